"""Whether `statement_as_question` sees that harsh words are not for the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.statement_as_question import holds


@pytest.mark.parametrize(
    "text",
    [
        "[[钱付了，货就不发了？]]",
        "[[说取消就取消，贵司当合同不存在？！]]",
        "[[生意是这么做的，你们也敢承认？]]",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[您要的是白色？]]",
        "[[你们还没安排装柜吗？]]",
        "[[这个价格还能再低多少？]]",
        "[[周三装柜，没问题。]]",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
