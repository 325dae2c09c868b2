"""The common hours as text for a terminal: a bar for each place and day.

A character stands for half an hour. Names are padded by the columns they take on the screen, so
that Chinese and Latin names line up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, east_asian_width, normalize

from coach.finding import Language, Text
from coach.planning import naming, timeline, wording
from coach.planning.timeline import Line, Row
from coach.planning.windows import Windows

_CELL = 30


@dataclass(frozen=True, slots=True)
class Marks:
    """The characters of a bar."""

    common: str
    work: str
    stretched: str
    rest: str


BLOCKS = Marks("█", "▒", "▓", "·")
ASCII = Marks("#", "=", "+", ".")

_LEGEND = {
    "common": Text("common hours", "共同时间"),
    "work": Text("working hours", "工作时间"),
    "stretched": Text("someone stretches", "需有人迁就"),
}


def bars(found: Windows, language: Language = "en", marks: Marks = BLOCKS) -> str:
    """The days of `found` as lines of text, for people who read `language`."""
    days = timeline.lines(found)
    names = [naming.city(place).of(language) for place in found.places]
    clock = Text("{} time", "{}时间").of(language).format(names[0])
    gutter = max(map(columns, (clock, *names))) + 2
    lines = [padded(clock, gutter) + "  " + _axis()]
    for day in days:
        lines += _day(day, gutter, language, marks)
    used = _used(days)
    legend = [f"{getattr(marks, name)} {_LEGEND[name].of(language)}" for name in used]
    return "\n".join(line.rstrip() for line in (*lines, "", "   ".join(legend)))


def columns(words: str) -> int:
    """How many columns of a terminal the words take: two for a wide character, none for a mark."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in words
    )


def padded(words: str, width: int) -> str:
    """The words with blanks behind them, `width` columns in all."""
    return words + " " * (width - columns(words))


def in_ascii(words: str) -> str:
    """Latin text for a terminal that knows no other characters; Chinese stays as it is."""
    plain = words.translate({0x2013: "-", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"',
                             0x2026: "...", 0xB7: "-"})  # fmt: skip
    return "".join(char for char in normalize("NFKD", plain) if not combining(char))


def _axis() -> str:
    hours = range(timeline.OPENS // 60, timeline.CLOSES // 60 + 1, 3)
    return "".join(f"{hour:02}".ljust(180 // _CELL) for hour in hours)


def _day(line: Line, gutter: int, language: Language, marks: Marks) -> Iterator[str]:
    day = line.day
    notes = [note.of(language) for note in day.notes]
    said = ("；" if language == "zh" else "; ").join(
        [*([day.reason.of(language)] if day.reason else []), *notes]
    )
    yield f"\n{padded(wording.short_date(day.day).of(language), gutter)}  {said}".rstrip()
    if line.idle:
        return
    for row in line.rows:
        name = padded(row.city.of(language), gutter)
        yield f"{name}  {_cells(row, line, marks)}  {_words(row, language)}"


def _cells(row: Row, line: Line, marks: Marks) -> str:
    cells = []
    for start in range(timeline.OPENS, timeline.CLOSES, _CELL):
        middle = start + _CELL // 2
        works = any(bar.start <= middle < bar.end for bar in row.bars)
        mark = marks.work if works else marks.rest
        for band in line.bands:
            if band.start <= middle < band.end and not band.stretched:
                mark = marks.common
            elif band.start <= middle < band.end and not works:
                mark = marks.stretched
        cells.append(mark)
    return "".join(cells)


def _words(row: Row, language: Language) -> str:
    """The hours of a place on its own clock, or the names of its days off."""
    if row.bars:
        whole = [f"{bar.opens}–{bar.closes}" for bar in row.bars]
        return (", " if language == "en" else "、").join(dict.fromkeys(whole))
    return ", ".join(dict.fromkeys(off.name.of(language) for off in row.off))


def _used(days: tuple[Line, ...]) -> list[str]:
    """The marks that need a word, in the order of the legend."""
    bands = [band.stretched for day in days for band in day.bands]
    return ["common"] * (False in bands) + ["work"] + ["stretched"] * (True in bands)
