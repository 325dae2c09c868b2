from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.venue_given import holds


@pytest.mark.parametrize(
    "marked",
    [
        "Meet us [[at 9:30]] in our Hamburg office.",
        "Let us meet in Izmir [[at 9:30]].",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "Let us talk [[at 9:30]].",
        "Let us talk in May [[at 9:30]].",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
