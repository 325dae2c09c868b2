"""Places: which days they work, and at which hours, on whose clock.

Public holidays come from the library holidays, zones from the IANA database; what they lack are
rows of rules/calendars. Dates that hang on the moon or on a notice of the government are called
estimated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NoReturn
from zoneinfo import ZoneInfo

from coach.calendars import rows, zones
from coach.calendars.errors import (
    ContradictoryProfile,
    UnknownCountry,
    UnknownRegion,
    UnknownZone,
)
from coach.calendars.names import WEEKDAYS
from coach.calendars.national import calendar_of, regions_of
from coach.calendars.rows import Hours, Period, PeriodKind
from coach.finding import Text
from coach.lazily import lazy

_ONE_DAY = timedelta(1)
_MOST_DAYS_OFF = 60
"""No place rests longer; whoever looks for a working day stops here."""

_REGION = lazy(r"[A-Z0-9]{1,3}")
_EVERYWHERE = frozenset({5, 6})
_LATEST = date(2090, 1, 2)
"""A Monday by which every rule for weekends that is known holds."""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which a place does not work.

    `kind` is "holiday" for a public one, "closure" where factories or offices shut though the law
    knows no holiday. `estimated` marks what may still move; `source` is the library or page that
    says so.
    """

    day: date
    kind: Literal["weekend", "holiday", "closure"]
    name: Text
    estimated: bool
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works. Get it from `place_of`, which checks and caches.

    `country` is ISO 3166-1 alpha-2, `region` ISO 3166-2 (MY-03). `zone_assumed` says that `zone`
    is only the main clock of a country with several: ask which one before a time depends on it.
    """

    country: str | None
    region: str | None
    zone: ZoneInfo
    zone_assumed: bool = field(default=False, compare=False)
    _days: dict[date, DayOff | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _periods: dict[tuple[date, PeriodKind], Period | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def day_off(self, day: date, *, include_closures: bool = False) -> DayOff | None:
        """Why the place does not work on `day`; a holiday goes before a weekend."""
        try:
            off = self._days[day]
        except KeyError:
            off = self._days[day] = self._holiday(day) or self._weekend_day(day)
        return self.closure(day) if off is None and include_closures else off

    def closure(self, day: date) -> DayOff | None:
        """The closure of factories or offices that covers `day`; typical, so always estimated."""
        period = self.period(day, "closure")
        if period is None:
            return None
        return DayOff(day, "closure", period.name, True, period.source)

    def period(self, day: date, kind: PeriodKind) -> Period | None:
        """The closure, or the slow season, that covers `day`, with its first and last day."""
        try:
            return self._periods[day, kind]
        except KeyError:
            found = self._periods[day, kind] = self._find_period(day, kind)
            return found

    def is_workday(self, day: date) -> bool:
        """Whether the place works on `day`; closures do not count, for they are only typical."""
        return self.day_off(day) is None

    def weekend(self, day: date | None = None) -> frozenset[int]:
        """The weekdays of the weekend, Monday being 0: in the week of `day`, else as it is now."""
        return self._weekend(day or _LATEST)[0]

    def hours(self, day: date) -> Hours:
        """The usual working hours of `day` on the local clock, in order; () on a day off."""
        if not self.is_workday(day):
            return ()
        weekday = day.weekday()
        if self.country is not None and self.in_ramadan(day):
            fasting = rows.ramadan_hours_of(self.country, weekday)
            if fasting is not None:
                return fasting
        return rows.hours_of(self.country, weekday)

    def in_ramadan(self, day: date) -> bool:
        """Whether `day` lies in Ramadan, in a country whose working life follows it; ±1 day."""
        if self.country is None or rows.ramadan_hours_of(self.country, day.weekday()) is None:
            return False
        return _is_ramadan(day)

    def add_workdays(self, day: date, count: int) -> date:
        """The working day that lies `count` working days after `day`; before it if negative."""
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        for _ in range(abs(count)):
            day = self._workday(day + step, step)
        return day

    def next_workday(self, day: date) -> date:
        """`day` if it is a working day, else the first one after it."""
        return self._workday(day, _ONE_DAY)

    def _workday(self, day: date, step: timedelta) -> date:
        for _ in range(_MOST_DAYS_OFF):
            if self.is_workday(day):
                break
            day += step
        return day

    def _holiday(self, day: date) -> DayOff | None:
        if self.country is None:
            return None
        found = calendar_of(self.country, _library_region(self.country, self.region)).holiday(day)
        if found is None:
            return None
        return DayOff(day, "holiday", found.name, found.estimated, found.source)

    def _weekend_day(self, day: date) -> DayOff | None:
        days, source = self._weekend(day)
        weekday = day.weekday()
        if weekday not in days:
            return None
        if self.country is not None:
            region = _library_region(self.country, self.region)
            if calendar_of(self.country, region).works_instead(day):
                return None
        return DayOff(day, "weekend", WEEKDAYS[weekday], False, source)

    def _weekend(self, day: date) -> tuple[frozenset[int], str]:
        """The weekend in the week of `day`, and who says so; the region's goes before."""
        for where in (self.region, self.country):
            for row in rows.weekend_rows():
                if where in row.places and row.first <= day <= row.last:
                    return row.days, row.source
        if self.country is None:
            return _EVERYWHERE, "own knowledge"
        region = _library_region(self.country, self.region)
        return calendar_of(self.country, region).weekend(day), "holidays"

    def _find_period(self, day: date, kind: PeriodKind) -> Period | None:
        if self.country is None:
            return None
        found = (
            row.around(day, self.country)
            for row in rows.period_rows(self.country)
            if row.kind == kind
        )
        return next((period for period in found if period is not None), None)


@lru_cache(maxsize=1024)
def place_of(
    country: str | None = None, timezone: str | None = None, region: str | None = None
) -> Place:
    """The place of a country (ISO 3166-1 alpha-2), an IANA time zone and a region (ISO 3166-2).

    All are optional. A zone alone tells the country whose calendar holds there; a country alone
    its clock, or its main one, which is then only assumed. Raises UnknownCountry, UnknownZone,
    UnknownRegion, or ContradictoryProfile if the zone's clock is kept nowhere in the country.
    """
    if country is None and region is not None:
        country = region[:2]
    if country is not None and country not in zones.countries():
        _refuse_country(country)
    if timezone is not None and timezone not in zones.zone_names():
        _refuse_zone(timezone)
    if country is None and timezone is not None:
        country = zones.country_of_zone(timezone)
    if country is not None and timezone is not None:
        _require_harmony(country, timezone)
    zone, assumed = (timezone, False) if timezone is not None else _clock_of(country)
    return Place(country, _region(country, region), ZoneInfo(zone), assumed)


def _clock_of(country: str | None) -> tuple[str, bool]:
    """The zone of a country, and whether it is only assumed."""
    if country is None:
        return "UTC", True
    obvious = zones.default_zone(country)
    if obvious is not None:
        return obvious, False
    return next(iter(zones.zones_of(country)), "UTC"), True


def _require_harmony(country: str, timezone: str) -> None:
    own = zones.zones_of(country)
    if not own or any(zones.same_clock(timezone, zone) for zone in own):
        return
    name = zones.country_name(country)
    raise ContradictoryProfile(
        "timezone",
        timezone,
        own[:3],
        f"nowhere in {country} ({name.en}) do clocks show the time of {timezone!r}",
    )


def _refuse_country(country: str) -> NoReturn:
    near = zones.nearest_countries(country)
    names = [f"{code} ({zones.country_name(code).en})" for code in near]
    raise UnknownCountry(
        "country",
        country,
        near,
        f"no country {country!r}; use two letters of ISO 3166-1, such as DE",
        names,
    )


def _refuse_zone(timezone: str) -> NoReturn:
    raise UnknownZone(
        "timezone",
        timezone,
        zones.nearest_zones(timezone),
        f"no time zone {timezone!r}; use a name of the IANA database, such as Europe/Berlin",
    )


def _region(country: str | None, region: str | None) -> str | None:
    """A region as its full code: MY-03 for “03”, “MY-03” or “Kelantan”."""
    if region is None or country is None:
        return None
    short = region.removeprefix(f"{country}-")
    known = regions_of(country)
    if short in known:
        return f"{country}-{known[short]}"
    if _REGION.fullmatch(short):  # the library does not know all, and need not
        return f"{country}-{short}"
    near = zones.nearest(short, known)
    valid = tuple(dict.fromkeys(f"{country}-{known[name]}" for name in near))
    problem = f"{zones.country_name(country).en} has no region {region!r}"
    raise UnknownRegion("region", region, valid, f"{problem}; use ISO 3166-2, such as MY-03")


def _library_region(country: str, region: str | None) -> str | None:
    """What the library calls a region, if it has holidays of its own there."""
    short = region.removeprefix(f"{country}-") if region is not None else _LARGEST.get(country)
    return short if short in regions_of(country) else None


_LARGEST = {"GB": "ENG"}
"""Where the days common to all regions leave out what nine in ten people there have off."""


@lru_cache(maxsize=4096)
def _is_ramadan(day: date) -> bool:
    from coach.timing.festivals import festivals

    return any(
        one.first <= day < one.end
        for year in (day.year - 1, day.year)
        for one in festivals("ramadan", year)
    )
