"""Every row of our own: what it says, that it takes effect, and where the libraries disagree.

The expected days are written by hand; a row without an expectation here fails.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import holidays
import pytest
from babel import Locale, UnknownLocaleError

from coach.calendars import rows
from coach.calendars.places import Place, place_of
from coach.calendars.zones import countries
from coach.tables import table

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def raw_rows(document: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table("calendars")[document]["rows"]
    return found


# Weekends

WEEKENDS = {
    ("BD", "2027-01-04"): {FRI, SAT},
    ("IN", "2027-01-04"): {SAT, SUN},
    ("UG", "2027-01-04"): {SAT, SUN},
    ("IR", "2027-01-04"): {FRI},
    ("NP", "2027-01-04"): {SAT},
    ("HK", "2027-01-04"): {SAT, SUN},
    ("MO", "2027-01-04"): {SAT, SUN},
    ("PS", "2027-01-04"): {FRI, SAT},
    ("LY", "2027-01-04"): {FRI, SAT},
    ("AF", "2027-01-04"): {THU, FRI},
    **{(land, "2027-01-04"): {SAT, SUN} for land in "AI CD KN NE PY TK VE".split()},
    ("MR", "2027-01-04"): {SAT, SUN},
    ("MY-02", "2027-01-04"): {FRI, SAT},
    ("MY-03", "2027-01-04"): {FRI, SAT},
    ("MY-11", "2027-01-04"): {FRI, SAT},
    ("MY-01", "2024-12-31"): {FRI, SAT},
    ("MY-01", "2025-01-01"): {SAT, SUN},
    ("MY-10", "2027-01-04"): {SAT, SUN},
    ("AE-SH", "2027-01-04"): {FRI, SAT, SUN},
    ("AE-DU", "2027-01-04"): {SAT, SUN},
}


def somewhere(where: str) -> Place:
    return place_of(where[:2], region=where if "-" in where else None)


@pytest.mark.parametrize(("where", "day"), WEEKENDS)
def test_weekends(where: str, day: str) -> None:
    assert somewhere(where).weekend(date.fromisoformat(day)) == WEEKENDS[where, day]


def test_every_weekend_row_is_expected_above() -> None:
    named = {
        where
        for row in raw_rows("weekends")
        for where in [*row.get("countries", ()), *row.get("regions", ())]
    }
    assert named <= {where for where, _ in WEEKENDS}


@pytest.mark.parametrize("region", ["MY-01", "MY-02", "MY-03", "MY-10", "MY-11"])
@pytest.mark.parametrize("day", [date(2013, 12, 27), date(2024, 12, 27), date(2025, 1, 3)])
def test_states_of_malaysia_agree_with_the_library(region: str, day: date) -> None:
    library = holidays.country_holidays("MY", subdiv=region[3:])
    week = [day - timedelta(day.weekday()) + timedelta(n) for n in range(7)]
    theirs = {one.weekday() for one in week if library.is_weekend(one)}
    assert somewhere(region).weekend(day) == theirs


def test_where_cldr_has_another_weekend_is_known() -> None:
    """A new disagreement among the sources has to be judged, and gets a row or a place here."""
    differ = set()
    for country in countries():
        try:
            locale = Locale.parse(f"und_{country}")
        except UnknownLocaleError:
            continue
        start, end = locale.weekend_start, locale.weekend_end
        theirs = {start, end} if start <= end else {start, end, SAT}
        if place_of(country).weekend() != theirs:
            differ.add(country)
    assert differ == {"BD", "BN", "DJ", "IN", "MV", "NP", "PS", "UG"}


# Hours


def workday(place: Place, weekday: int, start: date) -> date:
    """The first working day of that name from `start` on."""
    day = start + timedelta((weekday - start.weekday()) % 7)
    while not place.is_workday(day):
        day += timedelta(7)
    return day


@pytest.mark.parametrize("row", raw_rows("hours"), ids=lambda row: str(row.get("countries", "all")))
def test_every_row_of_hours_takes_effect(row: dict[str, Any]) -> None:
    spans = rows.hours_in(row["hours"])
    assert time(8) <= spans[0][0] <= time(10)
    assert spans[-1][1] <= time(19)
    for country in row.get("countries", ["LU" if "LU" not in covered() else "FJ"]):
        place = place_of(country)
        for weekday in [rows.WEEKDAYS.index(day) for day in row.get("weekdays", ["tue"])]:
            day = workday(place, weekday, date(2027, 6, 7))
            assert not place.in_ramadan(day)
            assert place.hours(day) == spans


def covered() -> set[str]:
    return {country for row in raw_rows("hours") for country in row.get("countries", ())}


def test_no_two_rows_of_hours_contradict_each_other() -> None:
    for document in ("hours", "ramadan"):
        seen: set[tuple[str, str]] = set()
        for row in raw_rows(document):
            for country in row.get("countries", ()):
                for day in row.get("weekdays", ["any"]):
                    assert (country, day) not in seen
                    seen.add((country, day))


@pytest.mark.parametrize(
    ("country", "day", "hours"),
    [
        ("CN", "2027-06-08", "09:00-12:00 13:30-18:00"),
        ("AE", "2027-06-10", "09:00-13:00 14:00-18:00"),
        ("AE", "2027-06-11", "09:00-12:00"),
        ("DE", "2027-06-11", "09:00-12:00 13:00-15:00"),
        ("IR", "2027-06-10", "08:00-12:30"),
        ("ES", "2027-06-08", "09:00-14:00 16:00-19:00"),
        ("FJ", "2027-06-08", "09:00-12:00 13:00-18:00"),
        (None, "2027-06-08", "09:00-12:00 13:00-18:00"),
    ],
)
def test_usual_hours(country: str | None, day: str, hours: str) -> None:
    assert place_of(country).hours(date.fromisoformat(day)) == rows.hours_in(hours)


# Ramadan: 8 February to 8 March 2027

RAMADAN_HOURS = {
    "AE": ("09:00-15:00", "09:00-12:00"),
    "SA": ("10:00-15:00", None),
    "QA": ("09:00-14:00", None),
    "KW": ("09:00-13:30", None),
    "BH": ("08:00-14:00", None),
    "OM": ("09:00-14:00", None),
    "EG": ("09:00-14:00", None),
    "JO": ("09:00-14:30", None),
    "BD": ("09:00-13:15 13:30-15:30", None),
    "MV": ("09:00-13:00", None),
    "PK": ("09:00-15:00", "09:00-12:30"),
    "IQ": ("09:00-14:00", None),
    "YE": ("09:00-14:00", None),
    "LY": ("09:00-14:00", None),
    "SD": ("09:00-14:00", None),
    "PS": ("09:00-14:00", None),
    "MA": ("09:00-15:00", "09:00-15:00"),
    "DZ": ("09:00-15:00", None),
    "TN": ("08:30-14:30", "08:30-14:30"),
    "MR": ("08:30-14:30", "08:30-14:30"),
    "ID": ("08:00-12:00 12:30-15:00", "08:00-11:30 13:00-15:30"),
    "MY": ("09:00-13:00 13:30-17:00", "09:00-12:15 14:45-17:00"),
    "BN": ("08:00-14:00", None),
}
"""On a Tuesday and on a Friday; None where Friday is a day off."""


@pytest.mark.parametrize("country", RAMADAN_HOURS)
def test_working_hours_in_ramadan(country: str) -> None:
    place = place_of(country)
    on_tuesday, on_friday = RAMADAN_HOURS[country]
    tuesday = workday(place, TUE, date(2027, 2, 9))
    assert place.in_ramadan(tuesday)
    assert place.hours(tuesday) == rows.hours_in(on_tuesday)
    friday = date(2027, 2, 19)
    assert place.hours(friday) == (rows.hours_in(on_friday) if on_friday else ())


def test_every_row_of_ramadan_is_expected_above() -> None:
    named = {country for row in raw_rows("ramadan") for country in row["countries"]}
    assert named == set(RAMADAN_HOURS)


@pytest.mark.parametrize("country", ["AE", "SA", "EG", "ID"])
def test_ramadan_is_a_period(country: str) -> None:
    place = place_of(country)
    days = [date(2027, 1, 1) + timedelta(n) for n in range(365)]
    assert [day for day in days if place.in_ramadan(day)] == [
        date(2027, 2, 8) + timedelta(n) for n in range(29)
    ]


@pytest.mark.parametrize("country", ["DE", "CN", "TR", "IN", None])
def test_elsewhere_working_life_does_not_follow_it(country: str | None) -> None:
    assert not place_of(country).in_ramadan(date(2027, 2, 10))


# Closures and slow seasons: the first and the last day of the one that covers a day

PERIODS = {
    ("CN", "Spring Festival factory closure"): ("2027-01-30", "2027-02-20"),
    ("CN", "National Day factory closure"): ("2027-10-01", "2027-10-07"),
    ("CN", "backlog after Golden Week"): ("2027-10-08", "2027-10-14"),
    ("VN", "Tết factory closure"): ("2027-02-01", "2027-02-14"),
    ("TW", "Lunar New Year factory closure"): ("2027-02-04", "2027-02-12"),
    ("JP", "Obon"): ("2027-08-13", "2027-08-16"),
    ("JP", "Golden Week"): ("2027-04-29", "2027-05-05"),
    ("JP", "New Year closure"): ("2026-12-29", "2027-01-03"),
    ("KR", "summer holidays of the factories"): ("2027-07-28", "2027-08-07"),
    ("IN", "Diwali closure"): ("2027-10-27", "2027-11-01"),
    ("BD", "Eid al-Fitr factory closure"): ("2027-03-06", "2027-03-14"),
    ("BD", "Eid al-Adha factory closure"): ("2027-05-13", "2027-05-21"),
    ("ID", "Lebaran closure"): ("2027-03-06", "2027-03-15"),
    ("TH", "Songkran closure"): ("2027-04-12", "2027-04-17"),
    ("AE", "days around Eid al-Fitr"): ("2027-03-07", "2027-03-14"),
    ("TR", "days around Eid al-Adha"): ("2027-05-14", "2027-05-21"),
    ("IL", "Passover"): ("2027-04-21", "2027-04-29"),
    ("IL", "autumn holidays from Rosh Hashanah to Sukkot"): ("2027-10-01", "2027-10-24"),
    ("IR", "Nowruz holidays"): ("2027-03-18", "2027-04-03"),
    ("IT", "Ferragosto closure"): ("2027-08-08", "2027-08-23"),
    ("FR", "August holidays"): ("2027-08-01", "2027-08-31"),
    ("SE", "July holidays"): ("2027-07-07", "2027-08-03"),
    ("DE", "Christmas and New Year break"): ("2026-12-24", "2027-01-06"),
    ("RU", "New Year holidays"): ("2026-12-30", "2027-01-09"),
    ("US", "Thanksgiving"): ("2027-11-24", "2027-11-26"),
    ("US", "Christmas and New Year break"): ("2026-12-24", "2027-01-01"),
    ("AU", "Christmas and summer break"): ("2026-12-22", "2027-01-10"),
    ("BR", "Carnival"): ("2027-02-06", "2027-02-10"),
    ("BR", "Christmas and summer break"): ("2026-12-22", "2027-01-10"),
    ("ZA", "summer break of industry and builders"): ("2026-12-15", "2027-01-06"),
}


@pytest.mark.parametrize(("country", "name"), PERIODS)
def test_closures_and_slow_seasons(country: str, name: str) -> None:
    first, last = (date.fromisoformat(day) for day in PERIODS[country, name])
    row = next(one for one in rows.period_rows(country) if one.name.en == name)
    for day in (first, last):
        found = row.around(day, country)
        assert found is not None
        assert (found.first, found.last, found.kind) == (first, last, row.kind)
    assert row.around(first - timedelta(1), country) is None
    assert row.around(last + timedelta(1), country) is None
    assert place_of(country).period(first, row.kind) is not None


def test_every_row_of_closures_is_expected_above() -> None:
    for row in raw_rows("closures"):
        expected = {land for land, name in PERIODS if name == row["name"]["en"]}
        assert expected & set(row["countries"]), row["name"]["en"]


def test_a_closure_is_estimated_and_no_day_off_by_itself() -> None:
    place, day = place_of("CN"), date(2027, 2, 3)
    closure = place.closure(day)
    assert closure is not None
    assert (closure.kind, closure.estimated, closure.name.zh) == ("closure", True, "春节工厂停工")
    assert place.is_workday(day)
    assert place.day_off(day) is None
    assert place.day_off(day, include_closures=True) == closure
    assert place_of("DE").closure(day) is None
    assert place_of("FR").period(date(2027, 8, 10), "closure") is None


# Days that China adds to its holidays


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Spring Festival", "2027-02-05", "2027-02-12"),
        ("Labour Day", "2027-05-01", "2027-05-05"),
        ("National Day", "2027-10-01", "2027-10-07"),
    ],
)
def test_usual_days_off_before_the_notice(name: str, first: str, last: str) -> None:
    assert name in {row.name.en for row in rows.bridge_rows("CN")}
    place = place_of("CN")
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    assert not any(place.is_workday(day) for day in days)
    outside = place.day_off(start - timedelta(1)), place.day_off(end + timedelta(1))
    assert all(off is None or off.kind == "weekend" for off in outside)
    added = place.day_off(end)
    assert added is not None
    assert added.estimated
    assert added.name.zh.endswith("（通常放假，尚未公布）")


def test_every_row_of_bridges_is_expected_above() -> None:
    assert len(raw_rows("bridges")) == 3
    assert rows.bridge_rows("DE") == ()


# Sources


@pytest.mark.parametrize("document", table("calendars"))
def test_every_row_says_where_its_fact_comes_from(document: str) -> None:
    data = table("calendars")[document]
    listed = data["rows"] if isinstance(data["rows"], list) else []
    assert data.get("source") or all(row.get("source") for row in listed)
