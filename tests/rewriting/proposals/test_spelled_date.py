"""Both readings of 05/06/2027, spelled out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

import coach

Choices = Callable[[str, coach.Context], list[str]]
DAY_FIRST = "Delivery is on 05/06/2027 (5 June 2027)."
MONTH_FIRST = "Delivery is on 05/06/2027 (6 May 2027)."


def between(sender: str | None, recipient: str | None) -> coach.Context:
    zone = {"US": "America/New_York", "CA": "America/Toronto"}
    parties = [
        coach.Party(country=country, timezone=zone.get(country or ""))
        for country in (sender, recipient)
    ]
    now = datetime(2026, 11, 26, 10, tzinfo=UTC)
    return coach.Context(now=now, sender=parties[0], recipient=parties[1])


@pytest.mark.parametrize(
    ("sender", "recipient", "offered"),
    [
        ("DE", "US", [DAY_FIRST, MONTH_FIRST]),
        ("US", "DE", [MONTH_FIRST, DAY_FIRST]),
        ("CN", "DE", [DAY_FIRST, MONTH_FIRST]),
        ("DE", None, [DAY_FIRST, MONTH_FIRST]),
        ("DE", "FR", []),  # nobody swaps them
        (None, "US", []),
    ],
)
def test_the_writers_reading_comes_first(
    sender: str | None, recipient: str | None, offered: list[str], choices: Choices
) -> None:
    assert choices("Delivery is on 05/06/2027.", between(sender, recipient)) == offered


def test_the_country_of_the_time_zone_counts(choices: Choices) -> None:
    now = datetime(2026, 11, 26, 10, tzinfo=UTC)
    here = coach.Party(timezone="America/New_York")
    context = coach.Context(now=now, sender=here, recipient=coach.Party(country="DE"))
    assert choices("Delivery is on 05/06/2027.", context) == [MONTH_FIRST, DAY_FIRST]


def test_a_reading_that_is_over_is_left_out(choices: Choices) -> None:
    assert choices("Delivery is on 05/12/2026.", between("DE", "US")) == [
        "Delivery is on 05/12/2026 (5 December 2026)."
    ]


def test_the_note_says_who_reads_it_that_way() -> None:
    (finding,) = coach.check("Delivery is on 05/06/2027.", between("DE", "US")).findings
    notes = [item.note.en for item in finding.suggestions if item.note]
    assert notes == [
        "as your country reads it, the day first",
        "the other way round, the month first; this is also how it is read in the United States",
    ]
