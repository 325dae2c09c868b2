"""Whose clock a time is on, with the other side's hour beside it.

The writer's own clock comes first, the reader's second; the writer picks. A meeting is not offered
on a clock on which somebody would have to get up at night for it, or to come on a day off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coach.draft import Context
from coach.finding import Text
from coach.planning import hours
from coach.rewriting.allowed_days import is_bare_weekday
from coach.rewriting.proposals import Proposal
from coach.rulebook.book import Match
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.meaning import Meaning
from coach.timing.roles import role_of

if TYPE_CHECKING:
    from coach.calendars.places import Place

_BLANKS = frozenset({"time zone", "时区"})
_AS_LONG = timedelta(days=14)
"""Without a day, the difference of the clocks has to hold for so long from now on."""


def propose(match: Match, context: Context, blanks: tuple[str, ...]) -> Iterator[Proposal]:
    """The writer's and the reader's clock for the hour in the match."""
    sender, recipient = context.sender.place, context.recipient.place
    if sender is None or context.now is None or len(blanks) != 1 or blanks[0] not in _BLANKS:
        return
    places = (sender, *filter(None, [recipient]))
    if any(place.zone_assumed for place in places):
        return
    hour = _hour(match, context)
    if hour is None:
        return
    local, dated, found = hour
    meets = role_of(match.sentence.folded, found.start, found.end) == "meeting"
    for here, there in ((0, 1), (1, 0))[: len(places)]:
        at = local.replace(tzinfo=places[here].zone)
        if meets and not (_all_awake(at, places) and (not dated or _all_at_work(at, places))):
            continue
        words = _clock(local, places[here], places[there : there + 1], context.now, dated=dated)
        if words is not None:
            yield Proposal(
                (words.of(match.rule.language),), _note(local, places[here], dated=dated)
            )


def _hour(match: Match, context: Context) -> tuple[datetime, bool, Found] | None:
    """The wall-clock moment that the match names, whether its day was said, and its words."""
    for found in times_in(match.sentence):
        if found.start < match.end and match.start < found.end and found.zone is None:
            meaning = found.meaning
            if not _has_clock(meaning):
                continue
            now = reckoning_of(context)
            for reading in meaning.resolve(now):
                at = reading.start or reading.end
                dated = meaning.kind in ("datetime", "datetimerange")
                today = at is not None and at.date() == now.now.date() and is_bare_weekday(meaning)
                if at is not None and not today and (at > now.now or not dated):
                    return at, dated, found
    return None


def _has_clock(meaning: Meaning) -> bool:
    return "clock" in meaning.fixes


def _clock(
    local: datetime,
    here: Place,
    others: tuple[Place, ...],
    now: datetime,
    *,
    dated: bool,
) -> Text | None:
    """The zone in words; None where the hour is skipped or comes twice on that clock."""
    from coach.planning import naming, wording

    at = local.replace(tzinfo=here.zone)
    if not _is_plain(at):
        return None
    city, offset = naming.city(here), wording.offset(at)
    english, chinese = f"{city.en} time, {offset}", f"{city.zh}时间，{offset}"
    for place in others:
        if naming.city(place) == city or not (dated or _steady(here, place, now)):
            continue
        moment = at.astimezone(place.zone)
        clock, there = wording.clock(moment), naming.city(place)
        day = _other_day(moment, at)
        english += f" = {clock} in {there.en}{day.en}"
        chinese += f"，{there.zh}{day.zh}{clock}"
    return Text(english, chinese)


def _all_awake(at: datetime, places: tuple[Place, ...]) -> bool:
    clocks = (at.astimezone(place.zone).time() for place in places)
    return all(hours.EARLIEST <= clock <= hours.LATEST for clock in clocks)


def _all_at_work(at: datetime, places: tuple[Place, ...]) -> bool:
    return all(place.is_workday(at.astimezone(place.zone).date()) for place in places)


def _is_plain(at: datetime) -> bool:
    """Whether the wall-clock time exists once on that day."""
    back = at.astimezone(UTC).astimezone(at.tzinfo)
    same = (back.hour, back.minute) == (at.hour, at.minute)
    return same and at.replace(fold=1).utcoffset() == at.utcoffset()


def _steady(here: Place, there: Place, now: datetime) -> bool:
    """Whether the clocks keep their distance in the coming days."""

    def distance(moment: datetime) -> timedelta:
        one, other = moment.astimezone(here.zone), moment.astimezone(there.zone)
        return (one.utcoffset() or timedelta()) - (other.utcoffset() or timedelta())

    return distance(now) == distance(now + _AS_LONG)


def _other_day(moment: datetime, at: datetime) -> Text:
    if moment.date() > at.date():
        return Text(", the next day", "次日")
    if moment.date() < at.date():
        return Text(", the day before", "前一日")
    return Text("", "")


def _note(local: datetime, here: Place, *, dated: bool) -> Text:
    """That the hour is read on this clock."""
    from coach.planning import naming, wording

    city, clock = naming.city(here), wording.clock(local)
    day = wording.short_date(local.date()) if dated else Text("", "")
    return Text(
        f"if {clock} is meant on the clock of {city.en}" + (f", {day.en}" if dated else ""),
        f"如果{clock}指的是{city.zh}时间" + (f"（{day.zh}）" if dated else ""),
    )
