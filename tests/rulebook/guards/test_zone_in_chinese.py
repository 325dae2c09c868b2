"""Whether `zone_in_chinese` sees that whose clock counts is known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.zone_in_chinese import holds


@pytest.mark.parametrize(
    "text",
    [
        "[[下午3点]]（北京时间）见",
        "[[15:00]] UTC+8 开会",
        "[[下午两点]]在贵司三楼会议室碰面",
        "迪拜时间[[上午9点]]",
        "当地时间[[早上8点]]",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[下午3点]]开会",
        "开会时间[[下午3点]]",
        "[[下午3点]]回公司",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
