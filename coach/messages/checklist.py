"""The checklist: every field that a message of a kind needs, and how the draft stands to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from coach.document import Document
from coach.draft import Context
from coach.finding import Language
from coach.messages.attachments import attached_in, holds_field
from coach.messages.classifying import SURE, Guess, classify
from coach.messages.conditions import Situation, holds, is_decisive
from coach.messages.contradictions import ALSO, Contradiction, contradictions
from coach.messages.inserting import place_for, sentence_for
from coach.messages.kinds import MessageKind, fields, message_kind
from coach.messages.reading import Reading, read_own, read_quoted
from coach.messages.recognising import Evidence, find_field
from coach.report import FieldState, FieldStatus


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of a draft, how sure that is, and its checklist, empty while the kind is unsure."""

    kind: str
    confidence: float
    checklist: tuple[FieldStatus, ...]
    contradictions: tuple[Contradiction, ...] = ()


class _Read(NamedTuple):
    own: Reading
    quoted: Reading | None


def judge(document: Document, context: Context) -> Judgement:
    """What kind of message the draft is, and what it says of the fields of that kind."""
    own = read_own(document)
    guess = _guess(own, context)
    kind = message_kind(guess.kind)
    if guess.confidence < SURE or not kind.needs:
        return Judgement(guess.kind, guess.confidence, ())
    read = _Read(own, read_quoted(document))
    evidence = _evidence(kind, read)
    country = context.sender.calendar_country
    contradicting = tuple(contradictions(own, country))
    situation = Situation(own, read.quoted, context, evidence)
    lines = tuple(_lines(kind, document, situation, contradicting))
    return Judgement(guess.kind, guess.confidence, lines, contradicting)


def _guess(own: Reading, context: Context) -> Guess:
    if context.kind is not None:
        return Guess(context.kind, 1.0, ((context.kind, 1.0),))
    return classify(own)


def _evidence(kind: MessageKind, read: _Read) -> dict[str, Evidence]:
    """The best evidence for each field: what the draft states, then what stands below it."""
    known = fields()
    attached = attached_in(read.own)
    found: dict[str, Evidence] = {}
    for name in sorted(kind.needs, key=lambda name: len(known[name].beside)):
        field = known[name]
        taken = [(found[one].start, found[one].end) for one in field.beside if one in found]
        best = find_field(field, read.own, "draft", taken)
        if (best is None or best.vague) and read.quoted is not None and not field.own:
            below = find_field(field, read.quoted, "quoted")
            if below is not None and (best is None or not below.vague):
                best = below
        if (best is None or best.vague) and holds_field(field, attached):
            best = Evidence(name, False, 0, 0, "attachment")
        if best is not None:
            found[name] = best
    return found


def _lines(
    kind: MessageKind,
    document: Document,
    situation: Situation,
    contradicting: tuple[Contradiction, ...],
) -> list[FieldStatus]:
    spans = _contradicted(contradicting)
    language: Language = "zh" if document.language == "zh" else "en"
    lines = []
    for name in sorted(kind.needs, key=_rank(kind)):
        evidence = situation.evidence.get(name)
        status = _status(name, kind, situation, spans)
        missing = status in ("missing", "vague") and kind.needs[name] != "optional"
        where = _spans(document, evidence, spans.get(name))
        insert = sentence_for(name, language) if missing else None
        lines.append(
            FieldStatus(
                field=name,
                requirement=kind.needs[name],
                status=status,
                spans=where,
                source=evidence.source if evidence else None,
                value=_value(document, where),
                insert_at=place_for(name, kind, document, situation) if insert else None,
                suggestion=insert,
            )
        )
    return lines


def _rank(kind: MessageKind) -> object:
    order = {name: place for place, name in enumerate(kind.order)}
    return lambda name: order.get(name, len(order))


def _contradicted(found: tuple[Contradiction, ...]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    return {name: one.spans for one in found for name in (one.field, *ALSO.get(one.field, ()))}


def _status(
    name: str,
    kind: MessageKind,
    situation: Situation,
    contradicted: Mapping[str, tuple[tuple[int, int], ...]],
) -> FieldState:
    if name in contradicted:
        return "contradicting"
    evidence = situation.evidence.get(name)
    condition = kind.conditions.get(name)
    wanted = condition is None or holds(condition, situation)
    if not wanted and is_decisive(condition):
        return "not_applicable"
    if evidence is not None and not evidence.vague:
        return "present"
    if not wanted or (evidence is None and kind.needs[name] == "optional"):
        return "not_applicable"
    return "vague" if evidence is not None else "missing"


def _spans(
    document: Document,
    evidence: Evidence | None,
    contradicted: tuple[tuple[int, int], ...] | None,
) -> tuple[tuple[int, int], ...]:
    """Where the field is stated, in code points of the source."""
    if contradicted is not None:
        return tuple(document.to_source(start, end) for start, end in contradicted)
    if evidence is None or evidence.source == "attachment":
        return ()
    return (document.to_source(evidence.start, evidence.end),)


def _value(document: Document, spans: tuple[tuple[int, int], ...]) -> str | None:
    return " / ".join(" ".join(document.source[a:b].split()) for a, b in spans) or None
