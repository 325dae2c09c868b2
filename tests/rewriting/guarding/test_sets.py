"""What the guard reaches on the labelled candidates of tests/data."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.rewriting.guarding.evaluation import evaluate_guard, read_candidates

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.mark.parametrize(
    ("name", "stopped", "passed"),
    [("guard_1", 320, 317), ("guard_2", 274, 246), ("guard_own", 344, 272)],
)
def test_no_set_falls_below_what_was_reached(name: str, stopped: int, passed: int) -> None:
    result = evaluate_guard(read_candidates(DATA / f"{name}.jsonl"))
    assert result.stopped["all"].all + result.passed["all"].all >= 628
    assert result.stopped["all"].right >= stopped
    assert result.passed["all"].right >= passed
