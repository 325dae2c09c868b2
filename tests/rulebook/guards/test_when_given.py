from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.when_given import holds


@pytest.mark.parametrize(
    "marked",
    [
        "We [[will send]] it by 5 May.",
        "We [[will send]] it soon.",
        "We [[will send]] it next week.",
        "We [[send]] it every day.",
        "我们会尽快[[处理]]。",
        "我们下周[[处理]]。",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize("marked", ["We [[will send]] it.", "我们会[[处理]]的。"])
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
