"""Public holidays and weekends of a country or region, by the library `holidays`.

The library is imported when the first day is asked for. It reckons a year at a time and keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from coach.calendars import rows
from coach.calendars.holiday_names import read_name
from coach.finding import Text

if TYPE_CHECKING:
    from holidays import HolidayBase

_FIRST_YEAR_WITH_NOTICES = 2020
"""From here on the library knows the days exchanged in China, as far as they are announced."""

_WEEKEND = frozenset({5, 6})

_OPTIONS: dict[str, dict[str, Any]] = {"SA": {"islamic_show_estimated": True}}
"""Saudi Arabia reckons its calendar ahead, but begins Ramadan and both Eids by sighting."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday; `estimated` where the date may still move."""

    name: Text
    estimated: bool
    source: str


class NationalCalendar:
    """The holidays of a country (alpha-2) or of one of its regions ("BY" for Bavaria)."""

    def __init__(self, country: str, region: str | None) -> None:
        self._country = country
        self._region = region
        self._english = _library(country, region, "en")
        speaks = self._english.supported_languages if self._english is not None else ()
        self._chinese = _library(country, region, "zh") if "zh_CN" in speaks else None

    def holiday(self, day: date) -> Holiday | None:
        """The public holiday on `day`."""
        if self._english is None:
            return None
        words = self._english.get(day)
        announced = self._is_announced(day.year)
        if words is None:
            return None if announced else self._bridge(day)
        found = read_name(words, self._chinese.get(day) if self._chinese is not None else None)
        estimated = found.estimated or (found.moved and not announced)
        return Holiday(found.name, estimated, _version())

    def works_instead(self, day: date) -> bool:
        """Whether a day of the weekend is worked in exchange for another day."""
        if self._english is None:
            return False
        self._english.get(day)  # reckons the year
        return day in self._english.weekend_workdays

    def weekend(self, day: date) -> frozenset[int]:
        """The weekdays of the weekend in the week of `day`, Monday being 0."""
        if self._english is None:
            return _WEEKEND
        within = min(day, date.max - timedelta(7))  # the week must not pass the end of all dates
        monday = within - timedelta(within.weekday())
        return frozenset(
            offset for offset in range(7) if self._english.is_weekend(monday + timedelta(offset))
        )

    def _is_announced(self, year: int) -> bool:
        """Whether the days that the government adds each year are known, where it adds some."""
        if not rows.bridge_rows(self._country) or year < _FIRST_YEAR_WITH_NOTICES:
            return True
        assert self._english is not None
        self._english.get(date(year, 1, 1))  # reckons the year
        return any(day.year == year for day in self._english.weekend_workdays)

    def _bridge(self, day: date) -> Holiday | None:
        """A day that is usually added to a holiday, in a year whose days are not announced."""
        for row in rows.bridge_rows(self._country):
            if row.around(day, self._country) is not None:
                name = Text(
                    f"{row.name.en} (usual day off, not yet announced)",
                    f"{row.name.zh}（通常放假，尚未公布）",
                )
                return Holiday(name, True, row.source)
        return None


@cache
def calendar_of(country: str, region: str | None) -> NationalCalendar:
    """The calendar of a country or region; one without holidays if the library has none."""
    return NationalCalendar(country, region)


@cache
def regions_of(country: str) -> dict[str, str]:
    """The regions whose holidays the library knows: code or name → the library's code."""
    library = _library(country, None, "en")
    if library is None:
        return {}
    return {code: code for code in library.subdivisions} | library.subdivisions_aliases


def _library(country: str, region: str | None, language: str) -> HolidayBase | None:
    import holidays

    options = _OPTIONS.get(country, {})
    try:
        plain = holidays.country_holidays(country, subdiv=region, **options)
    except NotImplementedError:
        return None
    wanted = {"en": "en_US", "zh": "zh_CN"}[language]
    if wanted not in plain.supported_languages:
        return plain
    return holidays.country_holidays(country, subdiv=region, language=wanted, **options)


@cache
def _version() -> str:
    from importlib.metadata import version

    return f"holidays {version('holidays')}"
