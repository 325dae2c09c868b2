"""A rule as its author wrote it. See CONTRIBUTING.md for the format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from coach.finding import Applicability, Language, Severity, Text
from coach.rulebook.errors import Place


@dataclass(frozen=True, slots=True)
class Condition:
    """A guard: a named function, or `before`/`after`/`clause`/`sentence` with a pattern.

    A Chinese `clause` may have `features` instead of a pattern: each name with the values it may
    have, see `coach.analysis.chinese_clauses`.
    """

    name: str
    pattern: str | None
    place: Place
    features: dict[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Suggest:
    """How to get out: `text` with `{group}` and ⟦blanks⟧ for the match or the whole sentence.

    `propose` names a proposer that may fill the blanks from the draft, `now` and the profiles.
    """

    text: str | None
    applicability: Applicability
    over: str
    note: Text | None
    place: Place
    propose: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A line that must flag its [[span]], or must pass; `better` is it after the first fix."""

    text: str
    flags: bool
    better: str | None
    context: dict[str, Any]
    place: Place


@dataclass(frozen=True, slots=True)
class Find:
    """What to look for. Each entry keeps the place it was read from."""

    phrases: tuple[tuple[str, Place], ...] = ()
    exact: tuple[tuple[str, Place], ...] = ()
    swap: tuple[tuple[str, str, Place], ...] = ()
    patterns: tuple[tuple[str, Place], ...] = ()
    cased: tuple[tuple[str, Place], ...] = ()
    tokens: tuple[tuple[list[dict[str, Any]], Place], ...] = ()
    dependency: tuple[tuple[list[dict[str, Any]], Place], ...] = ()
    check: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the coach looks for, in one language."""

    id: str
    language: Language
    severity: Severity
    says: Text
    why: Text
    find: Find
    unless: tuple[Condition, ...]
    when: tuple[Condition, ...]
    suggest: tuple[Suggest, ...]
    examples: tuple[Example, ...]
    place: Place

    @property
    def category(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]
