"""Boosted decision trees over a few numbers: small enough to be walked without a library.

The file is JSON with `labels`, `bias` and `trees`: for each label its trees, each a list of nodes.
A node is [feature number, border, next node where the feature is at most the border, next where it
is more], a leaf the score that it adds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.models.artefacts import read_text

Node = list[Any] | float
Tree = list[Node]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees by label, and `priors`: how often each label holds, by a name of the trainer's."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    trees: tuple[tuple[Tree, ...], ...]
    priors: dict[str, list[float]]

    def scores(self, numbers: Sequence[float]) -> list[float]:
        """The score of each label, in the order of `labels`."""
        return [
            bias + sum(_leaf(tree, numbers) for tree in own)
            for bias, own in zip(self.bias, self.trees, strict=True)
        ]


def _leaf(tree: Tree, numbers: Sequence[float]) -> float:
    node = tree[0]
    while isinstance(node, list):
        feature, border, low, high = node
        node = tree[low if numbers[feature] <= border else high]
    return node


@cache
def tree_model(name: str) -> Trees:
    """The model models/<name>.json. Raises ModelError without it."""
    data = json.loads(read_text(f"{name}.json"))
    return Trees(
        tuple(data["labels"]),
        tuple(data["bias"]),
        tuple(tuple(own) for own in data["trees"]),
        data["priors"],
    )
