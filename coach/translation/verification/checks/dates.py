"""Dates: the same day, month and year, in whatever order they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.translation.result import Mismatch
from coach.translation.verification.atoms import Day
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.reading import Pair, Side

_Date = tuple[int | None, int | None, int | None]
_MONTH_WORDS = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Dates without a counterpart in the sentences that say the same."""
    for pair in comparison.pairs:
        if pair.english_and_chinese is None:
            continue
        left = pair.source.within(pair.source.reading.days)
        right = pair.target.within(pair.target.reading.days)
        for one in list(left):
            same = next((other for other in right if _same(one, other)), None)
            if same is not None:
                left.remove(one)
                right.remove(same)
        yield from _told(pair, left, right)


def _same(one: Day, other: Day) -> bool:
    return any(_fits(first, second) for first in one.readings for second in other.readings)


def _fits(one: _Date, other: _Date) -> bool:
    year = one[0] is None or other[0] is None or one[0] == other[0]
    return year and one[1:] == other[1:]


def _told(pair: Pair, left: list[Day], right: list[Day]) -> Iterator[Mismatch]:
    left = [one for one in left if not _elsewhere(one, pair.target)]
    right = [one for one in right if not _elsewhere(one, pair.source)]
    for one in left:
        other = right.pop(0) if right else None
        was = pair.source.reading.text[one.start : one.end].strip()
        if other is None:
            messages = (
                f"The date “{was}” is missing in the translation.",
                f"译文中缺少日期“{was}”。",
            )
            yield placed(pair, "date", messages, (one.start, one.end), None, of_source=True)
            continue
        now = pair.target.reading.text[other.start : other.end].strip()
        messages = (
            f"The date “{was}” became “{now}” in the translation.",
            f"日期“{was}”在译文中成了“{now}”。",
        )
        yield placed(pair, "date", messages, (one.start, one.end), (other.start, other.end),
                     of_source=True)  # fmt: skip
    for one in right:
        now = pair.target.reading.text[one.start : one.end].strip()
        messages = (
            f"The date “{now}” stands only in the translation.",
            f"日期“{now}”只出现在译文中，原文没有。",
        )
        yield placed(pair, "date", messages, (one.start, one.end), None, of_source=False)


def _elsewhere(one: Day, other: Side) -> bool:
    """Whether its parts stand on the other side, only not as one date."""
    low = other.low
    months = {_MONTHS.index(word) + 1 for word in _MONTH_WORDS.findall(low)}
    numbers = {int(number) for number in re.findall(r"\d+", low) if len(number) < 5}
    days = {day for each in other.within(other.reading.days) for day in each.readings}
    for year, month, day in one.readings:
        if day is None:
            if month in months or month in {each[1] for each in days} or f"{month} 月" in low:
                return True
            continue
        if (
            len(days) == 0
            and {month, day} <= numbers | months
            and (year is None or year in numbers)
        ):
            return True
    return False
