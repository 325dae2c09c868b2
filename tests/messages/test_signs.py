"""What the models of verdicts see of a field beside the others of its message."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.draft import Context
from coach.linear import linear_model
from coach.messages.case import Case
from coach.messages.checklist import examine
from coach.messages.signs import about_message, numbers_of, status_features, status_scores
from coach.trees import tree_model

NOTICE = (
    "Dear Mr Weber,\n\nyour order PO 4501 is on its way with {vessel}. ETA Hamburg: 2 June 2026.\n"
    "\nBest regards\nAmy Chen, Ningbo Lamps"
)
AMONG_OTHERS = 9
"""How many numbers, the last ones, tell how the field stands among others."""
NO_PASSAGE = -9.0


def case_of(text: str, kind: str = "shipping_notice") -> Case:
    return examine(analyse(text), Context(kind=kind), kind)


def among_others(name: str, case: Case) -> list[float]:
    priors = tree_model("messages/verdicts").priors
    return numbers_of(name, case, [0.0, 0.0, 0.0, 0.0], priors)[-AMONG_OTHERS:]


def test_the_trees_ask_for_no_number_that_there_is_not() -> None:
    model = tree_model("messages/verdicts")
    count = len(numbers_of("eta", case_of(NOTICE), [0.0, 0.0, 0.0, 0.0], model.priors))
    asked = {
        int(node[0])
        for own in model.trees
        for tree in own
        for node in tree
        if isinstance(node, list)
    }
    assert max(asked) < count
    assert asked & set(range(count - AMONG_OTHERS, count))


def test_where_another_field_is_stated_it_comes_before() -> None:
    case = case_of(NOTICE.format(vessel="MSC GAYANE"))
    other, _, before, *_ = among_others("eta", case)
    stated = case.scored.standing("eta")
    assert stated is not None
    assert stated.score > other
    assert before == 0
    assert among_others("etd", case)[2] > 0


def test_the_scores_are_those_of_the_place_where_the_rules_find_the_field() -> None:
    case = case_of(NOTICE.format(vessel="MSC GAYANE"))
    *_, seen, touched, other, away, _ = among_others("eta", case)
    stated = case.scored.standing("eta")
    assert stated is not None
    assert seen == stated.score
    assert touched < seen
    assert other < seen
    assert 0 <= away < len("ETA Hamburg: 2 June 2026")


def test_what_the_rules_do_not_find_lies_nowhere() -> None:
    case = case_of(NOTICE.format(vessel="MSC GAYANE"))
    assert "container" in case.verdicts
    assert "container" not in case.situation.evidence
    assert among_others("container", case)[4:8] == [NO_PASSAGE, NO_PASSAGE, NO_PASSAGE, -1.0]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_message_without_words_has_numbers_too(text: str) -> None:
    case = case_of(text)
    assert among_others("eta", case) == [NO_PASSAGE] * AMONG_OTHERS


@pytest.mark.parametrize("name", ["eta", "etd", "vessel", "bl"])
def test_the_scores_are_those_of_the_features(name: str) -> None:
    case = case_of(NOTICE.format(vessel="MSC GAYANE"))
    about = about_message(case)
    alike = linear_model("messages/statuses").odds(status_features(name, case, about))
    assert status_scores(name, case, about) == alike
