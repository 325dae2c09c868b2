"""What a small model sees of a text: its words and pairs of words, with signs for typed values.

A passage is seen in its place: in what kind of message, how far down, between which words, behind
how many dates and amounts, and with the fields that patterns find in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from coach.lazily import lazy
from coach.messages.reading import SIGNS, STOP

_NAMES = {sign: f"<{name}>" for name, sign in SIGNS.items()}
_PIECE = lazy(
    "|".join(f"{sign}+" for sign in SIGNS.values())
    + r"|[\ue000-\ue004]+|[a-z][a-z'’&/.-]*[a-z]|[a-z]|\d[\d,.:]*|[\u3400-\u9fff]"
    + r"|[?%@|#+=:：？/x×*-]"
)
_SPLIT = lazy(rf"[{STOP}\n]+")
_PARTS = lazy(r"[,，;；、(（)）]|(?<=\s)[-–—|](?=\s)|\s(?:and|but|then|so)\s")
_SHORTEST_PART = 6
_STEM = 4
"""Letters with which an English word stands for its inflections."""


def tokens_of(typed: str) -> list[str]:
    """The words of a reading's typed text; values and numbers by kind, Chinese by character."""
    return [_token(found[0]) for found in _PIECE.finditer(typed)]


def _token(piece: str) -> str:
    first = piece[0]
    if first in _NAMES:
        return _NAMES[first]
    if first.isdigit():
        return "<number>"
    if "\ue000" <= first <= "\ue004":
        return f"<mask{ord(first) - 0xE000}>"
    return piece.strip(".'’-") or piece


def features_of(typed: str) -> frozenset[str]:
    """What a whole text is seen by."""
    return frozenset(_features(tokens_of(typed)))


def _features(words: list[str]) -> set[str]:
    """Words and their beginnings, pairs near each other, in Chinese runs of three characters."""
    tokens = ["^", *words, "$"]
    found = set(tokens)
    found.update(token[:_STEM] + "-" for token in tokens if len(token) > _STEM and token[0] != "<")
    found.update(f"{a} * {b}" for a, b in zip(tokens, tokens[2:], strict=False))
    found.update(f"{a} {b}" for a, b in pairwise(tokens))
    found.update(
        a + b + c
        for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if len(a) == len(b) == len(c) == 1
    )
    return found


def passages(typed: str) -> Iterator[tuple[int, int]]:
    """The sentences and lines of a typed text, and the clauses of those that have several."""
    start = 0
    for found in [*_SPLIT.finditer(typed), None]:
        end = found.start() if found else len(typed)
        if typed[start:end].strip():
            yield start, end
            yield from _clauses(typed, start, end)
        start = found.end() if found else end


def _clauses(typed: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    cuts = [*_PARTS.finditer(typed, start, end)]
    if not cuts:
        return
    for cut in [*cuts, None]:
        stop = cut.start() if cut else end
        if stop - at >= _SHORTEST_PART:
            yield at, stop
            at = cut.end() if cut else stop


UNKNOWN_KIND = "?"
"""The kind of a passage that stands alone."""
_WORDS_BEFORE, _WORDS_BEHIND = 5, 4
_TENTHS = 10
_COUNTED = ("date", "money", "quantity", "place")
_MOST_COUNTED = 2
_RUNS = {kind: lazy(f"{SIGNS[kind]}+") for kind in _COUNTED}
_EDGE = 0.03
_ALONE = frozenset({"at5"})


class Surroundings:
    """The words of one typed text and what stands around its passages.

    `found` are the fields that patterns find in it, by their places.
    """

    def __init__(self, typed: str, found: Iterable[tuple[int, str]] = ()) -> None:
        self._length = max(1, len(typed.rstrip()))
        self._found = sorted(found)
        pieces = [*_PIECE.finditer(typed)]
        self._starts = [piece.start() for piece in pieces]
        self._words = [_token(piece[0]) for piece in pieces]
        self._values = {
            kind: [run.start() for run in pattern.finditer(typed)]
            for kind, pattern in _RUNS.items()
        }
        self._made: dict[str, list[tuple[int, list[str]]]] = {}

    def words(self, start: int, end: int) -> list[str]:
        """The words of a passage."""
        return self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of(self, start: int, end: int) -> frozenset[str]:
        """The features of the place of a passage."""
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return frozenset(self._place(start, end, first, behind))

    def _place(self, start: int, end: int, first: int, behind: int) -> list[str]:
        """The same as a list; the words of the passage are those from `first` to `behind`."""
        seen = [f"at{min(_TENTHS - 1, start * _TENTHS // self._length)}"]
        if start < _EDGE * self._length:
            seen.append("first")
        if end > (1 - _EDGE) * self._length:
            seen.append("last")
        for kind, places in self._values.items():
            seen.append(f"seen:{kind}:{min(_MOST_COUNTED, bisect_left(places, start))}")
        seen += ["b:" + word for word in self._words[max(0, first - _WORDS_BEFORE) : first]]
        seen += ["a:" + word for word in self._words[behind : behind + _WORDS_BEHIND]]
        for place, name in self._found[bisect_left(self._found, (start, "")) :]:
            if place >= end:
                break
            seen.append("P:" + name)
        return seen

    def features(self, start: int, end: int, kind: str) -> set[str]:
        """What `passage_features` makes of a passage, its words and its place.

        Passages lie within each other: what they are seen by is made once for the whole text, and
        only what is at the ends of a passage is its own.
        """
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found: set[str] = set()
        inside = self._inside(kind)
        for size, made in inside:
            found.update(made[first : max(first, behind - size)])
        found.update(_at_ends(self._words[first:behind]))
        place = self._place(start, end, first, behind)
        found.update(place)
        prefix = kind + "|"
        found.update([prefix + mark for mark in place if mark[0] in "Ps"])
        found.add("K:" + kind)
        return found

    def _inside(self, kind: str) -> list[tuple[int, list[str]]]:
        """For each word of the text the features that begin with it, with how many more words they
        reach over.
        """
        if kind not in self._made:
            words, prefix = self._words, kind + "|"
            self._made[kind] = [
                (0, words),
                (0, [prefix + word for word in words]),
                (0, [_stem(word) for word in words]),
                (1, [f"{a} {b}" for a, b in pairwise(words)]),
                (2, [f"{a} * {b}" for a, b in zip(words, words[2:], strict=False)]),
                (2, [*map(_run, words, words[1:], words[2:])]),
            ]
        return self._made[kind]


def _stem(word: str) -> str:
    """The beginning that stands for the inflections of a word; the word where it is short."""
    return word[:_STEM] + "-" if len(word) > _STEM and word[0] != "<" else word


def _run(a: str, b: str, c: str) -> str:
    """Three characters as one; where they are no single characters just the first."""
    return a + b + c if len(a) == len(b) == len(c) == 1 else a


def _at_ends(words: list[str]) -> set[str]:
    """The features of a passage at which its beginning or end has part."""
    if len(words) < 4:
        return _features(words)
    a, b, y, z = *words[:2], *words[-2:]
    ends = {"^", "$", f"^ {a}", f"{z} $", f"^ * {b}", f"{y} * $", _run("^", a, b)}
    if len(y) == len(z) == 1:
        ends.add(y + z + "$")
    return ends


def passage_features(
    words: list[str], kind: str = UNKNOWN_KIND, place: frozenset[str] = _ALONE
) -> frozenset[str]:
    """A passage in a message of that kind; `place` as `Surroundings` tells it."""
    found = _features(words)
    found |= place
    prefix = kind + "|"
    found.update([prefix + word for word in words])
    found.update([prefix + mark for mark in place if mark[0] in "Ps"])
    found.add("K:" + kind)
    return frozenset(found)
