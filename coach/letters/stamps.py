"""The date and time beside a line of a chat: every app and locale writes its own.

Patterns run over text in which digits are ASCII and invisible marks are blanks, see
`coach.letters.chat`. A date of three numbers between strokes does not say whether day or month
comes first; `day_order` decides from all stamps of a chat, or says that it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

from coach.lazily import lazy

DayOrder = Literal["day_first", "month_first", "ambiguous", "plain"]
"""How numbers between strokes are read. "plain": the chat has none, or the year comes first."""
_Layout = Literal["year_first", "day_first", "stroke", "none"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? |(?:星期"
    r"|周)[一二三四五六日天] ?)"
)
_DATE = (
    rf"{_WEEKDAY}?(?:"
    r"(?P<y>\d{4}) ?[-/.年년] ?(?P<ym>\d{1,2}) ?[-/.月월] ?(?P<yd>\d{1,2})[.日号일]?"
    r"|(?P<a>\d{1,2}) ?(?P<sep>[-/.]) ?(?P<b>\d{1,2}) ?[-/.] ?(?P<c>\d{4}|\d{2})\b(?: ?г\.)?"
    rf"|(?P<nd>\d{{1,2}})(?:st|nd|rd|th)?\.? (?P<nm>{_MONTH})(?:,? (?P<ny>\d{{4}}))?"
    rf"|(?P<em>{_MONTH}) (?P<ed>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<ey>\d{{4}}))?"
    r"|(?P<sm>\d{1,2})月(?P<sd>\d{1,2})[日号]"
    r"|\d{1,2}[-/]\d{1,2}"
    rf"|today|yesterday|今天|昨天|前天|{_WEEKDAY.replace(',? ', '').replace(' ?', '')})"
)
_HALF_BEFORE = r"凌晨|早上|上午|中午|下午|傍晚|晚上|오전|오후|午前|午後"
_HALF_AFTER = r"[ap]\. ?m\.?|[ap]m|[صم]"
_TIME = (
    rf"(?P<before>{_HALF_BEFORE})? ?(?P<hour>[0-2]?\d)[:.：h](?P<minute>[0-5]\d)"
    rf"(?:[:.](?P<second>[0-5]\d))?(?: ?(?P<after>{_HALF_AFTER}))?(?![\w])(?: ?(?:ч\.|uhr))?"
)
_BETWEEN = r"(?:,|،|，|t(?=\d))? {0,3}(?:à|at|um|klo|kl\.|a las|às|alle)? ?"


_DATE_BARE, _TIME_BARE = (re.sub(r"\(\?P<\w+>", "(?:", part) for part in (_DATE, _TIME))
STAMP = rf"(?:{_DATE_BARE}{_BETWEEN}{_TIME_BARE}|{_TIME_BARE}{_BETWEEN}{_DATE_BARE})"
"""A date with a time, or a time with a date."""
TIME_ALONE = _TIME_BARE
_HAS_DATE = lazy(_DATE)
_HAS_TIME = lazy(_TIME)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date and a time as far as their words settle them.

    `numbers` is (year, month, day) where the layout says so, else the three numbers in their order;
    None where the day is not given or only relative (“yesterday”). `clock` is (hour, minute,
    second) or None.
    """

    layout: _Layout
    numbers: tuple[int, int, int] | None
    clock: tuple[int, int, int] | None

    def day(self, order: DayOrder) -> date | None:
        """The day, if the stamp names one and `order` settles it."""
        if self.numbers is None:
            return None
        first, second, third = self.numbers
        if self.layout == "year_first":
            return _date(first, second, third)
        if self.layout == "day_first":
            return _date(third, second, first)
        if order == "day_first" or first == second:
            return _date(third, second, first)
        return _date(third, first, second) if order == "month_first" else None

    def moment(self, order: DayOrder) -> datetime | None:
        """Day and time on the clock of whoever exported the chat, without a zone."""
        day = self.day(order)
        if day is None or self.clock is None:
            return None
        hour, minute, second = self.clock
        return datetime(day.year, day.month, day.day, hour, minute, second)


def read_stamp(text: str) -> Stamp:
    """The stamp in a text that `STAMP` or `TIME_ALONE` matched."""
    day = _HAS_DATE.search(text)
    # 24.11 looks like a time with a dot, so the time is sought beside the date.
    rest = text if day is None else text[: day.start()] + "|" + text[day.end() :]
    time = _HAS_TIME.search(rest)
    layout, numbers = ("none", None) if day is None else _numbers(day)
    return Stamp(layout, numbers, None if time is None else _clock(time))


def day_order(stamps: Iterable[Stamp], latest: date | None = None) -> DayOrder:
    """How strokes are read in a chat with these stamps, in its order.

    A reading holds if every day exists, none comes before the line above it and none after
    `latest`. Where both readings hold, nothing is proved.
    """
    found = [stamp for stamp in stamps if stamp.layout == "stroke"]
    if not found:
        return "plain"
    readings: tuple[DayOrder, ...] = ("day_first", "month_first")
    valid = [order for order in readings if all(stamp.day(order) for stamp in found)]
    in_order = [order for order in valid if _in_order(found, order, latest)]
    if all(stamp.numbers and stamp.numbers[0] == stamp.numbers[1] for stamp in found):
        return "day_first"
    left = in_order or valid
    return left[0] if len(left) == 1 else "ambiguous"


def _in_order(stamps: list[Stamp], order: DayOrder, latest: date | None) -> bool:
    days = [day for stamp in stamps if (day := stamp.day(order))]
    if latest is not None and any(day > latest for day in days):
        return False
    return all(before <= after for before, after in pairwise(days))


def _numbers(found: re.Match[str]) -> tuple[_Layout, tuple[int, int, int] | None]:
    group = found.groupdict()
    if group["y"]:
        return "year_first", (int(group["y"]), int(group["ym"]), int(group["yd"]))
    if group["a"]:
        # Only strokes are used both ways; no locale of CLDR puts the month first before dots
        # or hyphens with the year last.
        layout: _Layout = "stroke" if group["sep"] == "/" else "day_first"
        return layout, (int(group["a"]), int(group["b"]), _year(group["c"]))
    for day, month, year in (("nd", "nm", "ny"), ("ed", "em", "ey")):
        if group[day] and group[year]:
            number = _MONTHS.index(group[month][:3]) + 1
            return "year_first", (int(group[year]), number, int(group[day]))
    return "none", None


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _clock(found: re.Match[str]) -> tuple[int, int, int] | None:
    hour, minute = int(found["hour"]), int(found["minute"])
    before, after = found["before"] or "", (found["after"] or "").replace(" ", "")
    late = before in ("下午", "傍晚", "晚上", "오후", "午後") or after[:1] in ("p", "م")
    early = before in ("凌晨", "早上", "上午", "오전", "午前") or after[:1] in ("a", "ص")
    if late and hour < 12:
        hour += 12
    elif (early and hour == 12) or (before == "中午" and hour == 24):
        hour = 0
    elif before == "中午" and hour < 3:
        hour += 12
    return (hour, minute, int(found["second"] or 0)) if hour < 24 else None


def _date(year: int, month: int, day: int) -> date | None:
    # Thai exports count years from 543 before ours.
    if 2500 < year < 2650:
        year -= 543
    try:
        return date(year, month, day)
    except ValueError:
        return None
