"""Dates and numbers as people write them in tables, read strictly: what is ambiguous is refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from coach.lazily import lazy

FIRST_YEAR, LAST_YEAR = 1990, 2100
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_YEAR_FIRST = lazy(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?")
_COMPACT = lazy(r"(\d{4})(\d{2})(\d{2})")
_DAY_WORD = lazy(r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})\.?[,\s-]+(\d{4})")
_WORD_DAY = lazy(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_SLASHED = lazy(r"(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})")
_MIDNIGHT = lazy(r"[ t]00:00(?::00(?:\.0+)?)?$")

_POINT = lazy(r"[+-]?(?:\d{1,3}(?:[,\s'’]\d{3})+|\d+)(?:\.\d+)?")
_COMMA = lazy(r"[+-]?(?:\d{1,3}(?:[.\s'’]\d{3})+|\d+)(?:,\d+)?")


class Ambiguous(ValueError):
    """A value with two readings."""


def day_of(text: str, day_first: bool | None = None) -> date:
    """The day that `text` writes.

    `day_first` says how 05/06/2026 is meant, None that nobody knows. Raises Ambiguous for such a
    date if it is None, ValueError for what is no date.
    """
    folded = _MIDNIGHT.sub("", unicodedata.normalize("NFKC", text).strip().lower())
    for pattern in (_YEAR_FIRST, _COMPACT):
        if found := pattern.fullmatch(folded):
            return _day(*map(int, found.groups()))
    if found := _DAY_WORD.fullmatch(folded):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    if found := _WORD_DAY.fullmatch(folded):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    if found := _SLASHED.fullmatch(folded):
        return _slashed(int(found[1]), int(found[3]), int(found[4]), found[2], day_first)
    raise ValueError("not a date")


def order_of_slashes(text: str) -> bool | None:
    """Whether 25/06/2026 has the day first; None where `text` does not show it."""
    found = _SLASHED.fullmatch(text.strip())
    if found is None or found[2] == ".":
        return None
    first, second = int(found[1]), int(found[3])
    return None if (first > 12) == (second > 12) else first > 12


def moment_of(text: str, day_first: bool | None = None) -> datetime | date:
    """A day, or a moment with its zone such as 2026-11-26T10:00+08:00; raises as `day_of`."""
    try:
        return day_of(text, day_first)
    except Ambiguous:
        raise
    except ValueError:
        found = datetime.fromisoformat(text.strip())
        if found.utcoffset() is None:
            raise ValueError("a time without its zone") from None
        _day(found.year, found.month, found.day)
        return found


def number_of(text: str, *, comma: bool | None = None) -> Decimal:
    """The number that `text` writes.

    `comma` says that the comma is the decimal mark, None that the text itself has to show it.
    Raises Ambiguous for “1,234” and “1.234” if it is None, ValueError for what is no number.
    """
    folded = unicodedata.normalize("NFKC", text).strip().replace("\u00a0", " ")
    if comma is None:
        comma = decimal_comma(folded)
        if comma is None and re.search(r"[.,]", folded):
            raise Ambiguous("two readings")
    if not (_COMMA if comma else _POINT).fullmatch(folded):
        raise ValueError("not a number")
    plain = re.sub(r"[\s'’]", "", folded)
    plain = plain.replace(".", "").replace(",", ".") if comma else plain.replace(",", "")
    return Decimal(plain)


def decimal_comma(text: str) -> bool | None:
    """Whether the comma is the decimal mark in “1.234,50”; None where `text` does not show it."""
    marks: list[str] = re.findall(r"[.,]", text)
    if not marks:
        return None
    if len(set(marks)) == 2:
        return marks[-1] == ","
    if len(marks) > 1:
        return marks[0] == "."
    behind = re.search(r"[.,](\d*)\D*$", text)
    before = re.search(r"(\d*)[.,]", text)
    grouped = behind is not None and len(behind[1]) == 3
    if grouped and before is not None and 1 <= len(before[1]) <= 3 and before[1] != "0":
        return None
    return marks[0] == ","


def _month(word: str) -> int:
    short = word[:3]
    if short not in _MONTHS:
        raise ValueError("not a month")
    return _MONTHS.index(short) + 1


def _slashed(first: int, second: int, year: int, mark: str, day_first: bool | None) -> date:
    if mark == ".":
        return _day(year, second, first)  # 05.06.2026 has the day first everywhere
    if first > 12 or second > 12:
        day_first = first > 12
    if first == second:
        day_first = True
    if day_first is None:
        raise Ambiguous("two readings")
    day, month = (first, second) if day_first else (second, first)
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("a year far away")
    return date(year, month, day)
