"""Whether `quoted_speech` sees quotation marks around the match."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.quoted_speech import holds


@pytest.mark.parametrize(
    "marked", ['He wrote "ship it [[soon]]".', "客户说“[[尽快]]”。", "「[[下周]]」"]
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked", ['Ship the "blue" one [[soon]].', "“好的”，我们[[尽快]]发。", 'a " [[b]]']
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
