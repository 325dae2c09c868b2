"""Where each key stands in a TOML file, which its parser does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coach.lazily import lazy

Key = tuple[str | int, ...]
"""The way to a value: names of tables and keys, and the numbers of tables in an array from 0."""

_HEADER = lazy(r"[ \t]*(\[\[?)[ \t]*(.+?)[ \t]*\]\]?[ \t]*(?:#.*)?$")
_NAME = r"(?:[A-Za-z0-9_-]+|\"(?:[^\"\\]|\\.)*\"|'[^']*')"
_PATH = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_ENTRY = lazy(rf"[ \t]*({_PATH})[ \t]*=")
_ONE_NAME = lazy(_NAME)
_LONG_STRING = lazy(r'"""|\'\'\'')


@dataclass(slots=True)
class Places:
    """The places of the keys of one file: (line, column), both from 1, in code points."""

    found: dict[Key, tuple[int, int]] = field(default_factory=dict)

    def of(self, key: Sequence[str | int]) -> tuple[int, int]:
        """The place of a key, else of the nearest table around it, else of the file."""
        way = tuple(key)
        while way and way not in self.found:
            way = way[:-1]
        return self.found.get(way, (1, 1))


def places_in(text: str) -> Places:
    """The places of all keys in a file that is valid TOML."""
    places = Places()
    table: Key = ()
    counts: dict[Key, int] = {}
    for number, line in _lines_with_keys(text):
        header = _HEADER.match(line)
        if header:
            names = tuple(map(_plain, _ONE_NAME.findall(header[2])))
            table = _numbered(names, counts, starts=header[1] == "[[")
            places.found.setdefault(table, (number, header.start(2) + 1))
            continue
        entry = _ENTRY.match(line)
        if entry:
            key = (*table, *map(_plain, _ONE_NAME.findall(entry[1])))
            places.found.setdefault(key, (number, entry.start(1) + 1))
            for name, column in _inline(line, entry.end()):
                places.found.setdefault((*key, name), (number, column))
    return places


def _lines_with_keys(text: str) -> Iterator[tuple[int, str]]:
    """The lines, from 1, that do not lie within a long string."""
    mark = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if mark:
            if mark in line:
                mark = ""
            continue
        yield number, line
        opened = _LONG_STRING.search(line)
        if opened and line.count(opened[0]) % 2:
            mark = opened[0]


def _numbered(names: tuple[str, ...], counts: dict[Key, int], *, starts: bool) -> Key:
    """The way to a table, with the number of each array of tables on it."""
    way: Key = ()
    for index, name in enumerate(names):
        way = (*way, name)
        if starts and index == len(names) - 1:
            counts[way] = counts.get(way, -1) + 1
        if way in counts:
            way = (*way, counts[way])
    return way


def _inline(line: str, start: int) -> Iterator[tuple[str, int]]:
    """The keys of inline tables in the rest of a line, with their columns."""
    if "{" in line[start:]:
        for found in re.finditer(rf"(?<=[{{,])[ \t]*({_NAME})[ \t]*=", line[start:]):
            yield _plain(found[1]), start + found.start(1) + 1


def _plain(name: str) -> str:
    return name[1:-1] if name[:1] in "\"'" else name
