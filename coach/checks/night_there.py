"""A call or online meeting at an hour that is night on one of the two sides.

Only where its zone is said; the writer's own is not taken for granted. Who comes in person, and who
writes that he knows about the hour, is let be.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from coach.checks import Hit
from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.meaning import At, Bound, DayPart
from coach.timing.reckoning import Reckoning
from coach.timing.roles import clause_words, role_of
from coach.timing.zone_words import NamedClock, clock_beside, clock_named, plain

if TYPE_CHECKING:
    from coach.calendars.places import Place

_FARTHEST = timedelta(days=730)
_IN_PERSON = lazy(
    r"\b(?:visit\w*|tour|in person|on.?site|face.to.face|flight|train|airport|hotel|lobby|booth"
    r"|stand|hall|fair|exhibition|expo|factory|plant|warehouse|showroom|restaurant|dinner|lunch"
    r"|breakfast|reception|pick(?:ed)?[- ](?:you )?up|drop|customs|loading|deliver\w*|port|berth"
    r"|at (?:our|your|the) (?:[a-z]+ )?(?:office|premises|headquarters|site|venue|store))\b"
    r"|拜访|来访|到访|参观|见面|面谈|碰面|当面|现场|展会|展位|展馆|工厂|车间|仓库|酒店|机场|饭店|晚宴"
    r"|午餐|晚餐|吃饭|接机|上门|装柜|送货|航班"
)
"""Whoever is there in person lives by the clock of that place."""
_KNOWN = lazy(
    r"\b(?:night|midnight|early|late|though|although|know|sorry|apologi[sz]e|inconvenient|cancel\w*"
    r"|postpone\w*|instead of|rather than|not (?:at|on)|recording|recorded|jet ?lag\w*)\b"
    r"|凌晨|深夜|半夜|夜里|太早|太晚|这么早|这么晚|知道|虽然|抱歉|不好意思|辛苦|取消|改期|推迟|录像|回放"
)
"""The writer speaks of the hour himself, or the meeting is off."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every meeting ahead outside 07:00 to 22:30 on a side's clock; `{local}` is the hour there."""
    places = context.recipient.place, context.sender.place
    if context.now is None or places[0] is None or places[1] is None:
        return
    if any(place.zone_assumed for place in places if place):
        return
    reckoning = reckoning_of(context)
    for sentence in document.sentences:
        for found in times_in(sentence):
            moment = _start(found, reckoning)
            if moment is None or not _is_remote_meeting(found, sentence):
                continue
            clock, start, end = _clock(found, sentence, context)
            if clock is None:
                continue
            local = _night(moment, clock, (places[0], places[1]), context.now)
            if local is not None and not _is_said(local[0], sentence, reckoning):
                offset = sentence.start
                yield Hit(offset + start, offset + end, {"local": _words(*local)})


def _start(found: Found, reckoning: Reckoning) -> datetime | None:
    """When the time begins on the clock it names, if that is one clear hour of one day."""
    meaning = found.meaning
    if isinstance(meaning, Bound) or meaning.vague or not isinstance(meaning, At):
        return None
    if isinstance(meaning.time, DayPart) or "clock" not in meaning.fixes:
        return None
    readings = meaning.resolve(reckoning)
    return readings[0].start if readings else None


def _is_remote_meeting(found: Found, sentence: Sentence) -> bool:
    folded = sentence.folded
    if role_of(folded, found.start, found.end) != "meeting" or _KNOWN.search(folded):
        return False
    return _IN_PERSON.search(clause_words(folded, found.start, found.end)) is None


def _clock(
    found: Found, sentence: Sentence, context: Context
) -> tuple[NamedClock | None, int, int]:
    """The clock that the words name, and their span with it."""
    if found.zone is not None:
        clock = clock_named(sentence.raw[found.zone[0] : found.zone[1]], context)
        return clock, found.start, found.end
    beside = clock_beside(sentence.raw, found.start, found.end, 0, context)
    return beside or (None, found.start, found.end)


def _night(
    moment: datetime, clock: NamedClock, places: tuple[Place, Place], now: datetime
) -> tuple[datetime, Place] | None:
    """The first side for which it is night whichever clock is meant, and what its clock shows."""
    moments = [moment.replace(tzinfo=zone) for zone in clock.readings]
    if not all(plain(one) and now <= one < now + _FARTHEST for one in moments):
        return None
    for place in places:
        there = [one.astimezone(UTC).astimezone(place.zone) for one in moments]
        if all(_is_night(one) for one in there):
            return there[0], place
    return None


def _is_night(moment: datetime) -> bool:
    from coach.planning.hours import EARLIEST, LATEST

    return not EARLIEST <= moment.time() <= LATEST


def _is_said(local: datetime, sentence: Sentence, reckoning: Reckoning) -> bool:
    """Whether the sentence gives the hour there too, so that the writer has seen it."""
    return any(
        reading.start is not None and reading.start.time() == local.time()
        for found in times_in(sentence)
        if found.meaning.kind in ("time", "datetime", "timerange", "datetimerange")
        for reading in found.meaning.resolve(reckoning)
    )


def _words(local: datetime, place: Place) -> Text:
    """“03:00 on Tuesday 30 March in Berlin”."""
    from coach.planning import naming, wording

    city, day, clock = naming.city(place), wording.day_and_month(local.date()), wording.clock(local)
    return Text(f"{clock} on {day.en} in {city.en}", f"{city.zh}{day.zh}{clock}")
