"""All literals of all rules, found in one pass.

An automaton of forty thousand whole literals takes longer to build than a message takes to check.
So it knows their heads only, of which each is shared by a few literals at most; behind a head that
occurs, the tails are compared. Packed, a literal is `codes:tail` in the group of its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from coach.rulebook.keying import KINDS, PATTERN

MOST_TAILS = 4
"""How many literals may share a head: more make the automaton small, fewer save comparisons."""

SHORTEST_HEAD = 5
"""Characters of a head at least, if its literals have as many; shorter ones occur too often."""

_LINE, _TAIL = "\n", "\t"

Leads = tuple[tuple[int, ...], tuple[int, ...]]
"""The numbers of the patterns that a literal wakes, and the codes of what else it leads to."""

Found = tuple[tuple[int, ...], tuple[int, ...], int, int]
"""What a literal leads to, as in Leads, and its start and end in the text."""


class Literals:
    """Literals of one kind of script; their automaton is built when a text is first searched."""

    def __init__(self, heads: str, groups: str) -> None:
        self._heads = heads
        self._groups = groups
        self._tails: dict[int, list[tuple[str, Leads]]] = {}

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._heads.split(_LINE) if self._heads else [])

    @cached_property
    def _packed(self) -> list[str]:
        return self._groups.split(_LINE)

    def find(self, text: str) -> list[Found]:
        """Every occurrence of every literal."""
        found: list[Found] = []
        tails_of = self._tails
        for head, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            tails = tails_of.get(head)
            if tails is None:
                tails = tails_of[head] = _unpacked(self._packed[head])
            for tail, (patterns, codes) in tails:
                if text.startswith(tail, end):
                    found.append((patterns, codes, start, end + len(tail)))
        return found


def pack(codes: Mapping[str, Sequence[int]]) -> tuple[str, str]:
    """The heads and groups of literals, for `Literals`; `codes` tells what each one leads to.

    Raises ValueError for a literal with a line break or a tab, which no text has.
    """
    literals = sorted(codes)
    for literal in literals:
        if _LINE in literal or _TAIL in literal:
            raise ValueError(f"a literal cannot hold a line break or a tab: {literal!r}")
    heads: list[str] = []
    groups: list[str] = []
    for length, first, last in _parted(literals, 0, len(literals), 0):
        heads.append(literals[first][:length])
        members = literals[first:last]
        groups.append(_TAIL.join(_entry(one[length:], codes[one]) for one in members))
    return _LINE.join(heads), _LINE.join(groups)


def _parted(
    literals: Sequence[str], first: int, last: int, length: int
) -> Iterator[tuple[int, int, int]]:
    """Parts of sorted literals that share a head: its length, the first of them, and their end.

    All literals from `first` to `last` begin with the same `length` characters.
    """
    few = last - first <= MOST_TAILS
    shortest = min(map(len, literals[first:last]), default=0)
    if few and length >= min(SHORTEST_HEAD, shortest) and length:
        yield length, first, last
        return
    while first < last and len(literals[first]) == length:
        if length:
            yield length, first, first + 1
        first += 1
    while first < last:
        end = first
        while end < last and literals[end][length] == literals[first][length]:
            end += 1
        yield from _parted(literals, first, end, length + 1)
        first = end


def _entry(tail: str, codes: Sequence[int]) -> str:
    return f"{' '.join(map(str, codes))}:{tail}"


def _unpacked(group: str) -> list[tuple[str, Leads]]:
    """The tails of a group and what they lead to."""
    tails = []
    for entry in group.split(_TAIL):
        packed, _, tail = entry.partition(":")
        codes = [int(code) for code in packed.split()]
        patterns = tuple(code // KINDS for code in codes if code % KINDS == PATTERN)
        others = tuple(code for code in codes if code % KINDS != PATTERN)
        tails.append((tail, (patterns, others)))
    return tails
