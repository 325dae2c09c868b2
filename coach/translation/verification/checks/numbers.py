"""Every number of one side stands on the other, with the same unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from coach.translation.result import Mismatch
from coach.translation.verification.atoms import Figure, Number
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.english_figures import read_digits
from coach.translation.verification.reading import Pair, Side
from coach.translation.verification.units import CURRENCIES, STRICT

_TIME = frozenset("second minute hour day week month year".split())
_IN_WORDS = 12
"""Up to here numbers are often written in words, which are known of two languages only."""


@dataclass(slots=True)
class _Matched:
    """What of a pair found its counterpart, and what did not."""

    pair: Pair
    both: list[tuple[Figure, Figure]] = field(default_factory=list)
    left: list[Figure] = field(default_factory=list)
    right: list[Figure] = field(default_factory=list)


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Numbers lost, added or changed, and units changed."""
    matched = [_match(pair) for pair in comparison.pairs]
    _look_beside(matched)
    for one in matched:
        yield from _units(one)
        yield from _numbers(one)


def _match(pair: Pair) -> _Matched:
    if pair.english_and_chinese is None:
        left, right = _digits(pair.source), _digits(pair.target)
    else:
        left = pair.source.within(pair.source.reading.figures)
        right = pair.target.within(pair.target.reading.figures)
    found = _Matched(pair)
    for same in (_wholly, _fully, _loosely_alike, _at_odds, _loosely):
        for one in list(left):
            other = next((other for other in right if same(one, other)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                found.both.append((one, other))
    found.left, found.right = left, right
    return found


def _digits(side: Side) -> list[Figure]:
    """The numbers in digits, of dates too; a small one may be a word on the other side."""
    found = read_digits(side.low, words=False)
    return [
        replace(one, start=side.start + one.start, end=side.start + one.end, units=frozenset(),
                firm=min(one.values) > _IN_WORDS)
        for one in found
    ]  # fmt: skip


def _wholly(one: Figure, other: Figure) -> bool:
    return one.values == other.values and bool(one.units & other.units) and one.firm and other.firm


def _fully(one: Figure, other: Figure) -> bool:
    return bool(one.values & other.values) and one.firm and other.firm and _agree(one, other)


def _loosely_alike(one: Figure, other: Figure) -> bool:
    return _loosely(one, other) and bool(one.units & other.units)


def _at_odds(one: Figure, other: Figure) -> bool:
    """The last minute as 1 天: the same number of another length of time."""
    return (
        _loosely(one, other)
        and one.firm != other.firm
        and bool(one.units)
        and bool(other.units)
        and one.units <= _TIME
        and other.units <= _TIME
    )


def _loosely(one: Figure, other: Figure) -> bool:
    return bool(one.values & other.values) and (one.firm or other.firm)


def _agree(one: Figure, other: Figure) -> bool:
    return not one.units or not other.units or bool(one.units & other.units)


def _look_beside(matched: list[_Matched]) -> None:
    """Match what is left with what is left in the sentences before and behind.

    A number may move to the next sentence; two that change places are a mistake.
    """
    for place, one in enumerate(matched):
        for figure in [each for each in one.left if each.firm]:
            for other in matched[max(0, place - 2) : place + 3]:
                same = next((each for each in other.right if figure.values & each.values), None)
                if same is not None and not _changed_places(one, other):
                    other.right.remove(same)
                    one.left.remove(figure)
                    break


def _changed_places(one: _Matched, other: _Matched) -> bool:
    return one is not other and any(
        figure.values & each.values
        for figure in other.left
        if figure.firm
        for each in one.right
        if each.firm
    )


def _units(one: _Matched) -> Iterator[Mismatch]:
    for before, after in one.both:
        if not before.units or not after.units:
            continue
        if before.units & after.units or not _conflict(before.units, after.units):
            continue
        kind = "currency" if (before.units | after.units) & CURRENCIES else "unit"
        was, now = _shown(one, before, source=True), _shown(one, after, source=False)
        messages = (
            f"“{was}” has another unit in the translation: “{now}”.",
            f"“{was}”的单位在译文中变成了“{now}”。",
        )
        if kind == "currency":
            messages = (
                f"“{was}” has another currency in the translation: “{now}”.",
                f"“{was}”的币种在译文中变成了“{now}”。",
            )
        yield placed(one.pair, kind, messages, (before.start, before.end),
                     (after.start, after.end), of_source=True)  # fmt: skip


def _conflict(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool((one | other) & STRICT) or bool(one and other)


def _numbers(one: _Matched) -> Iterator[Mismatch]:
    """What found no counterpart, two by two where one of each side is left."""
    known = {value for pair in one.both for figure in pair for value in figure.values}
    left_known = known | _in_references(one.pair.target)
    right_known = known | _in_references(one.pair.source)
    left = [figure for figure in one.left if figure.firm]
    right = [figure for figure in one.right if figure.firm]
    if not (left and right):
        left = [figure for figure in left if not figure.values & left_known]
        right = [figure for figure in right if not figure.values & right_known]
    for before in left:
        after = next((figure for figure in right if figure.units & before.units), None)
        after = after or (right[0] if right else None)
        if after is not None:
            right.remove(after)
            was, now = _shown(one, before, source=True), _shown(one, after, source=False)
            messages = (
                f"“{was}” became “{now}” in the translation.",
                f"原文是“{was}”，译文成了“{now}”。",
            )
            yield placed(one.pair, "number", messages, (before.start, before.end),
                         (after.start, after.end), of_source=True)  # fmt: skip
            continue
        was = _shown(one, before, source=True)
        messages = (f"“{was}” is missing in the translation.", f"译文中缺少“{was}”。")
        yield placed(one.pair, "number", messages, (before.start, before.end), None, of_source=True)
    for after in right:
        now = _shown(one, after, source=False)
        messages = (
            f"“{now}” stands only in the translation.",
            f"“{now}”只出现在译文中，原文没有。",
        )
        yield placed(one.pair, "number", messages, (after.start, after.end), None, of_source=False)


def _in_references(side: Side) -> set[Number]:
    """The numbers within references: “ARG1” is 参数1."""
    references = side.within(side.reading.exact)
    written = " ".join(side.reading.plain[one.start : one.end] for one in references)
    return {Number(digits) for digits in re.findall(r"\d{1,9}", written)}


def _shown(one: _Matched, figure: Figure, *, source: bool) -> str:
    side = one.pair.source if source else one.pair.target
    return side.reading.text[figure.start : figure.end].strip()
