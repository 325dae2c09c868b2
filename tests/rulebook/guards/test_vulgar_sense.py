"""The guard vulgar_sense."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.vulgar_sense import holds


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The helmet meets BS EN 397.", "BS", True),
        ("That excuse is BS.", "BS", False),
        ("Tighten the nuts with a torque wrench.", "nuts", True),
        ("This queue drives me nuts.", "nuts", False),
        ("Screw it into the wall with two anchors.", "Screw it", True),
        ("Screw it, we cancel.", "Screw it", False),
    ],
)
def test_vulgar_sense(
    text: str, words: str, expected: bool, match_at: Callable[[str], Match]
) -> None:
    assert holds(match_at(text.replace(words, f"[[{words}]]", 1))) is expected
