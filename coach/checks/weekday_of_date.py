"""A weekday beside a date that falls on another day. English and Chinese.

With a year the slip is provable. Without one the coming such date counts, if it is near; where a
date is set as something to come, last year's calendar is no excuse.
`settings.year` is "said" or "unsaid" and chooses between the two.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from coach.calendars.names import WEEKDAYS
from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.timing.expression import reckoning_of
from coach.timing.named_days import NEAR, NamedDay, named_days
from coach.timing.outlook import looks_ahead


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every weekday that contradicts the date it stands with; `{right}` is the right one."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    for one in named_days(document, reckoning):
        if not one.calendar or one.full != (settings["year"] == "said"):
            continue
        if one.weekday is None:
            continue
        moment = one.moment if one.full else _coming(one, reckoning.midnight)
        if not one.full and not reckoning.midnight <= moment < reckoning.now + NEAR:
            continue
        if one.weekday != moment.weekday():
            yield Hit(one.start, one.end, {"right": _right(moment.date())})


def _coming(one: NamedDay, today: datetime) -> datetime:
    """The day itself, or its next return where the sentence speaks of something to come."""
    if one.moment >= today or not looks_ahead(one):
        return one.moment
    years = [year for year in (today.year, today.year + 1) if _exists(one.moment, year)]
    returns = (one.moment.replace(year=year) for year in years)
    return next((moment for moment in returns if moment >= today), one.moment)


def _exists(moment: datetime, year: int) -> bool:
    return (moment.month, moment.day) != (2, 29) or isleap(year)


def _right(day: date) -> Text:
    """“26 November 2026 is a Thursday”."""
    from coach.planning.wording import date_alone

    words, weekday = date_alone(day), WEEKDAYS[day.weekday()]
    return Text(f"{words.en} is a {weekday.en}", f"{words.zh}是{weekday.zh}")
