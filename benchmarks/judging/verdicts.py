"""What a judge says of a line and of its rewrite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Pair:
    """A line as it was written, and as the coach says it again."""

    original: str
    rewrite: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The faults that a judge finds in both; None for a text that it could not read to its end.

    `worse` is by how much the rewrite is worse, in the judge's own unit, below zero if it is
    better.
    """

    original: tuple[str, ...] | None
    rewrite: tuple[str, ...] | None
    worse: float = 0.0


class Judge(Protocol):
    """Says what is wrong with lines and their rewrites."""

    name: str

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """One verdict a pair, in their order. Raises JudgeMissing."""
        ...


class JudgeMissing(Exception):
    """A judge is not installed; the message says how to install it."""
