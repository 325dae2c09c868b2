"""Figures of two messages that are one figure changed, and those that are not."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.questions.altering import altered, candidates


def pairs(incoming: str, draft: str) -> set[tuple[str, str]]:
    message, answer = analyse(incoming), analyse(draft)
    return {
        (message.text[slice(*one.ours)], answer.text[slice(*one.theirs)])
        for one in altered(message, answer)
    }


@pytest.mark.parametrize(
    ("incoming", "draft", "changed"),
    [
        (
            "Please confirm our order of 2,400 sets at USD 3.85 each.",
            "We confirm your order of 2,300 sets at USD 3.85 each.",
            ("2,400 sets", "2,300 sets"),
        ),
        (
            "The total of PO 118 is USD 18,600, please send the invoice.",
            "The invoice for PO 118 is attached, total USD 16,800.",
            ("USD 18,600", "USD 16,800"),
        ),
        (
            "请确认800套，单价9.8美元，3月31日前出货。",
            "确认800套，单价10.6美元，3月31日前出货。",
            ("9.8美元", "10.6美元"),
        ),
    ],
)
def test_a_figure_that_became_another(incoming: str, draft: str, changed: tuple[str, str]) -> None:
    assert changed in pairs(incoming, draft)


def test_what_is_repeated_is_no_candidate() -> None:
    text = "We confirm 500 pcs at USD 4.20, shipped on 5 May."
    assert list(candidates(analyse(text), analyse(text))) == []


def test_each_value_changes_once() -> None:
    message = analyse("Please confirm 2,400 sets at USD 3.85 and ship on 31 March.")
    answer = analyse(
        "Confirmed: 2,300 sets, 2,200 cartons, USD 3.98, shipped on 15 March or 16 March."
    )
    found = [*altered(message, answer)]
    assert len({one.ours for one in found}) == len(found) == len({one.theirs for one in found})
