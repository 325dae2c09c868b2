"""What a reply still owes the message it answers, and the reply with first words for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.analysis import analyse
from coach.checking import check
from coach.document import Document
from coach.draft import Context
from coach.finding import Language
from coach.lazily import lazy
from coach.questions.answering import answers
from coach.questions.changing import Change, changes
from coach.report import FieldStatus, Question

_BLANK = lazy(r"⟦([^⟧]*)⟧")
_OWED = ("unanswered", "evaded")
_OPEN = ("missing", "vague")


@dataclass(frozen=True, slots=True)
class Completed:
    """`text` is the draft with first words for what it owes; `blanks` is what they ask for."""

    text: str
    questions: tuple[Question, ...]
    fields: tuple[FieldStatus, ...]
    changes: tuple[Change, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """What each ⟦blank⟧ of the text asks for."""
        return tuple(_BLANK.findall(self.text))


def completed(
    incoming: str, draft: str, context: Context, language: Language | None = None
) -> Completed:
    """Hold a draft, which may be empty, against the incoming message.

    `language` is that of the words put in; None is the draft's, or the message's if there is none.
    Raises ValueError where there is no incoming message.
    """
    if not incoming.strip():
        raise ValueError("incoming: there is no message to answer")
    context = replace(context, incoming=incoming)
    message, reply = analyse(incoming, chat=context.is_chat), analyse(draft, chat=context.is_chat)
    words = language or _language(reply if draft.strip() else message)
    questions = answers(message, reply, context)
    owed = [one.starter.of(words) for one in questions if one.starter and one.status in _OWED]
    text = _with_answers(draft, reply, list(dict.fromkeys(owed)))
    lacking = _lacking(draft, context) if draft.strip() else ()
    # An answer put in may say what a field asks for: only what is missing after it is put in.
    still = _lacking(text, context) if text.strip() else ()
    return Completed(
        text=_with_fields(text, [one for one in still if one.status == "missing"]),
        questions=questions,
        fields=lacking or still,
        changes=changes(message, reply) if draft.strip() else (),
    )


def _lacking(text: str, context: Context) -> tuple[FieldStatus, ...]:
    checklist = check(text, context).checklist
    return tuple(one for one in checklist if one.status in _OPEN and one.requirement != "optional")


def _language(document: Document) -> Language:
    return "zh" if document.language == "zh" else "en"


def _with_answers(draft: str, document: Document, lines: Sequence[str]) -> str:
    """The draft with lines behind its last words, before the closing."""
    if not lines:
        return draft
    at = _body_end(document)
    before, after = draft[:at], draft[at:]
    return before + ("\n\n" if before.strip() else "") + "\n".join(lines) + after


def _body_end(document: Document) -> int:
    """The code point behind the last words before closing, signature and quoted messages."""
    source = document.source
    ends = [
        document.to_source(block.start, block.end)[0]
        for block in document.blocks
        if block.kind in ("closing", "signature", "quote") and source[: block.start].strip()
    ]
    return len(source[: min(ends, default=len(source))].rstrip())


def _with_fields(text: str, fields: Sequence[FieldStatus]) -> str:
    """The text with the words of each field at its place."""
    parts: list[str] = []
    at = 0
    for one in sorted(fields, key=lambda each: each.insert_at or 0):
        if one.insert_at is None or not one.suggestion:
            continue
        parts += (
            text[at : one.insert_at],
            _as_lines(one, is_first=not text[: one.insert_at].strip()),
        )
        at = one.insert_at
    return "".join((*parts, text[at:]))


def _as_lines(field: FieldStatus, *, is_first: bool) -> str:
    """The words of a field on lines of their own: greeting and closing stand apart."""
    if is_first:
        return f"{field.suggestion}\n\n"
    return f"\n\n{field.suggestion}" if field.field == "contact" else f"\n{field.suggestion}"
