from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.resolved_in_brackets import holds


@pytest.mark.parametrize(
    "marked",
    [
        "Please reply [[as soon as possible]] (within 24 hours).",
        "Please reply [[soon]], by 15 March at the latest.",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "Please reply [[as soon as possible]].",
        "Please reply [[soon]] and send 15 cartons.",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
