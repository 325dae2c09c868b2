"""Whether `date_beside_chinese` sees that a full date settles it."""

from __future__ import annotations

import pytest

from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match
from coach.rulebook.guards.date_beside_chinese import holds


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
        "11月25日（[[周三]]）停电",
        "[[下周三]]（11月25日）验货",
        "[[月底前]]（5月31日）付清",
        "5月3日[[下午]]开会",
        "[[周内]]给最终价（12月5日）",
        "即将：2026-05-03[[周日]]",
    ],
)
def test_holds(text: str) -> None:
    assert holds(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[周三]]停电",
        "合同11月签，[[周三]]停电",
        "[[下周]]给3月5日那批报价",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not holds(marked(text))
