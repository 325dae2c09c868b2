"""Whose clock a time is on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

import coach

Choices = Callable[[str, coach.Context], list[str]]
BEIJING = ZoneInfo("Asia/Shanghai")


def between(sender: coach.Party, recipient: coach.Party, day: int = 26) -> coach.Context:
    now = datetime(2026, 11, day, 10, tzinfo=BEIJING)
    return coach.Context(now=now, sender=sender, recipient=recipient)


CHINA, GERMANY = coach.Party(country="CN"), coach.Party(country="DE")


@pytest.mark.parametrize(
    ("draft", "better"),
    [
        (
            "The video call is on 3 December 2026 at 16:00.",
            [
                "The video call is on 3 December 2026 at 16:00 "
                "(Beijing time, UTC+8 = 09:00 in Berlin).",
                "The video call is on 3 December 2026 at 16:00 "
                "(Berlin time, UTC+1 = 23:00 in Beijing).",
            ][:1],
        ),
        (
            "请2026年12月3日16:00前放单。",
            [
                "请2026年12月3日16:00（北京时间，UTC+8，柏林09:00）前放单。",
                "请2026年12月3日16:00（柏林时间，UTC+1，北京23:00）前放单。",
            ],
        ),
    ],
)
def test_both_clocks(draft: str, better: list[str], choices: Choices) -> None:
    assert choices(draft, between(CHINA, GERMANY)) == better


def test_summer_time_of_the_day_that_was_named(choices: Choices) -> None:
    (better, *_) = choices("The call is on 2 July 2027 at 16:00.", between(CHINA, GERMANY))
    assert "UTC+8 = 10:00 in Berlin" in better


def test_an_hour_that_the_clock_skips_is_offered_on_the_other_clock_only(choices: Choices) -> None:
    """On 28 March 2027 it is never 02:30 in Berlin."""
    draft = "The server restarts on 28 March 2027 at 02:30."
    offered = choices(draft, between(GERMANY, CHINA))
    assert not any("(Berlin time" in better for better in offered)


def test_nothing_for_a_country_with_several_clocks(choices: Choices) -> None:
    draft = "The video call is on 3 December 2026 at 16:00."
    assert choices(draft, between(CHINA, coach.Party(country="US"))) == []


def test_nothing_where_the_zone_is_said(choices: Choices) -> None:
    draft = "The video call is on 3 December 2026 at 16:00 Beijing time."
    assert choices(draft, between(CHINA, GERMANY)) == []


@pytest.mark.parametrize(
    ("draft", "count"),
    [
        ("The call is on 28 November 2026 at 16:00.", 0),
        ("The call is on 25 December 2026 at 16:00.", 0),
        ("The call is on 1 December 2026 at 16:00.", 1),
        ("The server restarts on 28 November 2026 at 16:00.", 2),
    ],
)
def test_no_meeting_on_a_day_off_of_either_side(draft: str, count: int, choices: Choices) -> None:
    assert len(choices(draft, between(CHINA, GERMANY))) == count


def test_a_meeting_only_on_the_clock_where_both_sides_work(choices: Choices) -> None:
    """On Monday at 10:00 in Beijing it is Sunday in Los Angeles, on Tuesday it is Monday."""
    america = coach.Party(country="US", timezone="America/Los_Angeles")
    monday = "The call is on Monday, 7 December 2026 at 10:00."
    assert choices(monday, between(CHINA, america)) == []
    tuesday = choices(monday.replace("Monday, 7", "Tuesday, 8"), between(CHINA, america))
    assert [("Beijing time, UTC+8" in better) for better in tuesday] == [True]
