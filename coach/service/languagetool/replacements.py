"""Ways out as LanguageTool shows them: words for one span that all of a match share.

The coach's suggestions may take in the whole sentence, or put a line elsewhere. The match then
covers what has to be replaced, and each of its replacements brings the words around it along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coach.finding import BLANK_CLOSE, BLANK_OPEN, Finding, Language, Suggestion, Text
from coach.lazily import lazy
from coach.service.languagetool.annotated import Annotated

_BLANK = lazy(rf"{BLANK_OPEN}([^{BLANK_CLOSE}]*){BLANK_CLOSE}")
_LAST_WORD = lazy(r"\S{1,20}\s*\Z")
_FIRST_WORD = lazy(r"\s*\S{1,20}")
_FILL_IN = Text("fill in: ", "请填写：")
_BETWEEN_BLANKS = Text("; ", "；")


@dataclass(frozen=True, slots=True)
class Edit:
    """`words` in the place of the code points `start..end` of the text."""

    start: int
    end: int
    words: str
    note: Text | None


@dataclass(frozen=True, slots=True)
class Covered:
    """The code points `start..end` of a match, and its replacements as plain data."""

    start: int
    end: int
    replacements: list[dict[str, Any]]


def covered(finding: Finding, annotated: Annotated, language: Language) -> Covered:
    """What the match of a finding covers, and the words to put there instead."""
    text = annotated.read
    edits = [_narrowed(edit, text) for edit in _edits(finding.suggestions)]
    spans = [(edit.start, edit.end) for edit in edits]
    if finding.scope == "sentence" or not edits or _touch(finding, edits):
        spans.append((finding.start, finding.end))
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if start == end:
        start, end = _beside(text, start, annotated.begin_of_piece(start))
    return Covered(start, end, [_replacement(edit, start, end, text, language) for edit in edits])


def _edits(suggestions: Sequence[Suggestion]) -> list[Edit]:
    return [
        Edit(one.start, one.end, one.replacement, one.note)
        for one in suggestions
        if one.replacement is not None
    ]


def _touch(finding: Finding, edits: Sequence[Edit]) -> bool:
    """Whether all edits lie at the words of the finding; what a message lacks is put elsewhere."""
    return all(finding.start <= edit.end and edit.start <= finding.end for edit in edits)


def _narrowed(edit: Edit, text: str) -> Edit:
    """The same edit without the words at its ends that stay as they are."""
    old, new = text[edit.start : edit.end], edit.words
    ahead = _shared(old, new)
    old, new = old[ahead:], new[ahead:]
    behind = _shared(old[::-1], new[::-1])
    return Edit(
        edit.start + ahead,
        edit.end - behind,
        new[: len(new) - behind],
        edit.note,
    )


def _shared(old: str, new: str) -> int:
    """How many characters both begin with, up to a gap between words; never all of `old`."""
    shared = 0
    for place, (one, other) in enumerate(zip(old[:-1], new, strict=False), start=1):
        if one != other:
            break
        if one.isspace():
            shared = place
    return shared


def _beside(text: str, at: int, since: int) -> tuple[int, int]:
    """The last word before a place where a line is put, or the first word behind it.

    The word does not begin before `since`: a replacement that covers markup would remove it.
    """
    before = _LAST_WORD.search(text, since, at)
    if before:
        return before.start(), at
    behind = _FIRST_WORD.match(text, at)
    return (at, behind.end()) if behind else (0, len(text))


def _replacement(edit: Edit, start: int, end: int, text: str, language: Language) -> dict[str, Any]:
    value = text[start : edit.start] + edit.words + text[edit.end : end]
    described = _description(edit, language)
    return {"value": value} | ({"shortDescription": described} if described else {})


def _description(edit: Edit, language: Language) -> str:
    """What the writer has to fill in, else the note."""
    blanks = dict.fromkeys(name for name in _BLANK.findall(edit.words) if name)
    if blanks:
        return _FILL_IN.of(language) + _BETWEEN_BLANKS.of(language).join(blanks)
    return edit.note.of(language) if edit.note else ""
