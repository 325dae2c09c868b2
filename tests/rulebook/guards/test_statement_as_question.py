"""Whether `statement_as_question` sees that harsh words are not for the reader."""

from __future__ import annotations

import pytest

from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match
from coach.rulebook.guards.statement_as_question import holds


def marked(text: str) -> Match:
    """The match between [[ and ]]."""
    before, _, rest = text.partition("[[")
    words, _, after = rest.partition("]]")
    raw = before + words + after
    sentence = Sentence(0, len(raw), raw, raw.lower(), frozenset({"zh"}), "prose")
    rule = CompiledRule(
        {"id": "blame/x", "language": "zh", "severity": "advice", "check": None, "settings": {}}
    )
    return Match(rule, sentence, len(before), len(before) + len(words))


@pytest.mark.parametrize(
    "text",
    [
        "[[钱付了，货就不发了？]]",
        "[[说取消就取消，贵司当合同不存在？！]]",
        "[[生意是这么做的，你们也敢承认？]]",
    ],
)
def test_holds(text: str) -> None:
    assert holds(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[您要的是白色？]]",
        "[[你们还没安排装柜吗？]]",
        "[[这个价格还能再低多少？]]",
        "[[周三装柜，没问题。]]",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not holds(marked(text))
