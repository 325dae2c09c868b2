"""Dates, times and lengths of time as facts, read off the grammar of coach.timing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.document import Sentence
from coach.identifiers.found import Found
from coach.lazily import lazy
from coach.timing.expression import times_in
from coach.timing.meaning import (
    Ahead,
    Amount,
    Around,
    At,
    Between,
    Bound,
    Bygone,
    CalendarDate,
    Clock,
    Dated,
    Meaning,
    Stretch,
)

_FIGURE = lazy(r"\d|[一二两三四五六七八九十]")
_DATED = lazy(r"\d")
_AROUND = lazy(
    r"(?:(?:by|before|prior to|until|till|on|at|within|in|from|after|since|around|about"
    r"|no later than|the) )+"
    r"|^[在于到至自从]",
    re.IGNORECASE,
)
_BEHIND = lazy(r"(?:之?[前内后]|以[前内后]|左右|起|为止)+$")


def find_moments(sentences: Iterable[Sentence]) -> Iterator[Found]:
    """The dates, times and lengths of time with a figure in them; “soon” and “Monday” are none.

    Values: “2026-11-27”, “--11-27” without a year, “15:30”, both joined by “T”, “25-30 day”.
    """
    for sentence in sentences:
        if not _FIGURE.search(sentence.raw):
            continue
        for one in times_in(sentence):
            start, end = _core(sentence.raw, one.start, one.end)
            words = sentence.raw[start:end]
            if not _FIGURE.search(words):
                continue
            value = _value(one.meaning)
            if value is not None:
                yield Found(_kind(value), sentence.start + start, sentence.start + end, value)
            elif _DATED.search(words) and one.meaning.kind.startswith(("date", "time")):
                kind = "time" if one.meaning.kind.startswith("time") else "date"
                yield Found(kind, sentence.start + start, sentence.start + end, words)


def _core(raw: str, start: int, end: int) -> tuple[int, int]:
    """The span without the words that only say on which side of the moment: by, before, 前, 内."""
    lead = _AROUND.match(raw, start, end)
    start = lead.end() if lead else start
    tail = _BEHIND.search(raw[start:end])
    return start, start + tail.start() if tail and tail.start() else end


def _kind(value: str) -> str:
    if re.search(r"[a-z]", value):
        return "quantity"
    return "time" if re.match(r"\d\d:", value) else "date"


def _value(meaning: Meaning) -> str | None:
    """The value of what is settled by figures; None for all that is reckoned from today."""
    match meaning:
        case CalendarDate():
            return _date(meaning)
        case Clock():
            return _clock(meaning)
        case At(day=day, time=time):
            parts = _value(day), _value(time)
            return "T".join(parts) if parts[0] and parts[1] else None  # type: ignore[arg-type]
        case Bound(limit=inner) | Bygone(point=inner) | Around(point=inner) | Dated(date=inner):
            return _value(inner)
        case Between(first=first, last=last):
            ends = _value(first), _value(last)
            return f"{ends[0]}/{ends[1]}" if ends[0] and ends[1] else None
        case Amount(low=low, high=high, unit=unit):
            return f"{low:g} {unit}" if low == high else f"{low:g}-{high:g} {unit}"
        case Ahead(count=count, unit=unit, base=None) | Stretch(count=count, unit=unit, base=None):
            return f"{abs(count):g} {unit}"
    return None


def _date(date: CalendarDate) -> str | None:
    if date.month is None:
        return None if date.year is None else f"{date.year}"
    if date.day is None:
        return f"{date.year}-{date.month:02}" if date.year else None
    year = "-" if date.year is None else f"{date.year}"
    return f"{year}-{date.month:02}-{date.day:02}"


def _clock(clock: Clock) -> str:
    hour = clock.hour
    if clock.half == "pm" and hour < 12:
        hour += 12
    elif clock.half == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{clock.minute:02}"
