"""Places whose hours and days off a test decides, so that no calendar has to be believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest

from coach.calendars.places import DayOff
from coach.calendars.rows import Period
from coach.finding import Text

Hours = tuple[tuple[time, time], ...]
NINE_TO_SIX: Hours = ((time(9), time(18)),)


@dataclass(frozen=True, eq=False)
class StandIn:
    """A place with the part of the interface that planning uses."""

    country: str | None
    zone: ZoneInfo
    normal: Hours = NINE_TO_SIX
    rest: frozenset[int] = frozenset({5, 6})
    holidays: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    estimated: bool = False
    special: Mapping[date, Hours] = field(default_factory=lambda: MappingProxyType({}))
    fasting: frozenset[date] = frozenset()
    closed: frozenset[date] = frozenset()
    slow: frozenset[date] = frozenset()
    region: str | None = None
    zone_assumed: bool = False

    def day_off(self, day: date) -> DayOff | None:
        if day in self.holidays:
            name = self.holidays[day]
            return DayOff(day, "holiday", Text(name, f"{name}节"), self.estimated, "the test")
        if day.weekday() in self.rest:
            return DayOff(day, "weekend", Text("weekend", "周末"), False, "the test")
        return None

    def closure(self, day: date) -> DayOff | None:
        if day not in self.closed:
            return None
        return DayOff(day, "closure", Text("factory closure", "工厂停工"), True, "the test")

    def period(self, day: date, kind: str) -> Period | None:
        if kind != "slow" or day not in self.slow:
            return None
        return Period("slow", Text("slow season", "淡季"), day, day, "the test")

    def is_workday(self, day: date) -> bool:
        return self.day_off(day) is None

    def hours(self, day: date) -> Hours:
        return self.special.get(day, self.normal) if self.is_workday(day) else ()

    def in_ramadan(self, day: date) -> bool:
        return day in self.fasting

    def add_workdays(self, day: date, count: int) -> date:
        step = timedelta(1 if count > 0 else -1)
        while count:
            day += step
            if self.is_workday(day):
                count -= step.days
        return day

    def next_workday(self, day: date) -> date:
        while not self.is_workday(day):
            day += timedelta(1)
        return day


MakePlace = Callable[..., StandIn]


@pytest.fixture
def place() -> MakePlace:
    """Makes a place: `place("DE", "Europe/Berlin", holidays={date(…): "Name"})`."""

    def make(country: str | None, zone: str, **facts: object) -> StandIn:
        return StandIn(country, ZoneInfo(zone), **facts)  # type: ignore[arg-type]

    return make


@pytest.fixture
def beijing(place: MakePlace) -> StandIn:
    return place("CN", "Asia/Shanghai")


@pytest.fixture
def berlin(place: MakePlace) -> StandIn:
    return place("DE", "Europe/Berlin")


@pytest.fixture
def new_york(place: MakePlace) -> StandIn:
    return place("US", "America/New_York", normal=((time(9), time(17)),))


@pytest.fixture
def riyadh(place: MakePlace) -> StandIn:
    return place("SA", "Asia/Riyadh", normal=((time(9), time(17)),), rest=frozenset({4, 5}))
