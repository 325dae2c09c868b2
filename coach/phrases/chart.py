"""Finds the pairs that together cover a sentence: a chart over a tree of all patterns.

Patterns that begin alike share a path of the tree, so the work does not grow with their number.
The sentence is read from its end: what begins further right is known when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.phrases.tokens import Token

FACT_COST = 0.5
_LEAST_GAIN = 1e-9


@dataclass(slots=True)
class Node:
    """A place in the tree of patterns; `ends` are the patterns that end here."""

    words: dict[str, Node] = field(default_factory=dict)
    slots: dict[str, Node] = field(default_factory=dict)
    ends: list[tuple[str, int, tuple[str, ...], float]] = field(default_factory=list)

    def add(self, symbols: Iterable[str], end: tuple[str, int, tuple[str, ...], float]) -> None:
        """Enter a pattern: its symbols, and its category, pair, names of slots and cost."""
        node = self
        for symbol in symbols:
            if len(symbol) > 1 and symbol[0] == ":":
                node = node.slots.setdefault(symbol[1:], Node())
            else:
                node = node.words.setdefault(symbol, Node())
        node.ends.append(end)


@dataclass(slots=True, eq=False)  # not frozen: tens of thousands are made for a message
class Found:
    """A pair, or a token that speaks for itself, and what fills its slots, in order.

    `cost` grows with every pair that takes part: of two readings the one with fewer is better.
    """

    cost: float
    pair: int = -1
    names: tuple[str, ...] = ()
    parts: tuple[Found, ...] = ()
    token: Token | None = None


Chart = list[dict[str, dict[int, Found]]]


def read(
    tokens: Sequence[Token], known: Sequence[Sequence[tuple[str, Token]]], tree: Node
) -> Chart:
    """For each token, what begins there: by category and by the token behind its end.

    `known` are the categories of each token by itself, such as “date” for a date, and the token
    as it is to be said in that category.
    """
    chart: Chart = [{} for _ in range(len(tokens) + 1)]
    words = [token.text for token in tokens]
    for start in range(len(tokens) - 1, -1, -1):
        here = _Here(chart, words, start)
        for category, token in known[start]:
            here.enter(category, start + 1, Found(FACT_COST, token=token))
        first = tree.words.get(words[start])
        if first is not None:
            here.follow(first, start + 1, 0.0, ())
        while here.fresh:
            category, end, found = here.fresh.pop()
            node = tree.slots.get(category)
            if node is not None and chart[start][category][end] is found:
                here.follow(node, end, found.cost, (found,))
    return chart


class _Here:
    """What begins at one token."""

    __slots__ = ("_chart", "_here", "_words", "fresh")

    def __init__(self, chart: Chart, words: list[str], start: int) -> None:
        self._chart = chart
        self._here = chart[start]
        self._words = words
        self.fresh: list[tuple[str, int, Found]] = []

    def enter(self, category: str, end: int, found: Found) -> None:
        """Keep what was found, if it is new or better than what was known."""
        ends = self._here.setdefault(category, {})
        known = ends.get(end)
        if known is None or found.cost < known.cost - _LEAST_GAIN:
            ends[end] = found
            self.fresh.append((category, end, found))

    def follow(self, node: Node, at: int, cost: float, parts: tuple[Found, ...]) -> None:
        """All ways from a place in the tree that the tokens from `at` on allow."""
        open_: list[tuple[Node, int, float, tuple[Found, ...]]] = [(node, at, cost, parts)]
        chart, words = self._chart, self._words
        while open_:
            node, at, cost, parts = open_.pop()
            for category, pair, names, own in node.ends:
                self.enter(category, at, Found(cost + own, pair, names, parts))
            if at == len(words):
                continue
            following = node.words.get(words[at])
            if following is not None:
                open_.append((following, at + 1, cost, parts))
            if node.slots:
                there = chart[at]
                for category, child in node.slots.items():  # in order, so that ties end alike
                    if category in there:
                        for end, found in there[category].items():
                            open_.append((child, end, cost + found.cost, (*parts, found)))


def words_in(tree: Node) -> frozenset[str]:
    """Every word that stands in a pattern of the tree."""
    found: set[str] = set()
    open_ = [tree]
    while open_:
        node = open_.pop()
        found.update(node.words)
        open_ += node.words.values()
        open_ += node.slots.values()
    return frozenset(found)


def tree_of(pairs: Sequence[Any], side: int) -> Node:
    """The tree of all patterns of one side: 5 for English, 6 for Chinese (see `deriving`)."""
    root = Node()
    for number, pair in enumerate(pairs):
        for category, symbols, names in pair[side]:
            root.add(symbols, (category, number, tuple(names), pair[2]))
    return root
