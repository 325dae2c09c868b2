"""JSON lines: a message a line, the strings of each with their places."""

from __future__ import annotations

from dataclasses import replace

from coach.lazily import lazy
from coach.reading.formats.json import escape_of, strings_in
from coach.reading.options import Options
from coach.reading.plain_text import decoded
from coach.reading.source import Source
from coach.reading.strings import Found, units_of_strings

SUFFIXES = ("jsonl", "ndjson")

_LINE = lazy(r"[^\r\n]*\S[^\r\n]*")


def read(data: bytes, name: str, options: Options) -> Source:
    """The strings chosen, or those that read like prose; a selector begins within the line."""
    source = decoded(data)
    escape = escape_of(source.text)
    strings: list[Found] = []
    number, counted = 1, 0
    for index, line in enumerate(_LINE.finditer(source.text)):
        number += source.text.count("\n", counted, line.start())
        counted = line.start()
        for found in strings_in(source.text, *line.span(), escape):
            strings.append(_of_line(found, number, index))
    return units_of_strings(source, strings, options)


def _of_line(found: Found, number: int, index: int) -> Found:
    """A string with the number of its line before its name."""
    unit = replace(found.unit, name=f"line {number}: {found.unit.name}")
    return Found(found.path, unit, index * 100_000 + found.holder)
