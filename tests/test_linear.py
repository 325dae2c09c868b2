"""Weights by label, added as one long integer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    assert many.scores([*map(str, range(5000))], 1.0) == pytest.approx([-200_000.0, 200_000.0])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(st.integers(-400, 400), min_size=5, max_size=5), max_size=30),
    st.integers(1, 50),
)
def test_lanes_do_not_touch_each_other(weights: list[list[int]], size: int) -> None:
    rows: dict[str, str | int] = {
        f"feature {number}": " ".join(f"{label}:{tenths}" for label, tenths in enumerate(row))
        for number, row in enumerate(weights)
    }
    model = LinearModel(tuple("abcde"), (0.0, 1.0, -1.0, 0.5, 0.0), rows)
    sums = [sum(column) for column in zip(*weights, strict=True)] or [0] * 5
    for _ in range(2):
        assert model.scores([*rows, "unknown"], size) == [
            bias + one / (size * 10) for bias, one in zip(model.bias, sums, strict=True)
        ]


def test_shares_make_one() -> None:
    assert sum(shares([3.0, 1.0, -2.0])) == pytest.approx(1)
