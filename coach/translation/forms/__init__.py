"""How a fact is written for the reader, one module for each kind of fact, discovered by its name.

A module has `forms(stretch, tongues) -> Iterable[Form]`. What has no certain form in the reader's
language is kept as it is written; words that the reader must see translated, and that have no
certain form, are left to the engine: then only the figures in them are forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from coach.lazily import lazy
from coach.modules import names_beside


@dataclass(frozen=True, slots=True)
class Tongues:
    """From which language into which; ISO 639 codes. `country` is the reader's, if known."""

    source: str
    target: str
    country: str | None = None

    @property
    def are_ours(self) -> bool:
        """Whether the pair is English and Chinese, whose forms stand in rules/forms."""
        return {self.source, self.target} == {"en", "zh"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A fact within the text of a passage; `kind`, `value` and `detail` as in coach.facts.Fact."""

    text: str
    start: int
    end: int
    kind: str
    value: str
    detail: str | None = None

    @property
    def words(self) -> str:
        """The fact as it is written."""
        return self.text[self.start : self.end]

    @property
    def reads_as(self) -> str:
        """Its kind; a date for what the finder of lengths of time found: tomorrow at 10 am."""
        return "date" if "dayT" in self.value else self.kind

    def as_written(self) -> tuple[Form, ...]:
        """The fact kept word for word."""
        return (Form(self.start, self.end, self.words),)


@dataclass(frozen=True, slots=True)
class Form:
    """The stretch `start..end` of a passage's text, and how the reader is to see it."""

    start: int
    end: int
    rendered: str


def forms_of(stretch: Stretch, tongues: Tongues) -> tuple[Form, ...]:
    """The reader's forms of a fact: usually one, several where words between are translated."""
    kind = stretch.reads_as
    if kind not in _kinds():
        return stretch.as_written()
    found: Iterable[Form] = _module(kind).forms(stretch, tongues)
    return tuple(found)


@cache
def _kinds() -> frozenset[str]:
    return names_beside(__file__)


@cache
def _module(kind: str) -> Any:
    return import_module(f"{__name__}.{kind}")


_FIGURE = lazy(
    r"(?<![A-Za-z\d.,])\d+(?:[.,'’]\d+)*(?![\dA-Za-z]|[.,]\d"
    r"|[ ]?(?:[年月日号点时百千万亿]|million|thousand|billion|mio\b|mn\b|bn\b|k\b))",
    re.ASCII | re.IGNORECASE,
)
"""A figure that stands for itself: not the 3 of 3万 or 12月3日, which others write otherwise."""


def figures_of(stretch: Stretch, tongues: Tongues) -> tuple[Form, ...]:
    """Only the figures of a fact, for words around them that have no certain form."""
    from coach.translation.figures import figure_for

    return tuple(
        Form(*found.span(), figure_for(found[0], tongues))
        for found in _FIGURE.finditer(stretch.text, stretch.start)
        if found.end() <= stretch.end
    )
