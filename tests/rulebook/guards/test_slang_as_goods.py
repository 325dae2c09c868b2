"""The guard slang_as_goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.slang_as_goods import holds


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chill the resin to 5 degrees before use.", "Chill", True),
        ("Chill, we still have two days.", "Chill", False),
        ("The rubber flip-flops come in six sizes.", "flip-flops", True),
        ("Stop the flip-flop on the colour.", "flip-flop", False),
        ("We received tons of steel and gravel.", "tons of", True),
        ("We received tons of emails.", "tons of emails", False),
    ],
)
def test_slang_as_goods(
    text: str, words: str, expected: bool, match_at: Callable[[str], Match]
) -> None:
    assert holds(match_at(text.replace(words, f"[[{words}]]", 1))) is expected
