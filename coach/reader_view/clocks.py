"""A moment of the draft on the reader's clock, with what it was reckoned from."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from coach.draft import Context
from coach.finding import Text
from coach.timing.expression import Found
from coach.timing.meaning import At, Bound, DayPart
from coach.timing.reckoning import Reckoning
from coach.timing.zone_words import NamedClock, clock_named, plain

_AS_LONG = timedelta(days=14)
"""An hour without a day is converted only where the clocks keep their distance for so long."""


def on_readers_clock(raw: str, found: Found, context: Context, reckoning: Reckoning) -> Text | None:
    """“08:00 on Monday 30 November in Berlin = 16:00 in Tokyo”; None where anything is unsure.

    `raw` is the sentence in which `found` stands. Only an exact hour with the name of its clock is
    converted, and only for a reader whose clock is known; an hour that a change of the clocks skips
    or repeats is left alone, and so is one that is the same on both clocks.
    """
    place = context.recipient.place
    if place is None or place.zone_assumed or found.zone is None:
        return None
    clock = clock_named(raw[slice(*found.zone)], context)
    moment = _moment(found, reckoning)
    if clock is None or moment is None:
        return None
    theirs = _converted(moment, clock, place.zone)
    if theirs is None or theirs.utcoffset() == moment.replace(tzinfo=clock.zone).utcoffset():
        return None
    dated = "day" in found.meaning.fixes or "weekday" in found.meaning.fixes
    if not dated and not _steady(moment, clock, place.zone):
        return None
    from coach.planning.naming import city
    from coach.planning.wording import clock as hour
    from coach.planning.wording import day_and_month

    here, there, day = _named(clock), city(place), day_and_month(theirs.date())
    shift = _shift(moment, theirs)
    english = f"{hour(theirs)}{f' on {day.en}' if dated else shift.en} in {there.en}"
    chinese = f"{there.zh}{day.zh if dated else shift.zh}{hour(theirs)}"
    return Text(f"{english} = {hour(moment)} {here.en}", f"{chinese} = {here.zh}{hour(moment)}")


def _moment(found: Found, reckoning: Reckoning) -> datetime | None:
    """The hour that is written, on the clock that is named; None where it is a part of a day."""
    meaning = found.meaning.limit if isinstance(found.meaning, Bound) else found.meaning
    hours = meaning.time if isinstance(meaning, At) else meaning
    if meaning.vague or isinstance(hours, DayPart):
        return None
    if meaning.kind not in ("time", "datetime"):
        return None
    readings = meaning.resolve(reckoning)
    return readings[0].start if readings else None


def _converted(moment: datetime, clock: NamedClock, zone: tzinfo) -> datetime | None:
    """The moment in `zone`, where every clock that the words may mean leads to the same hour."""
    found = set()
    for reading in clock.readings:
        here = moment.replace(tzinfo=reading)
        if not plain(here):
            return None
        found.add(here.astimezone(zone))
    return found.pop() if len(found) == 1 else None


def _steady(moment: datetime, clock: NamedClock, zone: tzinfo) -> bool:
    now, later = (_converted(at, clock, zone) for at in (moment, moment + _AS_LONG))
    return now is not None and later is not None and later.time() == now.time()


def _named(clock: NamedClock) -> Text:
    if clock.in_place:
        return Text(f"in {clock.name.en}", clock.name.zh)
    return Text(clock.name.en, f"{clock.name.zh} ")


def _shift(moment: datetime, theirs: datetime) -> Text:
    days = (theirs.date() - moment.date()).days
    if not days:
        return Text("", "")
    return Text(" the next day", "次日") if days > 0 else Text(" the day before", "前一日")
