"""Fine words and puttings-off sound vague, answers do not."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.questions.clauses import clauses_of
from coach.questions.vagueness import vagueness


def vague(text: str) -> float:
    return vagueness(clauses_of(analyse(text))[0])


@pytest.mark.parametrize(
    "text",
    [
        "Our engineers have rich experience and our customers are very happy.",
        "We will find a good solution which satisfies both sides.",
        "The installation is very easy.",
        "这方面我们一直做得很好",
        "我们再商量一下回复您",
    ],
)
def test_fine_words(text: str) -> None:
    assert vague(text) > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "The shaft seals were stored too warm and became hard.",
        "24 pcs go in a carton of 60x40x45.",
        "Two machines leave on the 20th with your next shipment.",
        "支架用的ADC12压铸铝",
        "放在外高桥3号恒温库",
    ],
)
def test_answers(text: str) -> None:
    assert vague(text) < 0.5
