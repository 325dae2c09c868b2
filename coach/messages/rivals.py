"""Fields with two dates or lengths of time: “ETA 2 June”, and then “9 June per carrier”.

Which second value speaks of the same thing depends on the words around both; a linear model weighs
every pair, trained on labelled messages (tools/train_messages.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor

from coach.identifiers.found import Found
from coach.identifiers.moments import find_moments
from coach.lazily import lazy
from coach.linear import linear_model
from coach.messages.scoring import Scored, label_numbers

DATED = ("recovery_time", "eta", "due_date", "etd", "original_date", "done_date", "next_milestone")
"""Fields with one date."""
LASTING = ("lead_time",)
"""Fields with one length of time."""
_LEAST = -1.5
"""Log-odds from which a passage may state the field."""
_SURE = 0.0
"""Log-odds from which two values contradict each other."""
_BEFORE, _BEHIND = 6, 5
_LOWEST, _HIGHEST = -4, 3
_FAR = 3
_DATE = lazy(r"(?:(\d{4})|-)-(\d\d)-(\d\d)")
_LENGTH = lazy(r"([\d.]+)(?:-([\d.]+))? (\w+)")
_DAYS = {"day": 1, "workday": 1, "week": 7, "month": 30, "year": 365}
_GAPS = (3, 7, 14, 31)


@dataclass(frozen=True, slots=True)
class Value:
    """A date or a length of time in a message, in days; of a date the year may be unknown.

    `days` counts from the start of a year or is the length; `around` are the numbers of the
    passages around it and `place` is the shortest of them.
    """

    start: int
    end: int
    days: float
    year: int | None
    place: int
    around: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two values for one field, and the log-odds that they contradict each other."""

    field: str
    spans: tuple[tuple[int, int], tuple[int, int]]
    score: float


def rivals(scored: Scored, wanted: Collection[str]) -> Iterator[Rivals]:
    """For each of the fields that has them, the two values that most surely contradict."""
    if not scored.sums:
        return
    model = linear_model("messages/rivals")
    best: dict[str, Rivals] = {}
    for name, first, second, found in pairs(scored, wanted):
        score = model.odds(found)[0]
        if score > max(_SURE, best[name].score if name in best else _SURE):
            both = sorted(((first.start, first.end), (second.start, second.end)))
            best[name] = Rivals(name, (both[0], both[1]), score)
    yield from best.values()


def pairs(
    scored: Scored, wanted: Collection[str]
) -> Iterator[tuple[str, Value, Value, frozenset[str]]]:
    """Each two different values of which one is near the field, and what the model sees of them."""
    dates, lengths = values_in(scored)
    for name in (*DATED, *LASTING):
        values = dates if name in DATED else lengths
        number = label_numbers().get(name)
        if name not in wanted or number is None or len(values) < 2:
            continue
        levels = [_level(scored, one, number) for one in values]
        top = max(levels)
        if top < _LEAST:
            continue
        first = values[levels.index(top)]
        near = sum(level >= _LEAST for level in levels)
        for value, level in zip(values, levels, strict=True):
            if not _same(value, first):
                yield name, first, value, _features(name, scored, first, value, top, level, near)


def values_in(scored: Scored) -> tuple[list[Value], list[Value]]:
    """The dates, and the lengths of time, that the writer names."""
    dates: list[Value] = []
    lengths: list[Value] = []
    reading = scored.reading
    for found, around in _with_passages(scored, find_moments(reading.document.sentences)):
        if not around:  # it stands in what is quoted
            continue
        place = min(around, key=lambda number: (_length(scored, number), number))
        if date := _DATE.match(found.value):
            days = int(date[2]) * 30.5 + int(date[3])
            year = int(date[1]) if date[1] else None
            dates.append(Value(found.start, found.end, days, year, place, around))
        elif _APART.search(_line_around(reading.folded, found.start, found.end)):
            continue
        elif (length := _LENGTH.fullmatch(found.value)) and length[3] in _DAYS:
            days = float(length[2] or length[1]) * _DAYS[length[3]]
            lengths.append(Value(found.start, found.end, days, None, place, around))
    return dates, lengths


_APART = lazy(
    r"\b(?:balance|pay\w*|credit|invoice|settle\w*|valid\w*|samples?|transit|sail\w*|warrant\w*)\b"
    r"|尾款|付|结清|有效|账期|样品|打样|航程|质保|保修"
)
"""Words of lengths of time that are no lead time of the goods."""


def _line_around(folded: str, start: int, end: int) -> str:
    """The words just before and behind a place, within its line."""
    first = max(folded.rfind("\n", 0, start) + 1, start - 30)
    return folded[first : end + 12].split("\n")[0]


def _with_passages(
    scored: Scored, found: Iterable[Found]
) -> Iterator[tuple[Found, tuple[int, ...]]]:
    """Each value with the numbers of the passages around it, in one sweep over the text."""
    spans = sorted((span, number) for number, span in enumerate(scored.spans))
    coming = 0
    open_: list[int] = []
    for one in sorted(found, key=lambda one: one.start):
        while coming < len(spans) and spans[coming][0][0] <= one.start:
            open_.append(spans[coming][1])
            coming += 1
        open_ = [number for number in open_ if scored.spans[number][1] >= one.end]
        yield one, tuple(open_)


def _length(scored: Scored, number: int) -> int:
    start, end = scored.spans[number]
    return end - start


def _level(scored: Scored, value: Value, number: int) -> float:
    """How surely a passage around the value states the field."""
    return max(scored.of_label(number)[around] for around in value.around)


def _same(one: Value, other: Value) -> bool:
    years = {one.year, other.year} - {None}
    return one.days == other.days and len(years) < 2


def _features(
    name: str,
    scored: Scored,
    first: Value,
    second: Value,
    top: float,
    level: float,
    near: int,
) -> frozenset[str]:
    labels = linear_model("messages/fields").labels
    own = scored.of_passage(second.place)
    best = max(range(len(own)), key=own.__getitem__)
    gap = second.days - first.days
    later = gap > 0
    size = next((str(most) for most in _GAPS if abs(gap) <= most), "far")
    apart = second.place - first.place
    words = scored.around.words
    before = words(0, second.start)[-_BEFORE:]
    behind = words(second.end, len(scored.reading.typed))[:_BEHIND]
    there = words(*scored.spans[second.place])
    found = {
        f"top:{_clip(top)}",
        f"level:{_clip(level)}",
        f"drop:{_clip(level - top)}",
        f"best:{labels[best].lstrip('~')}:{own[best] > 0}",
        f"bestown:{labels[best].lstrip('~') == name}",
        f"gap:{size}:{later}",
        f"apart:{max(-_FAR, min(_FAR, apart))}",
        f"near:{min(near, 3)}",
        *(f"w:{word}" for word in there),
        *(f"w2:{a} {b}" for a, b in pairwise(there)),
        *(f"b:{word}" for word in before),
        *(f"a:{word}" for word in behind),
    }
    if 0 <= second.start - first.end <= 60:
        found.update(f"m:{word}" for word in words(first.end, second.start))
    here = words(*scored.spans[first.place])
    found.update(f"o:{word}" for word in here)
    found.update(f"both:{word}" for word in {*here} & {*there})
    found.update([f"{name}|{one}" for one in found if one[1:2] != "2"])
    found.add(f"f:{name}")
    return frozenset(found)


def _clip(score: float) -> int:
    return max(_LOWEST, min(_HIGHEST, floor(score)))
