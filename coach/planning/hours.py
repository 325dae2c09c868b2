"""Working hours as spans of minutes in UTC, so that places are compared by numbers alone.

A span is (start, end) in minutes since 1970-01-01 00:00 UTC, end exclusive. The conversion goes
through the zone of the place each time, so daylight saving changes need no rule of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.calendars.places import Place

Span = tuple[int, int]
Hours = tuple[tuple[time, time], ...]
SpansOfDay = Callable[["Place", date], tuple[Span, ...]]

EARLIEST, LATEST = time(7), time(22, 30)
"""The local clock within which somebody may be asked to stretch a working day."""

_ORDINARY: Hours = ((time(9), time(18)),)
_DAY = timedelta(days=1)


def minute_of(moment: datetime) -> int:
    """An aware moment as minutes since 1970 in UTC, seconds cut off."""
    return int(moment.timestamp() // 60)


def moment_of(minute: int) -> datetime:
    """Minutes since 1970 as a moment in UTC."""
    return datetime.fromtimestamp(minute * 60, UTC)


def local(minute: int, place: Place) -> datetime:
    """What the clock of a place shows at that minute."""
    return datetime.fromtimestamp(minute * 60, place.zone)


@lru_cache(maxsize=1 << 14)
def working(place: Place, day: date) -> tuple[Span, ...]:
    """The working hours of a local day; none on a day off."""
    return _spans(place, day, place.hours(day))


@lru_cache(maxsize=1 << 14)
def stretched(place: Place, day: date) -> tuple[Span, ...]:
    """The working hours of a local day, drawn out to 07:00 and 22:30; breaks stay breaks."""
    return _spans(place, day, _drawn_out(place.hours(day)))


@lru_cache(maxsize=1 << 14)
def usual_hours(place: Place, day: date) -> Hours:
    """The hours the place would work on `day` were it no day off: those of a day close by."""
    for distance in (0, 7, -7, 1, -1, 2, -2, 3, -3, 4, -4, 14, -14, 21, -21):
        hours = place.hours(day + distance * _DAY)
        if hours:
            return hours
    return _ORDINARY


def usual(place: Place, day: date) -> tuple[Span, ...]:
    """`working`, as if `day` were no day off."""
    return _spans(place, day, usual_hours(place, day))


def usual_stretched(place: Place, day: date) -> tuple[Span, ...]:
    """`stretched`, as if `day` were no day off."""
    return _spans(place, day, _drawn_out(usual_hours(place, day)))


def common(places: Sequence[Place], day: date, spans_of: SpansOfDay, shortest: int) -> list[Span]:
    """The spans in which all places are open, from `day` on the calendar of the first one.

    `spans_of` says what counts as open. Spans shorter than `shortest` minutes are left out.
    """
    spans: Sequence[Span] = spans_of(places[0], day)
    for place in places[1:]:
        spans = [
            (max(start, opens), min(end, closes))
            for start, end in spans
            for touched in days_touched(place, (start, end))
            for opens, closes in spans_of(place, touched)
            if max(start, opens) < min(end, closes)
        ]
    return [(start, end) for start, end in spans if end - start >= shortest]


def days_touched(place: Place, span: Span) -> tuple[date, ...]:
    """The local days of a place into which a span falls."""
    first, last = local(span[0], place).date(), local(span[1] - 1, place).date()
    days = [first]
    while days[-1] < last:
        days.append(days[-1] + _DAY)
    return tuple(days)


def day_span(place: Place, day: date) -> Span:
    """A whole local day of a place, 23 to 25 hours."""
    return _minute(place, day, time(0)), _minute(place, day + _DAY, time(0))


def _drawn_out(hours: Hours) -> Hours:
    if not hours:
        return ()
    starts = [start for start, _ in hours]
    ends = [end for _, end in hours]
    starts[0], ends[-1] = min(starts[0], EARLIEST), max(ends[-1], LATEST)
    return tuple(zip(starts, ends, strict=True))


def _spans(place: Place, day: date, hours: Iterable[tuple[time, time]]) -> tuple[Span, ...]:
    return tuple((_minute(place, day, start), _minute(place, day, end)) for start, end in hours)


def _minute(place: Place, day: date, clock: time) -> int:
    return minute_of(datetime.combine(day, clock, tzinfo=place.zone))
