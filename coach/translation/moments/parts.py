"""The parts that a written moment has: days, hours, weekdays, whose clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["day", "hour", "weekday", "relative", "offset", "clock", "to", "glue"]
Half = Literal["am", "pm", "noon"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day or month of the calendar; 0 for what is not said.

    `about` is the part of a month: early, mid, late, end. `raw` is a date that can be read in two
    ways, as it is written; `week` and `quarter` are the number of one. `last` is the last day where
    several days of one month are said: 4–8 December.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    about: str = ""
    raw: str = ""
    week: int = 0
    quarter: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of the day; with a `half` it is told by the clock of twelve hours.

    `raw` is how it is written where that is the same everywhere: 09:20. `bare` says that the hour
    is told alone, without the half of the day: 5点.
    """

    hour: int
    minute: int = 0
    half: Half | None = None
    bare: bool = False
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, 0 for Monday, and which week it is in: this, next, last or unsaid."""

    number: int
    week: str = ""


Said = Day | Hour | Weekday | int | str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a moment. Offsets count code points of the text that was read.

    What is said of a relative day is the number of its row in rules/forms/times.yaml, of a clock
    its English and its Chinese name with a tab between, of an offset its letters.
    """

    start: int
    end: int
    kind: Kind
    said: Said


Reader = Callable[[re.Match[str]], Said | None]
Pattern = tuple[Kind, re.Pattern[str], Reader]


def whole_day(day: Day) -> Day | None:
    """The day, if there can be such a one."""
    fits = max(day.day, day.last) <= 31 and (not day.last or day.day < day.last)
    return day if fits and day.month <= 12 else None


def hour_of(hour: int, minute: int, half: Half | None, raw: str = "") -> Hour | None:
    """The time, if there is such a one; the half is left out where the hour needs none."""
    if hour > 24 or minute > 59:
        return None
    if half == "noon" and not 11 <= hour <= 13:
        return None
    if half is None:
        return Hour(hour, minute, raw=raw)
    if hour > 12 or hour == 0:
        return Hour(hour, minute)  # 下午17:00, 0:30 am
    return Hour(hour, minute, half)
