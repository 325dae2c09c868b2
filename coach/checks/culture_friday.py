"""A call or meeting around noon on a Friday, where many readers are at the Friday prayer then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coach.checks import Hit
from coach.cultures.reader import culture_abroad
from coach.document import Document, Sentence
from coach.draft import Context
from coach.lazily import lazy
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.reckoning import Reckoning
from coach.timing.roles import role_of

_FRIDAY = 4
_NOON = (time(11, 30), time(14, 0))
"""The prayer is at 12:30 or 13:15 local time; the way there and back included."""
_HOURS = ("time", "timerange", "datetime", "datetimerange")
_MOST_HOURS = timedelta(hours=3)
"""A longer stretch, such as an afternoon, leaves room beside the prayer."""
_CHINESE_CLOCK = lazy(
    r"beijing|shanghai|china|chinese|shenzhen|bjt|[+]0?8\b|北京|中国", re.IGNORECASE
)
_OWN_CLOCK = lazy(r"\b(?:our|my) time|我方|我司|我们这边", re.IGNORECASE)
_BEHIND = lazy(r"\b(?:thank\w*|was|were|had|missed|last)\b|谢谢|感谢|上周|昨")
_CHINA = ZoneInfo("Asia/Shanghai")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such appointment that is still ahead."""
    culture = culture_abroad(context)
    custom = culture.custom("friday") if culture else None
    if custom is None or context.now is None:
        return
    reckoning = reckoning_of(context)
    values = custom.words
    for sentence in document.sentences:
        for found in times_in(sentence):
            if role_of(sentence.folded, found.start, found.end) != "meeting":
                continue
            if _BEHIND.search(sentence.folded[: found.start]):
                continue
            if _is_at_noon(found, sentence, reckoning, context):
                yield Hit(sentence.start + found.start, sentence.start + found.end, values)


def _is_at_noon(found: Found, sentence: Sentence, reckoning: Reckoning, context: Context) -> bool:
    """Whether the hours named are ahead and touch Friday noon on the reader's clock."""
    value = next(iter(found.meaning.resolve(reckoning)), None)
    if found.meaning.kind not in _HOURS or value is None or not (value.start and value.end):
        return False
    if value.start < reckoning.now or value.end - value.start > _MOST_HOURS:
        return False
    words = sentence.raw[slice(*found.zone)] if found.zone else ""
    start, end = (_there(moment, words, context) for moment in (value.start, value.end))
    noon = [datetime.combine(start.date(), hour) for hour in _NOON]
    return start.weekday() == _FRIDAY and start < noon[1] and end > noon[0]


def _there(moment: datetime, zone: str, context: Context) -> datetime:
    """The moment on the reader's clock; as it is written where no clock is named."""
    recipient, sender = context.recipient.place, context.sender.place
    clock = None
    if _CHINESE_CLOCK.search(zone):
        clock = _CHINA
    elif _OWN_CLOCK.search(zone) and sender is not None:
        clock = sender.zone
    if clock is None or recipient is None:
        return moment
    return moment.replace(tzinfo=clock).astimezone(recipient.zone).replace(tzinfo=None)
