"""Weights by label, added as one long integer."""

from __future__ import annotations

import pytest

from coach.linear import LinearModel, shares

ROWS = {"deposit": "0:25 2:-13", "ship": "1:7 2:40", "common": "0:-1 1:-1 2:-1"}


def model() -> LinearModel:
    return LinearModel(("a", "b", "c"), (0.5, -1.0, 0.0), dict(ROWS))


def by_hand(features: list[str], size: float) -> list[float]:
    totals = [0.0, 0.0, 0.0]
    for feature in features:
        for pair in ROWS.get(feature, "").split():
            label, tenths = pair.split(":")
            totals[int(label)] += int(tenths) / 10
    return [bias + total / size for bias, total in zip((0.5, -1.0, 0.0), totals, strict=True)]


@pytest.mark.parametrize(
    "features",
    [[], ["unknown"], ["deposit"], ["deposit", "ship"], ["common"] * 50, [*ROWS, "unknown"]],
)
def test_scores_are_the_sums(features: list[str]) -> None:
    weights = model()
    for _ in range(2):  # the rows are packed at the first asking
        assert weights.scores(features, 2.0) == pytest.approx(by_hand(features, 2.0))


def test_many_features_do_not_run_over() -> None:
    many = LinearModel(("a", "b"), (0.0, 0.0), {str(n): "0:-400 1:400" for n in range(5000)})
    assert many.scores(map(str, range(5000)), 1.0) == pytest.approx([-200_000.0, 200_000.0])


def test_shares_make_one() -> None:
    assert sum(shares([3.0, 1.0, -2.0])) == pytest.approx(1)
