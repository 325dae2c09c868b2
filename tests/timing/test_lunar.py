"""Lunar dates: facts known to everyone, the library's table, and the way there and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays.calendars.chinese import _ChineseLunisolar as Library
from hypothesis import given
from hypothesis import strategies as st

from coach.timing import lunar


@pytest.mark.parametrize(
    ("lunar_date", "day"),
    [
        ((2026, 1, 1), "2026-02-17"),
        ((2027, 1, 1), "2027-02-06"),
        ((2028, 1, 1), "2028-01-26"),
        ((2025, 6, 30), "2025-07-24"),
        ((2026, 8, 15), "2026-09-25"),
        ((2026, 12, 29), "2027-02-05"),
    ],
)
def test_lunar_dates_become_gregorian(lunar_date: tuple[int, int, int], day: str) -> None:
    assert lunar.gregorian(*lunar_date) == date.fromisoformat(day)


def test_a_leap_month_follows_its_namesake() -> None:
    assert lunar.leap_month(2025) == 6
    assert lunar.gregorian(2025, 6, 1) == date(2025, 6, 25)
    assert lunar.gregorian(2025, 6, 1, leap=True) == date(2025, 7, 25)
    assert lunar.leap_month(2026) is None
    assert lunar.gregorian(2026, 6, 1, leap=True) is None


@pytest.mark.parametrize(
    "lunar_date",
    [
        (2026, 12, 30),
        (2026, 13, 1),
        (2026, 0, 1),
        (2026, 1, 31),
        (2026, 1, 0),
        (1899, 1, 1),
        (2101, 1, 1),
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_none(lunar_date: tuple[int, int, int]) -> None:
    assert lunar.gregorian(*lunar_date) is None


def test_the_last_day_of_the_year_is_its_eve() -> None:
    assert lunar.new_years_eve(2026) == date(2027, 2, 5)
    assert lunar.new_years_eve(2200) is None


@pytest.mark.parametrize(
    ("month", "day", "table"),
    [
        (1, 1, Library.LUNAR_NEW_YEAR_DATES),
        (5, 5, Library.DRAGON_BOAT_DATES),
        (8, 15, Library.MID_AUTUMN_DATES),
        (9, 9, Library.DOUBLE_NINTH_DATES),
    ],
)
def test_the_table_agrees_with_the_library(
    month: int, day: int, table: dict[int, tuple[int, int]]
) -> None:
    known = {year: date(year, *found) for year, found in table.items() if year > 1916}
    assert len(known) > 180
    assert {year: lunar.gregorian(year, month, day) for year in known} == known


@given(st.dates(date(1900, 1, 31), date(2101, 1, 28)))
def test_every_day_has_a_lunar_date_and_comes_back(day: date) -> None:
    found = lunar.lunar_of(day)
    assert found is not None
    assert lunar.gregorian(*found) == day


@given(st.dates(date(1900, 2, 1), date(2101, 1, 28)))
def test_days_follow_each_other(day: date) -> None:
    before, found = lunar.lunar_of(day - timedelta(1)), lunar.lunar_of(day)
    assert before is not None
    assert found is not None
    assert found.day == 1 or found.day == before.day + 1


@pytest.mark.parametrize("day", [date(1900, 1, 30), date(2101, 1, 29), date(1, 1, 1)])
def test_days_beyond_the_table_are_none(day: date) -> None:
    assert lunar.lunar_of(day) is None
