"""Windows, slots, send times and plans as plain data: what the API answers and `--format json`.

Every text is {"en": …, "zh": …}; every moment is ISO 8601 with its offset; "local" lists follow the
order of "places". See `windows_to_dict` and `plan_to_dict` for the fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from coach.calendars.names import WEEKDAYS
from coach.finding import Text
from coach.planning import naming, wording
from coach.planning.follow_up import FollowUp, OrderDates, Step
from coach.planning.sending import SendTime
from coach.planning.slots import Slot
from coach.planning.windows import Day, Stretch, Window, Windows

if TYPE_CHECKING:
    from datetime import date

    from coach.calendars.places import DayOff, Place

SCHEMA = "1.0"


def windows_to_dict(
    found: Windows, slots: Sequence[Slot], sending: SendTime | None = None
) -> dict[str, Any]:
    """The answer to “when can we talk?”.

    {"schema", "from", "minutes",
     "places": [{"id", "country", "region", "timezone", "zone_assumed", "city", "utc_offset"}],
     "note": text or null, where the places never work at the same time,
     "days": [{"date", "weekday", "status": "common" | "stretched" | "none",
               "reason": text or null, why there are no common hours, "notes": [text],
               "places": [{"date", "hours": [["09:00", "18:00"]], "ramadan",
                           "day_off": {"kind", "name", "estimated"} or null}],
               "windows": [{"start", "end", "local": [["start", "end"]],
                            "stretched_by": [stretch]}]}],
     "slots": [{"id", "start", "end", "local": [moment], "label", "reckoning",
                "stretched": bool, "stretched_by": [stretch]}], the best first,
     "sending": {"channel", "verdict": "now" | "only_if_urgent" | "wait", "at", "label", "reason"}
                or null}

    A stretch is {"place": its index, "city", "side": "early" | "late", "minutes", "words"}. Days
    and "places" of a day go by the calendar of the first place. "start" and "end" are in UTC.
    """
    places = found.places
    return {
        "schema": SCHEMA,
        "from": found.start.isoformat(),
        "minutes": found.minutes,
        "places": [_place(place, found.start) for place in places],
        "note": _text(found.note),
        "days": [_day(day, places) for day in found.days],
        "slots": [_slot(slot, number) for number, slot in enumerate(slots, start=1)],
        "sending": None if sending is None else _sending(sending),
    }


def plan_to_dict(plan: FollowUp) -> dict[str, Any]:
    """The follow-up plan.

    {"schema", "now", "reference", "sender": place, "recipient": place,
     "dates": {"inquiry", "order", "payment", "ready", "dispatch", "eta"}, each ISO or null,
     "steps": [{"id", "due", "there", "past": bool, "title", "say", "channels": [channel],
                "rule": text, "moved": text or null}],
     "unplanned": [text], "cautions": [text]}

    "due" is on the sender's clock, "there" the same on the recipient's.
    """
    return {
        "schema": SCHEMA,
        "now": plan.now.isoformat(),
        "reference": plan.reference,
        "sender": _place(plan.sender, plan.now),
        "recipient": _place(plan.recipient, plan.now),
        "dates": _dates(plan.dates),
        "steps": [_step(plan, step) for step in plan.steps],
        "unplanned": [_text(text) for text in plan.unplanned],
        "cautions": [_text(text) for text in plan.cautions],
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"en": text.en, "zh": text.zh}


def _place(place: Place, moment: datetime) -> dict[str, Any]:
    return {
        "id": naming.identifier(place),
        "country": place.country,
        "region": place.region,
        "timezone": place.zone.key,
        "zone_assumed": place.zone_assumed,
        "city": _text(naming.city(place)),
        "utc_offset": wording.offset(moment.astimezone(place.zone)),
    }


def _day(day: Day, places: tuple[Place, ...]) -> dict[str, Any]:
    return {
        "date": day.day.isoformat(),
        "weekday": _text(WEEKDAYS[day.day.weekday()]),
        "status": day.status,
        "reason": _text(day.reason),
        "notes": [_text(note) for note in day.notes],
        "places": [_place_day(place, day.day) for place in places],
        "windows": [_window(window, places) for window in day.windows],
    }


def _place_day(place: Place, day: date) -> dict[str, Any]:
    return {
        "date": day.isoformat(),
        "hours": [[wording.clock(start), wording.clock(end)] for start, end in place.hours(day)],
        "ramadan": place.in_ramadan(day),
        "day_off": _day_off(place.day_off(day)),
    }


def _day_off(off: DayOff | None) -> dict[str, Any] | None:
    if off is None:
        return None
    return {"kind": off.kind, "name": _text(off.name), "estimated": off.estimated}


def _window(window: Window, places: tuple[Place, ...]) -> dict[str, Any]:
    return {
        "start": _utc(window.start),
        "end": _utc(window.end),
        "local": [[start.isoformat(), end.isoformat()] for start, end in window.local],
        "stretched_by": [_stretch(stretch, places) for stretch in window.stretched_by],
    }


def _slot(slot: Slot, number: int) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "start": _utc(slot.start),
        "end": _utc(slot.end),
        "local": [moment.isoformat() for moment in slot.local],
        "label": _text(slot.label),
        "reckoning": _text(slot.reckoning),
        "stretched": bool(slot.stretched_by),
        "stretched_by": [_stretch(stretch, slot.places) for stretch in slot.stretched_by],
    }


def _stretch(stretch: Stretch, places: tuple[Place, ...]) -> dict[str, Any]:
    return {
        "place": places.index(stretch.place),
        "city": _text(naming.city(stretch.place)),
        "side": stretch.side,
        "minutes": stretch.minutes,
        "words": _text(stretch.words),
    }


def _sending(sending: SendTime) -> dict[str, Any]:
    return {
        "channel": sending.channel,
        "verdict": sending.verdict,
        "at": sending.at.isoformat(),
        "label": _text(sending.label),
        "reason": _text(sending.reason),
    }


def _dates(dates: OrderDates) -> dict[str, str | None]:
    names = ("inquiry", "order", "payment", "ready", "dispatch", "eta")
    given = {name: getattr(dates, name) for name in names}
    return {name: None if day is None else day.isoformat() for name, day in given.items()}


def _step(plan: FollowUp, step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "due": step.due.isoformat(),
        "there": step.there.isoformat(),
        "past": plan.is_past(step),
        "title": _text(step.title),
        "say": _text(step.say),
        "channels": list(step.channels),
        "rule": _text(step.rule),
        "moved": _text(step.moved),
    }


def _utc(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
