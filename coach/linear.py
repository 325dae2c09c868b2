"""A linear model over words: small enough to be read, plain data, no library to run it.

The file is JSON with `labels`, `bias` and `weights`: for each feature its weights in tenths,
written "label number:tenths" with spaces between. A row of weights becomes one long integer with a
lane of 32 bits for each label, so that adding two rows is a single addition. A weight below
nothing borrows from the lane above it; that is given back when the sum is read.
Such files are made by the tools/train_*.py; the README.md beside each tells its data and figures.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from math import exp
from sys import byteorder
from typing import Any

from coach.models.artefacts import read_text

_BITS = 32


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of features by label; `rows` holds those in use as integers, the others as text."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    rows: dict[str, str | int]

    def scores(self, features: Collection[str], size: float) -> list[float]:
        """For each label its bias and the sum of its weights over `size`, in the order of `labels`.

        `size` is the square root of the number of features, as in training.
        """
        unit = size * 10
        return [
            bias + lane / unit for bias, lane in zip(self.bias, self._sums(features), strict=True)
        ]

    def odds(self, features: Collection[str]) -> list[float]:
        """The scores of a whole set of features, sized as in training."""
        return self.scores(features, len(features) ** 0.5)

    def among(self, features: Collection[str]) -> LinearModel:
        """The same model without the rows of other features.

        What is asked again and again for the same few hundred features is quicker when their rows
        do not lie among those of tens of thousands.
        """
        known = self.rows.keys() & features
        return LinearModel(self.labels, self.bias, {one: self._row(one) for one in known})

    def _sums(self, features: Collection[str]) -> array[int]:
        """For each label the sum of its weights, in tenths."""
        known: Any = filter(None, map(self.rows.get, features))
        try:
            total = sum(known)
        except TypeError:  # some rows were never used before
            total = sum(map(self._row, features))
        # No lane is below nothing once half its range is added; turning that bit back over
        # leaves each as a number with its sign.
        signs = _signs(len(self.labels))
        lanes = array("i", ((total + signs) ^ signs).to_bytes(4 * len(self.labels), byteorder))
        if byteorder == "big":
            lanes.reverse()
        return lanes

    def _row(self, feature: str) -> int:
        """The weights of a feature as one integer, kept for the next time; 0 for an unknown one."""
        row = self.rows.get(feature, 0)
        if isinstance(row, str):
            row = self.rows[feature] = _packed(row)
        return row


@cache
def _signs(labels: int) -> int:
    """The highest bit of each lane."""
    return sum(1 << _BITS * label + _BITS - 1 for label in range(labels))


def _packed(row: str) -> int:
    """The weights of a row, each in the lane of its label: adding two rows adds all of them."""
    total = 0
    for pair in row.split():
        label, _, tenths = pair.partition(":")
        total += int(tenths) << _BITS * int(label)
    return total


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
