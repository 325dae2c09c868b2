"""Which of many patterns can match a text at all, told by one pass of one automaton over it.

Every pattern whose matches all hold one of a few literals is asleep until one of them is seen; the
literals are found when the tables are compiled (see coach.rulebook.prefilter). So the cost of
looking for all fields grows with the text, not with the number of their patterns.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from ahocorasick_rs import AhoCorasick

from coach.messages.patterns import compiled, expanded
from coach.tables import derived

Span = tuple[int, int]


def literals_of(patterns: Iterable[str]) -> dict[str, list[str] | None]:
    """For each pattern the literals that wake it; None for one that is always awake."""
    from coach.rulebook.prefilter import required_literals

    found = {}
    for pattern in patterns:
        literals = required_literals(expanded(pattern))
        found[pattern] = None if literals is None else sorted(literals)
    return found


def first_of(patterns: tuple[str, ...], typed: str, awake: frozenset[str]) -> Span | None:
    """The first match in the text of any of the patterns."""
    if awake.isdisjoint(patterns):
        return None
    found = compiled(patterns).search(typed)
    return None if found is None else found.span()


@lru_cache(maxsize=16)
def awake_in(typed: str) -> frozenset[str]:
    """The patterns of fields and cues that the text may hold a match of; texts a part of which is
    struck out have no others.
    """
    automaton, woken, always = _triggers()
    return always.union(
        *{woken[literal] for literal, _, _ in automaton.find_matches_as_indexes(typed, True)}
    )


@cache
def _triggers() -> tuple[Any, list[frozenset[str]], frozenset[str]]:
    """The automaton, the patterns that each of its literals wakes, and those always awake."""
    woken: dict[str, set[str]] = {}
    always = set()
    for pattern, literals in chain(derived("fields").items(), derived("messages").items()):
        if literals is None:
            always.add(pattern)
        for literal in literals or ():
            woken.setdefault(literal, set()).add(pattern)
    return AhoCorasick(list(woken)), [frozenset(one) for one in woken.values()], frozenset(always)
