"""Where words for a missing field go: behind those a reader looks for before it."""

from __future__ import annotations

from coach.document import Document
from coach.messages.conditions import Situation
from coach.messages.kinds import MessageKind
from coach.messages.reading import STOP
from coach.messages.recognising import Evidence

_BORDERS = frozenset(",，;；|\n" + STOP)


def place_for(field: str, kind: MessageKind, document: Document, situation: Situation) -> int:
    """The text offset at which a line for the field goes in.

    Behind the line of the nearest field that comes before it in the order of the kind; at the top
    for a greeting, at the end of what the writer says for a signature.
    """
    if field == "recipient":
        return _first(document)
    if field == "contact":
        return _end_of_own(document)
    before = _before(field, kind, situation)
    if before is None:
        return _body_end(document)
    end = document.text.find("\n", before.end)
    return len(document.text.rstrip()) if end < 0 else end


def anchor_for(
    field: str, kind: MessageKind, document: Document, situation: Situation
) -> tuple[int, int]:
    """Characters of the draft that stand for the field: its own words, or those it would follow."""
    own = situation.evidence.get(field)
    before = _before(field, kind, situation)
    for evidence in (own, before):
        if evidence is not None and evidence.source == "draft":
            clause = _clause(document, situation.reading.typed, evidence)
            if clause is not None:
                return clause
    sentences = document.sentences
    if not sentences:
        return _first(document), len(document.text.rstrip())
    body = [one for one in sentences if one.block not in ("greeting", "closing")] or sentences
    chosen = body[0] if field == "recipient" else body[-1]
    return chosen.start, chosen.end


def _clause(document: Document, typed: str, evidence: Evidence) -> tuple[int, int] | None:
    """The clause around the evidence, within its sentence; None outside of what is linted."""
    sentence = document.sentence_at(evidence.start)
    if sentence is None:
        return None
    start, end = evidence.start, min(evidence.end, sentence.end)
    while start > sentence.start and typed[start - 1] not in _BORDERS:
        start -= 1
    while end < sentence.end and typed[end] not in _BORDERS:
        end += 1
    while start < end and typed[start] in " \n\t-*•":
        start += 1
    return (start, end) if start < end else None


def _before(field: str, kind: MessageKind, situation: Situation) -> Evidence | None:
    """The evidence for the nearest field before this one that the draft itself states."""
    before = kind.order[: kind.order.index(field)] if field in kind.order else kind.order
    for name in reversed(before):
        evidence = situation.evidence.get(name)
        if evidence is not None and evidence.source == "draft" and name != "contact":
            return evidence
    return None


def _first(document: Document) -> int:
    text = document.text
    return len(text) - len(text.lstrip())


def _end_of_own(document: Document) -> int:
    quotes = [block.start for block in document.blocks if block.kind == "quote"]
    end = min(quotes, default=len(document.text))
    return len(document.text[:end].rstrip())


def _body_end(document: Document) -> int:
    """Behind the last line before the closing and the signature."""
    end = _end_of_own(document)
    for block in document.blocks:
        if block.kind in ("closing", "signature") and block.start < end:
            return len(document.text[: block.start].rstrip()) or end
    return end
