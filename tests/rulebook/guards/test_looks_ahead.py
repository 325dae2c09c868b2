from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.looks_ahead import holds


@pytest.mark.parametrize(
    "marked",
    [
        "We will open the plant [[in may]].",
        "Deadline [[in may]].",
        "The ship leaves [[in may]].",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "We opened the plant [[in may]].",
        "The plant is closed [[in may]].",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
