from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.habitual import holds


@pytest.mark.parametrize(
    "marked",
    [
        "The ship sails every [[friday]].",
        "We are open [[monday]] to saturday.",
        "Our office hours are [[9:00]] to 18:00.",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "The ship sails on [[friday]].",
        "Please confirm that [[friday]] suits you.",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
