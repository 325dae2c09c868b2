"""Named days of the year: what people call them, and their dates in a year.

The names and rules stand in rules/calendars/festivals.yaml. Days off work are another matter:
`coach.calendars.places` knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from coach.finding import Text
from coach.tables import table
from coach.timing.feasts import Rule, days_of_islamic_month, rule_of

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The Gregorian years for which festivals are reckoned."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a festival is called.

    `name` is for people. `english` holds the usual spellings in lower case, with the straight
    apostrophe where one can stand; `chinese` those in simplified characters. The spellings in
    `loose` mean other things too (CNY the currency, an epiphany, 元宵 the food): they name the
    festival only where the words around them do, as in “after CNY”.
    """

    name: Text
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    loose: frozenset[str]


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival in one year.

    `first` is the day the name stands for (the first of them if it lasts several), `end` the day
    after the last one. `estimated` marks dates that hang on the sighting of the moon, or that are
    reckoned because nobody has published them; they may be a day off.
    """

    key: str
    name: Text
    first: date
    end: date
    estimated: bool


def festival(key: str, year: int, country: str | None = None) -> Festival | None:
    """The first festival of this name in a Gregorian year; None if that year has none.

    `country` (ISO 3166-1 alpha-2) decides where lands keep it on different days; without it the
    commonest meaning holds. Raises KeyError for a key that is not in FESTIVALS.
    """
    found = festivals(key, year, country)
    return found[0] if found else None


@lru_cache(maxsize=8192)
def festivals(key: str, year: int, country: str | None = None) -> tuple[Festival, ...]:
    """Every festival of this name that begins in a Gregorian year, in order.

    Ramadan begins twice in 2030, and “Eid” may mean either of two feasts every year.
    """
    dates = _dates(key, country)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    name = FESTIVALS[key].name
    firsts = sorted(first for rule in dates.rules for first in rule(year))
    return tuple(
        Festival(key, name, first, first + timedelta(dates.days(first)), dates.estimated)
        for first in firsts
    )


@dataclass(frozen=True, slots=True)
class _Dates:
    """When a festival begins, and how many days it lasts from there."""

    rules: tuple[Rule, ...]
    days: Callable[[date], int]
    estimated: bool


@cache
def _dates(key: str, country: str | None) -> _Dates:
    row = _rows()[key]
    own: dict[str, Any] = next(
        (one for one in row.get("elsewhere", ()) if country in one["countries"]), {}
    )
    rules = own.get("date", row["date"])
    days = own.get("days", row.get("days", 1))
    return _Dates(
        tuple(rule_of(one) for one in ([rules] if isinstance(rules, str) else rules)),
        days_of_islamic_month if days == "month" else lambda first: int(days),
        row.get("estimated", False),
    )


def _rows() -> dict[str, Any]:
    rows: dict[str, Any] = table("calendars")["festivals"]["rows"]
    return rows


FESTIVALS: Mapping[str, Names] = {
    key: Names(
        Text(**row["name"]),
        tuple(row["english"]),
        tuple(row["chinese"]),
        frozenset(row.get("loose", ())),
    )
    for key, row in _rows().items()
}
"""Every festival by its key, with all the names that a grammar has to know."""
