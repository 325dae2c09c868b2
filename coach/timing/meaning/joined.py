"""Meanings made of others: ranges, limits, approximations, repetitions."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from coach.timing.meaning.arithmetic import shifted
from coach.timing.meaning.days import CalendarDate, Weekday
from coach.timing.meaning.hours import At, Clock, DayPart, Now
from coach.timing.meaning.lengths import Amount, Total
from coach.timing.meaning.node import Fixes, Interval, Kind, Meaning
from coach.timing.meaning.periods import PartOf
from coach.timing.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class Between(Meaning):
    """From one point up to and with another: “from Monday to Friday”, “9:30–11:00”, 周三到周五."""

    first: Meaning
    last: Meaning

    @property
    def kind(self) -> Kind:
        kinds = {self.first.kind, self.last.kind}
        if kinds <= {"time", "timerange"}:
            return "timerange"
        return "daterange" if kinds <= {"date", "daterange"} else "datetimerange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.first.fixes | self.last.fixes

    @property
    def vague(self) -> bool:
        return self.first.vague or self.last.vague

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        """For each beginning the first end behind it; an end that would lie before moves on."""
        if self.kind == "timerange":
            return self._hours(reckoning)
        if isinstance(self.last, Now) and self.first.kind == "time":
            first = Bygone(self.first).resolve(reckoning)
            return tuple(Interval(one.start, reckoning.now, one.grain) for one in first)
        return self._ranges(reckoning)

    def _hours(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        """Hours without a day: those that run now, or the next ones."""
        found = self._ranges(replace(reckoning, now=reckoning.midnight))
        day = timedelta(days=1)
        return tuple(
            Interval(one.start and one.start + day, one.end + day, one.grain)
            if one.end and one.end <= reckoning.now
            else one
            for one in found
        )

    def _ranges(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        found = []
        for first in self.first.resolve(reckoning):
            if first.start is None:
                continue
            later = replace(reckoning, now=first.start)
            moment = later if _relative_to_start(self.last) else reckoning
            until_start = isinstance(self.last, PartOf) and self.last.part == "start"
            ends = [
                last.start if until_start and last.start else last.end
                for last in self.last.resolve(moment)
                if last.end
            ]
            behind = sorted(end for end in ends if end > first.start)
            end = behind[0] if behind else self._next_day(ends, first.start)
            if end is not None:
                found.append(Interval(first.start, end, first.grain))
        if self.kind == "daterange" and isinstance(self.first, CalendarDate):
            today = reckoning.midnight
            found.sort(key=lambda one: not (one.start and one.start <= today < (one.end or today)))
        return tuple(found)

    def _next_day(self, ends: list[datetime], start: datetime) -> datetime | None:
        """An end told by the clock alone, on the first day on which it lies behind `start`."""
        if not ends or not isinstance(self.last, (At, Clock, DayPart, Around)):
            return None
        end = min(ends)
        try:
            return end + timedelta(days=max(0, -((end - start) // timedelta(days=1))))
        except OverflowError:
            return None


@dataclass(frozen=True, slots=True)
class Lasting(Meaning):
    """From a moment on for a length: “from 2 pm for 2 hours”, “two weeks starting May 20th”."""

    first: Meaning
    length: Amount | Total

    @property
    def kind(self) -> Kind:
        if self.first.kind == "time":
            return "timerange"
        parts = self.length.parts if isinstance(self.length, Total) else (self.length,)
        fine = any(part.unit in ("hour", "minute", "second") for part in parts)
        return "datetimerange" if fine or self.first.kind == "datetime" else "daterange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.first.fixes | {"count"}

    @property
    def vague(self) -> bool:
        return self.first.vague or self.length.vague

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        parts = self.length.parts if isinstance(self.length, Total) else (self.length,)
        found = []
        for one in self.first.resolve(reckoning):
            end = one.start
            for part in parts:
                if end and (part.unit == "workday" or part.day_kind == "working"):
                    end = reckoning.after_workdays(end, int(part.high))
                elif end:
                    end = shifted(end, part.unit, part.high)
            if one.start and end:
                found.append(Interval(one.start, end, parts[-1].unit))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Bound(Meaning):
    """One-sided: before, after, since or until something. 周五之前, “from Monday on”."""

    side: Literal["before", "until", "after", "since"]
    limit: Meaning

    @property
    def kind(self) -> Kind:
        return {  # type: ignore[return-value]
            "date": "daterange",
            "time": "timerange",
            "datetime": "datetimerange",
        }.get(self.limit.kind, self.limit.kind)

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.limit.fixes

    @property
    def vague(self) -> bool:
        return self.limit.vague

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        found = []
        for one in self.limit.resolve(reckoning):
            if self.side == "before":
                ends = isinstance(self.limit, PartOf) and self.limit.part == "end"
                found.append(Interval(None, one.end if ends else one.start, one.grain))
            elif self.side == "until":
                found.append(Interval(None, one.end, one.grain))
            elif self.side == "after":
                begins = isinstance(self.limit, PartOf) and self.limit.part == "start"
                found.append(Interval(one.start if begins else one.end, None, one.grain))
            else:
                found.append(Interval(one.start, None, one.grain))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _OfPoint(Meaning):
    """Like its point in all that a node does not say anew."""

    point: Meaning

    @property
    def kind(self) -> Kind:
        return self.point.kind

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.point.fixes

    @property
    def vague(self) -> bool:
        return self.point.vague


@dataclass(frozen=True, slots=True)
class Around(_OfPoint):
    """About that time: “around the 15th”, 三点左右, “approximately 3 weeks”."""

    @property
    def vague(self) -> bool:
        return True

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        return self.point.resolve(reckoning)


@dataclass(frozen=True, slots=True)
class About(Around):
    """A sharp time with a word before it that says “about”: 大概8点, 约11月5日."""


def without_about(meaning: Meaning) -> Meaning:
    """The meaning as it would be without words that say “about”; itself where there are none."""
    if isinstance(meaning, About):
        return without_about(meaning.point)
    node: Any = meaning
    parts = ((part.name, getattr(node, part.name)) for part in fields(node))
    sharper = {
        name: sharp
        for name, part in parts
        if isinstance(part, Meaning) and (sharp := without_about(part)) is not part
    }
    return cast(Meaning, replace(node, **sharper)) if sharper else meaning


@dataclass(frozen=True, slots=True)
class Bygone(_OfPoint):
    """A point that the words around it put into the past: “since Monday”, “your mail of 3 May”.

    The readings that had begun by now come first, the latest of them at the head.
    """

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        if self.kind in ("time", "timerange"):
            return self.point.resolve(replace(reckoning, now=reckoning.midnight))
        readings = self.point.resolve(reckoning)
        now = reckoning.now
        return tuple(sorted(readings, key=lambda one: not (one.start and one.start <= now)))


@dataclass(frozen=True, slots=True)
class Every(Meaning):
    """Something that repeats: “every Monday at 9”, “weekly”, 每周一. It has no single moment.

    `others` are the further days of a list: “every Monday, Wednesday and Friday”.
    """

    of: Meaning | None = None
    others: tuple[Meaning, ...] = ()

    @property
    def kind(self) -> Kind:
        return "set"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.of.fixes if self.of else frozenset()

    @property
    def vague(self) -> bool:
        return self.of is not None and self.of.vague

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Unsaid(Meaning):
    """A word for some time that no calendar resolves: soon, ASAP, 尽快, 近期, 不久前.

    `ahead` is False where it tells of the past.
    """

    ahead: bool = True

    @property
    def kind(self) -> Kind:
        return "daterange"

    @property
    def vague(self) -> bool:
        return True

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        return ()


def _relative_to_start(meaning: Meaning) -> bool:
    """Whether the end of a range is reckoned from its beginning: “5 to 7 May”, 周三到周五."""
    if isinstance(meaning, CalendarDate):
        return meaning.year is None
    return isinstance(meaning, Weekday) and meaning.week is None
