"""Deadlines and meetings on a day off of the recipient's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from coach.draft import Context, Party

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
