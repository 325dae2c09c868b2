"""The text of a request, and where its characters stand in what the client holds.

A client may send its text as pieces of text and markup. The coach reads the text, with
`interpretAs` in the place of the markup that stands for some; positions in the answer count UTF-16
units over text and markup alike.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coach.output.json import offsets_in
from coach.service.languagetool.errors import Refused
from coach.service.languagetool.parameters import Parameters, whole

_WHAT_DATA_IS = (
    "'data' has to be a JSON object with either 'text' or 'annotation', a list of objects "
    "with either 'text' or 'markup'; 'interpretAs' may stand beside 'markup'."
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the client's text: what the client holds and what the coach reads there."""

    original: str
    read: str
    is_text: bool


class Annotated:
    """A text of pieces. `read` is what is checked, `original` what the client holds."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces)
        self.read = "".join(piece.read for piece in self.pieces)
        self.original = "".join(piece.original for piece in self.pieces)

    @cached_property
    def units(self) -> bytes:
        """`original` in UTF-16, two bytes a unit."""
        return self.original.encode("utf-16-le")

    @cached_property
    def length(self) -> int:
        """How many UTF-16 units the client holds."""
        return len(self.units) // 2

    @property
    def size(self) -> int:
        """The UTF-16 units that the client holds or that the coach reads, whichever are more."""
        return max(self.length, self._unit(len(self.read)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The UTF-16 span in `original` of the code points `start..end` of `read`, not empty.

        A span that begins or ends within what markup is read as takes in the whole markup. Where
        nothing of `original` lies behind it, both positions are the same.
        """
        first, last = self._piece(start), self._piece(end - 1)
        begin, finish = self._begins[first], self._begins[last]
        if self.pieces[first].is_text:
            begin += self._unit(start) - self._unit(self._starts[first])
        if self.pieces[last].is_text:
            finish += self._unit(end) - self._unit(self._starts[last])
        else:
            finish += _units(self.pieces[last].original)
        return begin, finish

    def begin_of_piece(self, offset: int) -> int:
        """Where the piece that ends at or behind `offset` of `read` begins there."""
        return self._starts[self._piece(max(0, offset - 1))]

    def cut(self, start: int, end: int) -> str:
        """The UTF-16 span `start..end` of `original`; no character is cut in two."""
        start -= self._inside_a_character(start)
        end += self._inside_a_character(end)
        return self.units[2 * start : 2 * end].decode("utf-16-le")

    def _inside_a_character(self, unit: int) -> bool:
        high = self.units[2 * unit + 1 : 2 * unit + 2]
        return bool(high) and 0xDC <= high[0] <= 0xDF

    def _piece(self, offset: int) -> int:
        """The piece that the code point at `offset` of `read` belongs to."""
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def _unit(self) -> Callable[[int], int]:
        return offsets_in(self.read, "utf-16")

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece begins in `read`, in code points."""
        return _sums(len(piece.read) for piece in self.pieces)

    @cached_property
    def _begins(self) -> list[int]:
        """Where each piece begins in `original`, in UTF-16 units."""
        return _sums(_units(piece.original) for piece in self.pieces)


def text_of(parameters: Parameters) -> Annotated:
    """The text to check. Raises Refused where there is none, or more than one."""
    text, data = parameters.get("text"), parameters.get("data")
    if text is not None and data is not None:
        raise Refused(400, "Set either 'text' or 'data', not both.")
    if data is not None:
        return Annotated(_pieces(data))
    if text is None:
        raise Refused(400, "Set 'text' or 'data': there is nothing to check.")
    return Annotated([_text(text)])


def beginning(text: Annotated, most: int) -> Annotated:
    """The pieces of `text` within its first `most` UTF-16 units, up to the last line or word."""
    kept: list[Piece] = []
    room = most
    for piece in text.pieces:
        size = max(_units(piece.original), _units(piece.read))
        if size > room:
            if piece.is_text:
                kept.append(_text(_cut_at_a_break(piece.original, room)))
            break
        kept.append(piece)
        room -= size
    return Annotated(kept)


def _cut_at_a_break(text: str, most: int) -> str:
    begun = text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
    for mark in ("\n\n", "\n", "。", ". ", " "):
        head, found, _ = begun.rpartition(mark)
        if found and head.strip():
            return head + found
    return begun


def _pieces(data: str) -> Iterator[Piece]:
    try:
        given = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refused(400, f"'data' is not JSON. {_WHAT_DATA_IS}") from error
    if not isinstance(given, dict) or ("text" in given) == ("annotation" in given):
        raise Refused(400, _WHAT_DATA_IS)
    if "text" in given:
        yield _text(_string(given["text"]))
        return
    if not isinstance(given["annotation"], list):
        raise Refused(400, _WHAT_DATA_IS)
    for item in given["annotation"]:
        yield _piece(item)


def _piece(item: Any) -> Piece:
    if not isinstance(item, dict) or ("text" in item) == ("markup" in item):
        raise Refused(400, _WHAT_DATA_IS)
    if "text" in item:
        if item.get("interpretAs"):
            raise Refused(400, _WHAT_DATA_IS)
        return _text(_string(item["text"]))
    read_as = item.get("interpretAs")
    return Piece(whole(_string(item["markup"])), whole(_string(read_as or "")), is_text=False)


def _text(text: str) -> Piece:
    text = whole(text)
    return Piece(text, text, is_text=True)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise Refused(400, _WHAT_DATA_IS)
    return value


def _units(text: str) -> int:
    return offsets_in(text, "utf-16")(len(text))


def _sums(sizes: Iterable[int]) -> list[int]:
    sums, total = [], 0
    for size in sizes:
        sums.append(total)
        total += size
    return sums
