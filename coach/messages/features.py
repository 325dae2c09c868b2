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
    found = []
    for piece in _PIECE.findall(typed):
        first = piece[0]
        if first in _NAMES:
            found.append(_NAMES[first])
        elif first.isdigit():
            found.append("<number>")
        elif "\ue000" <= first <= "\ue004":
            found.append(f"<mask{ord(first) - 0xE000}>")
        else:
            found.append(piece.strip(".'’-") or piece)
    return found


def features_of(typed: str) -> frozenset[str]:
    """Words and their beginnings, pairs near each other, in Chinese runs of three characters."""
    tokens = ["^", *tokens_of(typed), "$"]
    found = set(tokens)
    found.update(token[:_STEM] + "-" for token in tokens if len(token) > _STEM and token[0] != "<")
    found.update(f"{a} * {b}" for a, b in zip(tokens, tokens[2:], strict=False))
    found.update(f"{a} {b}" for a, b in pairwise(tokens))
    found.update(
        a + b + c
        for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if len(a) == len(b) == len(c) == 1
    )
    return frozenset(found)


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
_BEFORE, _BEHIND = 60, 40
"""Characters around a passage that are looked at."""
_WORDS_BEFORE, _WORDS_BEHIND = 5, 4
_TENTHS = 10
_COUNTED = ("date", "money", "quantity", "place")
_MOST_COUNTED = 2
_RUNS = {kind: lazy(f"{SIGNS[kind]}+") for kind in _COUNTED}
_EDGE = 0.03
_ALONE = frozenset({"at5"})


class Surroundings:
    """What stands around the passages of one typed text; `found` are fields by their places."""

    def __init__(self, typed: str, found: Iterable[tuple[int, str]] = ()) -> None:
        self._typed = typed
        self._length = max(1, len(typed.rstrip()))
        self._found = sorted(found)
        self._values = {
            kind: [run.start() for run in pattern.finditer(typed)]
            for kind, pattern in _RUNS.items()
        }

    def of(self, start: int, end: int) -> frozenset[str]:
        """The features of the place of a passage."""
        typed = self._typed
        seen = {f"at{min(_TENTHS - 1, start * _TENTHS // self._length)}"}
        if start < _EDGE * self._length:
            seen.add("first")
        if end > (1 - _EDGE) * self._length:
            seen.add("last")
        for kind, places in self._values.items():
            seen.add(f"seen:{kind}:{min(_MOST_COUNTED, bisect_left(places, start))}")
        before = tokens_of(typed[max(0, start - _BEFORE) : start])[-_WORDS_BEFORE:]
        behind = tokens_of(typed[end : end + _BEHIND])[:_WORDS_BEHIND]
        seen.update(f"b:{word}" for word in before)
        seen.update(f"a:{word}" for word in behind)
        first = bisect_left(self._found, (start, ""))
        for place, name in self._found[first:]:
            if place >= end:
                break
            seen.add(f"P:{name}")
        return frozenset(seen)


def passage_features(
    words: str, kind: str = UNKNOWN_KIND, place: frozenset[str] = _ALONE
) -> frozenset[str]:
    """A passage of a typed text in a message of that kind; `place` as `Surroundings` tells it."""
    in_kind = {f"{kind}|{word}" for word in tokens_of(words)}
    found = {f"{kind}|{mark}" for mark in place if mark[0] in "Ps"}
    return features_of(words) | place | in_kind | found | {f"K:{kind}"}
