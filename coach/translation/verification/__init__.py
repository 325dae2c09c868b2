"""Compare an original with its translation, whoever made it: an engine, a person, a library.

English and Chinese are read with their words; of other languages what is the same in all of them:
digits, references, addresses, placeholders, currency codes, the count of sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.translation.result import Mismatch
    from coach.translation.verification.comparison import Comparison

__all__ = ["verify", "verify_aligned", "verify_sentence"]

_NONE: Mapping[str, str] = MappingProxyType({})


def verify(
    source: str,
    translation: str,
    *,
    source_language: str,
    target_language: str,
    glossary: Mapping[str, str] = _NONE,
) -> tuple[Mismatch, ...]:
    """What `translation` does not say as `source` does, in the order of the source.

    Both are whole texts; their sentences are aligned first. The languages are BCP 47 tags,
    `glossary` maps terms of the source language to those that the translation has to use. Offsets
    of a mismatch are code points of `source` and `translation`.
    """
    from coach.translation.verification.alignment import align
    from coach.translation.verification.comparison import Comparison
    from coach.translation.verification.reading import Reading

    first, second = Reading(source, source_language), Reading(translation, target_language)
    return _checked(Comparison(first, second, tuple(align(first, second)), glossary))


def verify_sentence(
    source: str,
    translation: str,
    *,
    source_language: str,
    target_language: str,
    glossary: Mapping[str, str] = _NONE,
) -> tuple[Mismatch, ...]:
    """As `verify`, for a sentence and its translation, which are compared as a whole."""
    from coach.translation.verification.comparison import Comparison
    from coach.translation.verification.reading import Pair, Reading, Side

    first, second = Reading(source, source_language), Reading(translation, target_language)
    pair = Pair(Side(first, 0, len(source)), Side(second, 0, len(translation)))
    return _checked(Comparison(first, second, (pair,), glossary))


def verify_aligned(
    source: str,
    translation: str,
    spans: Sequence[tuple[int, int, int, int]],
    *,
    source_language: str,
    target_language: str,
    glossary: Mapping[str, str] = _NONE,
) -> tuple[Mismatch, ...]:
    """As `verify`, where it is known which sentence became which, and the rest is not compared.

    Each of `spans` is where a sentence starts and ends in `source`, and where in `translation`.
    """
    from coach.translation.verification.comparison import Comparison
    from coach.translation.verification.reading import Pair, Reading, Side

    first, second = Reading(source, source_language), Reading(translation, target_language)
    pairs = tuple(
        Pair(Side(first, start, end), Side(second, new_start, new_end))
        for start, end, new_start, new_end in spans
    )
    return _checked(Comparison(first, second, pairs, glossary))


def _checked(comparison: Comparison) -> tuple[Mismatch, ...]:
    from coach.translation.verification import checks

    found = [one for name in checks.names() for one in checks.named(name)(comparison)]
    return tuple(sorted(found, key=_place))


def _place(one: Mismatch) -> tuple[int, int, str]:
    last = 1 << 40
    start = one.start if one.start is not None else last
    new_start = one.new_start if one.new_start is not None else last
    return start, new_start, one.kind
