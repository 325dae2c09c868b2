"""From offsets to lines and columns, and the line to show beside a finding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from coach.batch.outcome import Excerpt, Place
from coach.lazily import lazy

if TYPE_CHECKING:
    from coach.reading.source import Unit

LONGEST = 160
"""Characters of a line that an excerpt shows at most."""
_BEFORE = 60
"""Characters that an excerpt shows before the marked words, where it cannot show all."""
_NEW_LINE = lazy(r"\n")
_ASTRAL = lazy("[\U00010000-\U0010ffff]")


def standing(
    unit: Unit, start: int, end: int, lines: Lines | None, own: Lines | None = None
) -> tuple[Place, Excerpt]:
    """Where a stretch of a unit's text stands: in the file, else in the unit's own text.

    `lines` are those of the file, None in a format without offsets; `own` those of the unit's text
    where the caller has them already.
    """
    span = None if lines is None else unit.source_span(start, end)
    if lines is None or span is None:
        own = own or Lines(unit.text)
        return own.place(start, end, offsets=False), own.excerpt(start, end)
    return lines.place(*span), lines.excerpt(*span)


class Lines:
    """The lines of one text. Offsets are code points of it; a line ends at its line feed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _NEW_LINE.finditer(text))]

    @cached_property
    def _astral(self) -> list[int]:
        """Where characters stand that take two units of UTF-16."""
        if self.text.isascii():
            return []
        return [found.start() for found in _ASTRAL.finditer(self.text)]

    def line_of(self, offset: int) -> int:
        """The line, from 1, in which the offset lies."""
        return bisect_right(self.starts, offset)

    def span_of(self, line: int) -> tuple[int, int]:
        """Where a line, from 1, begins and ends, without its line feed."""
        start = self.starts[line - 1]
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return start, end

    def place(self, start: int, end: int, *, offsets: bool = True) -> Place:
        """The place of a stretch; without `offsets` only its lines and columns."""
        line, column, column16, column8 = self._at(start)
        end_line, end_column, end_column16, end_column8 = self._at(end)
        known = (start, end) if offsets else (None, None)
        return Place(
            line,
            column,
            end_line,
            end_column,
            column16,
            end_column16,
            column8,
            end_column8,
            *known,
        )

    def _at(self, offset: int) -> tuple[int, int, int, int]:
        """The line of an offset, and its column in code points, in UTF-16 and in UTF-8."""
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        column = offset - start + 1
        before = self.text[start:offset]
        if before.isascii():
            return line, column, column, column
        astral = self._astral
        more = bisect_left(astral, offset) - bisect_left(astral, start) if astral else 0
        return line, column, column + more, len(before.encode("utf-8", "surrogatepass")) + 1

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The line in which a stretch begins, with the part of the stretch that lies in it."""
        begin, stop = self.span_of(self.line_of(start))
        line = self.text[begin:stop].rstrip("\r")
        stop = begin + len(line)
        marked = max(1, min(end, stop) - start)
        if len(line) <= LONGEST:
            return Excerpt(line, start - begin, marked)
        cut = max(begin, min(start - _BEFORE, stop - LONGEST))
        shown = self.text[cut : cut + LONGEST]
        before = "…" if cut > begin else ""
        after = "…" if cut + LONGEST < stop else ""
        marked = min(marked, cut + LONGEST - start)
        return Excerpt(f"{before}{shown}{after}", start - cut + len(before), marked)
