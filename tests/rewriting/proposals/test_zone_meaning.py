"""What CST, IST and BST can stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import coach

Choices = Callable[[str, coach.Context], list[str]]


def test_the_clock_of_the_two_sides_comes_first(choices: Choices) -> None:
    now = datetime(2026, 11, 26, 10, tzinfo=UTC)
    draft = "The webinar is on 4 May at 15:00 CST."
    from_china = coach.Context(now=now, sender=coach.Party(country="CN"))
    assert "China Standard Time, UTC+8" in choices(draft, from_china)[0]
    party = coach.Party(country="US", timezone="America/Chicago")
    from_chicago = coach.Context(now=now, sender=party)
    assert "UTC-6" in choices(draft, from_chicago)[0]
    assert len(choices(draft, from_china)) >= 2
