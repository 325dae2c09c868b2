"""Account data in a draft, without a word on how the reader can make sure that they are ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.identifiers.finders import verifiable_in
from coach.lazily import lazy

_VERIFY = lazy(
    r"\b(?:verif\w+|call(?:ing)? (?:us|me|our)|by (?:tele)?phone|confirm\w* .{0,30}(?:phone"
    r"|call)|double[- ]check .{0,30}(?:phone|call))\b"
    r"|电话(?:.{0,6})(?:核实|确认|核对)|致电|打电话|来电(?:核实|确认)",
    re.IGNORECASE,
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The first account of a draft that does not ask to verify it by telephone."""
    for fact in verifiable_in(document.masked):
        if fact.kind in ("iban", "account") and document.sentence_at(fact.start) is not None:
            if not _VERIFY.search(document.masked):
                yield Hit(fact.start, fact.end)
            return
