"""A linear model over words: small enough to be read, plain data, no library to run it.

The file is JSON with `labels`, `bias` and `weights` (feature to [label number, weight] pairs).
It is made by tools/train_messages.py; see models/messages/README.md for its data and figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from coach import assets


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of features by label."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, list[list[float]]]

    def scores(self, features: Iterable[str], size: float) -> list[float]:
        """For each label its bias and the sum of its weights over `size`, in the order of `labels`.

        `size` is the square root of the number of features, as in training.
        """
        totals = [0.0] * len(self.labels)
        for feature in features:
            for label, weight in self.weights.get(feature, ()):
                totals[int(label)] += weight
        return [bias + total / size for bias, total in zip(self.bias, totals, strict=True)]


@cache
def linear_model(name: str) -> LinearModel:
    """The model models/messages/<name>.json. Raises FileNotFoundError if it is not there."""
    path = assets.path("models") / "messages" / f"{name}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return LinearModel(tuple(data["labels"]), tuple(data["bias"]), data["weights"])


def shares(scores: list[float]) -> list[float]:
    """Scores that compete, as shares of one."""
    top = max(scores)
    weights = [exp(score - top) for score in scores]
    whole = sum(weights)
    return [weight / whole for weight in weights]
