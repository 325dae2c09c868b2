from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.full_date_attached import holds


@pytest.mark.parametrize(
    "marked",
    [
        "Let us meet on [[friday]], 27 november.",
        "Let us meet on 27 November ([[friday]]).",
        "See you [[friday]] 2026-11-27.",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "Let us meet on [[friday]].",
        "Let us meet on [[friday]] at 9.",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
