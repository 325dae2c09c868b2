"""Whether `retold_in_chinese` sees that an earlier promise is retold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.retold_in_chinese import holds


@pytest.mark.parametrize(
    "text",
    [
        "你们上次说[[下周]]",
        "老是说[[稍后]]",
        "当初承诺[[月底]]交货",
        "说好[[周五]]发货的，结果呢？",
        "你嘴里说的[[马上]]",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[下周]]发货",
        "说好了，[[周五]]见",
        "客户说[[下周]]要",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
