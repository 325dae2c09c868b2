from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.is_question import holds


@pytest.mark.parametrize("marked", ["Is it [[fine]]?", "Is it “[[fine]]?”", "这样[[可以]]吗？"])
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize("marked", ["It is [[fine]].", "What? It is [[fine]].", "[[可以]]。"])
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
