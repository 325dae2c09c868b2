"""Checks: what a pattern cannot say, one module each, discovered by the module's name.

A module has `find(document, context, settings) -> Iterator[Hit]` and is used by a rule whose
`find.check` names it; the rule gives the words, the check the places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.modules import names_beside


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a check found. Text offsets; `values` fill `{name}` in the rule's words.

    A value that reads differently in the two languages is a Text.
    """

    start: int
    end: int
    values: Mapping[str, str | Text] = field(default_factory=dict)


Check = Callable[[Document, Context, dict[str, Any]], Iterator[Hit]]


@cache
def names() -> frozenset[str]:
    """The names of all checks, read off the modules of this package."""
    return names_beside(__file__)


@cache
def load(name: str) -> Check:
    """The check's function."""
    module: Any = import_module(f"{__name__}.{name}")
    found: Check = module.find
    return found
