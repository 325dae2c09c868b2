"""A unit's text put together from stretches of its file, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from coach.reading.source import Piece, Unit

if TYPE_CHECKING:
    from coach.draft import Channel


class Composer:
    """Puts a unit together from `source`, in order."""

    __slots__ = ("_parts", "_pieces", "_source", "length")

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0
        """Code points of the text so far."""

    def keep(self, start: int, end: int, *, writable: bool = True) -> None:
        """The source from `start` to `end`, as it is."""
        if start >= end:
            return
        last = self._pieces[-1] if self._pieces else None
        begins = self.length
        if last and last.verbatim and last.source_end == start and last.writable == writable:
            begins, start = last.start, last.source_start
            self._pieces.pop()
            self._parts.append(self._source[last.source_end : end])
        else:
            self._parts.append(self._source[start:end])
        self.length = begins + end - start
        self._pieces.append(Piece(begins, self.length, start, end, writable=writable))

    def put(self, text: str, start: int, end: int, *, writable: bool = True) -> None:
        """`text` for the whole source from `start` to `end`."""
        if not text:
            return
        begins, self.length = self.length, self.length + len(text)
        self._parts.append(text)
        self._pieces.append(Piece(begins, self.length, start, end, False, writable))

    def unit(
        self,
        name: str | None = None,
        *,
        whole: bool = True,
        template: bool = False,
        channel: Channel | None = None,
        escape: Callable[[str], str] = str,
    ) -> Unit:
        """What was put together."""
        return Unit(
            "".join(self._parts), tuple(self._pieces), name, whole, template, channel, escape
        )


def in_place(inner: Unit, outer: Unit) -> Unit:
    """`inner`, which was read from the text of `outer`, with its places in the file of `outer`."""
    pieces: list[Piece] = []
    for piece in inner.pieces:
        pieces += _through(piece, outer)
    return replace(
        inner, pieces=tuple(pieces), escape=partial(_escaped, inner.escape, outer.escape)
    )


def _escaped(inner: Callable[[str], str], outer: Callable[[str], str], words: str) -> str:
    return outer(inner(words))


def _through(piece: Piece, outer: Unit) -> list[Piece]:
    """A piece of the text of `outer` as pieces of its file."""
    if not piece.verbatim or piece.source_start == piece.source_end:
        span = outer.source_span(piece.source_start, piece.source_end) or (0, 0)
        writable = piece.writable and _writable(outer, piece.source_start, piece.source_end)
        return [Piece(piece.start, piece.end, *span, False, writable)]
    found: list[Piece] = []
    for under in _touched(outer, piece.source_start, piece.source_end):
        begins = max(piece.source_start, under.start)
        ends = min(piece.source_end, under.end)
        start = piece.start + begins - piece.source_start
        writable = piece.writable and under.writable
        if under.verbatim:
            at = under.source_start + begins - under.start
            found.append(
                Piece(start, start + ends - begins, at, at + ends - begins, True, writable)
            )
        else:
            whole = (begins, ends) == (under.start, under.end)
            found.append(
                Piece(
                    start,
                    start + ends - begins,
                    under.source_start,
                    under.source_end,
                    False,
                    writable and whole,
                )
            )
    return found


def _writable(outer: Unit, start: int, end: int) -> bool:
    """Whether all that `outer` has between two places may be replaced as a whole."""
    touched = list(_touched(outer, start, end))
    return bool(touched) and all(
        piece.writable and (piece.verbatim or (start <= piece.start and piece.end <= end))
        for piece in touched
    )


def _touched(unit: Unit, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a unit that have characters between two places of its text."""
    at = bisect_right(unit.pieces, start, key=lambda piece: piece.end)
    while at < len(unit.pieces) and unit.pieces[at].start < end:
        yield unit.pieces[at]
        at += 1
