"""Dates that no calendar has: 31 November, 30 February, 29 February of a common year, month 13.

English, Chinese and numeric writing. `{days}` is how many days the month has.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.identifiers.found import at_places
from coach.lazily import lazy

_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL = (
    "January February March April May June July August September October November December"
).split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = lazy(
    rf"(?<![\d.,/:-])(?P<day>3\d|29)(?:st|nd|rd|th)?(?: of)?[ -]?(?P<month>{_MONTH})\b"
    rf"(?:\.?[ ,-]{{0,2}}(?P<year>{_YEAR})(?!\d))?"
    rf"|\b(?P<month2>{_MONTH})\.?[ -]?(?:the )?(?P<day2>3\d|29)(?:st|nd|rd|th)?(?!\d|[.:]\d|%)"
    rf"(?:,? (?P<year2>{_YEAR})(?!\d))?"
    rf"|(?<![\d-])(?P<year3>{_YEAR})(?P<sep>[-/.])(?P<month3>\d\d?)(?P=sep)(?P<day3>\d\d?)(?![\d-])"
    rf"|(?<![\d./-])(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark)(?P<year5>{_YEAR})(?!\d)"
    rf"|(?:(?P<year4>{_YEAR})年)?(?<!\d)(?P<month4>\d\d?)月(?:份)?(?P<day4>\d\d?)[日号]"
)
_LIKELY = lazy(r"\d(?:(?<=2)9|(?<=3)\d|[-/.]\d|月)")
"""Stands in every such date: the 29th and later, figures with a mark between them, a month."""
_PLACE = lazy(r"(?<!\d)\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
"""Where a date can begin: at a figure, or at the name of a month."""
_COMMON_YEAR = 2027
_TEMPERATURE = lazy(r"\s?(?:%|°|pcs|units|sets|cartons|kg|usd|eur)")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every date with a day that its month does not have, or a month that no year has."""
    for sentence in document.sentences:
        if not _LIKELY.search(sentence.folded):
            continue
        places = [found.start() for found in _PLACE.finditer(sentence.folded)]
        for found in at_places(_DATE, sentence.folded, places):
            year, month, day = _parts(found)
            if _TEMPERATURE.match(sentence.folded, found.end()) or _exists(year, month, day):
                continue
            yield Hit(
                sentence.start + found.start(),
                sentence.start + found.end(),
                {"days": _days(year, month)},
            )


def _parts(found: re.Match[str]) -> tuple[int | None, int, int]:
    """Year, month and day; of 31.11.2026 the order that comes nearer to a date."""
    if found["first"] is not None:
        first, second, in_year = (int(found[name]) for name in ("first", "second", "year5"))
        monthly = second > 12 or (first <= 12 and _exists(in_year, first, second))
        return (in_year, first, second) if monthly else (in_year, second, first)
    for tail in ("", "2", "3", "4"):
        if found["month" + tail] is not None:
            month, year = found["month" + tail], found["year" + tail]
            number = int(month) if month.isdigit() else _NAMES.index(month[:3]) + 1
            return (int(year) if year else None), number, int(found["day" + tail])
    raise AssertionError("one branch of the pattern matches")


def _exists(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or day < 1:
        return False
    leap = 2028 if year is None else year
    return day <= monthrange(leap, month)[1]


def _days(year: int | None, month: int) -> Text:
    """What is wrong, in words."""
    if not 1 <= month <= 12:
        return Text(f"there is no month {month}", f"没有{month}月")
    days = monthrange(year or _COMMON_YEAR, month)[1]
    in_year = f" {year}" if year and month == 2 else ""
    in_year_zh = f"{year}年" if year and month == 2 else ""
    return Text(
        f"{_FULL[month - 1]}{in_year} has {days} days", f"{in_year_zh}{month}月只有{days}天"
    )
