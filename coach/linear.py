"""A linear model over words: small enough to be read, plain data, no library to run it.

The file is JSON with `labels`, `bias` and `weights`: for each feature its weights in tenths,
written "label number:tenths" with spaces between. A row of weights becomes one long integer with a
lane of 32 bits for each label, so that adding two rows is a single addition.
Such files are made by the tools/train_*.py; the README.md beside each tells its data and figures.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from math import exp
from sys import byteorder

from coach.models.artefacts import read_text

_BITS = 32
_ZERO = 1 << 12
"""What a lane holds for the weight 0: no lane ever falls below nothing."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of features by label; `rows` holds those in use as integers, the others as text."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    rows: dict[str, str | int]

    def scores(self, features: Iterable[str], size: float) -> list[float]:
        """For each label its bias and the sum of its weights over `size`, in the order of `labels`.

        `size` is the square root of the number of features, as in training.
        """
        rows = self.rows
        total = count = 0
        for feature in features:
            row = rows.get(feature)
            if row is not None:
                if isinstance(row, str):
                    row = rows[feature] = self._packed(row)
                total += row
                count += 1
        lanes = array("I", total.to_bytes(4 * len(self.labels), byteorder))
        if byteorder == "big":
            lanes.reverse()
        nothing, unit = count * _ZERO, size * 10
        return [bias + (lane - nothing) / unit for bias, lane in zip(self.bias, lanes, strict=True)]

    def odds(self, features: Collection[str]) -> list[float]:
        """The scores of a whole set of features, sized as in training."""
        return self.scores(features, len(features) ** 0.5)

    def _packed(self, row: str) -> int:
        lanes = [_ZERO] * len(self.labels)
        for pair in row.split():
            label, _, tenths = pair.partition(":")
            lanes[int(label)] += int(tenths)
        return sum(lane << _BITS * label for label, lane in enumerate(lanes))


@cache
def linear_model(name: str) -> LinearModel:
    """The model models/<name>.json, “messages/fields”. Raises ModelError without it."""
    data = json.loads(read_text(f"{name}.json"))
    return LinearModel(tuple(data["labels"]), tuple(data["bias"]), data["weights"])


def shares(scores: list[float]) -> list[float]:
    """Scores that compete, as shares of one."""
    top = max(scores)
    weights = [exp(score - top) for score in scores]
    whole = sum(weights)
    return [weight / whole for weight in weights]
