"""Whether `future_in_chinese` sees that the clause lies ahead."""

from __future__ import annotations

import pytest

from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match
from coach.rulebook.guards.future_in_chinese import holds


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
        "[[近期]]我们会更新价格",
        "请在[[本月]]付清",
        "[[10月]]投产",
        "[[近期]]，我们将派人驻厂",
        "[[8月]]能到吗",
    ],
)
def test_holds(text: str) -> None:
    assert holds(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[近期]]船运事故统计",
        "[[8月]]的要求见附件",
        "[[最近]]行情不好",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not holds(marked(text))
