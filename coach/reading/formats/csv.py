"""Tables as text: cells with commas, semicolons, tabulators or bars between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from coach.lazily import lazy
from coach.reading.bare import BareText
from coach.reading.columns import chosen, headings_of
from coach.reading.composing import Composer
from coach.reading.options import MOST_TEXTS, Options
from coach.reading.plain_text import decoded
from coach.reading.source import ReadingError, Source, Unit
from coach.reading.strings import IGNORE, Found, units_of_strings

SUFFIXES = ("csv", "tsv", "tab")

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 20
"""Rows by which the delimiter is known."""
_SAID = lazy(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its words stand from `start` to `end`, within quotation marks if `quoted`."""

    row: int
    column: int
    start: int
    end: int
    quoted: bool


def read(data: bytes, name: str, options: Options) -> Source:
    """The cells of the columns chosen, or those that read like prose."""
    source = decoded(data, options)
    said = _SAID.match(source.text)
    start = said.end() if said else 0
    delimiter = said[1] if said else _delimiter(source.text, name)
    rows = _rows(source.text, start, delimiter)
    headings = headings_of([source.text[one.start : one.end] for one in rows[0]]) if rows else ()
    columns = chosen(options.columns, headings, max(map(len, rows), default=0))
    strings = [
        Found((_heading(headings, cell.column),), _unit(source.text, cell, headings), cell.row)
        for row in rows[1 if headings and not options.whatever else 0 :]
        for cell in row
        if columns is None or cell.column in columns or _heading(headings, cell.column) == IGNORE
    ]
    if columns is not None:  # what was asked for is read, whatever it looks like
        options = replace(options, strings=("$.*",))
    else:
        options = replace(options, strings=())
    bare = tuple((cell.start, cell.end) for row in rows for cell in row if not cell.quoted)
    needs = partial(_needs_marks, delimiter)
    return units_of_strings(
        BareText.of(source, bare=bare, needs=needs, escapes={'"': '""'}), strings, options
    )


def _heading(headings: Sequence[str], column: int) -> str:
    return headings[column] if column < len(headings) and headings[column] else str(column + 1)


def _unit(text: str, cell: _Cell, headings: Sequence[str]) -> Unit:
    """A cell's words; two quotation marks within quotation marks are one."""
    composer = Composer(text)
    position = cell.start
    while cell.quoted and (at := text.find('""', position, cell.end)) >= 0:
        composer.keep(position, at)
        composer.put('"', at, at + 2)
        position = at + 2
    composer.keep(position, cell.end)
    name = f"{cell.row}:{_heading(headings, cell.column)}"
    return composer.unit(name, escape=_escape if cell.quoted else str)


def _escape(words: str) -> str:
    return words.replace('"', '""')


def _delimiter(text: str, name: str) -> str:
    """The delimiter that gives the first rows most cells, and as many in each."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"

    def merit(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in _rows(text, 0, delimiter, _SAMPLE)]
        except ReadingError:
            return (0.0, _SAMPLE)  # if no other divides the file, this is what is wrong with it
        width = max(set(widths), key=lambda one: (widths.count(one), one), default=1)
        return (widths.count(width) / len(widths) if width > 1 else 0.0, width)

    return max(_DELIMITERS, key=merit)


def _rows(text: str, start: int, delimiter: str, most: int | None = None) -> list[list[_Cell]]:
    """The rows of cells from `start` on; at most so many. Raises ReadingError."""
    cell = re.compile(
        rf'"((?:[^"]|"")*+)"(?={re.escape(delimiter)}|[\r\n]|\Z)|([^{re.escape(delimiter)}\r\n]*)'
    )
    rows: list[list[_Cell]] = [[]]
    position, count = start, 0
    while position < len(text):
        found = cell.match(text, position)
        if found is None:
            raise ReadingError(f"row {len(rows)}: this is no table")
        group = 1 if found[1] is not None else 2
        if group == 2 and found[2].startswith('"') and found[2].count('"') == 1:
            raise ReadingError(f"row {len(rows)}: a quotation mark is never closed")
        rows[-1].append(_Cell(len(rows), len(rows[-1]), *found.span(group), group == 1))
        count += 1
        if count > 10 * MOST_TEXTS:
            raise ReadingError(f"it has more than {10 * MOST_TEXTS:,} cells; split it")
        position = found.end()
        if text.startswith(delimiter, position):
            position += len(delimiter)
            if position == len(text):
                rows[-1].append(_Cell(len(rows), len(rows[-1]), position, position, False))
            continue
        position += 2 if text.startswith("\r\n", position) else 1
        if most is not None and len(rows) == most:
            return rows
        rows.append([])
    return rows if rows[-1] else rows[:-1]


def _needs_marks(delimiter: str, words: str, place: int, start: int) -> bool:
    """Whether a cell without quotation marks needs them for these words."""
    return any(one in words for one in (delimiter, '"', "\n", "\r"))
