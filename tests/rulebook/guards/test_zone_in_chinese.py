"""Whether `zone_in_chinese` sees that whose clock counts is known."""

from __future__ import annotations

import pytest

from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match
from coach.rulebook.guards.zone_in_chinese import holds


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
        "[[下午3点]]（北京时间）见",
        "[[15:00]] UTC+8 开会",
        "[[下午两点]]在贵司三楼会议室碰面",
        "迪拜时间[[上午9点]]",
        "当地时间[[早上8点]]",
    ],
)
def test_holds(text: str) -> None:
    assert holds(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[下午3点]]开会",
        "开会时间[[下午3点]]",
        "[[下午3点]]回公司",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not holds(marked(text))
