"""An exact day, hour and zone for a vague or incomplete time.

The words are resolved against `now` on the writer's clock; of the days they allow, those on which
both sides work are offered, and hours at which both are awake and at work. Nothing is offered
without the writer's place, since then nobody knows whose clock counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.draft import Context
from coach.finding import Text
from coach.rewriting.proposals import Proposal
from coach.rulebook.book import Match
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.meaning import Interval
from coach.timing.reckoning import Reckoning
from coach.timing.roles import Role, is_request, role_of

if TYPE_CHECKING:
    from coach.calendars.places import Place
    from coach.planning.slots import Slot

MOST = 3
"""Proposals for one place in the draft."""

_HORIZON = timedelta(days=62)
_SOON = 2, 6
_URGENT = 1, 3
"""Working days from now that words without a day stand for: a plan, a request."""
_MEETING_MINUTES = 30
_DEADLINE_MINUTES = 15

_BLANKS = {
    "date, time, zone": "day clock",
    "date, time": "day clock",
    "date": "day",
    "weekday, date": "day",
    "time, zone": "clock",
    "month": "month",
    "日期、时间、时区": "day clock",
    "几小时或哪天几点": "day clock",
    "X月X日": "day",
    "X年X月X日": "day",
    "日期": "day",
    "X日": "day of month",
    "时间、时区": "clock",
    "几点、时区": "clock",
    "X月": "month",
}
"""What the blanks of the rules ask for; a template with any other blank gets no proposal."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A day on the writer's calendar, with an hour where one is asked for."""

    day: date
    slot: Slot | None


def propose(match: Match, context: Context, blanks: tuple[str, ...]) -> Iterator[Proposal]:
    """At most three exact times for the blanks, the best first."""
    parts = [_BLANKS.get(blank) for blank in blanks]
    sender = context.sender.place
    if sender is None or context.now is None or not blanks or None in parts:
        return
    places = (sender, *filter(None, [context.recipient.place]))
    reckoning = reckoning_of(context)
    found = _expression(match)
    if found is None:
        return
    role = role_of(match.sentence.folded, match.start, match.end)
    window = _window(match, found, role, reckoning)
    if window is None:
        return
    with_clock = any("clock" in (part or "") for part in parts)
    if with_clock and any(place.zone_assumed for place in places):
        return  # a country with several clocks: nobody knows which
    chinese = match.rule.language == "zh"
    for offer in _offers(window, role, places, context.now, reckoning, with_clock):
        words = tuple(_words(part or "", offer, places, match, chinese=chinese) for part in parts)
        whole = None
        if not window.holds(offer.day):
            whole = _instead(offer, places, match, chinese=chinese)
            if whole is None:
                continue
        yield Proposal(words, _note(offer, window, places, reckoning), whole)


def _expression(match: Match) -> Found | None:
    """The time expression that shares most with the match."""
    shared = [
        (min(found.end, match.end) - max(found.start, match.start), found)
        for found in times_in(match.sentence)
    ]
    most, best = max(shared, key=lambda one: one[0], default=(0, None))
    return best if most > 0 else None


@dataclass(frozen=True, slots=True)
class _Window:
    """The writer's wall-clock times that the words allow. `said` is False where they name none."""

    start: datetime
    end: datetime
    said: bool

    @property
    def last(self) -> date:
        """The last day."""
        return (self.end - timedelta(seconds=1)).date()

    def holds(self, day: date) -> bool:
        """Whether the words allow that day."""
        return self.start.date() <= day <= self.last


def _window(match: Match, found: Found, role: Role, reckoning: Reckoning) -> _Window | None:
    now = reckoning.now
    reading = _first_ahead(found.meaning.resolve(reckoning), now)
    if reading is None:
        if not found.meaning.vague:
            return None  # it lies in the past, or names what no calendar knows
        asked = role in ("deadline", "meeting") or is_request(match.sentence.folded)
        first, last = _URGENT if asked else _SOON
        begin = reckoning.after_workdays(reckoning.midnight, first)
        end = reckoning.after_workdays(reckoning.midnight, last)
        return _Window(begin, end + timedelta(days=1), False)
    start = max(reading.start or now, now)
    end = reading.end or start + timedelta(days=10)
    if reading.start is not None and end <= start:
        end = start + timedelta(minutes=1)
    if start - now > timedelta(days=400):
        return None
    return _Window(start, min(end, start + _HORIZON), True)


def _first_ahead(readings: Sequence[Interval], now: datetime) -> Interval | None:
    for reading in readings:
        if (reading.end or reading.start or now) >= now and (
            reading.end is None or reading.end > now
        ):
            return reading
    return None


def _offers(
    window: _Window,
    role: Role,
    places: tuple[Place, ...],
    now: datetime,
    reckoning: Reckoning,
    with_clock: bool,
) -> Iterator[_Offer]:
    count = 0
    for day in _days(window, role, places, reckoning):
        slot = None
        if with_clock:
            minutes = _MEETING_MINUTES if role == "meeting" else _DEADLINE_MINUTES
            slot = _slot_on(day, window, places, now, minutes)
            if slot is None:
                continue
        yield _Offer(day, slot)
        count += 1
        if count == MOST:
            return


def _days(
    window: _Window, role: Role, places: tuple[Place, ...], reckoning: Reckoning
) -> list[date]:
    """The days to offer, the best first: common working days inside the window, else beside it."""
    today = reckoning.now.date()
    day = window.start.date()
    inside = []
    while day <= window.last:
        if _all_work(places, day):
            inside.append(day)
        day += timedelta(days=1)
    if len(inside) > 1 and inside[0] == today:
        inside.pop(0)
    if not inside:
        return _beside(window, places, today)
    if role in ("deadline", "departure", "arrival", "promise") and window.said:
        middle = inside[len(inside) // 2]
        return list(dict.fromkeys((inside[-1], middle, inside[0])))
    return inside


def _beside(window: _Window, places: tuple[Place, ...], today: date) -> list[date]:
    """The nearest common working days before and after a window that has none."""
    before = window.start.date() - timedelta(days=1)
    while before > today and not _all_work(places, before):
        before -= timedelta(days=1)
    after = window.last + timedelta(days=1)
    for _ in range(60):
        if _all_work(places, after):
            break
        after += timedelta(days=1)
    else:
        return [before] if before > today else []
    return [before, after] if before > today else [after]


def _all_work(places: tuple[Place, ...], day: date) -> bool:
    return all(place.is_workday(day) for place in places)


def _slot_on(
    day: date, window: _Window, places: tuple[Place, ...], now: datetime, minutes: int
) -> Slot | None:
    """The best hour of a day of the writer, inside the window where that names hours."""
    zone = places[0].zone
    begin, end = datetime.combine(day, time()), datetime.combine(day, time()) + timedelta(days=1)
    narrow = window.said and window.end - window.start < timedelta(hours=23)
    if narrow and window.start.date() == day:
        begin, end = window.start, max(window.end, window.start + timedelta(minutes=minutes))
    if day > now.astimezone(zone).date():
        return _best_slot(places, begin, end, minutes)
    return _find_slot(places, now, begin, end, minutes)


@lru_cache(maxsize=2048)
def _best_slot(
    places: tuple[Place, ...], begin: datetime, end: datetime, minutes: int
) -> Slot | None:
    """The best hour of a later day, which no clock of today can change."""
    midnight = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    now = (midnight - timedelta(hours=2)).replace(tzinfo=places[0].zone)
    return _find_slot(places, now, begin, end, minutes)


def _find_slot(
    places: tuple[Place, ...], now: datetime, begin: datetime, end: datetime, minutes: int
) -> Slot | None:
    from coach.planning.slots import slots

    zone = places[0].zone
    days = (end.date() - begin.date()).days + 1
    found = slots(
        places,
        start=now,
        minutes=minutes,
        count=1,
        not_before=begin.replace(tzinfo=zone),
        not_after=end.replace(tzinfo=zone),
        days=days,
    )
    return found[0] if found else None


def _words(
    part: str, offer: _Offer, places: tuple[Place, ...], match: Match, *, chinese: bool
) -> str:
    """The words for one blank."""
    if part == "month":
        return _month(offer.day, chinese=chinese)
    if part == "day of month":
        return f"{offer.day.day}日"
    day = "" if part == "clock" else _day(offer.day, match, chinese=chinese)
    if "clock" not in part or offer.slot is None:
        return day
    clock = clocks_at(offer.slot.local, places).of("zh" if chinese else "en")
    if not day:
        return clock
    return f"{day}{clock}" if chinese else f"{day}, {clock}"


_LEAD = re.compile(
    r"(?:(?P<kept>by|before|until|till|no later than|from|after|since)|over|during|on|at|for|in"
    r"|within|around|about)\b"
)
_LED = re.compile(
    r"\b(?:by|before|until|till|than|from|after|since|on|to|for|at|in|over|during|of)(?: the)? $"
)
_LIMIT_ZH = re.compile(r"(?:之前|以前|前|之后|以后|后|内)$")


def _instead(
    offer: _Offer, places: tuple[Place, ...], match: Match, *, chinese: bool
) -> str | None:
    """The offer in place of the match; None where that would lose a figure or the grammar."""
    if re.search(r"\d", match.text):
        return None
    words = _words("day clock", offer, places, match, chinese=chinese)
    if chinese:
        limit = _LIMIT_ZH.search(match.text)
        return words + (limit[0] if limit else "")
    lead = _LEAD.match(match.text)
    if lead is None and _LED.search(match.before):
        return (
            words
            if re.search(r"\b(?:by|before|until|from|after|on|to|for) $", match.before)
            else None
        )
    return f"{(lead and lead['kept']) or 'on'} {words}"


def _month(day: date, *, chinese: bool) -> str:
    from coach.planning import wording

    return f"{day.month}月" if chinese else f"{wording.MONTHS[day.month - 1]} {day.year}"


def _day(day: date, match: Match, *, chinese: bool) -> str:
    """The date with its weekday, unless the words beside it say the weekday already."""
    from coach.planning import wording

    full = wording.full_date(day).of("zh" if chinese else "en")
    weekday = wording.WEEKDAYS[day.weekday()]
    if chinese:
        said = re.search(r"(?:周|星期|礼拜)[一二三四五六日天]", match.text)
        return full.partition("（")[0] if said else full
    return full.removeprefix(f"{weekday.en} ") if weekday.en.lower() in match.text else full


def clocks_at(local: Sequence[datetime], places: Sequence[Place]) -> Text:
    """One moment on all clocks, for use inside brackets: “16:00 Beijing time, UTC+8 = 09:00 in
    Berlin”, “北京时间16:00，UTC+8 = 柏林09:00”. `local` is the moment at each place.
    """
    from coach.planning import naming, wording

    here = naming.city(places[0])
    clock, offset = wording.clock(local[0]), wording.offset(local[0])
    english, chinese = f"{clock} {here.en} time, {offset}", f"{here.zh}时间{clock}，{offset}"
    for moment, place in list(zip(local, places, strict=True))[1:]:
        city = naming.city(place)
        if city == here:
            continue
        there = wording.clock(moment)
        other = moment.date() != local[0].date()
        on = wording.day_and_month(moment.date()) if other else Text("", "")
        english += f" = {there} in {city.en}" + (f" on {on.en}" if other else "")
        chinese += f" = {city.zh}{on.zh}{there}"
    return Text(english, chinese)


def _note(offer: _Offer, window: _Window, places: tuple[Place, ...], reckoning: Reckoning) -> Text:
    """How the offer was reckoned."""
    from coach.planning import naming, wording

    today = wording.short_date(reckoning.now.date())
    cities = naming.cities(places)
    days = Text(
        f"counted from {today.en}; a working day in {cities.en}",
        f"从{today.zh}算起；{cities.zh}当天都上班"
        if len(places) > 1
        else f"从{today.zh}算起；{cities.zh}当天上班",
    )
    if not window.holds(offer.day):
        days = Text(
            f"{days.en}; the day named is a day off for one side",
            f"{days.zh}；原来说的日子有一方休息",
        )
    if offer.slot is None:
        return days
    return Text(f"{days.en}; {offer.slot.reckoning.en}", f"{days.zh}；{offer.slot.reckoning.zh}")
