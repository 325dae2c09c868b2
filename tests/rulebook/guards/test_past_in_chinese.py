"""Whether `past_in_chinese` sees that the clause tells what has happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.past_in_chinese import holds


@pytest.mark.parametrize(
    "text",
    [
        "[[周三]]已寄出正本",
        "昨天[[下午]]到的货",
        "我们[[本周]]已装柜",
        "[[周五]]开会时你们可不是这么说的",
        "我[[4号]]问的",
        "[[本周]]，我们已完成验货",
        "谢谢你们[[周末]]还来加班",
        "发到了[[周四]]",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "已安排[[周三]]装柜",
        "[[周五]]就要放假了",
        "等[[月底]]发工资了再下单",
        "[[下周]]了结此事",
        "船期改到[[周一]]了",
        "[[下午]]把修改过的合同传过去",
        "请[[抽空]]把货发了",
        "赶上[[周四]]的船",
        "[[9点]]的会别忘了",
        "[[周五]]到不了",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
