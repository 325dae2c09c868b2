"""Slots: exact times to propose, the best first.

Slots inside everybody's working hours come before stretched ones. Among them, a slot is worse the
more it touches lunch, the edges of a working day, Friday noon where people go to prayer, Ramadan
outside 10:00 to 13:00, a closure around a holiday, a season in which people are hard to reach, or
a clock that shows no full hour; equally good ones go by date, one of each day first.

Stretched slots are better the less people stretch, above all the others than the first place,
which is the one that asks; the best of each way of stretching comes first, so that a morning and
an evening can be weighed against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from coach.finding import Text
from coach.planning import hours, naming, wording
from coach.planning.hours import Span
from coach.planning.windows import Stretch, ahead, notes_on, open_spans, stretch_of

if TYPE_CHECKING:
    from coach.calendars.places import Place

NOTICE = timedelta(hours=1)
"""A time that begins sooner than this cannot be proposed in a message."""
MOST_DAYS = 92

FRIDAY_PRAYER = frozenset(
    "AE AF BD BH BN DZ EG ID IQ IR JO KW LB LY MA MR MV MY OM PK PS QA SA SD SO SY TN TR YE".split()
)
"""Countries where noon on Friday is the wrong time for a call or a message, if people work."""

_LUNCH = 12 * 60, 13 * 60 + 30
_FRIDAY_NOON = 11 * 60 + 30, 14 * 60
_RAMADAN_BEST = 10 * 60, 13 * 60
_UP_AND_ABOUT = 8 * 60, 22 * 60
_STEP = 30
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """One time to propose.

    `start` and `end` are in UTC, `local` is the start on the clock of each place, in their order.
    `label` is what to write into a message, on the clock of the first place with the others
    beside it. `reckoning` says why the time suits; `stretched_by` who goes beyond working hours.
    """

    start: datetime
    end: datetime
    places: tuple[Place, ...]
    local: tuple[datetime, ...]
    label: Text
    reckoning: Text
    stretched_by: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Clock:
    """What counts about one place on one of its days, in minutes of the local day."""

    offset: int
    opens: int
    closes: int
    friday_prayer: bool
    ramadan: bool
    closure: bool
    slow: bool


_FAIR = 4
"""A way of stretching that is so many times worse than the best one gets no turn of its own."""
_Pattern = frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A start minute with its discomfort; `pattern` says which places stretch to which side."""

    start: int
    day: int
    discomfort: int
    pattern: _Pattern


def slots(
    places: Sequence[Place],
    *,
    start: datetime,
    minutes: int = 30,
    count: int = 6,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
    days: int = 14,
    notice: timedelta = NOTICE,
) -> tuple[Slot, ...]:
    """At most `count` slots of `minutes` length for `places`, the best first.

    All moments are aware. Slots begin at least `notice` after `start` and not before `not_before`,
    end not after `not_after`, and lie within `days` local days of the first place from there
    (at most 92). The first place is the one that asks: labels begin with its clock. The same
    arguments give the same slots. Raises ValueError for no place, naive moments, `minutes`
    outside 5 to 720, or `days` below 1.
    """
    party = tuple(places)
    _require(party, (start, not_before, not_after), minutes, days)
    earliest = start + notice
    if not_before is not None and not_before > earliest:
        earliest = not_before
    candidates = list(_candidates(party, earliest, not_after, minutes, min(days, MOST_DAYS)))
    return tuple(_slot(party, found, minutes) for found in _ranked(candidates)[:count])


def label(local: Sequence[datetime], places: Sequence[Place]) -> Text:
    """The moment on all clocks: “Thursday 26 November 2026 at 16:00 Beijing time (UTC+8) = 09:00
    in Berlin”. `local` are the same moment on the clock of each place.
    """
    day, clock = wording.full_date(local[0].date()), _own_clock(local[0], places[0])
    others = _other_clocks(local, places)
    return Text(
        f"{day.en} at {clock.en}"
        + "".join((" = " if not i else ", ") + text.en for i, text in enumerate(others)),
        f"{day.zh}{clock.zh}" + "".join(f"，{text.zh}" for text in others),
    )


def _own_clock(moment: datetime, place: Place) -> Text:
    """“16:00 Beijing time (UTC+8)”; a clock that is named by its distance needs no city."""
    city, time, offset = naming.city(place), wording.clock(moment), wording.offset(moment)
    if city.en.startswith("UTC"):
        return Text(f"{time} ({offset})", f"{time}（{offset}）")
    return Text(f"{time} {city.en} time ({offset})", f"{city.zh}时间{time}（{offset}）")


def _other_clocks(local: Sequence[datetime], places: Sequence[Place]) -> list[Text]:
    texts: dict[Text, Text] = {}
    for moment, place in zip(local[1:], places[1:], strict=True):
        city, time = naming.city(place), wording.clock(moment)
        if city == naming.city(places[0]):
            continue
        inside = city.en if city.en.startswith("UTC") else f"in {city.en}"
        if moment.date() == local[0].date():
            texts[city] = Text(f"{time} {inside}", f"{city.zh}{time}")
        else:
            day = wording.day_and_month(moment.date())
            texts[city] = Text(f"{time} on {day.en} {inside}", f"{city.zh}{day.zh}{time}")
    return list(texts.values())


def _require(
    places: tuple[Place, ...], moments: tuple[datetime | None, ...], minutes: int, days: int
) -> None:
    if not places:
        raise ValueError("at least one place is needed")
    if any(moment is not None and moment.utcoffset() is None for moment in moments):
        raise ValueError("every moment needs a time zone, e.g. datetime.now(timezone.utc)")
    if not 5 <= minutes <= 720:
        raise ValueError("minutes has to be between 5 and 720")
    if days < 1:
        raise ValueError("days has to be at least 1")


def _candidates(
    places: tuple[Place, ...], earliest: datetime, latest: datetime | None, minutes: int, days: int
) -> Iterator[_Candidate]:
    first = earliest.astimezone(places[0].zone).date()
    end = None if latest is None else hours.minute_of(latest)
    for offset in range(days):
        day = first + timedelta(days=offset)
        spans, stretched = open_spans(places, day, minutes)
        for whole in spans:
            # A limit that cuts the span is no reason to stretch: it was open all the same.
            span = ahead((whole[0], whole[1] if end is None else min(whole[1], end)),
                         earliest, minutes)  # fmt: skip
            if span is not None:
                clocks = tuple(_clock(place, span[0]) for place in places)
                yield from _in_span(span, clocks, minutes, offset, stretched)


def _clock(place: Place, minute: int) -> _Clock:
    moment = hours.local(minute, place)
    day = moment.date()
    difference = moment.utcoffset()
    assert difference is not None
    offset = int(difference.total_seconds() // 60)
    work = hours.working(place, day)
    midnight = minute + offset - moment.hour * 60 - moment.minute
    return _Clock(
        offset,
        work[0][0] + offset - midnight,
        work[-1][1] + offset - midnight,
        moment.weekday() == 4 and place.country in FRIDAY_PRAYER,
        place.in_ramadan(day),
        place.closure(day) is not None,
        place.period(day, "slow") is not None,
    )


def _in_span(
    span: Span, clocks: tuple[_Clock, ...], minutes: int, day: int, stretched: bool
) -> Iterator[_Candidate]:
    """The starts at full and half hours of the first clock."""
    start = span[0] + -(span[0] + clocks[0].offset) % _STEP
    while start + minutes <= span[1]:
        discomfort, pattern = 0, set()
        for index, clock in enumerate(clocks):
            begins = (start + clock.offset) % _DAY
            discomfort += _discomfort(clock, begins, begins + minutes)
            early, late = clock.opens - begins, begins + minutes - clock.closes
            if stretched and (early > 0 or late > 0):
                pattern.add((index, "early" if early > 0 else "late"))
                # Twice the stretch is four times as bad; who is asked counts more than who asks.
                discomfort += (-(-max(early, late) // _STEP)) ** 2 * (3 if index else 1)
        yield _Candidate(start, day, discomfort, frozenset(pattern))
        start += _STEP


def _discomfort(clock: _Clock, begins: int, ends: int) -> int:
    """How badly a time of the local day suits; 0 is best."""
    cost = 0
    if begins < _UP_AND_ABOUT[0] or ends > _UP_AND_ABOUT[1]:
        cost += 3
    if begins % 60:
        cost += 1 if begins % 30 == 0 else 2
    if _meets(begins, ends, _LUNCH):
        cost += 2
    if clock.opens <= begins < clock.opens + 30:
        cost += 1
    if clock.closes - 60 < ends <= clock.closes:
        cost += 1 if ends <= clock.closes - 30 else 2
    if clock.friday_prayer and _meets(begins, ends, _FRIDAY_NOON):
        cost += 6
    if clock.ramadan and not (_RAMADAN_BEST[0] <= begins and ends <= _RAMADAN_BEST[1]):
        cost += 4
    if clock.closure:
        cost += 8
    if clock.slow:
        cost += 2
    return cost


def _meets(begins: int, ends: int, span: Span) -> bool:
    return begins < span[1] and span[0] < ends


def _ranked(candidates: list[_Candidate]) -> list[_Candidate]:
    """The best first, see the head of the module."""
    inside = [candidate for candidate in candidates if not candidate.pattern]
    outside = [candidate for candidate in candidates if candidate.pattern]
    return _by_comfort(inside) + _way_by_way(_by_comfort(outside))


def _by_comfort(candidates: list[_Candidate]) -> list[_Candidate]:
    """The least discomfort first; among equals the best of each day, then the second of each …"""
    seen: Counter[tuple[_Pattern, int]] = Counter()
    rows: list[tuple[int, int, int, _Candidate]] = []
    for candidate in sorted(candidates, key=lambda c: (c.discomfort, c.start)):
        seen[candidate.pattern, candidate.day] += 1
        nth = seen[candidate.pattern, candidate.day]
        rows.append((candidate.discomfort, nth, candidate.start, candidate))
    return [row[-1] for row in sorted(rows, key=lambda row: row[:3])]


def _way_by_way(candidates: list[_Candidate]) -> list[_Candidate]:
    """The best of each way of stretching, then the second of each …; unfair ways at the end."""
    turns: Counter[_Pattern] = Counter()
    rows: list[tuple[int, _Candidate]] = []
    for candidate in candidates:
        # Drawing in one more place than a better slot does is no way of its own.
        way = next((known for known in turns if known <= candidate.pattern), candidate.pattern)
        if way in turns or candidate.discomfort <= _FAIR * candidates[0].discomfort:
            turns[way] += 1
        rows.append((turns[way] or len(candidates), candidate))
    return [row[-1] for row in sorted(rows, key=lambda row: row[0])]


def _slot(places: tuple[Place, ...], found: _Candidate, minutes: int) -> Slot:
    start, end = found.start, found.start + minutes
    local = tuple(hours.local(start, place) for place in places)
    stretched_by = tuple(
        stretch
        for place in dict.fromkeys(places)
        if found.pattern and (stretch := stretch_of(place, start, end)) is not None
    )
    return Slot(
        hours.moment_of(start),
        hours.moment_of(end),
        places,
        local,
        label(local, places),
        _reckoning(places, local, stretched_by),
        stretched_by,
    )


def _reckoning(
    places: tuple[Place, ...], local: tuple[datetime, ...], stretched_by: tuple[Stretch, ...]
) -> Text:
    """Why the slot suits: the working hours it lies in, or who stretches."""
    clocks = list(zip(places, local, strict=True))
    worked = [_hours_of(place, moment) for place, moment in clocks]
    day = wording.enumerated(list(dict.fromkeys(worked)))
    reckoned = Text(f"within working hours: {day.en}", f"在工作时间内：{day.zh}")
    if stretched_by:
        who = wording.enumerated([stretch.words for stretch in stretched_by])
        reckoned = Text(
            f"outside working hours: {who.en} (work: {day.en})",
            f"超出工作时间：{who.zh}（工作时间：{day.zh}）",
        )
    rest = [
        rest
        for place, moment in clocks
        for rest in notes_on(place, moment.date(), with_hours=False)
    ]
    return wording.chained(dict.fromkeys([reckoned, *rest]))


def _hours_of(place: Place, moment: datetime) -> Text:
    worked = place.hours(moment.date())
    clocks = wording.span(worked[0][0], worked[-1][1])
    city = naming.city(place)
    if place.in_ramadan(moment.date()):
        return Text(f"{city.en} {clocks} in Ramadan", f"{city.zh}斋月期间{clocks}")
    return Text(f"{city.en} {clocks}", f"{city.zh}{clocks}")
