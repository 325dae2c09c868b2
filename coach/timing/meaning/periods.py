"""Weeks, months and other units, their parts, and distances between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from coach.timing.meaning.arithmetic import (
    calendar_interval,
    ceiling,
    floor,
    long_weekend,
    parts_between,
    shifted,
)
from coach.timing.meaning.days import AnyYear, CalendarDate, Festival
from coach.timing.meaning.node import Fixes, Interval, Kind, Meaning, Unit
from coach.timing.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class Season(Meaning):
    """Spring, summer, autumn or winter of the north, from the `month` in which it begins.

    `year` or `shift` (this 0, next 1, last -1) tell which; without them the coming one is meant.
    """

    month: int
    year: Meaning | None = None
    shift: int | None = None

    @property
    def kind(self) -> Kind:
        return "daterange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.year.fixes if self.year else frozenset()

    @property
    def vague(self) -> bool:
        return True

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        if self.year is not None:
            years = [one.start.year for one in self.year.resolve(reckoning) if one.start]
            return tuple(each for year in years for each in self._in(year))
        this, now = reckoning.now.year, reckoning.now
        found = [each for year in range(this - 2, this + 3) for each in self._in(year)]
        ahead = [one for one in found if one.end and one.end > now]
        index = len(found) - len(ahead)
        if self.shift == -1:
            return tuple(found[index - 1 : index])
        if self.shift == 1:
            begun = bool(ahead and ahead[0].start and ahead[0].start <= now)
            return tuple(ahead[begun : begun + 1])
        return tuple(ahead[:1] + ([] if self.shift == 0 else found[index - 1 : index]))

    def _in(self, year: int) -> Iterator[Interval]:
        for first in calendar_interval(year, self.month, None):
            end = first.start and shifted(first.start, "month", 3)
            yield Interval(first.start, end, "quarter")


@dataclass(frozen=True, slots=True)
class Portion(Meaning):
    """The first (`count` > 0) or last units of something: “the last two weeks of May”."""

    count: float
    unit: Unit
    whole: Meaning

    @property
    def kind(self) -> Kind:
        return "daterange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.whole.fixes | {"count"}

    @property
    def vague(self) -> bool:
        return self.whole.vague

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        found = []
        for one in self.whole.resolve(reckoning):
            if one.start is None or one.end is None:
                continue
            if self.unit == "week" and one.grain == "year":
                weeks = list(parts_between(one.start, one.end, "week", reckoning))
                count = int(self.count)
                weeks = weeks[:count] if count > 0 else weeks[count:]
                found += [Interval(weeks[0].start, weeks[-1].end, "week")] if weeks else []
            elif self.count > 0:
                end = shifted(one.start, self.unit, self.count)
                found.append(Interval(one.start, end, self.unit))
            else:
                found.append(Interval(shifted(one.end, self.unit, self.count), one.end, self.unit))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Period(Meaning):
    """This (0), next (1) or last (-1) week, month, quarter, weekend, year … of the calendar.

    With `within`, the period is that of another expression: “the week of July 23”. `rolling` is
    the span of that length from now on: “the next hour”. `rest` begins today: “the rest of the
    week”.
    """

    unit: Unit
    shift: int = 0
    within: Meaning | None = None
    rest: bool = False

    @property
    def kind(self) -> Kind:
        if self.unit in ("day", "workday"):
            return "date"
        return "datetimerange" if self.unit in ("hour", "minute", "second") else "daterange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        inner = self.within.fixes if self.within else frozenset()
        return inner | _settled(self.unit)

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        bases = (
            [reading.start for reading in self.within.resolve(reckoning)]
            if self.within
            else [reckoning.now]
        )
        found: list[Interval] = []
        for base in bases:
            if base is not None:
                found += self._around(base, reckoning)
        return tuple(found)

    def _around(self, base: datetime, reckoning: Reckoning) -> Iterator[Interval]:
        if self.unit == "weekend" and isinstance(self.within, Festival):
            yield long_weekend(base)
            return
        start = floor(base, self.unit, reckoning.weekend)
        begin = shifted(start, self.unit, self.shift)
        if begin is None:
            return
        end = ceiling(begin, self.unit, reckoning.weekend)
        if self.rest:
            begin = max(begin, reckoning.midnight)
        yield Interval(begin, end, self.unit)


@dataclass(frozen=True, slots=True)
class Ahead(Meaning):
    """A distance from now or from another expression: “in 3 days”, “two weeks ago”, “tomorrow”.

    A negative `count` lies in the past. Days and longer keep the date only. `spread` widens a
    blurred distance: “in a few days” is 2 to 5.
    """

    count: float
    unit: Unit
    base: Meaning | None = None
    blurred: bool = False

    @property
    def kind(self) -> Kind:
        return "datetime" if self.unit in ("hour", "minute", "second") else "date"

    @property
    def fixes(self) -> frozenset[Fixes]:
        if self.blurred:
            return frozenset({"anchor"})
        return frozenset({"year", "month", "day", "count", "anchor"})

    @property
    def vague(self) -> bool:
        return self.blurred

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        bases = (
            [reading.start for reading in self.base.resolve(reckoning)]
            if self.base
            else [reckoning.now]
        )
        return tuple(reading for base in bases if base for reading in self._from(base, reckoning))

    def _from(self, base: datetime, reckoning: Reckoning) -> Iterator[Interval]:
        fine = self.unit in ("hour", "minute", "second")
        if not fine:
            base = floor(base, "day")
        if self.unit == "workday":
            at: datetime | None = reckoning.after_workdays(base, int(self.count))
        else:
            at = shifted(base, self.unit, self.count)
        if at is not None:
            yield Interval(at, at if fine else at + timedelta(days=1), self.unit if fine else "day")


@dataclass(frozen=True, slots=True)
class Stretch(Meaning):
    """A number of units that end or begin now: “the next 3 days”, “the last two weeks”, “未来三天”.

    `count` is negative for the past. `inclusive` counts the running unit in.
    """

    count: float
    unit: Unit
    base: Meaning | None = None
    blurred: bool = False
    inclusive: bool = False

    @property
    def kind(self) -> Kind:
        return "datetimerange" if self.unit in ("hour", "minute", "second") else "daterange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"anchor"} if self.blurred else {"count", "anchor"})

    @property
    def vague(self) -> bool:
        return self.blurred

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        if self.base:
            starts = [reading.start for reading in self.base.resolve(reckoning)]
        else:
            starts = [reckoning.now]
        return tuple(found for base in starts if base for found in self._from(base, reckoning))

    def _from(self, base: datetime, reckoning: Reckoning) -> Iterator[Interval]:
        fine = self.unit in ("hour", "minute", "second")
        if not fine:
            base = floor(base, "day")
            tomorrow = self.inclusive if self.count < 0 else not self.inclusive
            if tomorrow and (self.count < 0 or self.base is None):
                base += timedelta(days=1)
        if self.unit == "workday":
            other = self._last_workday(base, reckoning)
        elif self.unit in ("quarter", "half", "decade") and self.base is None:
            ahead = 1 if self.count > 0 and not self.inclusive else 0
            base = shifted(floor(reckoning.now, self.unit), self.unit, ahead) or base
            other = shifted(base, self.unit, self.count)
        else:
            other = shifted(base, self.unit, self.count)
        if other is not None:
            yield Interval(min(base, other), max(base, other), self.unit)

    def _last_workday(self, base: datetime, reckoning: Reckoning) -> datetime | None:
        """The other end of a stretch of working days, the last one inside it."""
        if self.count < 0:
            return reckoning.after_workdays(base, int(self.count))
        before = base if self.inclusive else base - timedelta(days=1)
        return reckoning.after_workdays(before, int(self.count)) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Nth(Meaning):
    """The nth unit or weekday in something: “the first Monday of May”, “last week of 2026”.

    `number` counts from 1, or from -1 backwards. `unit` is a unit, or a weekday from 0 to 6.
    """

    number: int
    unit: Unit | int
    within: Meaning

    @property
    def kind(self) -> Kind:
        days = isinstance(self.unit, int) or self.unit in ("day", "workday")
        return "date" if days else "daterange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        own: Fixes = "week"
        if self.kind == "date":
            own = "day"
        elif self.unit in ("month", "quarter"):
            own = "month" if self.unit == "month" else "quarter"
        return self.within.fixes | {own}

    @property
    def vague(self) -> bool:
        return self.within.vague

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        found = [
            found
            for reading in self.within.resolve(reckoning)
            if reading.start and reading.end
            for found in self._inside(reading.start, reading.end, reckoning)
        ]
        if isinstance(self.within, AnyYear):
            over = [one for one in found if one.end and one.end <= reckoning.midnight]
            ahead = [one for one in found if one.end and one.end > reckoning.midnight]
            over.sort(key=lambda one: one.start or reckoning.midnight, reverse=True)
            found = ahead[:1] + over[:1]
        return tuple(found)

    def _inside(self, start: datetime, end: datetime, reckoning: Reckoning) -> Iterator[Interval]:
        parts = list(parts_between(start, end, self.unit, reckoning))
        index = self.number - 1 if self.number > 0 else self.number
        if -len(parts) <= index < len(parts):
            yield parts[index]


Part = Literal[
    "start", "middle", "end", "first_half", "second_half", "first_third", "second_third",
    "last_third", "earlier", "later", "before_middle", "after_middle", "last_moment",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartOf(Meaning):
    """A stretch of something: early May, the end of next week, 月底, 上旬.

    Thirds and halves have clear borders; the others are blurred. `last_moment` is the final second,
    as in “the end of the day”.
    """

    part: Part
    whole: Meaning

    @property
    def kind(self) -> Kind:
        if self.part == "last_moment":
            return "datetime"
        return {"date": "datetimerange", "time": "timerange"}.get(  # type: ignore[return-value]
            self.whole.kind, self.whole.kind
        )

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.whole.fixes

    @property
    def vague(self) -> bool:
        sharp = ("first_half", "second_half", "first_third", "second_third", "last_third")
        return self.whole.vague or self.part not in sharp

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        return tuple(
            Interval(*self._borders(reading.start, reading.end, reading.grain, reckoning), "day")
            for reading in self.whole.resolve(reckoning)
            if reading.start and reading.end
        )

    def _borders(
        self, start: datetime, end: datetime, grain: Unit, reckoning: Reckoning
    ) -> tuple[datetime, datetime]:
        if self.part == "last_moment":
            last = end - timedelta(seconds=1)
            return last, last
        if self.part in ("later", "earlier"):
            return self._beside_now(start, end, grain, reckoning.midnight)
        if grain == "month" and (self.part == "middle" or self.part.endswith("third")):
            return _share_of_month(self.part, start, end)
        low, high = _SHARES[self.part]
        months = 12 if grain == "year" else 0
        if grain == "quarter" and self.part in ("start", "middle", "end"):
            third = {"start": 0, "middle": 1, "end": 2}[self.part]
            low, high, months = third / 3, (third + 1) / 3, 3
        elif grain == "year" and isinstance(self.whole, CalendarDate):
            low, high = {"start": (0, 1 / 3), "end": (2 / 3, 1)}.get(self.part, (low, high))
        if months:
            return (
                shifted(start, "month", round(months * low)) or start,
                shifted(start, "month", round(months * high)) or end,
            )
        whole = end - start
        cut_low, cut_high = start + whole * low, start + whole * high
        if whole >= timedelta(days=3):
            return floor(cut_low, "day"), (end if high == 1 else floor(cut_high, "day"))
        return cut_low, cut_high

    def _beside_now(
        self, start: datetime, end: datetime, grain: Unit, today: datetime
    ) -> tuple[datetime, datetime]:
        """“Earlier” and “later” in a running period: in its half, on this or that side of now."""
        half = floor(start + (end - start) / 2, "day")
        if grain == "year":
            half = shifted(start, "month", 6) or half
        if self.part == "later":
            return min(max(half, today), end), end
        return start, max(start + timedelta(days=1), min(half, today))


def _share_of_month(part: Part, start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Ten days each, as in 上旬 and 中旬; the middle is the 10th to the 20th."""
    first, last = {"first_third": (0, 10), "second_third": (10, 20), "middle": (9, 20)}.get(
        part, (20, 0)
    )
    return start + timedelta(days=first), start + timedelta(days=last) if last else end


_SHARES: dict[str, tuple[float, float]] = {
    "start": (0, 1 / 2),
    "middle": (1 / 3, 2 / 3),
    "end": (1 / 2, 1),
    "first_half": (0, 1 / 2),
    "second_half": (1 / 2, 1),
    "first_third": (0, 1 / 3),
    "second_third": (1 / 3, 2 / 3),
    "last_third": (2 / 3, 1),
    "earlier": (0, 1 / 2),
    "before_middle": (0, 1 / 2),
    "after_middle": (1 / 2, 1),
}


def _settled(unit: Unit) -> frozenset[Fixes]:
    names: dict[str, frozenset[Fixes]] = {
        "week": frozenset({"year", "month", "week"}),
        "weekend": frozenset({"year", "month", "week"}),
        "day": frozenset({"year", "month", "day"}),
        "workday": frozenset({"year", "month", "day"}),
        "month": frozenset({"year", "month"}),
        "quarter": frozenset({"year", "quarter"}),
        "half": frozenset({"year"}),
        "year": frozenset({"year"}),
    }
    return names.get(unit, frozenset())
