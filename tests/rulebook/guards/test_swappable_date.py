"""Whether `swappable_date` sees that day and month can change places."""

from __future__ import annotations

import pytest

from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match
from coach.rulebook.guards.swappable_date import holds


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
        "[[05/06/2026]]付款",
        "[[8/9]]开船",
        "[[3.4]]号",
    ],
)
def test_holds(text: str) -> None:
    assert holds(marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[5/5]]付款",
        "[[15/03/2026]]",
        "[[8/20]]开船",
        "[[周五]]",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not holds(marked(text))
