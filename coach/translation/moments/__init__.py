"""Dates and times as they are written in English and Chinese: read to the last character, or not.

What is read holds no more than the words say: a day without a year has none, and 11/12/2026, which
two readers read as two days, is kept as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from coach.lazily import lazy
from coach.translation.moments.in_figures import PATTERNS
from coach.translation.moments.parts import Day, Hour, Part, Pattern, Weekday

__all__ = ["Day", "Hour", "Part", "Weekday", "parts_of", "parts_within"]

_TORN = lazy(r"[A-Za-z\d][A-Za-z\d]|[./-]\d")


def parts_of(words: str, language: str) -> tuple[Part, ...] | None:
    """The parts of a moment in English ("en") or Chinese; None if not all of it is understood."""
    found: list[Part] = []
    at = 0
    while at < len(words):
        part = _next(words, at, language)
        if part is None:
            return None
        if part.kind != "glue":
            found.append(part)
        at = part.end
    return tuple(found)


def parts_within(words: str, language: str) -> Iterator[Part]:
    """The days, hours and offsets in `words` that are understood, whatever else is in them."""
    at = 0
    while at < len(words):
        torn = at > 0 and _TORN.match(words, at - 1)
        part = None if torn else _next(words, at, language)
        if part is not None and part.kind in ("day", "hour", "offset"):
            yield part
        at = part.end if part is not None and part.kind != "glue" else at + 1


def _next(words: str, at: int, language: str) -> Part | None:
    for kind, pattern, reader in _patterns(language):
        found = pattern.match(words, at)
        if found is not None and found.end() > at:
            said = reader(found)
            if said is not None:
                return Part(at, found.end(), kind, said)
    return None


@cache
def _patterns(language: str) -> tuple[Pattern, ...]:
    own = import_module(f"{__name__}.{'chinese' if language == 'zh' else 'english'}")
    return (*own.PATTERNS, *PATTERNS)
