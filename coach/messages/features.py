"""What a small model sees of a text: its words and pairs of words, with signs for typed values."""

from __future__ import annotations

from collections.abc import Iterator
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
