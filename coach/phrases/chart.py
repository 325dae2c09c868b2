"""Finds the pairs that together cover a sentence: a chart over a tree of all patterns.

Patterns that begin alike share a path of the tree, so the work does not grow with their number.
The sentence is read from its end: what begins further right is known when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from coach.phrases.tokens import Token

FACT_COST = 0.5
_LEAST_GAIN = 1e-9


Node = list[Any]
"""A place in a tree of patterns, plain data: [by word, by category of a slot, patterns that end].

A pattern that ends is [category, number of the pair, names of its slots, cost].
"""
WORDS, SLOTS, ENDS = 0, 1, 2


@dataclass(slots=True, eq=False)  # not frozen: tens of thousands are made for a message
class Found:
    """A pair, or a token that speaks for itself, and what fills its slots, in order.

    `cost` grows with every pair that takes part: of two readings the one with fewer is better.
    """

    cost: float
    pair: int = -1
    names: Sequence[str] = ()
    parts: tuple[Found, ...] = ()
    token: Token | None = None


Chart = list[dict[str, dict[int, Found]]]


def read(
    tokens: Sequence[Token], known: Sequence[Sequence[tuple[str, Token]]], trees: Sequence[Node]
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
        for tree in trees:
            if words[start] in tree[WORDS]:
                here.follow(tree[WORDS][words[start]], start + 1, 0.0, ())
        while here.fresh:
            category, end, found = here.fresh.pop()
            if chart[start][category][end] is not found:
                continue  # a better one came
            for tree in trees:
                if category in tree[SLOTS]:
                    here.follow(tree[SLOTS][category], end, found.cost, (found,))
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
            by_word, by_slot, ends = node
            for category, pair, names, own in ends:
                self.enter(category, at, Found(cost + own, pair, names, parts))
            if at == len(words):
                continue
            following = by_word.get(words[at])
            if following is not None:
                open_.append((following, at + 1, cost, parts))
            if by_slot:
                there = chart[at]
                for category, child in by_slot.items():  # in order, so that ties end alike
                    if category in there:
                        for end, found in there[category].items():
                            open_.append((child, end, cost + found.cost, (*parts, found)))


def words_in(tree: Node) -> list[str]:
    """Every word that stands in a pattern of the tree, sorted."""
    found: set[str] = set()
    open_ = [tree]
    while open_:
        by_word, by_slot, _ = open_.pop()
        found.update(by_word)
        open_ += by_word.values()
        open_ += by_slot.values()
    return sorted(found)


def tree_of(pairs: Iterable[Any], side: int, first: int = 0) -> Node:
    """The tree of all patterns of one side of compiled pairs (see `deriving`).

    `side` is ENGLISH or CHINESE of `deriving`, `first` the number of the first pair.
    """
    root: Node = [{}, {}, []]
    for number, pair in enumerate(pairs, first):
        for category, symbols, names in pair[side]:
            node = root
            for symbol in symbols:
                slot = len(symbol) > 1 and symbol[0] == ":"
                branch, key = (node[SLOTS], symbol[1:]) if slot else (node[WORDS], symbol)
                node = branch.setdefault(key, [{}, {}, []])
            node[ENDS].append([category, number, names, pair[2]])
    return root
