from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.conditional import holds


@pytest.mark.parametrize(
    "marked",
    [
        "We [[will ship]] once the deposit has arrived.",
        "If you agree, we [[will ship]].",
        "We [[will ship]] after the test.",
        "收到订金后我们会[[发货]]。",
        "如果样品合格，我们会[[发货]]。",
        "样品确认之后[[发货]]。",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize("marked", ["We [[will ship]] it.", "我们会[[发货]]的。"])
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
