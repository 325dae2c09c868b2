"""A weekday beside a date that falls on another day. English and Chinese.

With a year the slip is provable. Without one the coming such date counts, if it is near.
`settings.year` is "said" or "unsaid" and chooses between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.timing.expression import reckoning_of
from coach.timing.named_days import named_days

_NEAR = timedelta(days=180)
"""Without a year only a date so near is surely the coming one."""
_ENGLISH_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every weekday that contradicts the date it stands with; `{right}` is the right one."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    for one in named_days(document, reckoning):
        if not one.calendar or one.full != (settings["year"] == "said"):
            continue
        if not one.full and not reckoning.midnight <= one.moment < reckoning.now + _NEAR:
            continue
        if one.weekday is not None and one.weekday != one.day.weekday():
            yield Hit(one.start, one.end, {"right": _right(one.day)})


def _right(day: date) -> Text:
    """“26 November 2026 is a Thursday”."""
    from coach.planning.wording import MONTHS

    weekday = _ENGLISH_NAMES[day.weekday()]
    return Text(
        f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {weekday}",
        f"{day.year}年{day.month}月{day.day}日是周{'一二三四五六日'[day.weekday()]}",
    )
