"""A Chinese sentence as its grammar of times reads it: tokens by index."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Any, NamedTuple

BREAK = "BREAK"
TRAILING = frozenset({
    "OF", "AND", "TO", "ONWARDS", "PART", "GE", "MORE", "WHOLE", "MIN", "KE", "KEZHONG", "CLOCK",
    "DATE", "HAO", "DAY", "HOUR", "MINUTE", "SECOND", "CENTURY", "DECADE", "MONTHS", "HALFPLUS",
    "ALSO", "BETWEEN", "UPTO", "WITHIN", "ROUGHLY", "BEYOND", "CHARACTERS", "MERIDIEM",
})  # fmt: skip
"""Words with which no time begins: they count only behind another."""

WEEKDAYS = {character: day for day, character in enumerate("一二三四五六日")}
WEEKDAYS |= {str(day + 1): day for day in range(7)} | {"天": 6}


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern that is compiled when it is first needed, so that imports stay quick."""
    return re.compile(source)


class Token(NamedTuple):
    """A word or number at `start`..`end`, code points of the sentence."""

    kind: str
    value: Any
    start: int
    end: int


class Line:
    """A sentence as the grammar reads it: tokens by index, with a BREAK behind the last one."""

    __slots__ = ("memo", "stops", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.memo: dict[tuple[str, int], Any] = {}
        self.stops: dict[int, int] = {}

    def kind(self, index: int) -> str:
        """What stands at `index`; BREAK beyond the ends."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else BREAK

    def value(self, index: int) -> Any:
        """The value of the token at `index`."""
        return self.tokens[index].value

    def word(self, index: int) -> str:
        """The token at `index` as written; empty beyond the ends."""
        if not 0 <= index < len(self.tokens):
            return ""
        return self.text[self.tokens[index].start : self.tokens[index].end]

    def start(self, index: int) -> int:
        """Where the token at `index` begins, or the text ends."""
        return self.tokens[index].start if index < len(self.tokens) else len(self.text)

    def end(self, index: int) -> int:
        """Where what has been read up to `index` ends."""
        stop = self.stops.get(index)
        if stop is not None:
            return stop
        return self.tokens[index - 1].end if index else 0

    def resume(self, offset: int) -> int:
        """The index from which to read on after characters that are no tokens, up to `offset`."""
        index = bisect_left(self.tokens, offset, key=_start)
        if index and self.tokens[index - 1].end > offset:
            parted = self.tokens[index - 1]
            if parted.kind != BREAK or self.text[offset : parted.end].strip(" "):
                index -= 1
        self.stops[index] = offset
        return index

    def at(self, offset: int) -> int | None:
        """The index of the token that begins at `offset`."""
        index = bisect_left(self.tokens, offset, key=_start)
        return index if self.start(index) == offset and index < len(self.tokens) else None

    def after(self, index: int, count: int = 4) -> str:
        """The characters behind what has been read up to `index`."""
        end = self.end(index)
        return self.text[end : end + count]

    def before(self, index: int, count: int = 4) -> str:
        """The characters before the token at `index`."""
        start = self.start(index)
        return self.text[max(0, start - count) : start]


def _start(token: Token) -> int:
    return token.start
