"""Deadlines and meetings on a day off of the recipient's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from coach import checks
from coach.analysis import analyse
from coach.draft import Context, Party
from coach.finding import Text

Marked = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("country", "text", "wrong"),
    [
        ("DE", "Please pay by 25 December 2026.", ["25 December 2026"]),
        ("DE", "Please pay by 28 December 2026.", []),
        ("DE", "Please pay before 25 December 2026.", []),
        ("DE", "请在2026年12月25日前付款。", ["2026年12月25日"]),
        ("SA", "Please pay by Friday 4 December 2026.", ["Friday 4 December 2026"]),
        ("AE", "Please pay by Friday 4 December 2026.", []),
        ("JP", "Could we meet on 3 May 2027?", ["3 May 2027"]),
        ("CN", "Could we meet on 3 May 2027?", ["3 May 2027"]),
        ("DE", "Our anniversary is on 25 December 2026.", []),
        ("DE", "Please pay by Friday.", []),
    ],
)
def test_marked(
    country: str, text: str, wrong: list[str], marked: Marked, context: Context
) -> None:
    there = replace(context, recipient=Party(country=country))
    assert marked("day_off_there", text, there) == wrong


def test_an_hour_across_the_date_line_falls_on_the_next_day(
    marked: Marked, context: Context
) -> None:
    """Thursday evening in Los Angeles is Friday in Riyadh, where the weekend has begun."""
    there = replace(
        context,
        sender=Party(country="US", timezone="America/Los_Angeles"),
        recipient=Party(country="SA"),
    )
    late = "Could we have a call on Thursday 3 December 2026 at 17:00?"
    assert marked("day_off_there", late, there) == ["Thursday 3 December 2026 at 17:00"]
    early = "Could we have a call on Thursday 3 December 2026 at 07:00?"
    assert marked("day_off_there", early, there) == []


def test_nothing_without_a_country_of_the_recipient(marked: Marked, context: Context) -> None:
    nowhere = replace(context, recipient=Party(timezone="Europe/Berlin"))
    assert marked("day_off_there", "Please pay by 25 December 2026.", nowhere) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Could we meet on Monday, 15 March 2027, 08:00 Beijing time?",
            ["Monday, 15 March 2027, 08:00 Beijing time"],
        ),
        ("我们2027年3月15日北京时间8:00开会可以吗？", ["2027年3月15日北京时间8:00"]),
        ("Could we meet on Monday, 15 March 2027, 08:00 your time?", []),
        ("Could we meet on Saturday, 13 March 2027, 08:00 Beijing time?", []),
        ("Could we meet on Monday, 15 March 2027, 16:00 UTC?", []),
        (
            "Could we meet on Monday, 15 March 2027, 03:00 UTC?",
            ["Monday, 15 March 2027, 03:00 UTC"],
        ),
    ],
)
@pytest.mark.parametrize("timezone", ["America/Los_Angeles", None])
def test_an_hour_on_a_named_clock(
    text: str, wrong: list[str], timezone: str | None, marked: Marked, context: Context
) -> None:
    """Monday morning in Beijing is Sunday on every clock of the United States."""
    there = replace(context, recipient=Party(country="US", timezone=timezone))
    assert marked("day_off_there", text, there) == wrong


def test_the_day_there_is_said_where_it_is_another_one(context: Context) -> None:
    there = replace(context, recipient=Party(country="US", timezone="America/Los_Angeles"))
    text = "Could we meet on Monday, 15 March 2027, 08:00 Beijing time?"
    (hit,) = checks.load("day_off_there")(analyse(text), there, {})
    off = hit.values["off"]
    assert isinstance(off, Text)
    assert off.en == "Sunday 14 March there, the weekend in the United States"
    assert off.zh == "当地3月14日（周日），美国周末"
