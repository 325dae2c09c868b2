"""Moments, days and numbers as text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from coach.planning import asking


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-26T10:00+08:00", "2026-11-26T10:00:00+08:00"),
        ("2026-11-26T10:00 08:00", "2026-11-26T10:00:00+08:00"),  # “+” lost in an address
        ("2026-11-26 10:00+08:00", "2026-11-26T10:00:00+08:00"),
        ("2026-11-26T02:00:00Z", "2026-11-26T02:00:00+00:00"),
        ("2026-11-26", "2026-11-26T00:00:00+08:00"),
    ],
)
def test_moments(beijing: Any, text: str, expected: str) -> None:
    assert asking.moment(text, "from", beijing) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-02-30", "2026-11-26T10:00", "2026-11-26T25:00Z", "1969-12-31", "9999-12-31",
     "2100-01-01", "2026-11-26T10:00+99:00"],
)  # fmt: skip
def test_moments_that_are_none(beijing: Any, text: str) -> None:
    with pytest.raises(asking.AskError) as caught:
        asking.moment(text, "from", beijing)
    assert caught.value.field == "from"
    assert "date" in caught.value.expected


def test_days() -> None:
    assert asking.day("2026-11-26", "order") == date(2026, 11, 26)
    with pytest.raises(asking.AskError, match="order"):
        asking.day("2026-11-26T10:00+08:00", "order")


@pytest.mark.parametrize("text", ["0", "61", "-1", "7.5", "seven", "", "1e3", "٧"])
def test_numbers_have_bounds(text: str) -> None:
    with pytest.raises(asking.AskError, match="days: a whole number from 1 to 60"):
        asking.number(text, "days", 1, 60)


def test_choices_offer_the_nearest() -> None:
    with pytest.raises(asking.AskError, match="nearest: whatsapp"):
        asking.channel_named("watsapp")


@pytest.mark.parametrize("names", [[], ["CN"], ["CN"] * 7])
def test_two_to_six_places(names: list[str]) -> None:
    with pytest.raises(asking.AskError, match="two to 6 places"):
        asking.places(names)
