"""Common hours: computed from clocks and calendars, and why a day has none."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from coach.planning.windows import Windows, windows

WINTER = datetime.fromisoformat("2026-11-26T10:00+08:00")  # a Thursday


def clocks(found: Windows, day: int = 0) -> list[list[str]]:
    """The windows of a day on the clock of every place."""
    return [
        [f"{start:%H:%M}–{end:%H:%M}" for start, end in window.local]
        for window in found.days[day].windows
    ]


def test_beijing_and_berlin_in_winter_and_in_summer(beijing: Any, berlin: Any) -> None:
    assert clocks(windows([beijing, berlin], start=WINTER)) == [["16:00–18:00", "09:00–11:00"]]
    summer = datetime.fromisoformat("2026-07-01T00:00+08:00")
    assert clocks(windows([beijing, berlin], start=summer)) == [["15:00–18:00", "09:00–12:00"]]


def test_moments_are_in_utc(beijing: Any, berlin: Any) -> None:
    (window,) = windows([beijing, berlin], start=WINTER, days=1).all()
    assert window.start == datetime(2026, 11, 26, 8, tzinfo=UTC)
    assert window.start.tzinfo is UTC
    assert window.local[1][0].utcoffset() == timedelta(hours=1)
    assert window.stretched_by == ()


def test_a_lunch_break_cuts_a_window(place: Any) -> None:
    broken = ((time(9), time(12)), (time(13), time(18)))
    one, other = place("PL", "Europe/Warsaw", normal=broken), place("FR", "Europe/Paris")
    assert clocks(windows([one, other], start=WINTER)) == [
        ["09:00–12:00", "09:00–12:00"],
        ["13:00–18:00", "13:00–18:00"],
    ]


def test_weekends_and_holidays_are_named_with_their_countries(place: Any, beijing: Any) -> None:
    china = place("CN", "Asia/Shanghai", holidays={date(2026, 11, 27): "Test Day"}, estimated=True)
    saudi = place("SA", "Asia/Riyadh", rest=frozenset({4, 5}))
    days = windows([china, saudi], start=WINTER, days=5).days
    assert [day.status for day in days] == ["common", "none", "none", "none", "common"]
    assert [day.reason and day.reason.en for day in days] == [
        None,
        "Test Day in China (estimated); weekend in Saudi Arabia",
        "weekend in China and Saudi Arabia",
        "weekend in China",
        None,
    ]
    assert [day.reason.zh for day in days[1:3] if day.reason] == [
        "中国Test Day节（预计）；沙特周末",
        "中国和沙特周末",
    ]


def test_a_day_off_elsewhere_counts_on_its_own_date(beijing: Any, place: Any) -> None:
    """Friday morning in Shanghai is Thursday evening in Los Angeles."""
    angeles = place("US", "America/Los_Angeles", holidays={date(2026, 11, 26): "Thanksgiving"})
    friday = windows([beijing, angeles], start=WINTER, days=2).days[1]
    assert friday.reason is not None
    assert friday.reason.en == "Thanksgiving in the United States"


def test_what_is_over_is_not_offered(beijing: Any, berlin: Any) -> None:
    late = datetime.fromisoformat("2026-11-26T17:00+08:00")
    assert clocks(windows([beijing, berlin], start=late)) == [["17:00–18:00", "10:00–11:00"]]
    later = datetime.fromisoformat("2026-11-26T17:45:30+08:00")
    today = windows([beijing, berlin], start=later).days[0]
    assert today.status == "none"
    assert today.reason is not None
    assert "are over" in today.reason.en


def test_half_days_and_ramadan_are_used_and_pointed_out(beijing: Any, place: Any) -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    dubai = place(
        "AE",
        "Asia/Dubai",
        special={friday: ((time(9), time(12)),), monday: ((time(10), time(15)),)},
        fasting=frozenset({monday}),
    )
    found = windows([beijing, dubai], start=WINTER, days=5)
    assert clocks(found, 1) == [["13:00–16:00", "09:00–12:00"]]
    assert [note.en for note in found.days[1].notes] == [
        "short day in the United Arab Emirates, 09:00–12:00"
    ]
    assert clocks(found, 4) == [["14:00–18:00", "10:00–14:00"]]
    assert [note.zh for note in found.days[4].notes] == ["阿联酋斋月工作时间10:00–15:00"]


class TestStretched:
    def test_says_so_and_who_stretches_by_how_much(self, beijing: Any, new_york: Any) -> None:
        found = windows([beijing, new_york], start=WINTER, days=2)
        assert found.note is not None
        assert "no common working hours" in found.note.en
        friday = found.days[1]
        assert friday.status == "stretched"
        assert friday.reason is not None
        assert friday.reason.en == (
            "working hours do not meet: 09:00–18:00 in Beijing is 20:00–05:00 in New York"
        )
        assert clocks(found, 1) == [
            ["07:00–11:30", "18:00–22:30"],
            ["20:00–22:30", "07:00–09:30"],
        ]
        assert [
            [(stretch.words.en, stretch.words.zh) for stretch in window.stretched_by]
            for window in friday.windows
        ] == [
            [("Beijing 2 h before work", "北京上班前2小时"),
             ("New York 5 h 30 min after work", "纽约下班后5小时30分钟")],
            [("Beijing 4 h 30 min after work", "北京下班后4小时30分钟"),
             ("New York 2 h before work", "纽约上班前2小时")],
        ]  # fmt: skip

    def test_summer_moves_them(self, beijing: Any, new_york: Any) -> None:
        summer = datetime.fromisoformat("2026-07-01T00:00+08:00")
        assert clocks(windows([beijing, new_york], start=summer)) == [
            ["07:00–10:30", "19:00–22:30"],
            ["19:00–22:30", "07:00–10:30"],
        ]

    def test_not_where_hours_meet(self, beijing: Any, berlin: Any) -> None:
        found = windows([beijing, berlin], start=WINTER, days=14)
        assert found.note is None
        assert not any(window.stretched_by for window in found.all())

    def test_three_places_round_the_world(self, beijing: Any, berlin: Any, new_york: Any) -> None:
        found = windows([beijing, berlin, new_york], start=WINTER, days=2)
        assert clocks(found, 1) == [["20:00–22:30", "13:00–15:30", "07:00–09:30"]]
        (window,) = found.days[1].windows
        assert {stretch.place for stretch in window.stretched_by} == {beijing, new_york}

    def test_sometimes_nothing_helps(self, place: Any) -> None:
        one, other = place("NZ", "Pacific/Auckland"), place("BR", "America/Sao_Paulo")
        third = place("PK", "Asia/Karachi")
        found = windows([one, other, third], start=WINTER)
        assert not list(found.all())
        assert found.note is not None
        assert "not even between 07:00 and 22:30" in found.note.en


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2026-03-29", ["16:00–18:00"], ["15:00–18:00"]),  # Europe, last Sunday of March
        ("2026-10-25", ["15:00–18:00"], ["16:00–18:00"]),  # and of October
    ],
)
def test_the_week_in_which_europe_changes_its_clocks(
    beijing: Any, berlin: Any, day: str, before: list[str], after: list[str]
) -> None:
    friday = datetime.fromisoformat(f"{day}T00:00+00:00") - timedelta(days=2, hours=8)
    found = windows([beijing, berlin], start=friday, days=4)
    assert [clock[0] for clock in clocks(found, 0)] == before
    assert [clock[0] for clock in clocks(found, 3)] == after


def test_the_weeks_in_which_only_america_has_changed(berlin: Any, new_york: Any) -> None:
    """From the second Sunday of March the distance is five hours, for three weeks."""
    for start, expected in (
        ("2026-03-06T00:00+01:00", "15:00–18:00"),
        ("2026-03-09T00:00+01:00", "14:00–18:00"),
        ("2026-03-30T00:00+02:00", "15:00–18:00"),
        ("2026-10-26T00:00+01:00", "14:00–18:00"),
        ("2026-11-02T00:00+01:00", "15:00–18:00"),
    ):
        found = windows([berlin, new_york], start=datetime.fromisoformat(start), days=1)
        assert clocks(found)[0][0] == expected, start


@pytest.mark.parametrize("days", [0, 401])
def test_days_have_bounds(beijing: Any, days: int) -> None:
    with pytest.raises(ValueError, match="days"):
        windows([beijing], start=WINTER, days=days)


def test_a_start_needs_a_zone(beijing: Any) -> None:
    with pytest.raises(ValueError, match="time zone"):
        windows([beijing], start=datetime(2026, 11, 26))
