"""An original beside its translation, aligned, as the checks get it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.finding import Text
from coach.translation.result import Mismatch
from coach.translation.verification.reading import Pair, Reading


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both texts and the pairs of their sentences.

    `glossary` maps terms of the source language to those that the translation has to use.
    """

    source: Reading
    target: Reading
    pairs: tuple[Pair, ...]
    glossary: Mapping[str, str] = field(default_factory=dict)


def mismatch(
    kind: str,
    english: str,
    chinese: str,
    before: tuple[int, int] | None,
    after: tuple[int, int] | None,
) -> Mismatch:
    """What differs, with the spans of the original and of the translation."""
    first, last = before or (None, None)
    new_first, new_last = after or (None, None)
    return Mismatch(kind, Text(english, chinese), first, last, new_first, new_last)


def placed(
    pair: Pair, kind: str, messages: tuple[str, str], one: tuple[int, int] | None,
    other: tuple[int, int] | None, *, of_source: bool,
) -> Mismatch:  # fmt: skip
    """As `mismatch`, where `one` is of the source or, if not `of_source`, of the translation."""
    before, after = (one, other) if of_source else (other, one)
    return mismatch(kind, *messages, before, after)
