"""Countries and the clocks they keep, from the IANA database; names of places from CLDR.

The database is the one of the package tzdata, so that every machine knows the same zones. What it
lacks (main zones, what CST means, cities that are no zone's namesake) are rows of rules/calendars.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.calendars import rows
from coach.calendars.rows import City, ZoneMeaning
from coach.finding import Text
from coach.lazily import lazy

if TYPE_CHECKING:
    from coach.calendars.places import Place

_CLOCKS_OF_NO_COUNTRY = lazy(
    r"Etc/.*|[CEMW]ET|[EMH]ST|[ECMP]ST\dCDT|EST5EDT|CST6CDT|MST7MDT|PST8PDT|Factory|U[TC]\w+|Zulu"
    r"|G(?:MT.*|reenwich)"
)
_LINKS_ACROSS_BORDERS = {
    "Africa/Asmera": "ER",
    "Africa/Timbuktu": "ML",
    "America/Coral_Harbour": "CA",
    "America/Virgin": "VI",
    "Antarctica/South_Pole": "AQ",
    "Atlantic/Jan_Mayen": "SJ",
    "Iceland": "IS",
    "Pacific/Ponape": "FM",
    "Pacific/Truk": "FM",
    "Pacific/Yap": "FM",
}
"""Old names that the database lets follow the clock of another country."""

_OFFSET = lazy(r"(?:UTC|GMT)?\s*([+\-−])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_ALIKE = 0.5
"""How alike two spellings are, of 1, before one is offered for the other."""

_SAMPLE_YEAR = 2027
"""Clocks are compared through this year: later than every change of law that tzdata knows."""


@cache
def countries() -> frozenset[str]:
    """Every ISO 3166-1 alpha-2 code of the IANA database."""
    return frozenset(row[0] for row in _table("iso3166.tab"))


@cache
def zone_names() -> frozenset[str]:
    """Every name of the IANA database, old names and fixed clocks such as Etc/GMT-8 included."""
    return frozenset(_file("zones").split())


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The IANA zones of a country (alpha-2), the main one first; empty if it has none."""
    zones = [zone for code, _, zone, *_ in _table("zone.tab") if code == country]
    main = rows.main_zones().get(country)
    return tuple(sorted(zones, key=lambda zone: main is not None and zone != main.zone))


@cache
def country_of_zone(zone: str) -> str | None:
    """The country (alpha-2) whose clock a zone is; old names are followed to the new ones.

    None for clocks of no country, such as UTC or CET, and for names that are not known.
    """
    if _CLOCKS_OF_NO_COUNTRY.fullmatch(zone):
        return None
    own = country_in_table(zone) or _LINKS_ACROSS_BORDERS.get(zone)
    return own or country_in_table(_links().get(zone, ""))


def country_in_table(zone: str) -> str | None:
    """The country of a zone by the database's own table, without the old names."""
    return _countries_by_zone().get(zone)


def default_zone(country: str) -> str | None:
    """The zone of a country's clock, or None where it has several and none is the obvious one."""
    zones = zones_of(country)
    if not zones:
        return None
    main = rows.main_zones().get(country)
    if main is not None and main.obvious:
        return main.zone
    return zones[0] if len({_clock(zone) for zone in zones}) == 1 else None


def same_clock(zone: str, other: str) -> bool:
    """Whether two zones show the same time the whole year round."""
    return _clock(zone) == _clock(other)


@lru_cache(maxsize=2048)
def city_name(zone: str | Place, country: str | None = None) -> Text:
    """What people call the clock of a zone: “Beijing”/“北京”, “Berlin”/“柏林”, “UTC+8”.

    The names are those of CLDR, but for a few rows of our own.
    """
    if not isinstance(zone, str):
        return city_name(zone.zone.key or "UTC", country or zone.country)
    if _CLOCKS_OF_NO_COUNTRY.fullmatch(zone):
        return _fixed_clock_name(zone)
    zone = current_name(zone)
    own = rows.clock_names().get(zone)
    if own is not None and country in (None, country_of_zone(zone)):
        return own
    plain = zone.rsplit("/", 1)[-1].replace("_", " ")
    of_trade = next((c.name for c in rows.cities() if c.zone == zone and c.name.en == plain), None)
    english, chinese = _cldr_city(zone, "en"), _cldr_city(zone, "zh_Hans")
    return Text(
        english or plain, chinese or (of_trade.zh if of_trade is not None else english or plain)
    )


@cache
def country_name(country: str) -> Text:
    """The name of a country by CLDR: “Germany”/“德国”; the code itself if it is not known."""
    from babel import Locale

    if country in _SHORT_NAMES:
        return _SHORT_NAMES[country]
    return Text(
        Locale.parse("en").territories.get(country, country),
        Locale.parse("zh_Hans").territories.get(country, country),
    )


_SHORT_NAMES = {"HK": Text("Hong Kong", "香港"), "MO": Text("Macao", "澳门")}


def city_named(name: str) -> City | None:
    """The city or port of trade of that English or Chinese name, in any case."""
    return _cities_by_name().get(_folded(name))


def country_named(name: str) -> str | None:
    """The code of the country that people call so in English or Chinese, in any case."""
    return _countries_by_name().get(_folded(name))


def meanings_of(abbreviation: str) -> tuple[ZoneMeaning, ...]:
    """What an abbreviation such as CST can mean, the commonest first; empty if it is not known."""
    return rows.zone_meanings().get(abbreviation.upper(), ())


def is_ambiguous(abbreviation: str) -> bool:
    """Whether readers of one abbreviation may take it for different clocks."""
    return sum(not meaning.rare for meaning in meanings_of(abbreviation)) > 1


def zone_of_abbreviation(abbreviation: str) -> str | None:
    """The IANA zone of an abbreviation that is not ambiguous."""
    common = [meaning for meaning in meanings_of(abbreviation) if not meaning.rare]
    return common[0].zone if len(common) == 1 else None


def nearest(value: str, valid: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The valid values whose spelling comes nearest, the likeliest first."""
    return _nearest(value, {_folded(item): item for item in valid}, count)


def current_name(zone: str) -> str:
    """The name in use for a zone: Asia/Kolkata for Asia/Calcutta."""
    return zone if country_in_table(zone) else _links().get(zone, zone)


def nearest_countries(value: str, count: int = 3) -> tuple[str, ...]:
    """The codes that may be meant by what is none: “Germany”, “GER”, “UK”, 德国."""
    if len(value) == 2 and _folded(value) not in _countries_by_name():
        return nearest(value, sorted(countries()), count)
    return _nearest(value, _countries_by_name(), count)


def nearest_zones(value: str, count: int = 3) -> tuple[str, ...]:
    """The zones that may be meant by what is none: “Europe/Berln”, “Shanghai”, “UTC+8”, “CST”."""
    meant = [meaning.zone for meaning in meanings_of(value) if not meaning.rare]
    code = _countries_by_name().get(_folded(value))
    meant += zones_of(code) if code else ()
    meant += _zones_at(value) or _nearest(value, _zones_by_name(), count)
    return tuple(dict.fromkeys(meant))[:count]


def _nearest(value: str, by_name: dict[str, str], count: int) -> tuple[str, ...]:
    """Values by name: the very name first, then names that begin so, then those spelt alike."""
    from difflib import get_close_matches

    folded = _folded(value)
    found = [by_name[folded]] if folded in by_name else []
    if len(folded) > 2:
        found += [by_name[name] for name in sorted(by_name) if name.startswith(folded)]
        found += [by_name[name] for name in sorted(by_name) if f" {folded}" in name]
    if not found:
        close = get_close_matches(folded, by_name, 3 * count, cutoff=_ALIKE)
        found += [by_name[name] for name in close]
    return tuple(dict.fromkeys(found))[:count]


def _folded(name: str) -> str:
    """A name without case, accents, points and the difference of blank and underscore."""
    from unicodedata import combining, normalize

    plain = "".join(char for char in normalize("NFKD", name) if not combining(char))
    return " ".join(plain.casefold().replace("_", " ").replace(".", "").split())


@cache
def _countries_by_name() -> dict[str, str]:
    """Every name that people give a country, folded → code."""
    from babel.core import get_global

    named: dict[str, str] = {}
    for code in sorted(countries()):
        name = country_name(code)
        for word in (name.en, name.zh, code):
            named.setdefault(_folded(word), code)
    for alias, codes in get_global("territory_aliases").items():  # alpha-3 and old codes
        if alias.isalpha() and codes and codes[0] in countries():
            named.setdefault(_folded(alias), codes[0])
    named.update({_folded(word): code for word, code in _SPOKEN.items()})
    return named


_SPOKEN = {
    "america": "US",
    "brasil": "BR",
    "deutschland": "DE",
    "espana": "ES",
    "italia": "IT",
    "nederland": "NL",
    "osterreich": "AT",
    "schweiz": "CH",
    "britain": "GB",
    "burma": "MM",
    "czech republic": "CZ",
    "emirates": "AE",
    "england": "GB",
    "ger": "DE",
    "great britain": "GB",
    "holland": "NL",
    "hong kong": "HK",
    "ivory coast": "CI",
    "korea": "KR",
    "ksa": "SA",
    "macau": "MO",
    "prc": "CN",
    "scotland": "GB",
    "south korea": "KR",
    "turkey": "TR",
    "uae": "AE",
    "uk": "GB",
    "usa": "US",
    "viet nam": "VN",
    "中国大陆": "CN",
    "朝鲜": "KP",
    "沙特": "SA",
    "澳门": "MO",
    "香港": "HK",
    "阿联酋": "AE",
    "韩国": "KR",
}
"""Names in use that are not CLDR's."""


@cache
def _zones_by_name() -> dict[str, str]:
    """Every name that people may write for a zone, folded: its own, its city, cities of trade."""
    named: dict[str, str] = {}
    for city in rows.cities():
        for word in (city.name.en, city.name.zh):
            named.setdefault(_folded(word), city.zone)
    for zone in sorted(
        zone_names(), key=lambda name: (not country_in_table(name), name[:3] != "US/")
    ):
        named[_folded(zone)] = zone
        if "/" in zone:
            named.setdefault(_folded(zone.rsplit("/", 1)[-1]), current_name(zone))
    return named


@cache
def _cities_by_name() -> dict[str, City]:
    return {
        _folded(word): city
        for city in reversed(rows.cities())
        for word in (city.name.en, city.name.zh)
    }


def _zones_at(value: str) -> list[str]:
    """Main zones of trade that keep a distance from UTC such as “UTC+8” the whole year."""
    offset = _OFFSET.fullmatch(value.strip())
    if offset is None or int(offset[2]) > 14:
        return []
    distance = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    distance = distance if offset[1] == "+" else -distance
    zones = dict.fromkeys(city.zone for city in rows.cities())
    return [zone for zone in zones if set(_clock(zone)) == {distance}]


def _fixed_clock_name(zone: str) -> Text:
    """Etc/GMT-8 is UTC+8: the database counts westwards."""
    west = re.fullmatch(r"Etc/GMT([+-])(\d+)", zone)
    if west is None or west[2] == "0":
        name = zone.removeprefix("Etc/")
        if name in ("UCT", "Universal", "Zulu"):
            name = "UTC"
        elif name.startswith("G"):
            name = "GMT"
    else:
        name = f"UTC{'-' if west[1] == '+' else '+'}{west[2]}"
    return Text(name, name)


@cache
def _cldr_city(zone: str, locale: str) -> str | None:
    """CLDR's name for the city of a zone; CLDR keeps some zones under their old names."""
    from babel import Locale

    names = Locale.parse(locale).time_zones
    for name in (zone, *_old_names().get(zone, ())):
        city = names.get(name, {}).get("city")
        if city:
            return str(city)
    return None


@cache
def _old_names() -> dict[str, tuple[str, ...]]:
    """Zone → its other names that CLDR takes for the same place."""
    from babel.core import get_global

    found: dict[str, list[str]] = {}
    for old, new in get_global("zone_aliases").items():
        found.setdefault(new, []).append(old)
    return {new: tuple(old) for new, old in found.items()}


def _file(name: str) -> str:
    return resources.files("tzdata").joinpath(name).read_text(encoding="utf-8")


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    lines = _file(f"zoneinfo/{name}").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def _countries_by_zone() -> dict[str, str]:
    return {zone: country for country, _, zone, *_ in _table("zone.tab")}


@cache
def _links() -> dict[str, str]:
    """Old name → the name it stands for in the database."""
    lines = (line.split() for line in _file("zoneinfo/tzdata.zi").splitlines())
    return {line[2]: line[1] for line in lines if line and line[0] == "L"}


@cache
def _clock(zone: str) -> tuple[timedelta | None, ...]:
    """The distances from UTC of a zone through a year, week by week."""
    tz, start = ZoneInfo(zone), datetime(_SAMPLE_YEAR, 1, 1, 12, tzinfo=UTC)
    return tuple((start + timedelta(weeks=week)).astimezone(tz).utcoffset() for week in range(52))
