"""Hours of the day, alone and on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import Literal

from coach.timing.meaning.arithmetic import floor
from coach.timing.meaning.node import Fixes, Interval, Kind, Meaning, Unit
from coach.timing.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class Clock(Meaning):
    """An hour of the day. `half` is "am", "pm", or None where 3 can be 3 or 15 o'clock.

    `certain` marks a 24-hour writing such as 03:00, which is never 15:00. Without a day it is the
    next such hour from now on.
    """

    hour: int
    minute: int = 0
    second: int = 0
    half: Literal["am", "pm"] | None = None
    certain: bool = False

    @property
    def kind(self) -> Kind:
        return "time"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"clock"})

    def hours(self) -> tuple[int, ...]:
        """The hours from 0 to 24 that can be meant, the likelier first."""
        if self.half == "am":
            return (self.hour % 12,) if self.hour <= 12 else (self.hour,)
        if self.half == "pm":
            return (self.hour % 12 + 12,) if self.hour <= 12 else (self.hour,)
        if self.certain or self.hour > 12 or self.hour == 0:
            return (self.hour,)
        late = self.hour % 12 + 12
        early = self.hour % 12
        return (early, late) if 7 <= self.hour <= 11 else (late, early)

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        grain: Unit = "second" if self.second else "minute"
        found = []
        for hour in self.hours():
            at = reckoning.midnight + timedelta(
                hours=hour, minutes=self.minute, seconds=self.second
            )
            at += timedelta(days=at < reckoning.now)
            found.append(Interval(at, at, grain))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class DayPart(Meaning):
    """“The morning”, 下午: from one hour to another, of which a share may be meant (early, late).

    Hours may pass 24 where the part runs into the next day. Without a day it is the running or the
    next such part.
    """

    name: str
    start: float
    end: float
    early: bool = False
    late: bool = False

    @property
    def kind(self) -> Kind:
        return "timerange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"part_of_day"})

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        start, end = self.start, self.end
        if self.early:
            end = start + (end - start) / 2
        elif self.late:
            start += (end - start) / 2
        midnight = reckoning.midnight
        if midnight + timedelta(hours=end) <= reckoning.now:
            midnight += timedelta(days=1)
        return (
            Interval(midnight + timedelta(hours=start), midnight + timedelta(hours=end), "hour"),
        )


@dataclass(frozen=True, slots=True)
class At(Meaning):
    """A clock time, part of day or range of hours on a day: “tomorrow at 3 pm”, 后天凌晨两点.

    `part` narrows the half of the day: “3 in the afternoon”.
    """

    day: Meaning
    time: Meaning

    @property
    def kind(self) -> Kind:
        return "datetime" if self.time.kind in ("time", "datetime") else "datetimerange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.day.fixes | self.time.fixes

    @property
    def vague(self) -> bool:
        return self.day.vague or self.time.vague

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        midnight = reckoning.midnight
        found = []
        hours = self.time.resolve(replace(reckoning, now=midnight))
        for day, hour in product(self.day.resolve(reckoning), hours):
            if day.start is not None:
                shift = floor(day.start, "day") - midnight
                found.append(
                    Interval(
                        hour.start and hour.start + shift, hour.end and hour.end + shift, hour.grain
                    )
                )
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Now(Meaning):
    """This very moment: “now”, “right away”, 现在."""

    @property
    def kind(self) -> Kind:
        return "datetime"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"year", "month", "day", "clock"})

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        now = reckoning.now.replace(microsecond=0)
        return (Interval(now, now, "second"),)
