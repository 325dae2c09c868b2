"""Ramadan and the two feasts of Eid where the reader works."""

from __future__ import annotations

import re
from datetime import timedelta

from coach.cultures.profiles import Custom
from coach.cultures.reader import culture_abroad, today_there
from coach.draft import Context
from coach.lazily import lazy

MENTIONED = lazy(
    r"\b(?:ramadh?an|ramazan|eid|iftar|hari raya|idul|lebaran|bayram|kareem|mubarak)\b"
    "|斋月|开斋|宰牲|古尔邦|齋月|開齋",
    re.IGNORECASE,
)
"""The draft thinks of the season already."""

_EIDS = ("islamic 10-01", "islamic 12-10")
_BEFORE, _AFTER = timedelta(days=2), timedelta(days=3)
"""From so long before the first day of a feast on, and so long after it, people wish each other
well and offices are closed."""


def in_ramadan_there(context: Context, topic: str) -> Custom | None:
    """The custom on `topic`, if it is Ramadan at `now` and working life there follows it."""
    culture = culture_abroad(context)
    custom = culture.custom(topic) if culture else None
    place, today = context.recipient.place, today_there(context)
    if custom is None or place is None or today is None or not place.in_ramadan(today):
        return None
    return custom


def at_eid_there(context: Context) -> Custom | None:
    """The custom on Eid, if `now` is within a few days of one of the two feasts."""
    culture = culture_abroad(context)
    custom = culture.custom("eid") if culture else None
    today = today_there(context)
    if custom is None or today is None:
        return None
    from coach.timing.feasts import rule_of

    firsts = (first for notation in _EIDS for first in rule_of(notation)(today.year))
    near = any(first - _BEFORE <= today <= first + _AFTER for first in firsts)
    return custom if near else None
