"""A call or meeting around noon on a Friday, where many readers are at the Friday prayer then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from coach.checks import Hit
from coach.cultures.reader import culture_abroad
from coach.document import Document
from coach.draft import Context
from coach.timing.dated import Dated, dated
from coach.timing.expression import reckoning_of

_FRIDAY = 4
_NOON = (time(11, 30), time(14, 0))
"""The prayer is at 12:30 or 13:15 local time; the way there and back included."""
_SENDERS_CLOCK = re.compile(
    r"beijing|shanghai|china|chinese|shenzhen|our time|my time|bjt|[+]0?8\b|北京|中国|我方|我司|我们这边",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile("[\u4e00-\u9fff]{2,4}时间[ ，,]?$")
_CHINA = ZoneInfo("Asia/Shanghai")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such appointment that is still ahead."""
    culture = culture_abroad(context)
    custom = culture.custom("friday") if culture else None
    if custom is None or context.now is None:
        return
    reckoning = reckoning_of(context)
    for one in dated(document, reckoning):
        if one.role != "meeting" or not one.clock or one.moment < reckoning.now:
            continue
        there = _there(one, context)
        if there.weekday() == _FRIDAY and _NOON[0] <= there.time() < _NOON[1]:
            yield Hit(one.start, one.end, {"expect": custom.expect, "credit": custom.credit})


def _there(one: Dated, context: Context) -> datetime:
    """The appointment on the reader's clock; the hour as written where no clock is named."""
    zone = one.found.zone
    words = one.sentence.raw[slice(*zone)] if zone else _before(one)
    recipient = context.recipient.place
    if recipient is None or not _SENDERS_CLOCK.search(words):
        return one.moment
    sender = context.sender.place
    moment = one.moment.replace(tzinfo=sender.zone if sender else _CHINA)
    return moment.astimezone(recipient.zone).replace(tzinfo=None)


def _before(one: Dated) -> str:
    """The clock that Chinese names right before the date: 北京时间4月23日16:30."""
    found = _CLOCK_BEFORE.search(one.sentence.folded[: one.found.start])
    return found[0] if found else ""
