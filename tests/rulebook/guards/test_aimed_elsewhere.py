"""Whether `aimed_elsewhere` sees that harsh words are not for the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.aimed_elsewhere import holds


@pytest.mark.parametrize(
    "text",
    [
        "是我们[[发错]]了型号",
        "没有怪您的意思，[[总是]]这样我也习惯了",
        "快递员[[态度太差]]，包裹都扔地上",
        "客户说[[包装太差]]",
        "多亏你们提醒，不然[[又漏]]报了",
        "[[拖了]]这么久，实在抱歉。",
        "这不是你们的问题，[[是]]标准改了",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "你们[[态度太差]]",
        "怪我们没提醒？是您[[自己没看]]邮件",
        "货代早就通知了，是贵司[[一拖再拖]]",
        "你们居然[[说是我没]]付款",
        "[[敷衍]]了事",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
