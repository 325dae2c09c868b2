"""The rows of rules/calendars as typed values: what the libraries do not know.

The documents say what each field means, and each row says where its fact comes from; `shape` checks
them when they are compiled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from coach.finding import Text
from coach.tables import table

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Hours = tuple[tuple[time, time], ...]
"""Spans of work on a local clock, in order: from, to."""

PeriodKind = Literal["closure", "slow"]


@dataclass(frozen=True, slots=True)
class WeekendRow:
    """The weekend of a country, or of a region (ISO 3166-2), from one day to another."""

    places: frozenset[str]
    days: frozenset[int]
    first: date
    last: date
    source: str


@dataclass(frozen=True, slots=True)
class Period:
    """A time in which a country works little though the law knows no holiday; always typical only.

    `first` and `last` are both part of it.
    """

    kind: PeriodKind
    name: Text
    first: date
    last: date
    source: str


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period that comes back every year, by a festival or by the date.

    With a `festival`, `first` and `last` are days from its first day; without one they are month
    and day, and the last may lie in the next year.
    """

    kind: PeriodKind
    countries: frozenset[str]
    name: Text
    festival: str | None
    first: int | tuple[int, int]
    last: int | tuple[int, int]
    source: str

    def around(self, day: date, country: str) -> Period | None:
        """The period of this row that covers `day`."""
        for year in (day.year - 1, day.year, day.year + 1):
            for first, last in self._in_year(year, country):
                if first <= day <= last:
                    return Period(self.kind, self.name, first, last, self.source)
        return None

    def _in_year(self, year: int, country: str) -> list[tuple[date, date]]:
        """First and last day of the periods that begin in a year."""
        if self.festival is None:
            assert isinstance(self.first, tuple)
            assert isinstance(self.last, tuple)
            ends_in = year + (self.last < self.first)
            if not MINYEAR <= year <= ends_in <= MAXYEAR:
                return []
            return [(date(year, *self.first), date(ends_in, *self.last))]
        from coach.timing.festivals import festivals

        assert isinstance(self.first, int)
        assert isinstance(self.last, int)
        return [
            (one.first + timedelta(self.first), one.first + timedelta(self.last))
            for one in festivals(self.festival, year, country)
        ]


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """The main clock of a country with several; `obvious` if naming the country is enough."""

    zone: str
    obvious: bool


@dataclass(frozen=True, slots=True)
class ZoneMeaning:
    """One thing that an abbreviation such as CST stands for.

    `offset` is from UTC, None where the season decides; `country` is None for clocks of the world.
    A `rare` meaning is one that nearly nobody takes.
    """

    abbreviation: str
    offset: timedelta | None
    zone: str
    country: str | None
    name: Text
    rare: bool


@dataclass(frozen=True, slots=True)
class City:
    """A city or port of trade, and its clock."""

    name: Text
    country: str
    zone: str


def weekend_rows() -> tuple[WeekendRow, ...]:
    """Weekends that go before those of the libraries."""
    return _weekend_rows()


def hours_of(country: str | None, weekday: int) -> Hours:
    """The usual office hours of a country on a weekday, Monday being 0."""
    own = _hours("hours").get((country or "", weekday))
    return _hours("hours")["", weekday] if own is None else own


def ramadan_hours_of(country: str, weekday: int) -> Hours | None:
    """The working hours in Ramadan; None where working life does not follow it."""
    return _hours("ramadan").get((country, weekday))


@cache
def period_rows(country: str) -> tuple[PeriodRow, ...]:
    """The closures and slow seasons of a country, closures first."""
    rows = (_period(row, "closures") for row in _rows("closures"))
    return tuple(
        sorted((row for row in rows if country in row.countries), key=lambda row: row.kind)
    )


@cache
def bridge_rows(country: str) -> tuple[PeriodRow, ...]:
    """How long holidays usually last that a government announces year by year."""
    rows = (
        _period({**row, "kind": "closure", "countries": [row["country"]]}, "bridges")
        for row in _rows("bridges")
    )
    return tuple(row for row in rows if country in row.countries)


@cache
def main_zones() -> dict[str, ZoneRow]:
    """The main clock of countries with several: country → row."""
    return {
        country: ZoneRow(row["zone"], row.get("obvious", False))
        for country, row in _rows("zones").items()
    }


@cache
def zone_meanings() -> dict[str, tuple[ZoneMeaning, ...]]:
    """Abbreviation in capitals → its meanings, the commonest first."""
    return {
        abbreviation: tuple(_zone_meaning(abbreviation, row) for row in meanings)
        for abbreviation, meanings in _rows("zone_abbreviations").items()
    }


@cache
def cities() -> tuple[City, ...]:
    """The cities and ports of trade."""
    return tuple(
        City(Text(english, chinese), country, zone)
        for country, zones in _rows("cities").items()
        for zone, names in zones.items()
        for english, chinese in names.items()
    )


@cache
def clock_names() -> dict[str, Text]:
    """Zone → what people call its clock, where that is not the city it is named after."""
    return {
        zone: Text(name["en"], name["zh"])
        for zone, name in table("calendars")["cities"]["clocks"].items()
    }


def holiday_names() -> dict[str, str]:
    """English name of a public holiday → Chinese name."""
    names: dict[str, str] = _rows("holiday_names")
    return names


def _rows(document: str) -> Any:
    return table("calendars")[document]["rows"]


def _source(row: dict[str, Any], document: str) -> str:
    return str(row.get("source") or table("calendars")[document]["source"])


@cache
def _weekend_rows() -> tuple[WeekendRow, ...]:
    return tuple(
        WeekendRow(
            frozenset([*row.get("countries", ()), *row.get("regions", ())]),
            frozenset(WEEKDAYS.index(day) for day in row["days"]),
            date.fromisoformat(row["from"]) if "from" in row else date.min,
            date.fromisoformat(row["to"]) if "to" in row else date.max,
            _source(row, "weekends"),
        )
        for row in _rows("weekends")
    )


@cache
def _hours(document: str) -> dict[tuple[str, int], Hours]:
    """(country, weekday) → hours; "" stands for every other country."""
    found: dict[tuple[str, int], Hours] = {}
    # Rows for some weekdays come last, so that they win.
    for row in sorted(_rows(document), key=lambda row: "weekdays" in row):
        days = [WEEKDAYS.index(day) for day in row.get("weekdays", WEEKDAYS)]
        for country in row.get("countries", [""]):
            for day in days:
                found[country, day] = hours_in(row["hours"])
    return found


def hours_in(text: str) -> Hours:
    """Hours as the documents write them: “09:00-12:00 13:00-18:00”.

    Raises ValueError for spans that are empty, out of order or no times.
    """
    spans = []
    for span in text.split():
        start, _, end = span.partition("-")
        spans.append((time.fromisoformat(start), time.fromisoformat(end)))
    moments = [moment for span in spans for moment in span]
    if not moments or any(late <= early for early, late in pairwise(moments)):
        raise ValueError(f"{text!r} are no hours in order, such as 09:00-12:00 13:00-18:00")
    return tuple(spans)


def _period(row: dict[str, Any], document: str) -> PeriodRow:
    festival = row.get("festival")
    return PeriodRow(
        row["kind"],
        frozenset(row["countries"]),
        Text(row["name"]["en"], row["name"]["zh"]),
        festival,
        row["from"] if festival else month_day(row["from"]),
        row["to"] if festival else month_day(row["to"]),
        _source(row, document),
    )


def month_day(text: str) -> tuple[int, int]:
    """Month and day of “08-13”. Raises ValueError for a date that does not exist every year."""
    day = date.fromisoformat(f"2001-{text}")
    return day.month, day.day


def _zone_meaning(abbreviation: str, row: dict[str, Any]) -> ZoneMeaning:
    return ZoneMeaning(
        abbreviation,
        offset_in(row["offset"]) if "offset" in row else None,
        row["zone"],
        row.get("country"),
        Text(row["name"]["en"], row["name"]["zh"]),
        row.get("rare", False),
    )


def offset_in(text: str) -> timedelta:
    """The distance from UTC of “+05:30”. Raises ValueError for anything else."""
    if text[:1] not in ("+", "-"):
        raise ValueError(f"{text!r} is no offset from UTC, such as +05:30")
    at = time.fromisoformat(text[1:])
    distance = timedelta(hours=at.hour, minutes=at.minute)
    return -distance if text.startswith("-") else distance
