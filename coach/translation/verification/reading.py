"""A text as verification reads it: one spelling for every character, and what is found in it.

Nothing changes its place: offsets of everything here are code points of the text as it was given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from coach.analysis.normalise import fold
from coach.lazily import lazy
from coach.translation.verification.atoms import Clock, Day, Exact, Figure
from coach.translation.verification.exact_reading import blanked, read_exact

_PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(character): plain
    for characters, plain in (
        ("\u00a0\u1680\u202f\u205f\u3000\t", " "), ("‘’ʼ´`", "'"), ("“”„«»", '"'),
        ("\u2010\u2011", "-"), ("。", "。"),
    )
    for character in characters
}  # fmt: skip
for _kept in "，！？；：（）":
    del _PLAIN[ord(_kept)]
_KEY = lazy(r"\([_&~][A-Za-z0-9]\)|(?<![\w])[_&~](?=[A-Za-z])|(?<=[A-Za-z])\((?=s\))|(?<=\(s)\)")
_MOST = 200
"""So many of a kind are compared in one pair, and no more: a sentence has fewer."""
_ENDLESS = lazy(r"[\d.,]{40,}|[零〇一二两三四五六七八九十百千万亿]{20,}")
"""What no number is as long as."""
_HAN = lazy(r"[\u3400-\u9fff]")

_Placed = TypeVar("_Placed", Exact, Figure, Day, Clock)


class Reading:
    """A whole text in its language, read once; what a check asks for is found when it asks."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language.lower().split("-")[0].split("_")[0]
        plain = text.translate(_PLAIN)
        self.plain: str = _KEY.sub(lambda found: " " * len(found[0]), plain)

    @cached_property
    def chinese(self) -> bool:
        """Whether its words are read as Chinese."""
        return self.language == "zh"

    @cached_property
    def english(self) -> bool:
        """Whether its words are read as English."""
        return self.language == "en"

    @cached_property
    def exact(self) -> list[Exact]:
        """Placeholders, addresses and references in order."""
        return read_exact(self.plain)

    @cached_property
    def masked(self) -> str:
        """The plain text without what has to be kept letter for letter."""
        return blanked(self.plain, self.exact)

    @cached_property
    def low(self) -> str:
        """`masked` in small letters and simplified characters."""
        return fold(self.masked)

    @cached_property
    def days(self) -> list[Day]:
        """The dates in order; one within a longer one does not count."""
        from coach.translation.verification import moments

        found = list(moments.numeric_days(self.masked))
        if self.chinese:
            found += moments.chinese_days(self.low)
        if self.english:
            found += moments.english_days(self.masked)
        return _outermost(found)

    @cached_property
    def clocks(self) -> list[Clock]:
        """The times of day in order."""
        from coach.translation.verification import moments

        low = _without(self.low, self.days)
        read = moments.chinese_clocks if self.chinese else moments.english_clocks
        return sorted(read(low), key=lambda one: one.start)

    @cached_property
    def figures(self) -> list[Figure]:
        """The numbers that belong to no date and no time of day, in order."""
        from coach.translation.verification import chinese_figures, english_figures

        low = _without(_without(self.low, self.days), self.clocks)
        low = _ENDLESS.sub(lambda found: "\ue001" * len(found[0]), low)
        if self.chinese:
            found = list(chinese_figures.read_chinese_digits(low))
            found += chinese_figures.read_numerals(low)
        else:
            found = list(english_figures.read_digits(low, words=self.english))
            if self.english:
                found += english_figures.read_words(low, self.masked)
        return sorted(found, key=lambda one: (one.start, -one.end))

    @cached_property
    def contrasts(self) -> tuple[int, ...]:
        """The numbers of the groups of contrasts of which something is named."""
        from coach.translation.verification.contrasts import groups_in

        return groups_in(self.low, chinese=self.chinese)


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch of a reading: a sentence or a few. All offsets are those of the whole text."""

    reading: Reading
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stretch as it was written."""
        return self.reading.text[self.start : self.end]

    @property
    def plain(self) -> str:
        """The stretch in its plain spelling."""
        return self.reading.plain[self.start : self.end]

    @property
    def masked(self) -> str:
        """The stretch without placeholders, addresses and references."""
        return self.reading.masked[self.start : self.end]

    @property
    def low(self) -> str:
        """The same in small letters and simplified characters."""
        return self.reading.low[self.start : self.end]

    def within(self, found: Sequence[_Placed]) -> list[_Placed]:
        """Those of `found`, which are in order, that start in this stretch; the first hundreds."""
        first = bisect_left(found, self.start, key=lambda one: one.start)
        last = bisect_left(found, self.end, key=lambda one: one.start)
        return list(found[first : min(last, first + _MOST)])

    @property
    def empty(self) -> bool:
        """Whether nothing stands here: the other side has no counterpart."""
        return self.start >= self.end


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that say the same, as far as their lengths and anchors tell.

    `one_to_one` is True for one sentence and one sentence.
    """

    source: Side
    target: Side
    one_to_one: bool = True

    @property
    def english_and_chinese(self) -> tuple[Side, Side] | None:
        """The English side and the Chinese one; None for other languages."""
        if self.source.reading.english and self.target.reading.chinese:
            return self.source, self.target
        if self.source.reading.chinese and self.target.reading.english:
            return self.target, self.source
        return None


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in `text`."""
    return _HAN.search(text) is not None


def _outermost(found: list[Day]) -> list[Day]:
    ordered = sorted(found, key=lambda one: (one.start, -one.end))
    kept: list[Day] = []
    for one in ordered:
        if any(
            one.start < other.end and (one.start, one.end) != (other.start, other.end)
            for other in kept[-3:]
        ):
            continue
        kept.append(one)
    return kept


def _without(low: str, found: Sequence[Day] | Sequence[Clock]) -> str:
    if not found:
        return low
    parts = list(low)
    for one in found:
        parts[one.start : one.end] = "\ue001" * (one.end - one.start)
    return "".join(parts)


def words_of(text: str) -> list[str]:
    """The words of Latin letters in small letters."""
    return re.findall(r"[a-z]+(?:'[a-z]+)?", text)
