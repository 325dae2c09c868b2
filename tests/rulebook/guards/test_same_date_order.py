"""Whether `same_date_order` knows when nobody swaps day and month."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.analysis import analyse
from coach.draft import Context, Party
from coach.rulebook.book import Match
from coach.rulebook.guards.same_date_order import holds


@pytest.mark.parametrize(
    ("sender", "recipient", "same"),
    [
        ("CN", "DE", False),
        ("CN", "US", False),
        ("GB", "AU", True),
        ("US", "US", True),
        ("US", "DE", False),
        ("DE", "US", False),
        ("DE", None, False),
        (None, None, False),
    ],
)
def test_holds(
    sender: str | None, recipient: str | None, same: bool, match_at: Callable[[str], Match]
) -> None:
    context = Context(sender=Party(country=sender), recipient=Party(country=recipient))
    match = match_at("Delivery is on [[05/06/2026]].")
    assert holds(match, analyse("Delivery is on 05/06/2026."), context) is same
