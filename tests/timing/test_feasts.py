"""The notation of moving feasts."""

from __future__ import annotations

from datetime import date

import pytest

from coach.timing.feasts import rule_of


@pytest.mark.parametrize(
    ("notation", "year", "days"),
    [
        ("12-25", 2027, ["2027-12-25"]),
        ("fourth thu of nov", 2027, ["2027-11-25"]),
        ("fourth thu of nov +4", 2027, ["2027-11-29"]),
        ("last mon of may", 2027, ["2027-05-31"]),
        ("mon from 05-18", 2027, ["2027-05-24"]),
        ("easter", 2027, ["2027-03-28"]),
        ("easter -2", 2027, ["2027-03-26"]),
        ("orthodox easter", 2027, ["2027-05-02"]),
        ("chinese 01-01", 2027, ["2027-02-06"]),
        ("chinese 01-01 -1", 2027, ["2027-02-05"]),
        ("korean 01-01", 2027, ["2027-02-07"]),
        ("korean 08-15", 2040, ["2040-09-21"]),
        ("vietnamese 01-01", 2030, ["2030-02-02"]),
        ("chinese 12-08", 2025, ["2025-01-07"]),
        ("chinese 12-08", 2000, ["2000-01-14"]),
        ("islamic 09-01", 2027, ["2027-02-08"]),
        ("islamic 09-01", 2030, ["2030-01-05", "2030-12-26"]),
        ("islamic 10-01", 2090, ["2090-03-31"]),
        ("hebrew new year", 2026, ["2026-09-12"]),
        ("hebrew new year +9", 2026, ["2026-09-21"]),
        ("diwali", 2027, ["2027-10-29"]),
        ("qingming", 2027, ["2027-04-05"]),
        ("dongzhi", 2021, ["2021-12-21"]),
        ("dongzhi", 2054, ["2054-12-21"]),
        ("nowruz", 2028, ["2028-03-20"]),
        ("mothers day of france", 2026, ["2026-05-31"]),
        ("mothers day of france", 2023, ["2023-06-04"]),
        ("kings day of the netherlands", 2025, ["2025-04-26"]),
        ("national day of oman", 2026, ["2026-11-20"]),
        ("national day of oman", 2024, ["2024-11-18"]),
    ],
)
def test_a_notation_gives_the_days_of_a_year(notation: str, year: int, days: list[str]) -> None:
    assert rule_of(notation)(year) == tuple(date.fromisoformat(day) for day in days)


@pytest.mark.parametrize(
    ("notation", "told"),
    [
        ("13-01", "month"),
        ("02-30", "day"),
        ("fifth thu of nov", "no rule"),
        ("fourth thr of nov", "no weekday 'thr'"),
        ("fourth thu of nove", "no rule"),
        ("fourth thu of nox", "no month 'nox'"),
        ("eastre", "no rule 'eastre'; there are: diwali"),
        ("", "no rule"),
        ("easter - 2", "no rule"),
    ],
)
def test_a_notation_that_says_nothing_is_refused(notation: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        rule_of(notation)
