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
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from math import exp
from sys import byteorder
from typing import Any, NamedTuple

from coach.models.artefacts import read_text

_BITS = 32


class Sums(NamedTuple):
    """The sums of weights of a set of features, by label: each over `unit`, and the bias, is its
    score.
    """

    bias: tuple[float, ...]
    lanes: array[int]
    unit: float

    def score(self, label: int) -> float:
        """The score of a label, by its number."""
        return self.bias[label] + self.lanes[label] / self.unit

    def scores(self) -> list[float]:
        """The scores of all labels."""
        unit = self.unit
        return [bias + lane / unit for bias, lane in zip(self.bias, self.lanes, strict=True)]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of features by label; `rows` holds those in use as integers, the others as text."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    rows: dict[str, str | int]
    _names: list[str] = field(default_factory=list, repr=False, compare=False)
    _parts: dict[str, LinearModel] = field(default_factory=dict, repr=False, compare=False)

    def scores(self, features: Collection[str], size: float) -> list[float]:
        """For each label its bias and the sum of its weights over `size`, in the order of `labels`.

        `size` is the square root of the number of features, as in training.
        """
        return Sums(self.bias, self._lanes(self.total(features)), size * 10).scores()

    def odds(self, features: Collection[str]) -> list[float]:
        """The scores of a whole set of features, sized as in training."""
        return self.sums(features).scores()

    def sums(self, features: Collection[str]) -> Sums:
        """The same, of which a few will be asked for."""
        return Sums(self.bias, self._lanes(self.total(features)), len(features) ** 0.5 * 10)

    def read(self, total: int, count: int) -> list[float]:
        """The scores of a set of so many features, of which the rows make that total."""
        return Sums(self.bias, self._lanes(total), count**0.5 * 10).scores()

    def among(self, features: Collection[str]) -> LinearModel:
        """The same model without the rows of other features.

        What is asked again and again for the same few hundred features is quicker when their rows
        do not lie among those of tens of thousands.
        """
        known = self.rows.keys() & features
        return LinearModel(self.labels, self.bias, {one: self._row(one) for one in known})

    def under(self, prefix: str) -> LinearModel:
        """The rows of the features that begin with a prefix, by what follows it.

        Far fewer than all, so they are found sooner; and the features need not be put together.
        """
        if prefix not in self._parts:
            if not self._names:
                self._names.extend(sorted(self.rows))
            first = bisect_left(self._names, prefix)
            last = bisect_left(self._names, prefix + "\U0010ffff", first)
            rows = {name[len(prefix) :]: self.rows[name] for name in self._names[first:last]}
            self._parts[prefix] = LinearModel(self.labels, self.bias, rows)
        return self._parts[prefix]

    def total(self, features: Collection[str]) -> int:
        """The rows of some features added up."""
        known: Any = filter(None, map(self.rows.get, features))
        try:
            return sum(known)
        except TypeError:  # some rows were never used before
            return sum(map(self._row, features))

    def _lanes(self, total: int) -> array[int]:
        """For each label the sum of its weights, in tenths, of the rows that make the total."""
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
