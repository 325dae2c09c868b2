"""What somebody asks for, as text: places, moments, numbers; and what to tell them if it is wrong.

The command line and the service read the same words through this module, so that both refuse the
same things with the same advice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, cast

from coach.draft import CHANNELS, EARLIEST, LATEST, Channel
from coach.lazily import lazy
from coach.planning.naming import PlaceNameError, place_named

if TYPE_CHECKING:
    from coach.calendars.places import Place
    from coach.planning.follow_up import FollowUp

MOST_PLACES = 6
MOST_DAYS = 60
MOST_MINUTES = 480
MOST_SLOTS = 50

_LONGEST_REFERENCE = 60
_LOST_PLUS = lazy(r"(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) (\d{2}:?\d{2})$")
"""A time whose “+” a web form or an address has turned into a blank."""
_MOMENT = "a date, or a date and time with its zone, such as 2026-11-26T10:00+08:00"


class AskError(ValueError):
    """A part of a question that cannot be used.

    `field` names it, `expected` says what it should be, `nearest` are the nearest valid values.
    """

    def __init__(self, field: str, expected: str, nearest: Sequence[str] = ()) -> None:
        self.field = field
        self.expected = expected
        self.nearest = tuple(nearest)
        offer = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"{field}: {expected}{offer}")


def places(names: Sequence[str]) -> tuple[Place, ...]:
    """Two to six places by their names; see `place_named`."""
    if not 2 <= len(names) <= MOST_PLACES:
        raise AskError("place", f"two to {MOST_PLACES} places")
    return tuple(place(name, "place") for name in names)


def place(name: str, field: str) -> Place:
    """One place by its name."""
    try:
        return place_named(name)
    except PlaceNameError as error:
        expected = f"{error.problem}; give a city, a country (code or name) or an IANA time zone"
        raise AskError(field, expected, error.nearest) from error


def moment(text: str, field: str, place: Place) -> datetime:
    """An aware moment; a day alone begins at midnight in `place`."""
    found = day_or_moment(text, field)
    if not isinstance(found, datetime):
        found = datetime.combine(found, time(0), tzinfo=place.zone)
    return found


def day_or_moment(text: str, field: str) -> date | datetime:
    """A day, or an aware moment where a time is given."""
    given = _LOST_PLUS.sub(r"\1+\2", text.strip())
    try:
        found = datetime.fromisoformat(given)
    except ValueError as error:
        raise AskError(field, _MOMENT) from error
    if not EARLIEST < found.year < LATEST:
        raise AskError(field, f"a date from {EARLIEST + 1} to {LATEST - 1}")
    # Only a day has no time of day; both "2026-11-26" and "20261126" are days.
    if "T" not in given.upper() and ":" not in given:
        return found.date()
    if found.utcoffset() is None:
        raise AskError(field, _MOMENT)
    return found


def day(text: str, field: str) -> date:
    """A day."""
    found = day_or_moment(text, field)
    if isinstance(found, datetime):
        raise AskError(field, "a date, such as 2026-11-26")
    return found


def number(text: str, field: str, least: int, most: int) -> int:
    """A whole number within bounds."""
    if re.fullmatch(r"[0-9]{1,6}", text.strip()) and least <= int(text) <= most:
        return int(text)
    raise AskError(field, f"a whole number from {least} to {most}")


def channel_named(text: str) -> Channel:
    """A channel by its id."""
    return cast(Channel, choice(text, "channel", CHANNELS))


def choice(text: str, field: str, valid: Sequence[str]) -> str:
    """One of a few words."""
    if text in valid:
        return text
    from coach.calendars.zones import nearest

    raise AskError(field, "one of " + ", ".join(valid), nearest(text, valid))


def plan(
    dates: Mapping[str, str],
    *,
    sender: str,
    recipient: str,
    now: str | None,
    reference: str = "",
    channel: str = "email",
) -> FollowUp:
    """The follow-up plan for the fields of `OrderDates` as text.

    `now` is the present if it is None. Raises AskError, and PlanError for dates that make no plan.
    """
    from coach.planning.follow_up import OrderDates, follow_up

    here, there = place(sender, "sender"), place(recipient, "recipient")
    if len(reference) > _LONGEST_REFERENCE or not reference.isprintable():
        raise AskError("reference", f"an order number of at most {_LONGEST_REFERENCE} characters")
    days = {name: day(text, name) for name, text in dates.items() if name != "inquiry"}
    known = OrderDates(
        **days, inquiry=day_or_moment(dates["inquiry"], "inquiry") if "inquiry" in dates else None
    )
    return follow_up(
        known,
        sender=here,
        recipient=there,
        now=datetime.now(UTC) if now is None else moment(now, "now", here),
        reference=reference,
        channel=channel_named(channel),
    )
