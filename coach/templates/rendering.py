"""How a value stands in a message: text as it is, dates in a form that cannot be misread."""

from __future__ import annotations

import re
from datetime import date, datetime

from coach.draft import Party
from coach.finding import Language, Text
from coach.lazily import lazy
from coach.templates.template import Value

_DATE = lazy(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = lazy(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})", re.ASCII)


def rendered(value: Value, language: Language, sender: Party, recipient: Party) -> str:
    """The value as a reader sees it.

    A date, or a text such as 2026-12-05, becomes “5 December 2026” or 2026年12月5日; a moment with
    its zone, or a text such as 2026-12-05T17:00+08:00, gets weekday and clock, on the sender's
    clock and, where it is known and differs, on the recipient's. All else stays as it is.
    """
    if isinstance(value, str):
        value = _read(value)
    if isinstance(value, str):
        return value
    if isinstance(value, datetime) and value.utcoffset() is not None:
        return _moment(value, sender, recipient).of(language)
    if isinstance(value, datetime):
        return f"{_day(value).of(language)} {value:%H:%M}"
    return _day(value).of(language)


def _read(text: str) -> Value:
    """The date or moment that a text is, else the text."""
    try:
        if _DATE.fullmatch(text.strip()):
            return date.fromisoformat(text.strip())
        if _MOMENT.fullmatch(text.strip()):
            return datetime.fromisoformat(text.strip())
    except ValueError:
        pass
    return text


def _day(day: date) -> Text:
    from coach.planning.wording import date_alone

    return date_alone(day)


def _moment(moment: datetime, sender: Party, recipient: Party) -> Text:
    """“Monday 7 December 2026 at 17:00 Beijing time (UTC+8) = 10:00 in Berlin”."""
    from coach.planning.wording import clock, full_date, offset
    from coach.rewriting.dated_words import clocks_at

    places = [
        place
        for place in (sender.place, recipient.place)
        if place is not None and not place.zone_assumed
    ]
    if sender.place is None or sender.place not in places:
        time, zone = clock(moment), offset(moment)
        day, words = full_date(moment.date()), Text(f"{time} ({zone})", f"{time}（{zone}）")
    else:
        local = [moment.astimezone(place.zone) for place in places]
        day, words = full_date(local[0].date()), clocks_at(local, places)
    return Text(f"{day.en} at {words.en}", f"{day.zh}{words.zh}")
