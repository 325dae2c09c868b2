"""Whether `limit_beside_chinese` sees that an exact limit stands beside it."""

from __future__ import annotations

import pytest

from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match
from coach.rulebook.guards.limit_beside_chinese import holds


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
        "请[[尽快]]付款，最迟5月8日",
        "[[尽快]]（24小时内）回复",
        "请3个工作日内[[尽快]]答复",
        "请于5月8日前[[尽快]]确认",
    ],
)
def test_holds(text: str) -> None:
    assert holds(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "请[[尽快]]付款",
        "请[[尽快]]付款，5月8日的单也是",
        "[[尽快]]寄出3件样品",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not holds(marked(text))
