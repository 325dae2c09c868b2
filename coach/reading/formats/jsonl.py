"""JSON lines: a message a line, the strings of each with their places."""

from __future__ import annotations

from collections.abc import Iterator
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
    source = decoded(data, options)
    return units_of_strings(source, _strings(source.text), options)


def _strings(text: str) -> Iterator[Found]:
    """The strings of every line, with the number of the line before their names."""
    escape = escape_of(text)
    number, counted = 1, 0
    for index, line in enumerate(_LINE.finditer(text)):
        number += text.count("\n", counted, line.start())
        counted = line.start()
        for found in strings_in(text, *line.span(), escape):
            unit = replace(found.unit, name=f"line {number}: {found.unit.name}")
            yield Found(found.path, unit, index * 100_000 + found.holder)
