"""Which sentences of a text say what which of the other do: by order, length and what stays.

Sentences are joined to at most three; the cheapest path through both texts wins. A length that
does not fit costs what a normal distribution says (Gale and Church, 1993); a number, a name or a
mark that stands on both sides pays back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.lazily import lazy
from coach.translation.verification.reading import Pair, Reading, Side

_BREAK = lazy(
    r"(?:[。！？!?…]+|[；;](?=[\u3400-\u9fff ])|(?<![A-Z])\.)[\"'”’）)\]」』*]*(?=\s|[\u3400-\u9fff]|$)\s*"
    r"|[。！？；][\"'”’）)\]」』*]*\s*|\.(?=\s+[A-Z(\"])\s*"
)
_LINE = lazy(r"\n\s*")
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
_SPREAD = 6.0
_MISSING, _JOINED, _MUCH_JOINED = 9.0, 2.2, 5.0
_BEADS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 0), (0, 1))
_BAND = 12


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    weight: float
    anchors: frozenset[str]
    asks: bool
    line: int


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
    first, second = sentences(source, lines=lines), sentences(target, lines=lines)
    if not first or not second or (len(first) == len(second) == 1):
        return [Pair(Side(source, 0, len(source.text)), Side(target, 0, len(target.text)))]
    steps = _path(first, second)
    pairs: list[Pair] = []
    at, to = 0, 0
    for ahead, beside in steps:
        left = _side(source, first[at : at + ahead], at and first[at - 1].end)
        right = _side(target, second[to : to + beside], to and second[to - 1].end)
        pairs.append(Pair(left, right, (ahead, beside) == (1, 1)))
        at, to = at + ahead, to + beside
    return pairs


def sentences(reading: Reading, *, lines: bool = True) -> list[_Sentence]:
    """The sentences with their weights and anchors; `lines`: whether a line ends one."""
    found: list[_Sentence] = []
    begin, text, line = 0, reading.plain, 0
    breaks = {one.end() for one in _BREAK.finditer(text) if not _short(text, one)}
    breaks |= {one.end() for one in (_LINE if lines else _PARAGRAPH).finditer(text)}
    ends = [*sorted(breaks - {len(text)}), len(text)]
    for end in ends:
        piece = text[begin:end]
        if not re.search(r"\w|%|\ue000", piece):
            if found and piece.strip():
                last = found[-1]
                found[-1] = _Sentence(
                    last.start, end, last.weight, last.anchors, last.asks, last.line
                )
            begin = end
            continue
        start = begin + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        found.append(
            _Sentence(
                start,
                begin + len(piece.rstrip()),
                weight(stripped, chinese=reading.chinese),
                frozenset(one.casefold().rstrip(".,:") for one in _ANCHOR.findall(piece)),
                stripped.rstrip("\"'”’）) ")[-1:] in "?？",
                line,
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


def _side(reading: Reading, part: list[_Sentence], otherwise: int) -> Side:
    if not part:
        return Side(reading, otherwise, otherwise)
    return Side(reading, part[0].start, part[-1].end)


def _path(first: list[_Sentence], second: list[_Sentence]) -> list[tuple[int, int]]:
    """The cheapest way through both, as steps (sentences of the first, of the second)."""
    ratio = sum(one.weight for one in second) / max(1.0, sum(one.weight for one in first))
    ratio = min(1.35, max(0.74, ratio))
    infinite = float("inf")
    rows, columns = len(first), len(second)
    best = [[infinite] * (columns + 1) for _ in range(rows + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for row in range(rows + 1):
        middle = row * columns / rows
        for column in range(columns + 1):
            if abs(column - middle) > _BAND + abs(rows - columns) or best[row][column] == infinite:
                continue
            for bead in _BEADS:
                ahead, beside = row + bead[0], column + bead[1]
                if ahead > rows or beside > columns:
                    continue
                cost = best[row][column] + _cost(first[row:ahead], second[column:beside], ratio)
                if cost < best[ahead][beside]:
                    best[ahead][beside] = cost
                    came[ahead, beside] = bead
    steps: list[tuple[int, int]] = []
    row, column = rows, columns
    while row or column:
        bead = came.get((row, column))
        if bead is None:
            return [(rows, columns)]
        steps.append(bead)
        row, column = row - bead[0], column - bead[1]
    return steps[::-1]


def _cost(left: list[_Sentence], right: list[_Sentence], ratio: float) -> float:
    if not left or not right:
        some = (left or right)[0]
        return _MISSING + min(6.0, some.weight / 25)
    a = sum(one.weight for one in left) * ratio
    b = sum(one.weight for one in right)
    away = (b - a) / (_SPREAD * ((a + b) / 2) ** 0.5) * 1.6
    cost = min(30.0, away * away)
    names = frozenset().union(*(one.anchors for one in left))
    others = frozenset().union(*(one.anchors for one in right))
    figures = {one for one in names if one[0].isdigit()}
    other_figures = {one for one in others if one[0].isdigit()}
    cost -= 1.5 * min(3, len(names & others))
    cost += 1.0 * min(3, len(figures ^ other_figures))
    if left[-1].asks != right[-1].asks:
        cost += 2.0
    if left[0].line != left[-1].line or right[0].line != right[-1].line:
        cost += 3.0
    joins = len(left) + len(right) - 2
    return cost + (0.0, _JOINED, _MUCH_JOINED)[min(2, joins)]
