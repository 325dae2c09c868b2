"""Words that are near in meaning, in both languages."""

from __future__ import annotations

import pytest

from coach.questions.meaning import mean_of, nearness, shared_meaning, vectors_in


def near(one: str, other: str) -> float:
    return nearness(vectors_in(one)[0], vectors_in(other)[0])


@pytest.mark.parametrize(
    ("word", "same", "other"),
    [
        ("price", "价格", "noise"),
        ("noise", "噪音", "warranty"),
        ("warranty", "质保", "colour"),
        ("delivery", "shipment", "fabric"),
        ("prices", "price", "sample"),
    ],
)
def test_the_same_thing_is_nearer_than_another(word: str, same: str, other: str) -> None:
    assert near(word, same) > near(word, other) + 0.2


def test_usual_words_and_unknown_ones_have_no_meaning() -> None:
    assert vectors_in("do you have the") == ()
    assert vectors_in("xqzzyw 12") == ()
    assert mean_of(()) == ()


def test_a_question_without_words_shares_nothing() -> None:
    assert shared_meaning((), vectors_in("price")) == (0.0, 0.0)
    mean, nearest = shared_meaning(vectors_in("waterproof"), vectors_in("rain cover"))
    assert 0 < mean <= nearest < 1
