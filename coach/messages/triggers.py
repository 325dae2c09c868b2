"""Where in a text which pattern can match at all, told by one pass of one automaton over it.

Every pattern sleeps until a sentence holds what a match of it must hold (see coach.messages.needs),
and is looked for in that sentence alone. So the cost of looking for all fields grows with the text,
not with the number of their patterns, and what looks for one of them sees a few dozen characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from coach.messages.patterns import compiled, expanded
from coach.messages.reading import BORDERS, STOP
from coach.tables import derived

Span = tuple[int, int]
STRUCK = "·"
"""Stands for a character that is struck out; no literal has it."""
_SENTENCE = ""
_STRETCHES = {
    _SENTENCE: re.compile(rf"[^{STOP}\n]+"),
    "\n": re.compile(rf"[^{STOP}]+"),
    STOP: re.compile(r"[^\n]+"),
}
"""The parts of a text that hold every match of a pattern, by the borders that it may cross."""
_EVERY = -1
"""The number of a set of literals that every text holds."""


def triggers_of(patterns: Iterable[str]) -> dict[str, Any]:
    """What wakes each pattern, as plain data.

    `sets` has for each literal the numbers of the sets that it is in, and `patterns` for each
    pattern the borders that its matches may cross and, for each of its alternatives, the numbers of
    two sets; of both a match holds a literal. `count` is how many sets there are.
    """
    from coach.messages.needs import needs_of

    numbers: dict[frozenset[str], int] = {}
    found: dict[str, Any] = {}
    for pattern in patterns:
        needs = needs_of(pattern)
        crossed = "".join(sorted(frozenset[str]().union(*(one.crosses for one in needs))))
        alternatives = {
            tuple(numbers.setdefault(one, len(numbers)) for one in need.sets()) for need in needs
        }
        pairs = [[*one, _EVERY, _EVERY][:2] for one in alternatives]
        found[pattern] = [crossed, sorted(pairs)]
    sets: dict[str, list[int]] = {}
    for literals, number in numbers.items():
        for literal in sorted(literals):
            sets.setdefault(literal, []).append(number)
    return {"patterns": found, "sets": sets, "count": len(numbers)}


class Sighted:
    """A text, and the stretches of it in which each pattern may match, in their order."""

    def __init__(
        self, typed: str, awake: Mapping[str, Sequence[Span]], places: Sequence[int]
    ) -> None:
        self._typed = typed
        self._awake = awake
        self._places = places
        self._bytes = typed.encode()
        self._at = _byte_offsets(typed, places)

    def are_asleep(self, patterns: Iterable[str]) -> bool:
        """Whether none of the patterns can match."""
        return self._awake.keys().isdisjoint(patterns)

    def first(self, patterns: Iterable[str]) -> Span | None:
        """The first match of any of the patterns, of several in one place that of the first."""
        best: Span | None = None
        for pattern in patterns:
            for start, end in self._awake.get(pattern, ()):
                if best is not None and start >= best[0]:
                    break
                found = _alone(pattern).search(self._bytes, self._at[start], self._at[end])
                if found is not None:
                    first, last = found.span()
                    begin = start + len(self._bytes[self._at[start] : first].decode())
                    if best is None or begin < best[0]:
                        best = begin, begin + len(self._bytes[first:last].decode())
                    break
        return best

    def wordings(self, pattern: str) -> int:
        """How many different words of the text the pattern matches."""
        found: set[Any] = set()
        for start, end in self._awake.get(pattern, ()):
            found.update(_alone(pattern).findall(self._bytes, self._at[start], self._at[end]))
        return len(found)

    def struck(self, patterns: tuple[str, ...]) -> Sighted:
        """The text with what the patterns cover struck out, of the same length."""
        if self.are_asleep(patterns):
            return self
        return self.without([found.span() for found in compiled(patterns).finditer(self._typed)])

    def without(self, spans: Collection[Span]) -> Sighted:
        """The text with some stretches struck out, of the same length."""
        if not spans:
            return self
        characters = [*self._typed]
        for start, end in spans:
            characters[start:end] = STRUCK * (end - start)
        typed = "".join(characters)
        if typed == self._typed:
            return self
        if any(typed.count(border) != self._typed.count(border) for border in BORDERS):
            return sighted_in(typed)
        return Sighted(typed, self._awake, self._places)


def _byte_offsets(typed: str, places: Sequence[int]) -> dict[int, int]:
    """For some places of a text, in their order, how many bytes of UTF-8 stand before them."""
    if typed.isascii():
        return dict(zip(places, places, strict=True))
    offset = last = 0
    found = {}
    for place in places:
        offset += len(typed[last:place].encode())
        found[place] = offset
        last = place
    return found


@cache
def _alone(pattern: str) -> Any:
    """One pattern as a linear-time expression over bytes of UTF-8."""
    import re2

    return re2.compile(expanded(pattern).encode())


@lru_cache(maxsize=16)
def sighted_in(typed: str) -> Sighted:
    """Where in a text the patterns of fields and cues may match."""
    index = _index()
    awake: dict[str, list[Span]] = {}
    starts: list[int] = []
    seen: list[set[int]] = []
    places = {0, len(typed)}
    for found in _STRETCHES[_SENTENCE].finditer(typed):
        literals = index.automaton.find_matches_as_strings(found[0], True)
        sets = {_EVERY}.union(*map(index.sets.__getitem__, literals))
        starts.append(found.start())
        seen.append(sets & index.crossing)
        places.update(found.span())
        _wake(index.alternatives[_SENTENCE], sets, found.span(), awake)
    everywhere = set[int]().union(*seen)
    for crossed, alternatives in index.alternatives.items():
        if crossed != _SENTENCE and not everywhere.isdisjoint(alternatives):
            for span in _stretches(typed, crossed):
                inside = seen[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
                places.update(span)
                _wake(alternatives, set[int]().union(*inside), span, awake)
    return Sighted(typed, awake, sorted(places))


def _stretches(typed: str, crossed: str) -> Iterator[Span]:
    """The parts of a text that hold every match of the patterns that may cross these borders."""
    if crossed in _STRETCHES:
        for found in _STRETCHES[crossed].finditer(typed):
            yield found.span()
    else:
        yield 0, len(typed)


def _wake(
    alternatives: Mapping[int, Sequence[tuple[str, int]]],
    sets: set[int],
    span: Span,
    awake: dict[str, list[Span]],
) -> None:
    """Note a stretch, in which literals of these sets stand, for the patterns that they wake."""
    for woken in filter(None, map(alternatives.get, sets)):
        for pattern, other in woken:
            if other in sets:
                spans = awake.setdefault(pattern, [])
                if not spans or spans[-1] is not span:
                    spans.append(span)


class _Index(NamedTuple):
    """The automaton of all literals, the sets that each is in, and what these wake: by the borders
    that a pattern may cross and the number of a set, patterns with that of their other set.
    `crossing` are the sets of the few patterns that cross any.
    """

    automaton: Any
    sets: Mapping[str, Sequence[int]]
    crossing: frozenset[int]
    alternatives: Mapping[str, Mapping[int, Sequence[tuple[str, int]]]]


@cache
def _index() -> _Index:
    of_fields, of_cues = derived("fields"), derived("messages")
    sets: dict[str, list[int]] = dict(of_fields["sets"])
    alternatives: dict[str, dict[int, list[tuple[str, int]]]] = {_SENTENCE: {}}
    before = of_fields["count"]
    for literal, numbers in of_cues["sets"].items():
        sets[literal] = [*sets.get(literal, ()), *(before + number for number in numbers)]
    for table, first in ((of_fields, 0), (of_cues, before)):
        for pattern, (crossed, pairs) in table["patterns"].items():
            woken = alternatives.setdefault(crossed, {})
            for one, other in pairs:
                key = one if one == _EVERY else first + one
                woken.setdefault(key, []).append(
                    (pattern, other if other == _EVERY else first + other)
                )
    automaton = AhoCorasick(
        list(sets), implementation=Implementation.NoncontiguousNFA, store_patterns=True
    )
    crossing = {
        number
        for crossed, woken in alternatives.items()
        if crossed != _SENTENCE
        for one, pairs in woken.items()
        for number in (one, *(other for _, other in pairs))
    }
    return _Index(automaton, sets, frozenset(crossing), alternatives)
