"""What to put where for a field that is missing: a sentence with blanks, after its neighbour."""

from __future__ import annotations

from coach.document import Document
from coach.finding import Language
from coach.messages.conditions import Situation
from coach.messages.kinds import MessageKind, fields


def sentence_for(field: str, language: Language) -> str | None:
    """The sentence, with blanks, that states the field; None if it can only be written freely."""
    insert = fields()[field].insert
    return insert.of(language) if insert else None


def place_for(field: str, kind: MessageKind, document: Document, situation: Situation) -> int:
    """Where the sentence goes, in code points of the source.

    Behind the line of the nearest field that comes before it in the order of the kind; at the top
    for a greeting, at the end of what the writer says for a signature.
    """
    own_end = _end_of_own(document)
    if field == "recipient":
        return document.offsets.start(_first(document))
    if field == "contact":
        return _source(document, own_end)
    before = kind.order[: kind.order.index(field)] if field in kind.order else kind.order
    for name in reversed(before):
        evidence = situation.evidence.get(name)
        if evidence is not None and evidence.source == "draft" and name != "contact":
            return _source(document, _line_end(document, evidence.end))
    return _source(document, _body_end(document))


def _source(document: Document, offset: int) -> int:
    return document.offsets.end(offset, max(0, offset - 1))


def _first(document: Document) -> int:
    text = document.text
    return len(text) - len(text.lstrip())


def _line_end(document: Document, offset: int) -> int:
    end = document.text.find("\n", offset)
    return len(document.text.rstrip()) if end < 0 else end


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
