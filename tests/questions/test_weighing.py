"""What goes with what: by meaning, by order and by what is left over."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.questions.answering import judge
from coach.questions.linear import Linear, log_odds


def tied(incoming: str, draft: str) -> list[tuple[str, list[str]]]:
    return [
        (one.status, [clause.raw.strip() for clause in one.clauses])
        for one in judge(incoming, analyse(draft))
    ]


def test_short_answers_in_the_order_of_the_questions() -> None:
    found = tied(
        "Is the table top solid or veneer? What's the finish? How heavy is it?",
        "25 mm oak all through, no plywood. Osmo oil, two coats. 41 kg.",
    )
    assert {status for status, _ in found} <= {"answered", "unsure"}
    assert found[1][1] == ["Osmo oil, two coats."]
    assert found[2][1] == ["41 kg."]


def test_across_languages() -> None:
    found = tied(
        "How far can I ride with one battery? What does the frame weigh?",
        "一块电池能骑80公里左右。",
    )
    assert [status for status, _ in found] == ["answered", "unanswered"]


@pytest.mark.parametrize(
    ("incoming", "draft"),
    [
        ("How long is the warranty?", "For warranty no worry, we are friends."),
        ("安装要几天？", "安装很简单的，您放心。"),
        ("What guarantee do you give against cracking?",
         "Regarding the guarantee, our wood is of very high quality and carefully dried."),
    ],
)  # fmt: skip
def test_fine_words_evade(incoming: str, draft: str) -> None:
    assert tied(incoming, draft)[0][0] == "evaded"


def test_a_draft_without_words_answers_nothing() -> None:
    assert tied("What is the price?", "") == [("unanswered", [])]


def test_the_model_is_a_sum() -> None:
    model = Linear(0.0, {"a": 2.0})
    assert model.probability({"a": 0.0, "b": 9.0}) == 0.5
    assert model.probability({"a": 1.0}) > 0.85
    assert log_odds(0.5) == 0.0
    assert log_odds(1.0) < 7
