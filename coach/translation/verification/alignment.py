"""Which sentences of a text say what which of the other do: by order, length and what stays.

Sentences are joined to at most three; the cheapest path through both texts wins. A length that
does not fit costs what a normal distribution says (Gale and Church, 1993); a number, a name or a
mark that stands on both sides pays back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import log, sqrt

from coach.lazily import lazy
from coach.translation.verification.common_words import hits, known_in
from coach.translation.verification.reading import Pair, Reading, Side

_BREAK = lazy(
    r"(?:[。！？!?…]+|(?<![A-Z])\.)[\"'”’）)\]」』*]*(?=\s|[\u3400-\u9fff]|$)\s*"
    r"|[。！？][\"'”’）)\]」』*]*\s*|\.(?=\s+[A-Z(\"])\s*"
)
_LINE = lazy(r"\n\s*")
_WRAPPED = lazy(
    r"[a-z,，\u3400-\u9fff]\n[ \t]*(?:[a-z]{2,}[ ,]|(?<=[，\u3400-\u9fff]\n)[\u3400-\u9fff])"
)
"""A line that ends within a sentence: lines then tell nothing."""
_PARAGRAPH = lazy(r"(?<=[:：])\n\s*|\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•·]|\d{1,2}[.)、]) )")
_ABBREVIATION = lazy(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|no|nos|inc|ltd|co|corp|st|vs|e\.g|i\.e|etc|approx|fig|ref|attn"
    r"|tel|dept|est|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|pos|art|p|pp|vol|ca|cf|al|[a-z])"
    r"\.$",
    re.IGNORECASE,
)
_LATIN = lazy(r"[A-Za-z][A-Za-z'-]+")
_HAN = lazy(r"[\u3400-\u9fff]")
_ANCHOR = lazy(r"\d[\d.,:]*|[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z][a-z]{2,}", re.ASCII)
_PER_HAN = 3.1
"""Latin letters (with their spaces) that say what one Chinese character says."""
USUAL = {"en": -0.12, "zh": 0.12}
"""The usual logarithm of translation to original, by the language of the original."""
_MISSING, _JOINED, _MUCH_JOINED = 2.0, 2.6, 5.0
_HIT, _MISS, _MOST = 0.8, 0.4, 20
_BEADS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 0), (0, 1))
_BAND = 4
_FITS = 0.8
"""Where each sentence fits the one at its place as well as this, nothing else is tried."""


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    weight: float
    anchors: frozenset[str]
    asks: bool
    line: int
    text: str
    known: list[tuple[str, ...]]


def weight(text: str, *, chinese: bool) -> float:
    """How much a text says, in Latin letters, whatever its language."""
    latin = sum(len(word) + 1 for word in _LATIN.findall(text))
    if not chinese:
        return float(max(latin, len(text)))
    han = len(_HAN.findall(text))
    rest = len(re.findall(r"[^\s\u3400-\u9fffA-Za-z]", text))
    return han * _PER_HAN + latin + rest


def align(source: Reading, target: Reading) -> list[Pair]:
    """The pairs of stretches of both texts, in order; a side may be empty."""
    lines = len(_LINE.findall(source.text.strip())) == len(_LINE.findall(target.text.strip()))
    lines = lines and not (_WRAPPED.search(source.text) or _WRAPPED.search(target.text))
    first, second = sentences(source, lines=lines), sentences(target, lines=lines)
    if not first or not second or (len(first) == len(second) == 1):
        return as_one(source, target)
    steps = _path(first, second, USUAL.get(source.language, 0.0))
    pairs: list[Pair] = []
    at, to = 0, 0
    for ahead, beside in steps:
        left = _side(source, first[at : at + ahead], at and first[at - 1].end)
        right = _side(target, second[to : to + beside], to and second[to - 1].end)
        pairs.append(Pair(left, right, (ahead, beside) == (1, 1)))
        at, to = at + ahead, to + beside
    return pairs


def as_one(source: Reading, target: Reading) -> list[Pair]:
    """Both texts as one pair."""
    return [Pair(Side(source, 0, len(source.text)), Side(target, 0, len(target.text)))]


def sentences(reading: Reading, *, lines: bool = True) -> list[Sentence]:
    """The sentences with their weights and anchors; `lines`: whether a line ends one."""
    found: list[Sentence] = []
    begin, text, line = 0, reading.plain, 0
    breaks = {one.end() for one in _BREAK.finditer(text) if not _short(text, one)}
    breaks |= {one.end() for one in (_LINE if lines else _PARAGRAPH).finditer(text)}
    ends = [*sorted(breaks - {len(text)}), len(text)]
    for end in ends:
        piece = text[begin:end]
        if not re.search(r"\w|%|\ue000", piece):
            if found and piece.strip():
                last = found[-1]
                found[-1] = replace(last, end=begin + len(piece.rstrip()))
            begin = end
            continue
        start = begin + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        found.append(
            Sentence(
                start,
                begin + len(piece.rstrip()),
                weight(stripped, chinese=reading.chinese),
                frozenset(one.casefold().rstrip(".,:") for one in _ANCHOR.findall(piece)),
                stripped.rstrip("\"'”’）) ")[-1:] in "?？",
                line,
                reading.low[begin:end],
                known_in(reading.low[begin:end]) if reading.english else [],
            )
        )
        line += piece.count("\n")
        begin = end
    return found


def _short(text: str, one: re.Match[str]) -> bool:
    """Whether the point belongs to an abbreviation, a list number or an ellipsis within."""
    if not one[0].startswith("."):
        return False
    before = text[max(0, one.start() - 8) : one.start() + 1]
    return (
        _ABBREVIATION.search(before) is not None
        or re.search(r"(?:^|\s)\d{1,2}\.$", before) is not None
    )


def _side(reading: Reading, part: list[Sentence], otherwise: int) -> Side:
    if not part:
        return Side(reading, otherwise, otherwise)
    return Side(reading, part[0].start, part[-1].end)


def _path(first: list[Sentence], second: list[Sentence], usual: float) -> list[tuple[int, int]]:
    """The cheapest way through both, as steps (sentences of the first, of the second)."""
    infinite = float("inf")
    rows, columns = len(first), len(second)
    best = [[infinite] * (columns + 1) for _ in range(rows + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    costs = _Costs(first, second, usual)
    if rows == columns and all(costs.of(at, at + 1, at, at + 1) < _FITS for at in range(rows)):
        return [(1, 1)] * rows
    band = _BAND + abs(rows - columns)
    for row in range(rows + 1):
        middle = row * columns / rows
        for column in range(columns + 1):
            if abs(column - middle) > band or best[row][column] == infinite:
                continue
            for bead in _BEADS:
                ahead, beside = row + bead[0], column + bead[1]
                if ahead > rows or beside > columns:
                    continue
                cost = best[row][column] + costs.of(row, ahead, column, beside)
                if cost < best[ahead][beside]:
                    best[ahead][beside] = cost
                    came[ahead, beside] = bead
    steps: list[tuple[int, int]] = []
    row, column = rows, columns
    while row or column:
        bead = came.get((row, column), (row, column))
        steps.append(bead)
        row, column = row - bead[0], column - bead[1]
    return steps[::-1]


class _Costs:
    """What it costs to take some sentences for others; what two sentences share is kept."""

    def __init__(self, first: list[Sentence], second: list[Sentence], usual: float) -> None:
        self.first, self.second, self.usual = first, second, usual
        self._answered: dict[tuple[int, int], tuple[int, int]] = {}

    def of(self, row: int, ahead: int, column: int, beside: int) -> float:
        """The cost of taking the sentences row … ahead for column … beside; low is good."""
        if row == ahead or column == beside:
            return _MISSING
        left, right = self.first[row:ahead], self.second[column:beside]
        away = misfit(sum(one.weight for one in left), sum(one.weight for one in right), self.usual)
        cost = min(20.0, away * away / 2) - _anchored(left, right)
        cost -= self._known(row, ahead, column, beside)
        if left[-1].asks != right[-1].asks:
            cost += 2.0
        if left[0].line != left[-1].line or right[0].line != right[-1].line:
            cost += 2.0
        joins = len(left) + len(right) - 2
        return cost + (0.0, _JOINED, _MUCH_JOINED)[min(2, joins)]

    def _known(self, row: int, ahead: int, column: int, beside: int) -> float:
        """What known words on both sides speak for the pair."""
        words = sum(len(one.known) for one in self.first[row:ahead])
        others = sum(len(one.known) for one in self.second[column:beside])
        if not words and not others:
            return 0.0
        found = 0
        for one in range(row, ahead):
            answered = 0
            for other in range(column, beside):
                answered |= self._answers(one, other)[0]
            found += answered.bit_count()
        for other in range(column, beside):
            answered = 0
            for one in range(row, ahead):
                answered |= self._answers(one, other)[1]
            found += answered.bit_count()
        words += others
        scale = min(1.0, _MOST / words)
        return scale * (_HIT * found - _MISS * (words - found))

    def _answers(self, one: int, other: int) -> tuple[int, int]:
        """Which known words of each sentence have a counterpart in the other, as bits."""
        key = (one, other)
        if key not in self._answered:
            left, right = self.first[one], self.second[other]
            self._answered[key] = (hits(left.known, right.text), hits(right.known, left.text))
        return self._answered[key]


def _anchored(left: list[Sentence], right: list[Sentence]) -> float:
    """What numbers and names on both sides speak for the pair."""
    names, others = left[0].anchors, right[0].anchors
    for one in left[1:]:
        names |= one.anchors
    for one in right[1:]:
        others |= one.anchors
    if not names and not others:
        return 0.0
    figures = sum(one[0].isdigit() for one in names ^ others)
    return 1.5 * min(3, len(names & others)) - 0.7 * min(3, figures)


def misfit(before: float, after: float, usual: float) -> float:
    """How far two weights are from saying the same, in standard deviations; below 0: too short."""
    spread = 0.2 + 0.8 / sqrt(before + 12)
    return (log(max(1.0, after) / max(1.0, before)) - usual) / spread
