"""Where words put an answer off, or sound well and say nothing; from rules/questions/evasions.yaml."""

from __future__ import annotations

import re
from functools import cache

from coach.tables import table


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    rows = table("questions")["evasions"][kind]
    return re.compile("|".join([*rows["en"], *rows["zh"]]))


def deferral_in(folded: str) -> tuple[int, int] | None:
    """Where the answer is put off in a text in lower case and simplified characters."""
    found = _pattern("deferral").search(folded)
    return found.span() if found else None


def empty_words_in(folded: str) -> tuple[int, int] | None:
    """Where fine words stand that give no value."""
    found = _pattern("empty").search(folded)
    return found.span() if found else None
