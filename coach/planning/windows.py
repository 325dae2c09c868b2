"""Common working hours of places for the next days, and why a day has none.

Everything is computed from the clocks and calendars of the places, day by day. Where the working
hours of a day do not meet, windows between 07:00 and 22:30 local time are offered instead and say
who stretches, and by how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from coach.finding import Text
from coach.planning import hours, naming, wording
from coach.planning.hours import Span

if TYPE_CHECKING:
    from coach.calendars.places import DayOff, Place

Status = Literal["common", "stretched", "none"]
MOST_DAYS = 400
_SHORT_DAY = 0.75
"""A day with less than this share of a place's longest day around is pointed out as short."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """How far a place goes beyond its working hours: `minutes` before them or after them."""

    place: Place
    side: Literal["early", "late"]
    minutes: int

    @property
    def words(self) -> Text:
        """“New York 1 h after work”, “纽约下班后1小时”."""
        city, length = naming.city(self.place), wording.duration(self.minutes)
        if self.side == "early":
            return Text(f"{city.en} {length.en} before work", f"{city.zh}上班前{length.zh}")
        return Text(f"{city.en} {length.en} after work", f"{city.zh}下班后{length.zh}")


@dataclass(frozen=True, slots=True)
class Window:
    """A time that suits all places; `start` and `end` in UTC, `local` per place in their order.

    `stretched_by` is empty inside everybody's working hours; else it says how far each place would
    stretch at most.
    """

    start: datetime
    end: datetime
    local: tuple[tuple[datetime, datetime], ...]
    stretched_by: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One day on the calendar of the first place.

    `reason` says why there are no common working hours; None where there are some. `notes` are
    facts worth knowing about the day: Ramadan, short days, closures and slow seasons.
    """

    day: date
    status: Status
    windows: tuple[Window, ...]
    reason: Text | None
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Windows:
    """The common hours of `places` from `start` on, a day at a time.

    `minutes` is the shortest window counted; `note` says so where no day has common working hours.
    """

    places: tuple[Place, ...]
    start: datetime
    minutes: int
    days: tuple[Day, ...]
    note: Text | None

    def all(self) -> Iterator[Window]:
        """The windows of all days in order."""
        for day in self.days:
            yield from day.windows


def windows(
    places: Sequence[Place], *, start: datetime, days: int = 7, minutes: int = 30
) -> Windows:
    """The common hours of `places`, beginning at the aware moment `start`.

    `days` counts local days of the first place, the day of `start` included. Windows shorter than
    `minutes` do not count, nor what lies before `start`. Raises ValueError for no place, a naive
    `start`, `days` outside 1 to 400 or `minutes` outside 1 to 720.
    """
    party = tuple(places)
    _require(party, start, days, minutes)
    today = start.astimezone(party[0].zone).date()
    found = tuple(
        _day(party, today + timedelta(days=offset), start, minutes) for offset in range(days)
    )
    return Windows(party, start, minutes, found, _note(party, found))


def open_spans(
    places: tuple[Place, ...], day: date, minutes: int
) -> tuple[list[Span], Literal[False]] | tuple[list[Span], Literal[True]]:
    """The common spans of a day of the first place, and whether they are stretched ones."""
    spans = hours.common(places, day, hours.working, minutes)
    if spans:
        return spans, False
    return hours.common(places, day, hours.stretched, minutes), True


def stretch_of(place: Place, start: int, end: int) -> Stretch | None:
    """How far the minutes `start` to `end` lie outside the place's working hours of that day."""
    spans = hours.working(place, hours.local(start, place).date())
    if not spans:
        raise ValueError("the place does not work on that day")
    early, late = spans[0][0] - start, end - spans[-1][1]
    if early <= 0 and late <= 0:
        return None
    return Stretch(place, "early", early) if early >= late else Stretch(place, "late", late)


def ahead(span: Span, start: datetime, minutes: int) -> Span | None:
    """What is left of a span after `start`, if it still has `minutes`."""
    # The first whole minute not before `start`.
    first = -int(-start.timestamp() // 60)
    left = max(span[0], first), span[1]
    return left if left[1] - left[0] >= minutes else None


def _require(places: tuple[Place, ...], start: datetime, days: int, minutes: int) -> None:
    if not places:
        raise ValueError("at least one place is needed")
    if start.utcoffset() is None:
        raise ValueError("start needs a time zone, e.g. datetime.now(timezone.utc)")
    if not 1 <= days <= MOST_DAYS:
        raise ValueError(f"days has to be between 1 and {MOST_DAYS}")
    if not 1 <= minutes <= 720:
        raise ValueError("minutes has to be between 1 and 720")


def _day(places: tuple[Place, ...], day: date, start: datetime, minutes: int) -> Day:
    spans, stretched = open_spans(places, day, minutes)
    left = [span for whole in spans if (span := ahead(whole, start, minutes))]
    reason = None
    if stretched:
        reason = _why_none(places, day, minutes, stretch=not left)
    elif not left:
        reason = Text("the common working hours of this day are over", "今天的共同工作时间已过")
    status: Status = "none" if not left else "stretched" if stretched else "common"
    found = tuple(_window(places, span, stretched) for span in left)
    return Day(day, status, found, reason, tuple(dict.fromkeys(_notes(places, day, spans))))


def _window(places: tuple[Place, ...], span: Span, stretched: bool) -> Window:
    start, end = span
    return Window(
        hours.moment_of(start),
        hours.moment_of(end),
        tuple((hours.local(start, place), hours.local(end, place)) for place in places),
        tuple(_stretches(places, span)) if stretched else (),
    )


def _stretches(places: tuple[Place, ...], span: Span) -> Iterator[Stretch]:
    """The farthest each place may have to go, on either side of its working hours."""
    for place in places:
        work = hours.working(place, hours.local(span[0], place).date())
        if span[0] < work[0][0]:
            yield Stretch(place, "early", work[0][0] - span[0])
        if span[1] > work[-1][1]:
            yield Stretch(place, "late", span[1] - work[-1][1])


def _why_none(places: tuple[Place, ...], day: date, minutes: int, *, stretch: bool) -> Text:
    """Why a day has no common working hours: days off in their way, or clocks too far apart.

    `stretch`: days off that are in the way of stretched hours count as well.
    """
    for spans_of in (hours.usual, hours.usual_stretched)[: 1 + stretch]:
        blocking = {
            (place, touched): off
            for span in hours.common(places, day, spans_of, minutes)
            for place in places
            for touched in hours.days_touched(place, span)
            if (off := place.day_off(touched)) is not None
        }
        if blocking:
            return days_off(
                (place, off)
                for place in dict.fromkeys(places)
                for (where, _), off in blocking.items()
                if where is place
            )
    return _apart(places, day)


def days_off(found: Iterable[tuple[Place, DayOff]]) -> Text:
    """“National Day in China (estimated); weekend in Germany and France”."""
    lands: dict[tuple[str, str, bool], list[Text]] = {}
    for place, off in found:
        weekend = off.kind == "weekend"
        name = Text("weekend", "周末") if weekend else off.name
        named = lands.setdefault((name.en, name.zh, off.estimated and not weekend), [])
        if naming.land(place) not in named:
            named.append(naming.land(place))
    return wording.chained(
        _day_off(Text(english, chinese), wording.listed(where), estimated)
        for (english, chinese, estimated), where in lands.items()
    )


def _day_off(name: Text, where: Text, estimated: bool) -> Text:
    mark = Text(" (estimated)", "（预计）") if estimated else Text("", "")
    # Some calendars already say so in the name.
    english = name.en.removesuffix(" (estimated)")
    chinese = name.zh.removesuffix("（预计）").removesuffix("（推算）")
    return Text(f"{english} in {where.en}{mark.en}", f"{where.zh}{chinese}{mark.zh}")


def _apart(places: tuple[Place, ...], day: date) -> Text:
    """That the working hours do not meet, with the hours of the day."""
    first = places[0]
    spans = hours.usual(first, day)
    opens, closes = spans[0][0], spans[-1][1]
    here = _hours_there(first, opens, closes)
    there = [_hours_there(place, opens, closes) for place in places[1:]]
    return Text(
        f"working hours do not meet: {here.en} is {wording.listed(there).en}",
        f"工作时间不重叠：{here.zh}，就是{wording.enumerated(there).zh}",
    )


def _hours_there(place: Place, opens: int, closes: int) -> Text:
    start, end = hours.local(opens, place), hours.local(closes, place)
    city, next_day = naming.city(place), "次日" if end.date() > start.date() else ""
    return Text(
        f"{wording.span(start, end)} in {city.en}",
        f"{city.zh}{wording.clock(start)}–{next_day}{wording.clock(end)}",
    )


def _notes(places: tuple[Place, ...], day: date, spans: list[Span]) -> Iterator[Text]:
    """What is special about the working days on which the spans fall; about `day` without any."""
    for place in places:
        touched = {there for span in spans for there in hours.days_touched(place, span)}
        for there in sorted(touched or {day}):
            yield from notes_on(place, there)


def notes_on(place: Place, day: date, *, with_hours: bool = True) -> Iterator[Text]:
    """What is worth knowing about a working day of a place; nothing about a day off.

    Closures and slow seasons, and `with_hours` what is unusual about the working hours.
    """
    worked = place.hours(day)
    if not worked:
        return
    where, clocks = naming.land(place), wording.span(worked[0][0], worked[-1][1])
    if (closure := place.closure(day)) is not None:
        yield _day_off(closure.name, where, closure.estimated)
    if (slow := place.period(day, "slow")) is not None:
        yield Text(
            f"{slow.name.en} in {where.en}, people may be hard to reach",
            f"{where.zh}{slow.name.zh}，对方可能不易联系",
        )
    if with_hours and place.in_ramadan(day):
        yield Text(f"Ramadan hours in {where.en}, {clocks}", f"{where.zh}斋月工作时间{clocks}")
    elif with_hours and _worked_minutes(place, day) < _SHORT_DAY * _longest(place, day):
        yield Text(f"short day in {where.en}, {clocks}", f"{where.zh}当天只工作{clocks}")


def _longest(place: Place, day: date) -> int:
    return max(_worked_minutes(place, day + timedelta(days=away)) for away in range(-3, 4))


def _worked_minutes(place: Place, day: date) -> int:
    return sum(_minutes(end) - _minutes(start) for start, end in place.hours(day))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _note(places: tuple[Place, ...], days: tuple[Day, ...]) -> Text | None:
    """That these places never work at the same time in these days."""
    if any(day.status == "common" for day in days):
        return None
    if not any(hours.common(places, day.day, hours.usual, 1) for day in days):
        cities = naming.cities(places)
        offer = (
            Text(
                "; the times offered lie between 07:00 and 22:30 and say who stretches",
                "；以下是各地07:00到22:30之间的时间，并注明由谁迁就",
            )
            if any(day.windows for day in days)
            else Text(", not even between 07:00 and 22:30", "，放宽到07:00–22:30也没有")
        )
        return Text(
            f"{cities.en} have no common working hours in these days{offer.en}",
            f"这几天{cities.zh}没有共同的工作时间{offer.zh}",
        )
    return None
