"""The last part of a payment without the event that makes it due: “30% deposit, 70% balance”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.identifiers.terms import find_splits
from coach.lazily import lazy

_PAST = lazy(
    r"\b(?:paid|received|arrived|remains?|outstanding|open|owe|still|settled|transferred)\b|已"
    r"|收到了?|还没|未付|还欠|付了|到账",
    re.IGNORECASE,
)
_DUE = lazy(
    r"\b(?:before|prior|against|upon|after|when|once|on|by|within|due|at)\b|前|后|时|见|凭|到期"
    r"|天内|日内",
    re.IGNORECASE,
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each balance of a split that nothing in its sentence or the next makes due."""
    for split in find_splits(document.masked):
        if len(split.shares) < 2 or split.alternatives:
            continue
        last = split.shares[-1]
        sentence = document.sentence_at(last.start)
        if last.role != "balance" or last.has_event or sentence is None:
            continue
        tail = document.masked[last.end : last.end + 60]
        if _DUE.search(tail) or _PAST.search(sentence.raw):
            continue
        yield Hit(last.start, last.end)
