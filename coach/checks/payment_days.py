"""A credit in days that does not say from when they count: “L/C 60 days”, “D/A 60”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.identifiers.terms import PaymentTerm, find_payment_terms
from coach.lazily import lazy

_FROM: dict[str, Text] = {
    "L/C": Text("sight or the B/L date", "见票日或提单日"),
    "D/A": Text("sight or the B/L date", "见票日或提单日"),
    "D/P": Text("sight or the B/L date", "见票日或提单日"),
    "O/A": Text("the invoice date or the B/L date", "发票日或提单日"),
    "net": Text("the invoice date or the B/L date", "发票日或提单日"),
    "credit": Text("the invoice date or the B/L date", "发票日或提单日"),
}
_ASIDE = lazy(
    r"\b(?:not|cannot|can't|don't|no|if|instead|reject|refuse|opened|issued|expires?|valid|ago"
    r"|late|overdue)\b|不|没|如果|开证|有效|过期",
    re.IGNORECASE,
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such credit, once for each method."""
    told: set[str] = set()
    for term in find_payment_terms(document.masked):
        if term.days is None or term.days_from is not None or term.method not in _FROM:
            continue
        if "账期" in document.masked[term.start : term.end]:
            continue
        sentence = document.sentence_at(term.start)
        if term.method in told or sentence is None or _ASIDE.search(sentence.raw):
            continue
        if not _is_anchored(document, term):
            told.add(term.method)
            yield Hit(term.start, term.end, {"from": _FROM[term.method]})


def _is_anchored(document: Document, term: PaymentTerm) -> bool:
    """Whether another mention in the draft says from when."""
    return any(
        other.days_from
        for other in find_payment_terms(document.masked)
        if other.method == term.method
    )
