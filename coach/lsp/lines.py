"""Places of the protocol and places of the coach: line and UTF-16 column, and code points.

Only line feeds and carriage returns end a line for an editor. A U+2028 or a form feed, which a
paste from a word processor brings, does not; `str.splitlines` would count it.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, Range

from coach.lazily import lazy

_BREAK = lazy("\r\n|\n|\r")


class Lines:
    """A text and where its lines start. Offsets are code points of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self._is_narrow = text.isascii() or max(text) <= "\uffff"

    def offset(self, position: Position) -> int:
        """The code point at a position; what lies beyond a line or the text is its end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        end = self._end_of(position.line)
        if self._is_narrow:
            return min(start + position.character, end)
        at, column = start, 0
        while at < end and column < position.character:
            column += _units(self.text[at])
            at += 1
        return at

    def position(self, offset: int) -> Position:
        """The position of a code point."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        if self._is_narrow:
            return Position(line, offset - start)
        return Position(line, sum(map(_units, self.text[start:offset])))

    def range(self, start: int, end: int) -> Range:
        """The range from one code point to another."""
        return Range(self.position(start), self.position(end))

    def span(self, place: Range) -> tuple[int, int]:
        """The code points of a range, the smaller first."""
        start, end = self.offset(place.start), self.offset(place.end)
        return min(start, end), max(start, end)

    def _end_of(self, line: int) -> int:
        """Where a line ends, without its line break."""
        if line + 1 == len(self._starts):
            return len(self.text)
        end = self._starts[line + 1]
        while end > self._starts[line] and self.text[end - 1] in "\r\n":
            end -= 1
        return end


def _units(character: str) -> int:
    return 2 if character > "\uffff" else 1
