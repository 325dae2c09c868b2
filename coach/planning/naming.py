"""What places are called: the city of their clock, their country, and a place from its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach.finding import Text
from coach.lazily import lazy

if TYPE_CHECKING:
    from coach.calendars.places import Place

_WITH_ARTICLE = frozenset({"AE", "BS", "CD", "CG", "DO", "GB", "GM", "MV", "NL", "PH", "US"})
_SHORT = {
    "AE": Text("United Arab Emirates", "阿联酋"),
    "CD": Text("Congo (Kinshasa)", "刚果（金）"),
    "CG": Text("Congo (Brazzaville)", "刚果（布）"),
    "HK": Text("Hong Kong", "香港"),
    "MM": Text("Myanmar", "缅甸"),
    "MO": Text("Macao", "澳门"),
    "SA": Text("Saudi Arabia", "沙特"),
    "TR": Text("Turkey", "土耳其"),
}
_ALIASES = {
    "america": "US", "britain": "GB", "czech republic": "CZ", "emirates": "AE", "england": "GB",
    "great britain": "GB", "holland": "NL", "korea": "KR", "ksa": "SA", "macau": "MO",
    "prc": "CN", "south korea": "KR", "uae": "AE", "uk": "GB", "usa": "US", "viet nam": "VN",
    "中国大陆": "CN", "沙特阿拉伯": "SA", "阿拉伯联合酋长国": "AE", "韩国": "KR",
}  # fmt: skip
"""Names in use beside those of CLDR and `_SHORT`."""


_LONGEST = 60
_REGION = lazy(r"[A-Z]{2}-[A-Z0-9]{1,3}", re.IGNORECASE)
_CLOCK = lazy(r"(?:UTC|GMT)?\s*[+\-−]\s*\d.*|[A-Z]{2,5}", re.IGNORECASE)
"""What may be a distance from UTC or the abbreviation of a clock."""


class PlaceNameError(ValueError):
    """A name that stands for no place the coach knows.

    `value` is the name as given, `nearest` the nearest valid names, `problem` what is wrong.
    """

    def __init__(self, value: str, nearest: tuple[str, ...], problem: str = "") -> None:
        shown = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
        self.value = value
        self.nearest = nearest
        self.problem = problem or f"“{shown}” is no known city, country or time zone"
        offer = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(self.problem + offer)


@lru_cache(maxsize=1024)
def city(place: Place) -> Text:
    """The city whose clock a place keeps: “Berlin”/“柏林”."""
    from coach.calendars.zones import city_name

    return city_name(place.zone.key or "UTC", place.country)


def cities(places: tuple[Place, ...]) -> Text:
    """“Beijing, Berlin and Dubai”."""
    from coach.planning.wording import listed

    return listed([city(place) for place in places])


@lru_cache(maxsize=1024)
def land(place: Place) -> Text:
    """The country of a place as it stands behind “in”, or the city where no country is known."""
    if place.country is None:
        return city(place)
    name = _country_name(place.country)
    return Text(f"the {name.en}" if place.country in _WITH_ARTICLE else name.en, name.zh)


def identifier(place: Place) -> str:
    """A name that `place_named` understands and that stands for this place only."""
    where = place.region or place.country
    return f"{where}:{place.zone.key}" if where else place.zone.key


def place_named(name: str) -> Place:
    """The place somebody means by a city, a country (code or name), an IANA zone, or CC:Zone.

    Understands English and Chinese names in any case, and regions where days off differ (MY-03,
    MY-03:Asia/Kuala_Lumpur). A country with several clocks gives the clock of its main zone; the
    place then says `zone_assumed`. Raises PlaceNameError.
    """
    from coach.calendars.places import place_of

    where, colon, zone = name.partition(":")
    if _REGION.fullmatch(name.strip()):
        return _place(name, name, None)
    named = _by_name().get(_folded(zone if colon else name))
    if named is None or (colon and named.zone is None):
        raise PlaceNameError(name, nearest_names(zone if colon else name))
    return _place(name, where, named.zone) if colon else place_of(named.country, named.zone)


def _place(name: str, where: str, zone: str | None) -> Place:
    """The place of a country or region by its code."""
    from coach.calendars.errors import PlaceError
    from coach.calendars.places import place_of

    code = where.strip().upper()
    country, _, region = code.partition("-")
    try:
        return place_of(country, zone, code if region else None)
    except PlaceError as error:
        tail = f":{zone}" if zone else ""
        if error.field == "timezone":
            near = tuple(f"{code}:{other}" for other in error.nearest)
            raise PlaceNameError(name, near, f"{code} does not keep the clock of {zone}") from error
        raise PlaceNameError(name, tuple(f"{other}{tail}" for other in error.nearest)) from error


def nearest_names(name: str, count: int = 3) -> tuple[str, ...]:
    """The valid names whose spelling comes nearest, shown as one would write them."""
    from difflib import get_close_matches

    from coach.calendars.zones import meanings_of, nearest_zones

    if _CLOCK.fullmatch(name.strip()) and (not name.isalpha() or meanings_of(name)):
        return nearest_zones(name, count)
    names = _by_name()
    close = get_close_matches(_folded(name), names, count, cutoff=0.55)
    return tuple(dict.fromkeys(names[fold].shown for fold in close))


def _country_name(country: str) -> Text:
    from coach.calendars.zones import country_name

    return _SHORT.get(country) or country_name(country)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name as one would write it, and what `place_of` takes for it."""

    shown: str
    country: str | None
    zone: str | None


@cache
def _by_name() -> dict[str, _Named]:
    """Every name without case and accents. What comes later wins: a country beats its capital."""
    names: dict[str, _Named] = {}
    for shown, country, zone in (*_zones(), *_cities(), *_countries()):
        names[_folded(shown)] = _Named(shown, country, zone)
    return names


def _zones() -> Iterator[tuple[str, str | None, str | None]]:
    from coach.calendars.zones import city_name, country_of_zone, zone_names

    for zone in sorted(zone_names()):
        country = country_of_zone(zone)
        yield zone, country, zone
        if country is not None:
            town = city_name(zone, country)
            yield zone.rsplit("/", 1)[-1].replace("_", " "), country, zone
            yield town.en, country, zone
            yield town.zh, country, zone


def _cities() -> Iterator[tuple[str, str | None, str | None]]:
    from coach.calendars.rows import cities

    # Of two cities of one name the first row is the one people mean.
    for city in reversed(cities()):
        yield city.name.en, city.country, city.zone
        yield city.name.zh, city.country, city.zone


def _countries() -> Iterator[tuple[str, str | None, str | None]]:
    from coach.calendars.zones import countries

    for code in sorted(countries()):
        name = _country_name(code)
        if code in _WITH_ARTICLE:
            yield f"the {name.en}", code, None
        for shown in (code, name.en, name.zh):
            yield shown, code, None
    for alias, code in _ALIASES.items():
        yield alias, code, None


def _folded(name: str) -> str:
    """The name without case, accents and runs of blanks: “São_Paulo” → “sao paulo”."""
    from unicodedata import combining, normalize

    spaced = " ".join(name.replace("_", " ").split())
    return "".join(c for c in normalize("NFKD", spaced) if not combining(c)).casefold()
