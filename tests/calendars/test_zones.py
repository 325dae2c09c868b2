"""Countries, clocks, their names, and what is offered for a misspelling."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.calendars import rows, zones
from coach.calendars.places import place_of
from coach.finding import Text


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("CN", "Asia/Shanghai"),
        ("DE", "Europe/Berlin"),
        ("GB", "Europe/London"),
        ("JP", "Asia/Tokyo"),
        ("IN", "Asia/Kolkata"),
        ("AE", "Asia/Dubai"),
        ("NL", "Europe/Amsterdam"),
        ("AR", "America/Argentina/Buenos_Aires"),
        ("US", None),
        ("BR", None),
        ("RU", None),
        ("CA", None),
        ("AU", None),
        ("MX", None),
        ("ID", None),
        ("BV", None),
        ("XX", None),
    ],
)
def test_a_country_has_a_clock_if_one_is_obvious(country: str, zone: str | None) -> None:
    assert zones.default_zone(country) == zone


def test_the_main_zone_heads_the_list() -> None:
    assert zones.zones_of("US")[0] == "America/New_York"
    assert {"America/Chicago", "America/Los_Angeles"} <= set(zones.zones_of("US"))
    assert zones.zones_of("CN") == ("Asia/Shanghai", "Asia/Urumqi")
    assert zones.zones_of("XX") == ()


def test_every_main_zone_is_needed_and_used() -> None:
    for country, row in rows.main_zones().items():
        assert len(zones.zones_of(country)) > 1
        assert zones.zones_of(country)[0] == row.zone
        assert zones.default_zone(country) in ({row.zone} if row.obvious else {None})


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Asia/Shanghai", "CN"),
        ("Asia/Calcutta", "IN"),
        ("PRC", "CN"),
        ("US/Pacific", "US"),
        ("Europe/Oslo", "NO"),
        ("Iceland", "IS"),
        ("Atlantic/Reykjavik", "IS"),
        ("America/Montreal", "CA"),
        ("UTC", None),
        ("Etc/GMT-8", None),
        ("CET", None),
        ("EST5EDT", None),
        ("Mars/Olympus", None),
    ],
)
def test_a_zone_tells_its_country(zone: str, country: str | None) -> None:
    assert zones.country_of_zone(zone) == country


def test_countries_of_zones_agree_with_cldr() -> None:
    from babel.core import get_global

    territories, aliases = get_global("zone_territories"), get_global("zone_aliases")
    for zone in zones.zone_names():
        theirs = territories.get(aliases.get(zone, zone))
        ours = zones.country_of_zone(zone)
        if theirs not in (None, "ZZ", "001") and ours is not None:
            assert ours == theirs or zone == "Antarctica/South_Pole"


@pytest.mark.parametrize(
    ("zone", "country", "name"),
    [
        ("Asia/Shanghai", "CN", Text("Beijing", "北京")),
        ("Asia/Shanghai", None, Text("Beijing", "北京")),
        ("PRC", None, Text("Beijing", "北京")),
        ("Europe/Berlin", "DE", Text("Berlin", "柏林")),
        ("America/New_York", "US", Text("New York", "纽约")),
        ("Asia/Kolkata", "IN", Text("Kolkata", "加尔各答")),
        ("Asia/Ho_Chi_Minh", None, Text("Ho Chi Minh City", "胡志明市")),
        ("UTC", None, Text("UTC", "UTC")),
        ("Etc/GMT-8", None, Text("UTC+8", "UTC+8")),
        ("Etc/GMT+5", None, Text("UTC-5", "UTC-5")),
        ("CET", None, Text("CET", "CET")),
    ],
)
def test_a_clock_is_called_after_a_city(zone: str, country: str | None, name: Text) -> None:
    assert zones.city_name(zone, country) == name


def test_a_place_names_its_clock() -> None:
    assert zones.city_name(place_of("DE")) == Text("Berlin", "柏林")


def test_every_zone_of_a_country_has_a_chinese_name() -> None:
    for zone in zones.zone_names():
        if zones.country_in_table(zone):
            assert any("一" <= char <= "鿿" for char in zones.city_name(zone).zh), zone


def test_cities_are_found_by_either_name() -> None:
    assert len(rows.cities()) >= 150
    for name in ("Ningbo", "ningbo", "NINGBO", "宁波"):
        city = zones.city_named(name)
        assert city is not None
        assert (city.country, city.zone) == ("CN", "Asia/Shanghai")
    sao_paulo = zones.city_named("Sao Paulo")
    assert sao_paulo is not None
    assert sao_paulo == zones.city_named("São Paulo")
    assert zones.city_named("Atlantis") is None


@pytest.mark.parametrize("city", rows.cities(), ids=lambda city: city.name.en)
def test_every_city_keeps_a_clock_of_its_country(city: rows.City) -> None:
    assert city.zone in zones.zones_of(city.country)
    assert any("一" <= char <= "鿿" for char in city.name.zh)


@pytest.mark.parametrize(
    ("abbreviation", "countries"),
    [
        ("CST", ["CN", "US", "CU"]),
        ("IST", ["IN", "IL", "IE"]),
        ("BST", ["GB", "BD"]),
        ("AST", ["SA", "CA"]),
        ("GST", ["AE", "GS"]),
        ("EST", ["US", "AU"]),
        ("cst", ["CN", "US", "CU"]),
    ],
)
def test_ambiguous_abbreviations(abbreviation: str, countries: list[str]) -> None:
    meanings = [one for one in zones.meanings_of(abbreviation) if not one.rare]
    assert [one.country for one in meanings] == countries
    assert zones.is_ambiguous(abbreviation)
    assert zones.zone_of_abbreviation(abbreviation) is None


@pytest.mark.parametrize(
    ("abbreviation", "zone"),
    [
        ("CET", "Europe/Berlin"),
        ("JST", "Asia/Tokyo"),
        ("PST", "America/Los_Angeles"),
        ("AEST", "Australia/Sydney"),
        ("ET", "America/New_York"),
        ("BJT", "Asia/Shanghai"),
        ("UTC", "UTC"),
        ("XYZ", None),
    ],
)
def test_other_abbreviations_have_one_zone(abbreviation: str, zone: str | None) -> None:
    assert not zones.is_ambiguous(abbreviation)
    assert zones.zone_of_abbreviation(abbreviation) == zone


_NO_LONGER_KEPT = {("ADT", "IQ"), ("ART", "EG")}
"""Meanings of the past: Iraq gave up summer time, and Egypt's abbreviation is now EET."""


@pytest.mark.parametrize(
    "meaning",
    [one for meanings in rows.zone_meanings().values() for one in meanings],
    ids=lambda one: f"{one.abbreviation}-{one.zone}",
)
def test_every_meaning_is_an_offset_that_its_zone_keeps(meaning: rows.ZoneMeaning) -> None:
    if meaning.country is not None:
        assert meaning.zone in zones.zones_of(meaning.country)
    weeks = [datetime(2027, 1, 1, tzinfo=UTC) + timedelta(weeks=n) for n in range(52)]
    kept = {week.astimezone(ZoneInfo(meaning.zone)).utcoffset() for week in weeks}
    if (meaning.abbreviation, meaning.country) not in _NO_LONGER_KEPT:
        assert len(kept) > 1 if meaning.offset is None else meaning.offset in kept
    assert any("一" <= char <= "鿿" for char in meaning.name.zh)


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("GER", "DE"),
        ("Germany", "DE"),
        ("germany", "DE"),
        ("Germny", "DE"),
        ("Deutschland", "DE"),
        ("DEU", "DE"),
        ("德国", "DE"),
        ("UK", "GB"),
        ("England", "GB"),
        ("USA", "US"),
        ("U.A.E.", "AE"),
        ("Korea", "KR"),
        ("Holland", "NL"),
        ("Arabia", "SA"),
        ("de", "DE"),
    ],
)
def test_the_nearest_country(value: str, near: str) -> None:
    assert zones.nearest_countries(value)[0] == near


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("Europe/Berln", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("Shanghai", "Asia/Shanghai"),
        ("Beijing", "Asia/Shanghai"),
        ("Asia/Beijing", "Asia/Shanghai"),
        ("北京", "Asia/Shanghai"),
        ("Hamburg", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("Germany", "Europe/Berlin"),
        ("UTC+8", "Asia/Shanghai"),
        ("GMT+5:30", "Asia/Kolkata"),
        ("PST", "America/Los_Angeles"),
    ],
)
def test_the_nearest_zone(value: str, near: str) -> None:
    assert zones.nearest_zones(value)[0] == near


def test_an_ambiguous_abbreviation_offers_all_its_zones() -> None:
    assert zones.nearest_zones("CST") == ("Asia/Shanghai", "America/Chicago", "America/Havana")


def test_at_most_as_many_as_asked_for_and_none_where_nothing_is_near() -> None:
    assert len(zones.nearest("Europe", zones.zone_names(), 2)) == 2
    assert zones.nearest_zones("qqqqqq") == ()
    assert zones.nearest_countries("") == ()
