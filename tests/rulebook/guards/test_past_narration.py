from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.past_narration import holds


@pytest.mark.parametrize(
    "marked",
    [
        "We received the parcel on [[friday]].",
        "You promised to deliver [[by friday]] and nothing came.",
        "[[on monday]], the customs opened the container.",
        "Thank you for your mail of [[monday]].",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "Please send the parcel on [[friday]].",
        "The meeting was moved to [[friday]].",
        "[[friday]]?",
        "The goods we ordered will ship [[next week]].",
        "I was wondering if [[friday]] suits you.",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
