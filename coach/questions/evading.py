"""Where words put an answer off, or sound well and say nothing (evasions.yaml)."""

from __future__ import annotations

import re
from functools import cache

from coach.tables import table


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    rows = table("questions")["evasions"][kind]
    return tuple(re.compile(row) for row in (*rows["en"], *rows["zh"]))


def deferral_in(folded: str) -> tuple[int, int] | None:
    """Where the answer is put off in a text in lower case and simplified characters."""
    return _first(folded, "deferral")


def empty_words_in(folded: str) -> tuple[int, int] | None:
    """Where fine words stand that give no value."""
    return _first(folded, "empty")


def _first(folded: str, kind: str) -> tuple[int, int] | None:
    """The first stretch that the patterns cover, with those that go on where it ends."""
    found = (pattern.search(folded) for pattern in _patterns(kind))
    spans = sorted(one.span() for one in found if one)
    if not spans:
        return None
    start, end = spans[0]
    for first, last in spans[1:]:
        if first <= end + 1:
            end = max(end, last)
    return start, end
