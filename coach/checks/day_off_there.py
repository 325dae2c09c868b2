"""A deadline or meeting on a day off of the recipient's, by the country the writer set.

Weekends and public holidays; a holiday that is only estimated is called so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.timing.expression import reckoning_of
from coach.timing.named_days import NamedDay, named_days

_FARTHEST = timedelta(days=730)
_NEAR = timedelta(days=180)
"""Without a year only a date so near is surely the coming one."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such day ahead; `{off}` says why the recipient is away, `{next}` when work goes on."""
    place = context.recipient.place
    if place is None or context.recipient.country is None or context.now is None:
        return
    reckoning = reckoning_of(context)
    for one in named_days(document, reckoning):
        words = one.sentence.folded[one.found.start : one.found.end]
        if one.role not in ("deadline", "meeting") or words.startswith("before"):
            continue
        farthest = _FARTHEST if one.full else _NEAR
        if not one.calendar or not reckoning.midnight <= one.moment < reckoning.now + farthest:
            continue
        day = _day_there(one, context)
        off = place.day_off(day)
        if off is not None:
            yield Hit(one.start, one.end, _words(off, place.next_workday(day), place))


def _day_there(one: NamedDay, context: Context) -> Any:
    """The day on the recipient's calendar: another one where an hour is given across the line."""
    sender, recipient = context.sender.place, context.recipient.place
    if not one.clock or sender is None or recipient is None or one.found.zone is not None:
        return one.day
    moment: datetime = one.moment.replace(tzinfo=sender.zone)
    return moment.astimezone(recipient.zone).date()


def _words(off: Any, back: Any, place: Any) -> dict[str, str | Text]:
    from coach.planning import naming, wording

    land = naming.land(place)
    name = Text("the weekend", "周末") if off.kind == "weekend" else off.name
    mark = off.estimated and off.kind != "weekend"
    named = Text(
        f"{name.en.removesuffix(' (estimated)')} in {land.en}" + (" (estimated)" if mark else ""),
        f"{land.zh}{name.zh.removesuffix('（预计）').removesuffix('（推算）')}"
        + ("（预计）" if mark else ""),
    )
    return {"off": named, "next": wording.day_and_month(back)}
