"""No sentence is left out and none is added."""

from __future__ import annotations

from collections.abc import Iterator

from coach.translation.result import Mismatch
from coach.translation.verification.alignment import USUAL, misfit, weight
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.reading import Pair, Side

_SHORTEST = 11.0
"""Less than this, in Latin letters, is a greeting or a heading that may go."""
_LONG_ENOUGH = 45.0
_OFFSET, _JOINS_WELL = 1.0, 1.0
_TOO_SHORT, _TOO_LONG = -2.6, 3.5


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Sentences that have no counterpart, and counterparts that say far less or more."""
    usual = USUAL.get(comparison.source.language, 0.0)
    pairs = comparison.pairs
    weights = [(_weight(pair.source), _weight(pair.target)) for pair in pairs]
    for place, pair in enumerate(pairs):
        before, after = weights[place]
        if pair.source.empty or pair.target.empty:
            if max(before, after) >= _SHORTEST and _alone(place, weights, usual):
                yield _lost(pair) if pair.target.empty else _added(pair)
        elif max(before, after) >= _LONG_ENOUGH:
            away = misfit(before, after, usual)
            if away < _TOO_SHORT:
                yield _lost(pair)
            elif away > _TOO_LONG:
                yield _added(pair)


def _alone(place: int, weights: list[tuple[float, float]], usual: float) -> bool:
    """Whether the sentence is part of no pair beside it, nor stands for one that is alone too."""
    before, after = weights[place]
    for other in range(max(0, place - 2), min(len(weights), place + 3)):
        first, second = weights[other]
        if other == place or (bool(before) == bool(first) and not second):
            continue
        joined = abs(misfit(before + first, after + second, usual))
        stands_for = (not first and before) or (not second and after)
        if stands_for and joined < _OFFSET:
            return False
        beside = abs(other - place) == 1 and first and second
        if beside and joined + _JOINS_WELL < abs(misfit(first, second, usual)):
            return False
    return True


def _weight(side: Side) -> float:
    return weight(side.plain.strip(), chinese=side.reading.chinese)


def _lost(pair: Pair) -> Mismatch:
    source = (pair.source.start, pair.source.end)
    if pair.target.empty:
        messages = (
            "This sentence seems to be missing in the translation.",
            "译文中似乎漏了这一句。",
        )
        return placed(pair, "left_out", messages, source, None, of_source=True)
    messages = (
        "The translation says much less than the original here: is something left out?",
        "此处译文比原文短很多：是否有遗漏？",
    )
    return placed(pair, "left_out", messages, source, (pair.target.start, pair.target.end),
                  of_source=True)  # fmt: skip


def _added(pair: Pair) -> Mismatch:
    target = (pair.target.start, pair.target.end)
    if pair.source.empty:
        messages = (
            "This sentence stands only in the translation.",
            "这一句只出现在译文中，原文没有。",
        )
        return placed(pair, "added", messages, target, None, of_source=False)
    messages = (
        "The translation says much more than the original here: is something added?",
        "此处译文比原文长很多：是否多了内容？",
    )
    return placed(pair, "added", messages, target, (pair.source.start, pair.source.end),
                  of_source=False)  # fmt: skip
