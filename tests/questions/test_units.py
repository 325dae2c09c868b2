"""In which unit a question could be answered, and which units a text holds."""

from __future__ import annotations

import pytest

from coach.questions.units import units_asked, units_said


@pytest.mark.parametrize(
    ("question", "answer", "unit"),
    [
        ("how heavy is it?", "7.9 kilos without the seat.", "weight"),
        ("how much power does it draw?", "6.4 kw at full load.", "power"),
        ("how wide is the roll", "it comes in 280 cm", "length"),
        ("承重多少？", "满载100kg没问题", "weight"),
        ("声音大不大", "最低档26分贝", "noise"),
        ("能带几个人？", "up to four participants", "count"),
    ],
)
def test_they_meet(question: str, answer: str, unit: str) -> None:
    assert unit in units_asked(question) & units_said(answer)


def test_other_units_do_not() -> None:
    assert not units_asked("how heavy is it?") & units_said("it takes 35 days")
    assert units_said("we will see") == frozenset()
