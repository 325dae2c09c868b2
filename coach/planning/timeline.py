"""Common hours laid out for drawing: days down, the first place's clock from 06:00 to 24:00 across.

Positions are minutes of the first place's day. A day has one row per place with its working hours
and days off, and bands where the hours are common.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.finding import Text
from coach.planning import hours, naming, wording
from coach.planning.windows import Day, Windows

if TYPE_CHECKING:
    from coach.calendars.places import DayOff, Place

OPENS, CLOSES = 6 * 60, 24 * 60
"""What is drawn of a day. Nothing is ever proposed outside."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of work, `start` to `end` on the first clock.

    `opens` and `closes` are when the whole working day begins and ends on the place's own clock;
    `cut_start` and `cut_end` tell that this lies outside the picture.
    """

    start: int
    end: int
    opens: str
    closes: str
    cut_start: bool
    cut_end: bool


@dataclass(frozen=True, slots=True)
class Off:
    """A day off, where the working hours would be."""

    start: int
    end: int
    name: Text


@dataclass(frozen=True, slots=True)
class Row:
    """A place on one day."""

    city: Text
    bars: tuple[Bar, ...]
    off: tuple[Off, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A window; `clocks` is what it is on the clock of each place."""

    start: int
    end: int
    stretched: bool
    clocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One day. `now` is the moment the plan begins, if it lies on this day."""

    day: Day
    rows: tuple[Row, ...]
    bands: tuple[Band, ...]
    now: int | None

    @property
    def idle(self) -> bool:
        """Whether nobody works in the picture: one line of text says it all."""
        return not any(row.bars for row in self.rows)


def lines(found: Windows) -> tuple[Line, ...]:
    """The days of `found`, laid out."""
    return tuple(_line(found, day) for day in found.days)


def _line(found: Windows, day: Day) -> Line:
    first = found.places[0]
    rows = tuple(_row(place, first, day.day) for place in found.places)
    bands = tuple(
        Band(
            _position(window.local[0][0], day.day),
            _position(window.local[0][1], day.day),
            bool(window.stretched_by),
            tuple(wording.span(*clock) for clock in window.local),
        )
        for window in day.windows
    )
    start = found.start.astimezone(first.zone)
    now = _position(start, day.day) if start.date() == day.day else None
    return Line(day, rows, bands, now)


def _row(place: Place, first: Place, day: date) -> Row:
    touched = hours.days_touched(place, hours.day_span(first, day))
    bars = [bar for there in touched for bar in _bars(place, first, day, there)]
    off = [
        gap
        for there in touched
        if (why := place.day_off(there)) is not None
        for gap in _off(place, first, day, there, why)
    ]
    return Row(naming.city(place), tuple(bars), tuple(off))


def _bars(place: Place, first: Place, day: date, there: date) -> Iterator[Bar]:
    spans = [
        (_on_clock(opens, first, day), _on_clock(closes, first, day))
        for opens, closes in hours.working(place, there)
    ]
    worked = place.hours(there)
    for start, end in spans:
        if end > OPENS and start < CLOSES:
            yield Bar(
                max(start, OPENS),
                min(end, CLOSES),
                wording.clock(worked[0][0]),
                wording.clock(worked[-1][1]),
                spans[0][0] < OPENS,
                spans[-1][1] > CLOSES,
            )


def _off(place: Place, first: Place, day: date, there: date, why: DayOff) -> Iterator[Off]:
    spans = hours.usual(place, there)
    start, end = _on_clock(spans[0][0], first, day), _on_clock(spans[-1][1], first, day)
    if end > OPENS and start < CLOSES:
        yield Off(max(start, OPENS), min(end, CLOSES), _name(why))


def _name(why: DayOff) -> Text:
    if why.kind == "weekend":
        return Text("weekend", "周末")
    if not why.estimated:
        return why.name
    # Some calendars already say so in the name.
    english = why.name.en.removesuffix(" (estimated)")
    return Text(f"{english} (estimated)", f"{why.name.zh.removesuffix('（预计）')}（预计）")


def _on_clock(minute: int, first: Place, day: date) -> int:
    return _position(hours.local(minute, first), day)


def _position(moment: datetime, day: date) -> int:
    """Minutes of the wall clock since the beginning of `day`."""
    wall = moment.replace(tzinfo=None) - datetime(day.year, day.month, day.day)
    return int(wall / timedelta(minutes=1))
