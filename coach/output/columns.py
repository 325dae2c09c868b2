"""Text in the columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from coach.lazily import lazy

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_PIECES = lazy(rf"\s+|[{_CJK}]|[^\s{_CJK}]+")
_NOT_FIRST = "，。、；：？！）》」』”’…％,.;:?!)]}%"
"""Marks that do not begin a line."""
_NOT_LAST = "（《「『“‘([{"


def width(text: str) -> int:
    """How many columns a line takes; marks that stand on others take none."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_width, text))


@lru_cache(4096)
def _width(mark: str) -> int:
    if unicodedata.category(mark) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """The line, filled up with blanks."""
    return text + " " * max(0, columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of at most `columns`, cut at blanks and between Chinese characters.

    A word that is wider than a line is cut within. At least one line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _unbroken(paragraph, columns):
            if width((line + piece).rstrip()) <= columns:
                line += piece
            else:
                lines.append(line.rstrip())
                line = piece.lstrip()
        lines.append(line.rstrip())
    return lines


def _unbroken(text: str, columns: int) -> Iterator[str]:
    """What may not be torn apart: words, characters with the marks that belong to them, blanks."""
    pieces: list[str] = []
    for match in _PIECES.finditer(text):
        piece = match.group()
        joins = pieces and not piece.isspace() and not pieces[-1].isspace()
        if joins and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    for piece in pieces:
        yield from _cut(piece, columns)


def _cut(piece: str, columns: int) -> Iterator[str]:
    while width(piece) > columns and len(piece) > 1:
        at = 1
        while at < len(piece) and width(piece[: at + 1]) <= columns:
            at += 1
        yield piece[:at]
        piece = piece[at:]
    yield piece


def side_by_side(left: str, right: str, columns: int, between: str = " │ ") -> Iterator[str]:
    """Two texts beside each other, each in half of the `columns` of a terminal."""
    half = max(1, (columns - width(between)) // 2)
    for one, other in zip_longest(wrapped(left, half), wrapped(right, half), fillvalue=""):
        yield f"{padded(one, half)}{between}{other}".rstrip()


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under their header, each column as wide as its widest cell."""
    widths = [max(map(width, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        cells = (padded(cell, wide) for cell, wide in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
