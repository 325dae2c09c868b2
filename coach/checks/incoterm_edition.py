"""An offer or a confirmation with a rule and its place, but without the edition of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.identifiers.terms import find_incoterms

_BINDING = frozenset({"inquiry_reply", "order_confirmation"})


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The first rule with a place, where no rule of the draft names an edition."""
    if context.kind not in _BINDING:
        return
    terms = find_incoterms(document.masked)
    if any(term.edition or term.domestic for term in terms) or "ncoterm" in document.text:
        return
    for term in terms:
        if term.place is not None and term.instead is None:
            yield Hit(term.start, term.end)
            return
