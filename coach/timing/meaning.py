"""What a time expression means, apart from the language it is written in.

A meaning is a small tree of frozen nodes that a grammar builds once. `resolve` reckons it against a
moment and answers its readings, the likeliest in a business letter first: a weekday is the coming
one, “at 3” is in the afternoon. All moments are wall-clock times without a zone, and every
interval ends where the next one begins: the end is exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from itertools import product
from typing import Literal

from coach.timing.reckoning import Reckoning

Kind = Literal[
    "date", "time", "datetime", "daterange", "timerange", "datetimerange", "duration", "set"
]
Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "workday",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]
Fixes = Literal[
    "year", "quarter", "month", "week", "weekday", "day", "part_of_day", "clock", "count", "anchor",
    "day_kind",
]  # fmt: skip
"""What an expression settles. “Friday” settles the weekday, “5 May” month and day."""

_MONTHS: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_SECONDS: dict[str, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "workday": 86_400,
    "weekend": 2 * 86_400,
    "week": 7 * 86_400,
    "fortnight": 14 * 86_400,
    "month": 30 * 86_400,
    "quarter": 90 * 86_400,
    "half": 182 * 86_400,
    "year": 365 * 86_400,
    "decade": 3650 * 86_400,
    "century": 36_500 * 86_400,
}


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to before `end`; None is an open side. `grain` is how fine it was said."""

    start: datetime | None
    end: datetime | None
    grain: Unit


class Meaning:
    """A node. `kind` is what it denotes; `fixes` is what it settles; `vague` marks blurred borders.

    `resolve` answers its readings, best first; none where it cannot be reckoned.
    """

    __slots__ = ()

    @property
    def kind(self) -> Kind:
        raise NotImplementedError

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset()

    @property
    def vague(self) -> bool:
        return False

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        raise NotImplementedError


# Days, months and years


@dataclass(frozen=True, slots=True)
class CalendarDate(Meaning):
    """“5 May 2026”, “May”, “2026”, “the 5th”: what is None was not said.

    `swappable` marks a numeric date whose day and month could be exchanged; they stand as the
    month first.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    swappable: bool = False

    @property
    def kind(self) -> Kind:
        return "date" if self.day is not None else "daterange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        said: list[Fixes] = []
        if self.year is not None:
            said.append("year")
        if self.month is not None and not self.swappable:
            said.append("month")
        if self.day is not None and not self.swappable:
            said.append("day")
        return frozenset(said)

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        readings = list(self._readings(self.month, self.day, reckoning))
        if self.swappable:
            other = list(self._readings(self.day, self.month, reckoning))
            readings = other + readings if reckoning.day_first else readings + other
        return tuple(readings)

    def _readings(
        self, month: int | None, day: int | None, reckoning: Reckoning
    ) -> Iterator[Interval]:
        if month is None and day is None:
            if self.year is not None:
                yield from _calendar_interval(self.year, None, None)
            return
        for year, in_month in self._candidates(month, day, reckoning.now):
            yield from _calendar_interval(year, in_month, day)

    def _candidates(
        self, month: int | None, day: int | None, now: datetime
    ) -> Iterator[tuple[int, int]]:
        """Year and month of each reading: the running one or the next first, then the past one."""
        if self.year is not None and month is not None:
            yield self.year, month
        elif self.year is not None:
            yield from ((self.year, each) for each in range(1, 13))
        elif month is not None:
            over = (month, day or 31) < (now.month, now.day)
            found = [
                year
                for year in range(now.year - 8, now.year + 9)
                if day is None or _exists(year, month, day)
            ]
            ahead = [year for year in found if year >= now.year + over][:1]
            behind = [year for year in found if year < now.year + over][-1:]
            yield from ((year, month) for year in ahead + behind)
        elif day is not None:
            first = 0 if day >= now.day else 1
            for step in (first, first - 1, first + 1):
                at = _shifted(now.replace(day=1), "month", step)
                if at and _exists(at.year, at.month, day):
                    yield at.year, at.month


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """“Friday” (week None), “this Friday” (0), “next Friday” (1), “last Friday” (-1). Monday is 0.

    Week 0 is the one from Monday to Sunday in which `now` lies. `coming` takes the first such day
    after today whatever its week, as in “the coming Friday”; `gone` the last one before today,
    as in “this past Friday”.
    """

    weekday: int
    week: int | None = None
    coming: bool = False
    gone: bool = False

    @property
    def kind(self) -> Kind:
        return "date"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"weekday"} if self.week is None else {"weekday", "week"})

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        today = reckoning.midnight
        if self.week is not None:
            monday = today - timedelta(days=today.weekday())
            return _days(monday + timedelta(days=7 * self.week + self.weekday))
        if self.gone:
            return _days(today - timedelta(days=(today.weekday() - self.weekday - 1) % 7 + 1))
        ahead = today + timedelta(days=(self.weekday - today.weekday()) % 7)
        if self.coming and ahead == today:
            ahead += timedelta(days=7)
        if self.coming:
            return _days(ahead)
        week = timedelta(days=7)
        if ahead == today:
            return _days(ahead, ahead + week, ahead - week)
        return _days(ahead, ahead - week)


@dataclass(frozen=True, slots=True)
class DayOfWeekNumbered(Meaning):
    """“Monday 21”, “Friday the 13th”: the nearest month in which that day is that weekday."""

    weekday: int
    day: int

    @property
    def kind(self) -> Kind:
        return "date"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"weekday", "day"})

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        first = reckoning.now.replace(day=1)
        found: list[datetime] = []
        for step in (*range(0, 15), *range(-1, -15, -1)):
            at = _shifted(first, "month", step)
            if at and _exists(at.year, at.month, self.day):
                day = datetime(at.year, at.month, self.day)
                if day.weekday() == self.weekday:
                    found.append(day)
        today = reckoning.midnight
        ahead = [day for day in found if day >= today][:1]
        behind = sorted((day for day in found if day < today), reverse=True)[:1]
        if ahead and behind:
            far, near = ahead[0] - today, today - behind[0]
            if far > timedelta(days=92) and near < timedelta(days=31):
                return _days(*behind, *ahead)
        return _days(*ahead, *behind)


@dataclass(frozen=True, slots=True)
class Dated(Meaning):
    """A date with its weekday: “Monday, 12 May”. Readings that fall on that weekday come first.

    That no reading falls on it is the writer's mistake; the date stands. `near` says that it is
    close by, as in “this Friday 5/12”.
    """

    weekday: int
    date: Meaning
    near: bool = False

    @property
    def kind(self) -> Kind:
        return self.date.kind

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.date.fixes | {"weekday"}

    @property
    def vague(self) -> bool:
        return self.date.vague

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        readings = self.date.resolve(reckoning)
        if self.near:
            readings = tuple(
                sorted(
                    (one for one in readings if one.start),
                    key=lambda one: abs((one.start or reckoning.now) - reckoning.now),
                )
            )
        return tuple(sorted(readings, key=self._misses))

    def _misses(self, reading: Interval) -> bool:
        return reading.start is None or reading.start.weekday() != self.weekday


@dataclass(frozen=True, slots=True)
class InYear(Meaning):
    """A date or a part of a year in the year of something: “June next year”, “next 6 April”.

    Without `year` it is the next (1), the last (-1) or this year's (0) such date, by `shift`.
    """

    date: CalendarDate
    year: Meaning | None = None
    shift: int = 0

    @property
    def kind(self) -> Kind:
        return self.date.kind

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.date.fixes | {"year"}

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        if self.year is not None:
            years = [one.start.year for one in self.year.resolve(reckoning) if one.start]
            return tuple(found for year in years for found in self._in(year, reckoning))
        this = reckoning.now.year
        if not self.shift:
            return tuple(self._in(this, reckoning))
        turns = [self._in(this + step * self.shift, reckoning) for step in range(3)]
        found = [one for turn in turns for one in turn[:1]]
        found += [one for turn in turns for one in turn[1:]]
        today = reckoning.midnight
        if self.shift > 0:
            return tuple(one for one in found if one.start and one.start > today)
        return tuple(one for one in found if one.end and one.end <= today)

    def _in(self, year: int, reckoning: Reckoning) -> tuple[Interval, ...]:
        date = self.date
        return CalendarDate(year, date.month, date.day, date.swappable).resolve(reckoning)


@dataclass(frozen=True, slots=True)
class AnyYear(Meaning):
    """The year that a quarter or half without one belongs to: this, the next or the past one."""

    @property
    def kind(self) -> Kind:
        return "daterange"

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        this = reckoning.now.year
        years = (this, this + 1, this - 1)
        return tuple(each for year in years for each in _calendar_interval(year, None, None))


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
        for first in _calendar_interval(year, self.month, None):
            end = first.start and _shifted(first.start, "month", 3)
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
                weeks = list(_parts(one.start, one.end, "week", reckoning))
                count = int(self.count)
                weeks = weeks[:count] if count > 0 else weeks[count:]
                found += [Interval(weeks[0].start, weeks[-1].end, "week")] if weeks else []
            elif self.count > 0:
                end = _shifted(one.start, self.unit, self.count)
                found.append(Interval(one.start, end, self.unit))
            else:
                found.append(Interval(_shifted(one.end, self.unit, self.count), one.end, self.unit))
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
            yield _long_weekend(base)
            return
        start = floor(base, self.unit, reckoning.weekend)
        begin = _shifted(start, self.unit, self.shift)
        if begin is None:
            return
        end = _ceiling(begin, self.unit, reckoning.weekend)
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
            at = _shifted(base, self.unit, self.count)
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
            base = _shifted(floor(reckoning.now, self.unit), self.unit, ahead) or base
            other = _shifted(base, self.unit, self.count)
        else:
            other = _shifted(base, self.unit, self.count)
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
        parts = list(_parts(start, end, self.unit, reckoning))
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
                _shifted(start, "month", round(months * low)) or start,
                _shifted(start, "month", round(months * high)) or end,
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
            half = _shifted(start, "month", 6) or half
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


@dataclass(frozen=True, slots=True)
class Festival(Meaning):
    """A named day: “Christmas 2026”, “after CNY” has it inside. `key` is one of FESTIVALS.

    `year` gives the year; without it the coming one is meant, `shift` -1 the past and 1 the next
    year's. `whole` takes all its days where it has several (Spring Festival, Ramadan).
    """

    key: str
    year: Meaning | None = None
    shift: int | None = None
    whole: bool = False

    @property
    def kind(self) -> Kind:
        return "daterange" if self.whole else "date"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"month", "day", "year"} if self.year else {"month", "day"})

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        from coach.timing.festivals import festival

        found = []
        for year in self._years(reckoning):
            if not MINYEAR < year < MAXYEAR:
                continue
            day = festival(self.key, year, reckoning.country)
            if day is not None:
                start = datetime(day.first.year, day.first.month, day.first.day)
                end = datetime(day.end.year, day.end.month, day.end.day)
                found.append(
                    Interval(start, end if self.whole else start + timedelta(days=1), "day")
                )
        if self.year is None and self.shift != 0:
            today = reckoning.midnight
            over = [one for one in found if one.end and one.end <= today]
            ahead = [one for one in found if one.end and one.end > today]
            both = ahead[:1] + over[-1:]
            found = {None: both, 1: ahead[:1], -1: over[-1:]}.get(self.shift, found)
        return tuple(found)

    def _years(self, reckoning: Reckoning) -> list[int]:
        this = reckoning.now.year
        if self.year is not None:
            return [one.start.year for one in self.year.resolve(reckoning) if one.start]
        if self.shift is None or abs(self.shift) == 1:
            return [this - 1, this, this + 1]
        return [this + self.shift]


# Hours


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


# Combinations


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
                    end = _shifted(end, part.unit, part.high)
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
class Around(Meaning):
    """About that time: “around the 15th”, 三点左右, “approximately 3 weeks”."""

    point: Meaning

    @property
    def kind(self) -> Kind:
        return self.point.kind

    @property
    def fixes(self) -> frozenset[Fixes]:
        return self.point.fixes

    @property
    def vague(self) -> bool:
        return True

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        return self.point.resolve(reckoning)


@dataclass(frozen=True, slots=True)
class Bygone(Meaning):
    """A point that the words around it put into the past: “since Monday”, “your mail of 3 May”.

    The readings that had begun by now come first, the latest of them at the head.
    """

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

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        if self.kind in ("time", "timerange"):
            return self.point.resolve(replace(reckoning, now=reckoning.midnight))
        readings = self.point.resolve(reckoning)
        now = reckoning.now
        return tuple(sorted(readings, key=lambda one: not (one.start and one.start <= now)))


@dataclass(frozen=True, slots=True)
class Amount(Meaning):
    """A length of time: “25–30 working days”, “half an hour”, 三个半月. `low` = `high` if exact.

    `day_kind` is "working" or "calendar" where that was said. `anchor` tells that the words say
    what it counts from. It resolves to a span from now of the longer length.
    """

    low: float
    high: float
    unit: Unit
    day_kind: Literal["working", "calendar"] | None = None
    blurred: bool = False
    anchored: bool = False

    @property
    def kind(self) -> Kind:
        return "duration"

    @property
    def fixes(self) -> frozenset[Fixes]:
        said: list[Fixes] = [] if self.blurred else ["count"]
        if self.day_kind:
            said.append("day_kind")
        if self.anchored:
            said.append("anchor")
        return frozenset(said)

    @property
    def vague(self) -> bool:
        return self.blurred

    @property
    def seconds(self) -> float:
        """The longer length in seconds; a month counts 30 days, a year 365."""
        return self.high * _SECONDS[self.unit]

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        end = _shifted(reckoning.now, self.unit, self.high)
        return (Interval(reckoning.now, end, self.unit),) if end else ()


@dataclass(frozen=True, slots=True)
class Total(Meaning):
    """Several lengths together: “2 hours and 30 minutes”, 1年3个月."""

    parts: tuple[Amount, ...]

    @property
    def kind(self) -> Kind:
        return "duration"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset() if any(part.blurred for part in self.parts) else frozenset({"count"})

    @property
    def vague(self) -> bool:
        return any(part.vague for part in self.parts)

    @property
    def seconds(self) -> float:
        """All parts together in seconds."""
        return sum(part.seconds for part in self.parts)

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        at: datetime | None = reckoning.now
        for part in self.parts:
            at = at and _shifted(at, part.unit, part.high)
        return (Interval(reckoning.now, at, self.parts[-1].unit),) if at else ()


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


# Arithmetic of the calendar


def floor(moment: datetime, unit: Unit, weekend: frozenset[int] = frozenset({5, 6})) -> datetime:
    """Where the unit that holds `moment` begins; weeks begin on Monday."""
    if unit in ("second", "minute", "hour"):
        minute = 0 if unit == "hour" else moment.minute
        second = moment.second if unit == "second" else 0
        return moment.replace(minute=minute, second=second, microsecond=0)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in ("day", "workday"):
        return day
    if unit in ("week", "fortnight"):
        return day - timedelta(days=day.weekday())
    if unit == "weekend":
        return _weekend_start(day, weekend)
    first = day.replace(day=1)
    months = _MONTHS[unit]
    if months < 12:
        return first.replace(month=(first.month - 1) // months * months + 1)
    years = months // 12
    return first.replace(month=1, year=max(first.year // years * years, MINYEAR))


def _weekend_start(day: datetime, weekend: frozenset[int]) -> datetime:
    """The first day of the running or coming weekend of the week from Monday."""
    monday = day - timedelta(days=day.weekday())
    first = min(weekend) if weekend else 5
    start = monday + timedelta(days=first)
    over = start + timedelta(days=max(1, len(weekend))) <= day
    return start + timedelta(days=7) if over else start


def _ceiling(start: datetime, unit: Unit, weekend: frozenset[int]) -> datetime:
    """Where the unit that begins at `start` ends."""
    if unit == "weekend":
        return start + timedelta(days=max(1, len(weekend)))
    return _shifted(start, unit, 1) or datetime.max


def _shifted(moment: datetime, unit: Unit, count: float) -> datetime | None:
    """`moment` moved by `count` units, None beyond the calendar; months keep the day they can."""
    try:
        months = _MONTHS.get(unit)
        if months is None:
            if unit == "weekend":
                return moment + timedelta(days=7 * count)
            return moment + timedelta(seconds=_SECONDS[unit] * count)
        whole = months * count
        steps = int(whole)
        index = moment.year * 12 + moment.month - 1 + steps
        year, month = divmod(index, 12)
        day = min(moment.day, _days_in(year, month + 1))
        moved = moment.replace(year=year, month=month + 1, day=day)
        return moved + timedelta(days=round(30 * (whole - steps)))
    except (ValueError, OverflowError):
        return None


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= _days_in(year, month)


def _calendar_interval(year: int, month: int | None, day: int | None) -> Iterator[Interval]:
    if not MINYEAR <= year < MAXYEAR:
        return
    unit: Unit = "day" if day is not None else "month" if month is not None else "year"
    if day is not None and not _exists(year, month or 1, day):
        return
    if month is not None and not 1 <= month <= 12:
        return
    start = datetime(year, month or 1, day or 1)
    yield Interval(start, _shifted(start, unit, 1), unit)


def _days(*days: datetime) -> tuple[Interval, ...]:
    return tuple(Interval(day, day + timedelta(days=1), "day") for day in days)


def _parts(
    start: datetime, end: datetime, unit: Unit | int, reckoning: Reckoning
) -> Iterator[Interval]:
    """The units of one kind that lie in start..end, one after the other."""
    if isinstance(unit, int):
        day = start + timedelta(days=(unit - start.weekday()) % 7)
        while day < end:
            yield Interval(day, day + timedelta(days=1), "day")
            day += timedelta(days=7)
        return
    at = floor(start, unit, reckoning.weekend)
    if unit == "week":
        # A week belongs where its Thursday lies, as ISO 8601 has it.
        at += timedelta(days=7 * (at + timedelta(days=3) < start))
        last = end - timedelta(days=3)
    else:
        last = end
        if at < start:
            at = _ceiling(at, unit, reckoning.weekend)
    while at < last:
        following = _shifted(at, unit, 1)
        if following is None:
            return
        if unit != "workday" or reckoning.is_workday(at.date()):
            yield Interval(at, _ceiling(at, unit, reckoning.weekend), unit)
        at = following


def _long_weekend(day: datetime) -> Interval:
    """The weekend that a holiday belongs to, with the days between them off."""
    weekday = day.weekday()
    saturday = day + timedelta(days=5 - weekday if weekday > 1 else -2 - weekday)
    start = min(saturday, day) if weekday in (3, 4) else saturday
    end = max(saturday + timedelta(days=2), day + timedelta(days=1))
    return Interval(start, end, "weekend")


def _relative_to_start(meaning: Meaning) -> bool:
    """Whether the end of a range is reckoned from its beginning: “5 to 7 May”, 周三到周五."""
    if isinstance(meaning, CalendarDate):
        return meaning.year is None
    return isinstance(meaning, Weekday) and meaning.week is None


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
