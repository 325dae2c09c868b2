"""Dates of one message that cannot all be true: an arrival before the departure, a departure that
the lead time does not allow.

A lead time counts from the day that the message names for its event (“deposit received on 20
November”), else from today at the earliest. Only clear days and clear counts are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from coach.checks import Hit
from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.meaning import Ahead, Amount, Bound, Meaning
from coach.timing.named_days import NamedDay, named_days
from coach.timing.reckoning import Reckoning

_LEAD_TIME = re.compile(
    r"\b(?:lead[ -]?time|production(?: time)?|delivery(?: time)?|turnaround|ready|finish(?:ed)?"
    r"|complete[d]?|produce|ship|make)\b|交期|货期|交货|生产|备货|完成|出货|发货"
)
_EVENT = re.compile(
    r"\b(?:after|from|upon|since|following|once|on)\b.{0,40}\b(?:deposit|payment|order|po|confirmation"
    r"|approval|sample|artwork|drawings?|l/c)\b"
    r"|(?:订金|定金|预付款|货款|款项|下单|订单|确认|样品|打样|信用证|图纸).{0,8}(?:后|起|算)|自.{1,12}起"
)
_EVENT_DAY = re.compile(
    r"\b(?:deposit|payment|order|po|sample|artwork|drawings?|l/c)\b.{0,40}\b(?:received|arrived"
    r"|confirmed|approved|placed|paid)\b|\b(?:received|confirmed|approved)\b.{0,40}\b(?:deposit"
    r"|payment|order|sample|artwork)\b"
    r"|(?:收到|确认).{0,8}(?:订金|定金|预付款|货款|订单|样品)|(?:订金|定金|预付款|款项|订单).{0,6}(?:到账|收到|下达|确认)"
)


@dataclass(frozen=True, slots=True)
class _Lead:
    """A lead time of `days` calendar or working days."""

    sentence: Sentence
    found: Found
    days: int
    working: bool


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The later date of each contradiction; `{problem}` says what it contradicts."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    days = list(named_days(document, reckoning))
    if not days:
        return
    departures = [one for one in days if one.role == "departure"]
    arrivals = [one for one in days if one.role == "arrival"]
    yield from _arrives_too_soon(departures, arrivals)
    yield from _leaves_too_soon(document, departures, days, reckoning)


def _arrives_too_soon(departures: list[NamedDay], arrivals: list[NamedDay]) -> Iterator[Hit]:
    """An arrival before the only departure that the message names."""
    if len({one.day for one in departures}) != 1:
        return
    leaves = departures[0]
    for one in arrivals:
        if one.day < leaves.day and one.full == leaves.full:
            yield Hit(
                one.start,
                one.end,
                {
                    "problem": Text(
                        f"it lies before the departure on {_day(leaves.day).en}",
                        f"早于{_day(leaves.day).zh}的开船或发货日",
                    )
                },
            )


def _leaves_too_soon(
    document: Document, departures: list[NamedDay], days: list[NamedDay], reckoning: Reckoning
) -> Iterator[Hit]:
    """A departure sooner than the one lead time of the message allows."""
    leads = list(_lead_times(document))
    if len(leads) != 1:
        return
    lead = leads[0]
    start = _event_day(days) or reckoning.now.date()
    ready = _after(start, lead, reckoning)
    for one in departures:
        if start <= one.day < ready:
            yield Hit(one.start, one.end, {"problem": _too_soon(lead, start, ready)})


def _lead_times(document: Document) -> Iterator[_Lead]:
    for sentence in document.sentences:
        if not _LEAD_TIME.search(sentence.folded):
            continue
        for found in times_in(sentence):
            length = _length(found.meaning)
            if length is None or not _anchored(sentence, found):
                continue
            yield _Lead(sentence, found, *length)


def _length(meaning: Meaning) -> tuple[int, bool] | None:
    """The shortest length in days, and whether they are working days."""
    inner = meaning.limit if isinstance(meaning, Bound) else meaning
    if isinstance(inner, Amount) and not inner.blurred:
        scale = {"day": 1, "workday": 1, "week": 7, "month": 30}.get(inner.unit)
        if scale is not None:
            working = inner.day_kind == "working" or inner.unit == "workday"
            return int(inner.low * scale), working
    if isinstance(inner, Ahead) and inner.base is None and not inner.blurred and inner.count > 0:
        scale = {"day": 1, "workday": 1, "week": 7, "month": 30}.get(inner.unit)
        if scale is not None:
            return int(inner.count * scale), inner.unit == "workday"
    return None


def _anchored(sentence: Sentence, found: Found) -> bool:
    return found.anchor is not None or _EVENT.search(sentence.folded) is not None


def _event_day(days: list[NamedDay]) -> date | None:
    """The day from which the lead time counts, if the message tells it."""
    for one in days:
        if one.role == "other" and _EVENT_DAY.search(one.sentence.folded):
            return one.day
    return None


def _after(start: date, lead: _Lead, reckoning: Reckoning) -> date:
    if not lead.working:
        return start + timedelta(days=lead.days)
    midnight = reckoning.midnight.replace(year=start.year, month=start.month, day=start.day)
    return reckoning.after_workdays(midnight, lead.days).date()


def _too_soon(lead: _Lead, start: date, ready: date) -> Text:
    words = lead.sentence.raw[lead.found.start : lead.found.end]
    return Text(
        f"“{words}” counted from {_day(start).en} ends on {_day(ready).en}",
        f"“{words}”从{_day(start).zh}算起要到{_day(ready).zh}",
    )


def _day(day: date) -> Text:
    from coach.planning.wording import MONTHS

    return Text(
        f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day.year}年{day.month}月{day.day}日"
    )
