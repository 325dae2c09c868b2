"""Compare an original with its translation, whoever made it: an engine, a person, a library.

English and Chinese are read with their words; of other languages what is the same in all of them:
digits, references, addresses, placeholders, currency codes, the count of sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.document import OffsetMap
    from coach.translation.result import Mismatch
    from coach.translation.verification.reading import Pair, Reading

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

    return _compared(source, translation, (source_language, target_language), glossary, align)


def verify_sentence(
    source: str,
    translation: str,
    *,
    source_language: str,
    target_language: str,
    glossary: Mapping[str, str] = _NONE,
) -> tuple[Mismatch, ...]:
    """As `verify`, for a sentence and its translation, which are compared as a whole."""
    from coach.translation.verification.alignment import as_one

    return _compared(source, translation, (source_language, target_language), glossary, as_one)


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
    from coach.analysis.normalise import normalise
    from coach.translation.verification.reading import Pair, Side

    before, after = normalise(source)[1], normalise(translation)[1]

    def align(first: Reading, second: Reading) -> list[Pair]:
        return [
            Pair(
                Side(first, before.text(start), before.text(end)),
                Side(second, after.text(new_start), after.text(new_end)),
            )
            for start, end, new_start, new_end in spans
        ]

    return _compared(source, translation, (source_language, target_language), glossary, align)


def _compared(
    source: str,
    translation: str,
    languages: tuple[str, str],
    glossary: Mapping[str, str],
    align: Callable[[Reading, Reading], list[Pair]],
) -> tuple[Mismatch, ...]:
    """What the checks find in the normalised texts, with offsets of those that were given."""
    from coach.analysis.normalise import normalise
    from coach.translation.verification import checks
    from coach.translation.verification.comparison import Comparison
    from coach.translation.verification.reading import Reading

    (before, before_map), (after, after_map) = normalise(source), normalise(translation)
    first, second = Reading(before, languages[0]), Reading(after, languages[1])
    comparison = Comparison(first, second, tuple(align(first, second)), glossary)
    found = [
        _given(one, before_map, after_map) for check in checks.every() for one in check(comparison)
    ]
    return tuple(sorted(found, key=_place))


def _given(one: Mismatch, before: OffsetMap, after: OffsetMap) -> Mismatch:
    from dataclasses import replace

    if before.starts is None and after.starts is None:
        return one
    start, end = _span(one.start, one.end, before)
    new_start, new_end = _span(one.new_start, one.new_end, after)
    return replace(one, start=start, end=end, new_start=new_start, new_end=new_end)


def _span(start: int | None, end: int | None, offsets: OffsetMap) -> tuple[int | None, int | None]:
    if start is None or end is None:
        return None, None
    return offsets.start(start), offsets.end(end, start)


def _place(one: Mismatch) -> tuple[int, int, str]:
    last = 1 << 40
    start = one.start if one.start is not None else last
    new_start = one.new_start if one.new_start is not None else last
    return start, new_start, one.kind
