"""Decision trees as they are read from a file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.trees import Tree, Trees, tree_model

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


def walked(tree: Tree, numbers: list[float]) -> float:
    """The leaf of a tree, found step by step."""
    node = tree[0]
    while isinstance(node, list):
        feature, border, low, high = node
        node = tree[low if numbers[feature] <= border else high]
    return node


VERDICTS = tree_model("messages/verdicts")
BORDERS = sorted({n[1] for own in VERDICTS.trees for t in own for n in t if isinstance(n, list)})
SEEN = 1 + max(n[0] for own in VERDICTS.trees for t in own for n in t if isinstance(n, list))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(BORDERS) | st.floats(-12, 12), min_size=SEEN, max_size=SEEN))
def test_the_leaves_are_those_that_a_walk_ends_at(numbers: list[float]) -> None:
    assert VERDICTS.scores(numbers) == [
        bias + sum(walked(tree, numbers) for tree in own)
        for bias, own in zip(VERDICTS.bias, VERDICTS.trees, strict=True)
    ]


def test_a_tree_of_many_leaves() -> None:
    borders = range(40)
    tree: Tree = []
    for border in borders:
        tree += [[0, float(border), 2 * border + 1, 2 * border + 2], float(border)]
    tree.append(40.0)
    many = Trees(("one",), (0.0,), ((tree,),), {})
    for number in (-1.0, 0.0, 0.5, 39.0, 41.0):
        assert many.scores([number]) == [walked(tree, [number])]


def test_the_verdicts_know_every_status_and_its_priors() -> None:
    assert set(VERDICTS.labels) == {"missing", "not_applicable", "present", "vague"}
    for chances in VERDICTS.priors.values():
        assert len(chances) == len(VERDICTS.labels)
        assert sum(chances) == pytest.approx(1, abs=0.01)
