"""An exact day, hour and zone for a vague or incomplete time.

The words are resolved against `now` on the writer's clock; of the days they allow, those on which
both sides work are offered, and hours at which both are awake and at work. Nothing is offered
without the writer's place, since then nobody knows whose clock counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.draft import Context
from coach.finding import Text
from coach.planning import hours
from coach.rewriting.proposals import Proposal
from coach.rulebook.book import Match
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.meaning import Ahead, Bound, Interval, Now, Weekday, floor
from coach.timing.reckoning import Reckoning
from coach.timing.roles import Role, is_request, role_of

if TYPE_CHECKING:
    from coach.calendars.places import Place
    from coach.planning.slots import Slot

MOST = 3
"""Proposals for one place in the draft."""

_HORIZON = timedelta(days=62)
_FARTHEST = timedelta(days=400)
_SOON = 2, 6
_URGENT = 1, 3
_SAME_DAY = 0, 2
"""Working days from now that words without a day stand for: a plan, a request, an “at once”."""
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


_AT_ONCE = re.compile(
    r"moment|minute|right away|at once|immediately|马上|立即|立刻|即刻|立马|稍|片刻"
)
_EVENING = re.compile(r"night|evening|晚|夜")
_NEXT_WEEKDAY = re.compile(r"\bnext (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_NAMES_TIME = re.compile(
    r"\d|day\b|days\b|week|month|year|quarter|season|morning|afternoon|evening|night|noon|hour|minute"
    r"|[年月周日天号季晨晚]|星期|礼拜|点钟|小时|分钟|节|期"
)
"""Words that name some time of their own; not having understood them, we offer nothing."""


@dataclass(frozen=True, slots=True)
class _Hour:
    """One moment on the clock of each place, and why it suits."""

    local: tuple[datetime, ...]
    reckoning: Text


@dataclass(frozen=True, slots=True)
class _Offer:
    """A day on the writer's calendar, with an hour where one is asked for."""

    day: date
    hour: _Hour | None


def propose(match: Match, context: Context, blanks: tuple[str, ...]) -> Iterator[Proposal]:
    """At most three exact times for the blanks, the best first."""
    parts = [_BLANKS.get(blank) for blank in blanks]
    sender = context.sender.place
    if sender is None or context.now is None or not blanks or None in parts:
        return
    places = (sender, *filter(None, [context.recipient.place]))
    with_clock = any("clock" in (part or "") for part in parts)
    if with_clock and any(place.zone_assumed for place in places):
        return  # a country with several clocks: nobody knows which
    reckoning = reckoning_of(context)
    role = role_of(match.sentence.folded, match.start, match.end)
    window = _window(match, role, reckoning)
    if window is None or (window.said and _is_narrowed(match, window)):
        return
    named = [part or "" for part in parts]
    for allowed in (window, *_other_reading(match, window, reckoning)):
        for offer in _offers(allowed, role, places, context.now, reckoning, with_clock):
            proposal = _proposal(offer, named, allowed, places, match, reckoning)
            if proposal is not None:
                yield proposal


def _proposal(
    offer: _Offer,
    parts: list[str],
    window: _Window,
    places: tuple[Place, ...],
    match: Match,
    reckoning: Reckoning,
) -> Proposal | None:
    whole = None
    if not window.holds(offer.day):
        whole = _instead(offer, places, match)
        if whole is None:
            return None
    today = reckoning.now.date()
    words = tuple(_words(part, offer, places, match, today) for part in parts)
    return Proposal(words, _note(offer, window, places, reckoning), whole)


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

    @property
    def is_narrow(self) -> bool:
        """Whether the words name hours of a day."""
        return self.said and self.end - self.start < timedelta(hours=23)

    def holds(self, day: date) -> bool:
        """Whether the words allow that day."""
        return self.start.date() <= day <= self.last


def _window(match: Match, role: Role, reckoning: Reckoning) -> _Window | None:
    """What the words allow, from now on; None where they name no time ahead or nothing is known."""
    found = _expression(match)
    if found is None:
        return None if _NAMES_TIME.search(match.text) else _default_window(match, role, reckoning)
    meaning = found.meaning
    if isinstance(meaning, Now):
        return _default_window(match, role, reckoning)
    if meaning.kind in ("duration", "set"):
        return None  # from when it counts is not known
    limit = meaning.limit if isinstance(meaning, Bound) else meaning
    reading = _first_ahead(limit.resolve(reckoning), reckoning)
    if reading is None:
        return _default_window(match, role, reckoning) if meaning.vague else None
    start, end = reading
    if isinstance(limit, Weekday) and limit.week is None and start.date() == reckoning.now.date():
        start, end = start + timedelta(days=7), end + timedelta(days=7)
    if end - start <= timedelta(minutes=1) and "clock" not in limit.fixes:
        start = floor(start, "day")  # the end of a day: any hour of it may be named
        end = start + timedelta(days=1)
    if isinstance(limit, Ahead) and limit.blurred:
        end = reckoning.after_workdays(start, 2) + timedelta(days=1)
    if isinstance(meaning, Bound) and meaning.side in ("after", "since"):
        end = end + timedelta(days=7)
    if _EVENING.search(match.text) and end - start < timedelta(hours=23):
        start = start.replace(hour=18, minute=0)
        end = start + timedelta(hours=2)
    start = max(start, reckoning.now)
    if start - reckoning.now > _FARTHEST:
        return None
    return _Window(start, min(end, start + _HORIZON), True)


def _other_reading(match: Match, window: _Window, reckoning: Reckoning) -> Iterator[_Window]:
    """“Next Friday” is next week's for some readers, and the coming one for others."""
    week = timedelta(days=7)
    single = window.last == window.start.date()
    if single and _NEXT_WEEKDAY.search(match.text) and window.start - week > reckoning.now:
        yield _Window(window.start - week, window.end - week, True)


def _default_window(match: Match, role: Role, reckoning: Reckoning) -> _Window:
    """Some working days from now: sooner for what the reader is asked, later for a plan."""
    asked = role in ("deadline", "meeting") or is_request(match.sentence.folded)
    first, last = _URGENT if asked else _SOON
    if _AT_ONCE.search(match.text):
        first, last = _SAME_DAY
    begin = reckoning.after_workdays(reckoning.midnight, first)
    end = reckoning.after_workdays(reckoning.midnight, last)
    return _Window(begin, end + timedelta(days=1), False)


def _expression(match: Match) -> Found | None:
    """The time expression that shares most with the match."""
    shared = [
        (min(found.end, match.end) - max(found.start, match.start), found)
        for found in times_in(match.sentence)
    ]
    most, best = max(shared, key=lambda one: one[0], default=(0, None))
    return best if most > 0 else None


def _is_narrowed(match: Match, window: _Window) -> bool:
    """Whether other words of the sentence name a day that the window of several days holds."""
    return window.last > window.start.date() and any(
        found.meaning.kind in ("date", "datetime") and not found.meaning.vague
        for found in times_in(match.sentence)
        if found.end <= match.start or match.end <= found.start
    )


def _first_ahead(
    readings: Sequence[Interval], reckoning: Reckoning
) -> tuple[datetime, datetime] | None:
    """The first reading that is not over."""
    now = reckoning.now
    for reading in readings:
        start = reading.start or now
        end = reading.end or start + timedelta(days=10)
        if end > now or (start == end and start > now):
            return start, max(end, start + timedelta(minutes=1))
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
        hour = None
        if with_clock:
            hour = _hour_on(day, window, role, places, now)
            if hour is None:
                continue
        yield _Offer(day, hour)
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
    if window.said and len(inside) > 1 and inside[0] == today:
        inside.pop(0)
    if not inside:
        return _beside(window, places, today)
    if not window.said or len(inside) < MOST:
        return inside
    first, middle, last = inside[0], inside[len(inside) // 2], inside[-1]
    if role in ("deadline", "departure", "arrival", "promise"):
        return [last, middle, first]  # a promise is kept by its latest day
    return inside if role == "meeting" else [middle, last, first]


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


def _hour_on(
    day: date, window: _Window, role: Role, places: tuple[Place, ...], now: datetime
) -> _Hour | None:
    """The best hour of a day of the writer, inside the window where that names hours."""
    minutes = _MEETING_MINUTES if role == "meeting" else _DEADLINE_MINUTES
    begin = datetime.combine(day, time())
    end = begin + timedelta(days=1)
    narrow = window.is_narrow and window.start.date() == day
    if narrow:
        begin, end = window.start, max(window.end, window.start + timedelta(minutes=minutes))
    later = day > now.astimezone(places[0].zone).date()
    slot = (
        _best_slot(places, begin, end, minutes)
        if later
        else _find_slot(places, now, begin, end, minutes)
    )
    if slot is not None:
        return _Hour(slot.local, slot.reckoning)
    asked = role in ("deadline", "meeting")
    return None if asked or not narrow else _last_hour(end, places, now)


def _last_hour(end: datetime, places: tuple[Place, ...], now: datetime) -> _Hour | None:
    """The end of the hours that the writer promised for himself, if he is awake then."""
    moment = end.replace(tzinfo=places[0].zone)
    if moment <= now or not hours.EARLIEST <= end.time() <= hours.LATEST:
        return None
    if moment.astimezone(UTC).astimezone(places[0].zone) != moment:
        return None
    local = tuple(moment.astimezone(place.zone) for place in places)
    return _Hour(local, Text("the end of the hours you named", "您所说时段的结束时间"))


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


def _words(part: str, offer: _Offer, places: tuple[Place, ...], match: Match, today: date) -> str:
    """The words for one blank; a clock brings its day unless that is today."""
    chinese = match.rule.language == "zh"
    if part == "month":
        return _month(offer.day, chinese=chinese)
    if part == "day of month":
        return f"{offer.day.day}日"
    day = _day(offer.day, match, chinese=chinese)
    if "clock" not in part or offer.hour is None:
        return day
    clock = clocks_at(offer.hour.local, places).of(match.rule.language)
    if part == "clock" and offer.day == today:
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


def _instead(offer: _Offer, places: tuple[Place, ...], match: Match) -> str | None:
    """The offer in place of the match; None where that would lose a figure or the grammar."""
    if re.search(r"\d", match.text):
        return None
    words = _words("day clock", offer, places, match, date.min)
    if match.rule.language == "zh":
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
    """One moment on all clocks: “16:00 Beijing time (UTC+8) = 09:00 in Berlin”,
    “北京时间16:00（UTC+8，柏林09:00）”. `local` is the moment at each place.
    """
    from coach.planning import naming, wording

    here = naming.city(places[0])
    clock, offset = wording.clock(local[0]), wording.offset(local[0])
    english, chinese = f"{clock} {here.en} time ({offset})", offset
    for moment, place in list(zip(local, places, strict=True))[1:]:
        city = naming.city(place)
        if city == here:
            continue
        there = wording.clock(moment)
        other = moment.date() != local[0].date()
        on = wording.day_and_month(moment.date()) if other else Text("", "")
        english += f" = {there} in {city.en}" + (f" on {on.en}" if other else "")
        chinese += f"，{city.zh}{on.zh.partition('（')[0]}{there}"
    return Text(english, f"{here.zh}时间{clock}（{chinese}）")


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
            f"{days.en}; not both sides work at the time you named",
            f"{days.zh}；您原来说的时间并非双方都上班",
        )
    if offer.hour is None:
        return days
    return Text(f"{days.en}; {offer.hour.reckoning.en}", f"{days.zh}；{offer.hour.reckoning.zh}")
