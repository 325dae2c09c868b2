"""A weekday beside a date that falls on another day. English and Chinese.

With a year the slip is provable. Without one the coming such date counts, and the check speaks only
where the weekday fits neither this year nor next year's date. `settings.year` is "said" or
"unsaid" and chooses between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.timing.dated import Dated, dated
from coach.timing.expression import reckoning_of

_DAYS = "mon tue wed thu fri sat sun".split()
_ENGLISH = r"(?P<en>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs|r)?\b\.?"
_CHINESE = r"(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])"
_BEFORE = re.compile(rf"(?:\b{_ENGLISH}|{_CHINESE})[\s,，(（]{{0,3}}(?:the )?$")
_AFTER = re.compile(rf"^[\s,，]{{0,2}}[(（]?\s?(?:{_ENGLISH}|{_CHINESE})[)）]?")
_INSIDE = re.compile(rf"\b{_ENGLISH}|{_CHINESE}")
_ENGLISH_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every weekday that contradicts the date it stands with; `{right}` is the right one."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    for one in dated(document, reckoning):
        if one.full != (settings["year"] == "said") or "month" not in one.found.meaning.fixes:
            continue
        weekday = _weekday_beside(one)
        if weekday is None:
            continue
        number, start, end = weekday
        if number not in _possible(one):
            yield Hit(
                min(one.sentence.start + start, one.start),
                max(one.sentence.start + end, one.end),
                {"right": _right(one.day)},
            )


def _weekday_beside(one: Dated) -> tuple[int, int, int] | None:
    """The weekday named in or beside the date, and where; Monday is 0."""
    folded, found = one.sentence.folded, one.found
    inside = _INSIDE.search(folded, found.start, found.end)
    if inside:
        return _number(inside), inside.start(), inside.end()
    before = _BEFORE.search(folded[: found.start][-24:])
    if before:
        shift = max(0, found.start - 24)
        return _number(before), shift + before.start(), found.end
    after = _AFTER.search(folded[found.end : found.end + 24])
    if after:
        return _number(after), found.start, found.end + after.end()
    return None


def _number(found: re.Match[str]) -> int:
    if found["en"]:
        return _DAYS.index(found["en"])
    return "一二三四五六日天".index(found["zh"]) % 7 if found["zh"] != "天" else 6


def _possible(one: Dated) -> set[int]:
    """The weekdays that the date can fall on."""
    if one.full:
        return {one.day.weekday()}
    day = one.day
    years = (day.year - 1, day.year, day.year + 1)
    return {
        datetime(year, day.month, day.day).weekday()
        for year in years
        if (day.month, day.day) != (2, 29) or year % 4 == 0
    }


def _right(day: date) -> Text:
    """“26 November 2026 is a Thursday”."""
    from coach.planning.wording import MONTHS

    weekday = _ENGLISH_NAMES[day.weekday()]
    return Text(
        f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {weekday}",
        f"{day.year}年{day.month}月{day.day}日是周{'一二三四五六日'[day.weekday()]}",
    )
