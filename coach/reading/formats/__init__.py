"""One module for each format of files, known by its file; adding a format is one new file.

A module has `SUFFIXES`, the endings of the names of its files in small letters without the dot,
and `read(data, name, options) -> Source`, which raises ReadingError or another ValueError whose
message is one line.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from coach.modules import names_beside
from coach.reading.options import Options
from coach.reading.source import ReadingError, Source


class Format(Protocol):
    """What every module here offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, name: str, options: Options) -> Source: ...


PLAIN = "txt"
"""The format of files whose ending says nothing."""


@cache
def names() -> frozenset[str]:
    """The names of all formats."""
    return names_beside(__file__)


@cache
def suffixes() -> dict[str, str]:
    """The format for every known ending of a name, without its dot."""
    return {suffix: name for name in sorted(names()) for suffix in _module(name).SUFFIXES}


def format_of(name: str, form: str | None = None) -> Format:
    """The format of a file by its name, or the one asked for. Raises ReadingError for another."""
    if form is not None:
        if form not in names():
            raise ReadingError(f"no format {form!r}; known: {', '.join(sorted(names()))}")
        return _module(form)
    suffix = name.lower().rpartition(".")[2] if "." in name else ""
    if suffix in names() and suffix in _module(suffix).SUFFIXES:
        return _module(suffix)  # without importing the others
    return _module(suffixes().get(suffix, PLAIN))


def _module(name: str) -> Format:
    return cast(Format, import_module(f"{__name__}.{name}"))
