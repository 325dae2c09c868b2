"""The labelled sentences keep their figures; a change that loses quality shows here.

The floors are the product's goals. The lines have been read since, so this guards against loss and
does not measure how the coach does on lines nobody has seen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.engine import default_coach
from coach.evaluation import Evaluation, as_text, evaluate, read_lines

DATA = Path(__file__).parent / "data"
FLOORS = {"time": (0.95, 0.90), "informal": (0.90, 0.75), "blame": (0.95, 0.50)}
"""Family → least precision, least recall."""


@pytest.fixture(scope="module", params=["en", "zh"])
def result(request: pytest.FixtureRequest) -> Evaluation:
    files = sorted(DATA.glob(f"sentences_{request.param}_*.jsonl"))
    return evaluate(default_coach(), (line for file in files for line in read_lines(file)))


@pytest.mark.parametrize("family", FLOORS)
def test_precision_and_recall(result: Evaluation, family: str) -> None:
    precision, recall = FLOORS[family]
    tally = result.families[family]
    assert tally.precision >= precision, as_text(result)
    assert tally.recall >= recall, as_text(result)
