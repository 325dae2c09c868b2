"""The guard literal_words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.literal_words import holds


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The green light on the panel must be on.", "green light", True),
        ("Marketing gave us the green light yesterday.", "green light", False),
        ("Pull the plug from the wall socket first.", "Pull the plug", True),
        ("The bank may pull the plug next year.", "pull the plug", False),
        ("Please pull your socks up.", "pull your socks up", False),
        ("We cut corners at 45 degrees on the sheet.", "cut corners", True),
    ],
)
def test_literal_words(
    text: str, words: str, expected: bool, match_at: Callable[[str], Match]
) -> None:
    assert holds(match_at(text.replace(words, f"[[{words}]]", 1))) is expected
