from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.zone_given import holds


@pytest.mark.parametrize(
    "marked",
    [
        "Call me [[at 3 pm]] Beijing time.",
        "Call me [[at 15:00]] UTC.",
        "Call me [[at 3 pm]] (your time).",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "Call me [[at 3 pm]].",
        "It is time to call, say [[at 3 pm]].",
        "The delivery time is [[3 pm]].",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
