"""What was found in files, in the forms that people and programs read; one module for each.

A module has a class `Writer`, which writes to a stream as files are done, so that the memory it
takes does not grow with their number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TextIO, cast

from coach.batch.outcome import Outcome, Summary
from coach.finding import Language
from coach.modules import names_beside


@dataclass(frozen=True, slots=True)
class Options:
    """How findings are written.

    `language` is that of the words for people. `color` is for terminals. `earlier` are summaries
    of earlier runs, the oldest first. `packs` are folders of rules beside the built-in ones.
    `excerpts` shows the line of the file with each finding. `ids` names each suggestion.
    """

    language: Language = "en"
    color: bool = False
    earlier: tuple[dict[str, Any], ...] = ()
    packs: tuple[Path, ...] = field(default_factory=tuple)
    excerpts: bool = True
    ids: bool = False


class Writer(Protocol):
    """What every module here offers."""

    def __init__(self, out: TextIO, options: Options) -> None: ...

    def add(self, outcome: Outcome) -> None:
        """Write what was found in a file, or in the next part of the file before."""
        ...

    def close(self, summary: Summary) -> None:
        """Write what belongs at the end; the stream stays open."""
        ...


@cache
def names() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted(names_beside(__file__)))


def writer(name: str, out: TextIO, options: Options) -> Writer:
    """A writer of the format `name`, which is one of `names`."""
    module = import_module(f"{__name__}.{name}")
    return cast(Writer, module.Writer(out, options))


LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
"""Severities in the words of SARIF; most other formats know three as well."""
