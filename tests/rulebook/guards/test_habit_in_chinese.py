"""Whether `habit_in_chinese` sees that what is done regularly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.habit_in_chinese import holds


@pytest.mark.parametrize(
    "text",
    [
        "每[[周五]]发进度表",
        "[[周一]]至周五有人值班",
        "我们一般[[月底]]对账",
        "通常周三、[[周六]]开船",
        "上班时间是早上9点到[[下午6点]]",
        "[[周日]]休息",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[周五]]开会",
        "[[下周五]]休息",
        "质量一般，[[周三]]再看",
        "请[[本周]]付款",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
