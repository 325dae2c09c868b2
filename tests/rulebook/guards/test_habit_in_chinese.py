"""Whether `habit_in_chinese` sees that what is done regularly."""

from __future__ import annotations

import pytest

from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match
from coach.rulebook.guards.habit_in_chinese import holds


def marked(text: str) -> Match:
    """The match between [[ and ]]."""
    before, _, rest = text.partition("[[")
    words, _, after = rest.partition("]]")
    raw = before + words + after
    sentence = Sentence(0, len(raw), raw, raw.lower(), frozenset({"zh"}), "prose")
    rule = CompiledRule(
        {"id": "time/x", "language": "zh", "severity": "advice", "check": None, "settings": {}}
    )
    return Match(rule, sentence, len(before), len(before) + len(words))


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
def test_holds(text: str) -> None:
    assert holds(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[周五]]开会",
        "[[下周五]]休息",
        "质量一般，[[周三]]再看",
        "请[[本周]]付款",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not holds(marked(text))
