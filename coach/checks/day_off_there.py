"""A deadline, meeting, visit or delivery on a day off of the recipient's.

By the country the writer set: weekends and public holidays, estimated ones called so. Ships and
trains arrive on any day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.timing.expression import reckoning_of
from coach.timing.named_days import NamedDay, coming_days
from coach.timing.roles import clause_words

if TYPE_CHECKING:
    from coach.calendars.places import DayOff, Place

_AT_THEIRS = lazy(
    r"\b(?:at|to|in|from) your (?:[a-z]+ ){0,2}(?:site|plant|factory|works|warehouse|office|store"
    r"|shop|premises|hotel|showroom|mill|house)\b|\bdeliver(?:y|ed|s)?\b.{0,40}\b(?:warehouse|site|plant"
    r"|factory|office|door|store)\b|\bvisit you\b|\binstall(?:ation)?\b"
    r"|\btrain your\b|\bset (?:the|a) delivery\b|\bunload\b|\bcollect (?:it|them|the)\b"
    r"|贵(?:司|厂|方|公司|处|店)|送货|收货|上门|进场|安装|调试|验货|卸货"
)
_TRAVELS = lazy(
    r"\b(?:vessel|ship|port|etd|eta|sail|airport|terminal|(?:by|the) (?:rail|train)|barge|berth)\b"
    r"|港|船|班列|航班|码头"
)
_KNOWN = lazy(
    r"\b(?:holiday|closed|day off|weekend|although|even though|we know|festive)\b"
    r"|放假|假期|休息|周末|节日|虽然|知道"
)
"""The writer speaks of the day off himself."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such day ahead; `{off}` says why the recipient is away, `{next}` when work goes on."""
    place = context.recipient.place
    if place is None or context.recipient.country is None or context.now is None:
        return
    reckoning = reckoning_of(context)
    for one in coming_days(document, reckoning):
        day = _day_there(one, context)
        off = place.day_off(day)
        if off is not None and _needs_them(one):
            words = _words(off, place.next_workday(day), place, elsewhere=day != one.day)
            yield Hit(one.start, one.end, words)


def _needs_them(one: NamedDay) -> bool:
    """Whether somebody has to be there on that day."""
    folded, found = one.sentence.folded, one.found
    clause = clause_words(folded, found.start, found.end)
    if folded.startswith("before", found.start) or _KNOWN.search(folded):
        return False
    if one.role in ("deadline", "meeting"):
        return True
    return _AT_THEIRS.search(clause) is not None and not _TRAVELS.search(clause)


def _day_there(one: NamedDay, context: Context) -> date:
    """The day on the recipient's calendar: another one where an hour is given across the line.

    The hour is on the clock that its words name, else on the writer's.
    """
    place = context.recipient.place
    if not one.clock or place is None:
        return one.day
    zone = _zone(one, context)
    if zone is None:
        return one.day
    moment: datetime = one.moment.replace(tzinfo=zone)
    days = {moment.astimezone(there).date() for there in _clocks(place)}
    return days.pop() if len(days) == 1 else one.day


def _zone(one: NamedDay, context: Context) -> tzinfo | None:
    span = one.found.zone
    if span is not None:
        from coach.timing.zone_words import zone_named

        return zone_named(one.sentence.raw[span[0] : span[1]], context)
    sender = context.sender.place
    return sender.zone if sender else None


def _clocks(place: Place) -> tuple[ZoneInfo, ...]:
    """The recipient's clock, or all of his country's where it has several and none is given."""
    if not place.zone_assumed or place.country is None:
        return (place.zone,)
    from coach.calendars.zones import zones_of

    return tuple(ZoneInfo(zone) for zone in zones_of(place.country)) or (place.zone,)


def _words(off: DayOff, back: date, place: Place, *, elsewhere: bool) -> dict[str, str | Text]:
    """Why and how long nobody is there; `elsewhere` if the day there is not the one written."""
    from coach.planning import naming, wording

    land = naming.land(place)
    name = Text("the weekend", "周末") if off.kind == "weekend" else off.name
    mark = off.estimated and off.kind != "weekend"
    named = Text(
        f"{name.en} in {land.en}" + (" (estimated)" if mark else ""),
        f"{land.zh}{name.zh}" + ("（预计）" if mark else ""),
    )
    if elsewhere:
        day = wording.day_and_month(off.day)
        named = Text(f"{day.en} there, {named.en}", f"当地{day.zh}，{named.zh}")
    return {"off": named, "next": wording.day_and_month(back)}
