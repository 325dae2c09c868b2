"""Meanings that only Chinese has words for: lunar days, 月底, 节后, 下周一三五."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from coach.timing.meaning import (
    CalendarDate,
    Fixes,
    Interval,
    Kind,
    Meaning,
    PartOf,
    Season,
    Unit,
    floor,
)
from coach.timing.reckoning import Reckoning

_STATUTORY = ("new_year", "chinese_new_year", "qingming", "may_day", "dragon_boat", "mid_autumn",
              "national_day")  # fmt: skip
"""The holidays of the State Council's list, any of which 节 can be (as amended for 2025)."""

_EDGES: dict[str, dict[str, tuple[int, int]]] = {
    "month": {"start": (0, 10), "middle": (10, 20), "end": (-10, 0)},
    "year": {"start": (0, 59), "middle": (151, 212), "end": (-61, 0)},
    "quarter": {"start": (0, 31), "middle": (31, 61), "end": (-31, 0)},
    "half": {"start": (0, 59), "middle": (59, 121), "end": (-61, 0)},
    "week": {"start": (0, 2), "middle": (2, 4), "end": (-3, 0)},
}
"""Days from the beginning, or negative from the end."""


def _start(interval: Interval) -> datetime:
    return interval.start or datetime.min


def _coming_first(yearly: Iterable[Interval | None], reckoning: Reckoning) -> tuple[Interval, ...]:
    """The running or coming one of each year's days, then the last one that is over."""
    found = [one for one in yearly if one is not None]
    over = [one for one in found if one.end is not None and one.end <= reckoning.midnight]
    return tuple(found[len(over) : len(over) + 1] + over[-1:])


@dataclass(frozen=True, slots=True)
class LunarDay(Meaning):
    """A day, or with `day` None a month, of the lunisolar calendar: 正月初五, 腊月.

    `year` is the lunar year; without it the coming one is meant, then the past one.
    """

    month: int
    day: int | None = None
    leap: bool = False
    year: Meaning | None = None

    @property
    def kind(self) -> Kind:
        return "daterange" if self.day is None else "date"

    @property
    def fixes(self) -> frozenset[Fixes]:
        said: set[Fixes] = {"month"} if self.day is None else {"month", "day"}
        return frozenset(said | {"year"}) if self.year else frozenset(said)

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        if self.year is not None:
            years = [one.start.year for one in self.year.resolve(reckoning) if one.start]
            return tuple(found for year in years if (found := self._in(year)))
        this = reckoning.now.year
        if self.leap:
            # The same leap month returns after up to 38 years: the nearest is meant.
            yearly = map(self._in, range(this - 38, this + 39))
            every = [one for one in yearly if one is not None]
            return tuple(sorted(every, key=lambda one: abs(_start(one) - reckoning.now))[:2])
        return _coming_first(map(self._in, range(this - 2, this + 3)), reckoning)

    def _in(self, year: int) -> Interval | None:
        from coach.timing.lunar import gregorian

        first = gregorian(year, self.month, self.day or 1, self.leap)
        if first is None:
            return None
        start = datetime(first.year, first.month, first.day)
        if self.day is not None:
            return Interval(start, start + timedelta(days=1), "day")
        days = 30 if gregorian(year, self.month, 30, self.leap) else 29
        return Interval(start, start + timedelta(days=days), "month")


@dataclass(frozen=True, slots=True)
class ComingHoliday(Meaning):
    """节 in 节前 and 节后: the next Chinese public holiday, which the words do not name."""

    @property
    def kind(self) -> Kind:
        return "daterange"

    @property
    def vague(self) -> bool:
        return True

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        from coach.timing.festivals import festival

        found = []
        for year in (reckoning.now.year, reckoning.now.year + 1):
            for key in _STATUTORY:
                feast = festival(key, year, "CN")
                if feast is not None:
                    start = datetime(feast.first.year, feast.first.month, feast.first.day)
                    end = datetime(feast.end.year, feast.end.month, feast.end.day)
                    found.append(Interval(start, end, "day"))
        ahead = [one for one in found if one.end and one.end > reckoning.now]
        return tuple(sorted(ahead, key=lambda one: one.start or reckoning.now)[:2])


@dataclass(frozen=True, slots=True)
class Edge(PartOf):
    """月初, 月底, 年底: the beginning, middle or end as Chinese means it, with blurred borders.

    Ten days of a month, two months of a year.
    """

    def _borders(
        self, start: datetime, end: datetime, grain: Unit, reckoning: Reckoning
    ) -> tuple[datetime, datetime]:
        edge = _EDGES.get(grain, {}).get(self.part)
        if edge is None or end - start > timedelta(days=400):
            fifth = (end - start) / 5
            low, high = {"start": (0, 1), "middle": (2, 3), "end": (4, 5)}[self.part]
            return floor(start + low * fifth, "day"), floor(start + high * fifth, "day")
        low, high = edge
        if self.part == "end":
            return end + timedelta(days=low), end
        return start + timedelta(days=low), start + timedelta(days=high)


@dataclass(frozen=True, slots=True)
class ReckonedEdge(Edge):
    """本月底, 下月初, 本季度末: counted from today, and taken for the days that `Edge` gives it."""

    @property
    def vague(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class ClearShare(PartOf):
    """本月上旬, 下月中下旬: counted from today, and by tens of days."""

    @property
    def vague(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Several(Meaning):
    """Some days, each of which is meant: 下周一三五. They resolve in their order."""

    parts: tuple[Meaning, ...]

    @property
    def kind(self) -> Kind:
        return "date"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset.intersection(*(part.fixes for part in self.parts))

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        return tuple(found for part in self.parts for found in part.resolve(reckoning)[:1])


@dataclass(frozen=True, slots=True)
class Referred(Meaning):
    """当天, 同月, 第二年: clear to who knows the event it goes back to, and to no calendar."""

    denotes: Kind

    @property
    def kind(self) -> Kind:
        return self.denotes

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class ReportedDate(CalendarDate):
    """A date without a year in a sentence that looks back: 11月5日的来函, 9月才定样.

    The last such date comes first if it lies less than half a year back: 已安排3月5日出货 does not.
    """

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        readings = CalendarDate.resolve(self, reckoning)
        longest = reckoning.now - timedelta(days=_REPORTED)
        return tuple(
            sorted(
                readings,
                key=lambda one: not (one.start and longest < one.start <= reckoning.now),
            )
        )


_REPORTED = 183


@dataclass(frozen=True, slots=True)
class WeekOfYear(Meaning):
    """第49周: a week of a year by ISO 8601; of this year where none is said."""

    number: int
    year: Meaning | None = None

    @property
    def kind(self) -> Kind:
        return "daterange"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"week", "month", "year"} if self.year else {"week"})

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        years = [reckoning.now.year]
        if self.year is not None:
            years = [one.start.year for one in self.year.resolve(reckoning) if one.start]
        found = []
        for year in years:
            try:
                start = datetime.fromisocalendar(year, self.number, 1)
            except ValueError:
                continue
            found.append(Interval(start, start + timedelta(days=7), "week"))
        return tuple(found)


_TERM_CONSTANTS = (
    5.4055, 20.12, 3.87, 18.73, 5.63, 20.646, 4.81, 20.1, 5.52, 21.04, 5.678, 21.37,
    7.108, 22.83, 7.5, 23.13, 7.646, 23.042, 8.318, 23.438, 7.438, 22.36, 7.18, 21.94,
)  # fmt: skip
_TERM_EXCEPTIONS = {
    (2026, 3): -1, (2008, 9): 1, (2016, 12): 1, (2002, 14): 1, (2089, 19): 1,
    (2089, 20): 1, (2021, 23): -1, (2019, 0): -1, (2082, 1): 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SolarTerm(Meaning):
    """立春, 夏至: one of the 24 solar terms, 0 being 小寒, on Beijing's clock.

    By the usual approximation for 2001 to 2099 (day = ⌊0.2422·y + C⌋ − leap days) with its known
    exceptions; other years have no reading.
    """

    number: int
    year: Meaning | None = None

    @property
    def kind(self) -> Kind:
        return "date"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"month", "day", "year"} if self.year else {"month", "day"})

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        if self.year is not None:
            years = [one.start.year for one in self.year.resolve(reckoning) if one.start]
            return tuple(found for year in years if (found := self._in(year)))
        this = reckoning.now.year
        return _coming_first(map(self._in, (this - 1, this, this + 1)), reckoning)

    def _in(self, year: int) -> Interval | None:
        if not 2001 <= year <= 2099:
            return None
        short = year - 2000
        leaps = (short - 1) // 4 if self.number < 4 else short // 4
        day = int(0.2422 * short + _TERM_CONSTANTS[self.number]) - leaps
        day += _TERM_EXCEPTIONS.get((year, self.number), 0)
        start = datetime(year, self.number // 2 + 1, day)
        return Interval(start, start + timedelta(days=1), "day")


@dataclass(frozen=True, slots=True)
class ClearSeason(Season):
    """春天, 今年夏天: the Chinese calendar says when a season begins (立春 …).

    Here it is reckoned by whole months.
    """

    @property
    def vague(self) -> bool:
        return False
