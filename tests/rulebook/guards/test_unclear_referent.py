from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.draft import Context
from coach.rulebook.book import Match
from coach.rulebook.guards.unclear_referent import holds


def answer(text: str) -> bool:
    document = analyse(text)
    sentence = document.sentences[-1]
    match = Match(None, sentence, 0, len(sentence.raw))  # type: ignore[arg-type]
    return holds(match, document, Context())


@pytest.mark.parametrize(
    "text",
    [
        "We compared the drawing, the sample and the report. It is wrong.",
        "You asked for a lower price and a shorter lead time in your mail. This is not possible.",
        "我们对比了图纸和样品。这个不对。",
        "您要求降价、换颜色。这个不行。",
    ],
)
def test_holds(text: str) -> None:
    assert answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "This is not possible.",
        "Dear Anna,\n\nThis is not possible.",
        "You asked for delivery in March. This is not possible.",
        "您要求三月交货。这个不行。",
    ],
)
def test_does_not_hold(text: str) -> None:
    assert not answer(text)
