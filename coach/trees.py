"""Boosted decision trees over a few numbers: small enough to be read without a library.

The file is JSON with `labels`, `bias` and `trees`: for each label its trees, each a list of nodes.
A node is [feature number, border, next node where the feature is at most the border, next where it
is more], a leaf the score that it adds.

No tree is walked. Every number rules out leaves of all trees at once: those behind a border that it
is not on the right side of. The leaves are bits of one long integer, in the order from low to high,
a lane for each tree; what each number leaves of them is found by bisection, and in each tree the
first leaf left over is the one that a walk would end at (QuickScorer: Lucchese and others, 2015).
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from operator import or_
from sys import byteorder
from typing import Any

from coach.models.artefacts import read_text

Node = list[Any] | float
Tree = list[Node]
Borders = dict[int, dict[float, int]]
"""For each feature and border the bits of the leaves below it."""

_LANES = "HIQ"
"""Codes of arrays whose items may hold the bits of a tree's leaves."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees by label, and `priors`: how often each label holds, by a name of the trainer's."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    trees: tuple[tuple[Tree, ...], ...]
    priors: dict[str, list[float]]
    _forest: _Forest = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_forest", _Forest([one for own in self.trees for one in own]))

    def scores(self, numbers: Sequence[float]) -> list[float]:
        """The score of each label, in the order of `labels`."""
        leaves = self._forest.leaves(numbers)
        scores, first = [], 0
        for bias, own in zip(self.bias, self.trees, strict=True):
            scores.append(bias + sum(leaves[first : first + len(own)]))
            first += len(own)
        return scores


class _Forest:
    """All trees together: what each number rules out, and the score of each leaf by its bit."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        most = max((_count(tree) for tree in trees), default=1)
        self._lane = next(code for code in _LANES if most <= 8 * array(code).itemsize)
        bits = 8 * array(self._lane).itemsize
        self._bytes = bits // 8 * len(trees)
        self._firsts = sum(1 << bits * number for number in range(len(trees)))
        self._all = 0
        self._scores: list[dict[int, float]] = []
        below: Borders = {}
        for number, tree in enumerate(trees):
            scores = _leaves(tree, 0, bits * number, below)
            self._scores.append({1 << place: score for place, score in enumerate(scores)})
            self._all |= ((1 << len(scores)) - 1) << bits * number
        self._borders: list[tuple[int, list[float], list[int]]] = []
        for feature, at in below.items():
            borders = sorted(at)
            ruled_out = accumulate((at[border] for border in borders), or_, initial=0)
            self._borders.append((feature, borders, [*ruled_out]))

    def leaves(self, numbers: Sequence[float]) -> list[float]:
        """The score of the leaf of each tree."""
        out = 0
        for feature, borders, ruled_out in self._borders:
            out |= ruled_out[bisect_left(borders, numbers[feature])]
        left = self._all & ~out
        first = left & ~(left - self._firsts)  # no lane is empty, so none borrows from the next
        lanes = array(self._lane, first.to_bytes(self._bytes, byteorder))
        if byteorder == "big":
            lanes.reverse()
        return [*map(dict.__getitem__, self._scores, lanes)]


def _count(tree: Tree) -> int:
    """How many leaves a tree has."""
    return sum(not isinstance(node, list) for node in tree)


def _leaves(tree: Tree, at: int, place: int, below: Borders) -> list[float]:
    """The scores of the leaves under a node, from low to high; the first has the bit `place`.

    `below` receives the bits of the leaves that a number above a border rules out.
    """
    node = tree[at]
    if not isinstance(node, list):
        return [node]
    feature, border, low, high = node
    lower = _leaves(tree, low, place, below)
    bits = ((1 << len(lower)) - 1) << place
    borders = below.setdefault(feature, {})
    borders[border] = borders.get(border, 0) | bits
    return lower + _leaves(tree, high, place + len(lower), below)


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
