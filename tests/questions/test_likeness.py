"""Question and answer meet in the field of which they speak."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.messages.reading import read_own
from coach.questions.likeness import alike, fields_asked, fields_said


def typed(text: str) -> str:
    return read_own(analyse(text)).typed


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("How soon can you ship?", "25 days after your deposit", "USD 4.20 per piece"),
        ("最小起订量是多少？", "每款500件起做", "30%定金，70%发货前付清"),
        ("What are your payment terms?", "30% deposit, 70% before shipment", "MOQ is 500 pcs"),
    ],
)
def test_the_answer_is_nearer_than_another_field(question: str, answer: str, other: str) -> None:
    [row] = alike(
        [fields_asked(typed(question))], [fields_said(typed(answer)), fields_said(typed(other))]
    )
    assert row[0]["field"] > row[1]["field"]
    assert row[0]["field over elsewhere"] > 0 > row[1]["field over elsewhere"]


def test_nothing_to_compare() -> None:
    assert alike([], [fields_said(typed("MOQ is 500 pcs"))]) == []
    assert alike([fields_asked(typed("MOQ?"))], []) == [[]]
