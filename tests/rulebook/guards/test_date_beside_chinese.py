"""Whether `date_beside_chinese` sees that a full date settles it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.date_beside_chinese import holds


@pytest.mark.parametrize(
    "text",
    [
        "11月25日（[[周三]]）停电",
        "[[下周三]]（11月25日）验货",
        "[[月底前]]（5月31日）付清",
        "5月3日[[下午]]开会",
        "[[周内]]给最终价（12月5日）",
        "即将：2026-05-03[[周日]]",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[周三]]停电",
        "合同11月签，[[周三]]停电",
        "[[下周]]给3月5日那批报价",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
