"""Days, months and years: dates of the calendar, weekdays, festivals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime, timedelta

from coach.timing.meaning.arithmetic import calendar_interval, exists, intervals_of, shifted
from coach.timing.meaning.node import Fixes, Interval, Kind, Meaning
from coach.timing.reckoning import Reckoning

_COMMON_YEAR = 2027
"""Of 365 days: a day that it has is in every year."""


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
                yield from calendar_interval(self.year, None, None)
            return
        for year, in_month in self._candidates(month, day, reckoning.now):
            yield from calendar_interval(year, in_month, day)

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
            if day is None or exists(_COMMON_YEAR, month, day):  # then it is in every year
                yield now.year + over, month
                yield now.year + over - 1, month
                return
            found = [
                year
                for year in range(now.year - 8, now.year + 9)
                if day is None or exists(year, month, day)
            ]
            ahead = [year for year in found if year >= now.year + over][:1]
            behind = [year for year in found if year < now.year + over][-1:]
            yield from ((year, month) for year in ahead + behind)
        elif day is not None:
            first = 0 if day >= now.day else 1
            for step in (first, first - 1, first + 1):
                at = shifted(now.replace(day=1), "month", step)
                if at and exists(at.year, at.month, day):
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
            return intervals_of(monday + timedelta(days=7 * self.week + self.weekday))
        if self.gone:
            return intervals_of(
                today - timedelta(days=(today.weekday() - self.weekday - 1) % 7 + 1)
            )
        ahead = today + timedelta(days=(self.weekday - today.weekday()) % 7)
        if self.coming and ahead == today:
            ahead += timedelta(days=7)
        if self.coming:
            return intervals_of(ahead)
        week = timedelta(days=7)
        if ahead == today:
            return intervals_of(ahead, ahead + week, ahead - week)
        return intervals_of(ahead, ahead - week)


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
            at = shifted(first, "month", step)
            if at and exists(at.year, at.month, self.day):
                day = datetime(at.year, at.month, self.day)
                if day.weekday() == self.weekday:
                    found.append(day)
        today = reckoning.midnight
        ahead = [day for day in found if day >= today][:1]
        behind = sorted((day for day in found if day < today), reverse=True)[:1]
        if ahead and behind:
            far, near = ahead[0] - today, today - behind[0]
            if far > timedelta(days=92) and near < timedelta(days=31):
                return intervals_of(*behind, *ahead)
        return intervals_of(*ahead, *behind)


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
        return tuple(each for year in years for each in calendar_interval(year, None, None))


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
        from coach.timing.festivals import festivals

        found = []
        for year in self._years(reckoning):
            if not MINYEAR < year < MAXYEAR:
                continue
            for day in festivals(self.key, year, reckoning.country):
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
