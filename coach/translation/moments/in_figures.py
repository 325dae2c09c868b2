"""Dates in figures and offsets from UTC, which both languages write alike."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.translation.moments.parts import Day, Pattern, whole_day

_OFFSET = (
    r"(?:UTC|GMT)[ ]?[+\-−][ ]?\d{1,2}(?::\d\d)?|CET|CEST|BST|GMT|UTC|EST|EDT|PST|PDT|CST|IST|JST"
    r"|SGT|HKT|EET|MSK"
)
_DATE = lazy(
    r"(?P<y1>20\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?:(?P=s2)(?P<y2>(?:20)?\d\d))?(?![\d/-]|\.\d)"
)


def _date(found: re.Match[str]) -> Day | None:
    """A date: read where the year is first or the day beyond 12, else kept as it is written."""
    if found["y1"]:
        return _valid(int(found["y1"]), int(found["m1"]), int(found["d1"]))
    first, second = int(found["a"]), int(found["b"])
    year = int(found["y2"] or 0)
    if found["s2"] == "." and not year:
        return None  # 5.30 is a time as often as a day
    if not 1 <= first <= 31 or not 1 <= second <= 31 or min(first, second) > 12:
        return None
    if 0 < year < 100:
        return Day(raw=found[0])
    dotted = found["s2"] == "." and year  # the day comes first wherever dots are written
    if second <= 12 and (first == second or first > 12 or dotted):
        return _valid(year, second, first)
    if second > 12:
        return _valid(year, first, second)
    return Day(raw=found[0])


def _valid(year: int, month: int, day: int) -> Day | None:
    return whole_day(Day(year, month, day)) if month and day else None


def _offset(found: re.Match[str]) -> str:
    return found["words"]


PATTERNS: tuple[Pattern, ...] = (
    ("day", _DATE, _date),
    ("offset", lazy(rf"[(（]?(?P<words>{_OFFSET})\b[)）]?"), _offset),
)
