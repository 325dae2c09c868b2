"""Whether `retold_in_chinese` sees that an earlier promise is retold."""

from __future__ import annotations

import pytest

from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match
from coach.rulebook.guards.retold_in_chinese import holds


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
        "你们上次说[[下周]]",
        "老是说[[稍后]]",
        "当初承诺[[月底]]交货",
        "说好[[周五]]发货的，结果呢？",
        "你嘴里说的[[马上]]",
    ],
)
def test_holds(text: str) -> None:
    assert holds(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[下周]]发货",
        "说好了，[[周五]]见",
        "客户说[[下周]]要",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not holds(marked(text))
