"""The guard inside_name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.inside_name import holds


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Please ask Buddy Trading for the label.", "Buddy", True),
        ("The Cheers Beer Mug is sold out.", "Cheers", True),
        ("Our agent in Lyon, Cool Breeze, is closed.", "Breeze", True),
        ("Buddy, ask him for the label.", "Buddy", False),
        ("Hi Guys, the label is ready.", "Guys", False),
        ("Please ship ASAP because the shop is empty.", "ASAP", False),
        ("He is a buddy of Mr. Lee.", "buddy", False),
    ],
)
def test_inside_name(
    text: str, words: str, expected: bool, match_at: Callable[[str], Match]
) -> None:
    assert holds(match_at(text.replace(words, f"[[{words}]]", 1))) is expected
