from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.named_day import holds


@pytest.mark.parametrize(
    "marked",
    [
        "Our Black [[Friday]] stock is gone.",
        "Please book the [[Saturday]] Express service.",
        "Mr. [[Shortly]] Baker signed.",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "Please ship on [[Friday]].",
        "Please ship on [[Friday]] October 5.",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
