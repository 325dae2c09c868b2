"""Decision trees as they are read from a file."""

from __future__ import annotations

import pytest

from coach.trees import Trees, tree_model

TREES = Trees(
    ("yes", "no"),
    (0.5, 0.0),
    (
        ([[0, 1.0, 1, 2], -1.0, [1, 0.0, 3, 4], 2.0, 3.0], [0.25]),
        ([[1, 5.0, 1, 2], 10.0, 20.0],),
    ),
    {},
)


@pytest.mark.parametrize(
    ("numbers", "scores"),
    [
        ([1.0, 0.0], [-0.25, 10.0]),  # at the border the way is down the lower side
        ([1.1, 0.0], [2.75, 10.0]),
        ([1.1, 0.1], [3.75, 10.0]),
        ([0.0, 9.0], [-0.25, 20.0]),
    ],
)
def test_each_tree_adds_the_score_of_its_leaf(numbers: list[float], scores: list[float]) -> None:
    assert TREES.scores(numbers) == pytest.approx(scores)


def test_the_verdicts_know_every_status_and_its_priors() -> None:
    model = tree_model("messages/verdicts")
    assert set(model.labels) == {"missing", "not_applicable", "present", "vague"}
    for chances in model.priors.values():
        assert len(chances) == len(model.labels)
        assert sum(chances) == pytest.approx(1, abs=0.01)
