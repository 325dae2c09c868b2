"""Whether `swappable_date` sees that day and month can change places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.swappable_date import holds


@pytest.mark.parametrize(
    "text",
    [
        "[[05/06/2026]]付款",
        "[[8/9]]开船",
        "[[3.4]]号",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[5/5]]付款",
        "[[15/03/2026]]",
        "[[8/20]]开船",
        "[[周五]]",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
