"""An exact day, hour and zone for a vague or incomplete time.

The words are resolved against `now` on the writer's clock; of the days they allow, those on which
both sides work are offered, and hours at which both are awake and at work; the end of a day is
the writer's closing hour. Nothing is offered without the writer's place, since then nobody knows
whose clock counts, and nothing for more than six weeks, since any day of them is a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.planning import hours
from coach.rewriting.allowed_days import END_OF_DAY, Window, expression, windows
from coach.rewriting.dated_words import Hour, Offer, instead, loses_limit, note_on, words_for
from coach.rewriting.proposals import Proposal
from coach.rulebook.book import Match
from coach.timing.expression import reckoning_of
from coach.timing.reckoning import Reckoning
from coach.timing.roles import Role, clause_words, role_of

if TYPE_CHECKING:
    from coach.calendars.places import Place
    from coach.planning.slots import Slot

MOST = 3
"""Proposals for one place in the draft."""

_NEARBY = timedelta(days=4)
_SOON_AT_MOST = timedelta(days=14)
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


_GOODS_MOVE = lazy(
    r"\b(?:load|stuff|ship|sail|produc|finish|complet|ready|pack|deliver|inspect|leave|vessel|truck"
    r"|container|goods|cargo|mould|mold|sample|batch)\w*\b"
    r"|装柜|装箱|出货|发货|开船|生产|完工|做好|交货|验货|包装|到货|拖车|大货|样品|样板"
)
_MESSAGE = lazy(
    r"\b(?:repl(?:y|ies)|answer|get back|come back|call|update|confirm|let (?:you|us|me) know"
    r"|inform|report|revert|respond|write|mail|e-?mail)\b|回复|答复|告知|通知|反馈|汇报|回电|联系"
)
"""What is done at an hour, while goods move on a day."""


def propose(match: Match, context: Context, blanks: tuple[str, ...]) -> Iterator[Proposal]:
    """At most three exact times for the blanks, the best first."""
    parts = [_BLANKS[blank] for blank in blanks if blank in _BLANKS]
    sender = context.sender.place
    if sender is None or context.now is None or not blanks or len(parts) < len(blanks):
        return
    places = (sender, *filter(None, [context.recipient.place]))
    with_clock = any("clock" in part for part in parts)
    if with_clock and any(place.zone_assumed for place in places):
        return  # a country with several clocks: nobody knows which
    reckoning = reckoning_of(context)
    role = role_of(match.sentence.folded, match.start, match.end)
    found = expression(match)
    if found and found.meaning.kind in ("time", "timerange") and "clock" not in "".join(parts):
        return  # no day can be the answer to “around eight”
    ends_day = END_OF_DAY.search(match.text) is not None
    seen = set()
    for window in windows(match, role, reckoning, sender):
        named, hourly = parts, with_clock
        if with_clock and _needs_no_clock(match, role, window):
            named = [part.replace("day clock", "day") for part in named]
            hourly = "clock" in named
        if ends_day and hourly:
            offers = _closing_hours(window, places, context.now)
        else:
            offers = _offers(window, role, places, context.now, reckoning, hourly)
        for offer in offers:
            proposal = _proposal(offer, named, window, places, match, reckoning)
            if proposal is not None and (proposal.words, proposal.whole) not in seen:
                seen.add((proposal.words, proposal.whole))
                yield proposal


def _needs_no_clock(match: Match, role: Role, window: Window) -> bool:
    """Whether a day is all that is asked: goods leave, arrive and are ready on a day."""
    if window.is_narrow or not window.said or role in ("meeting", "deadline"):
        return False
    if role in ("departure", "arrival"):
        return True
    clause = clause_words(match.sentence.folded, match.start, match.end)
    return _GOODS_MOVE.search(clause) is not None and _MESSAGE.search(clause) is None


def _proposal(
    offer: Offer,
    parts: list[str],
    window: Window,
    places: tuple[Place, ...],
    match: Match,
    reckoning: Reckoning,
) -> Proposal | None:
    whole = None
    if not window.holds(offer.day) or loses_limit(match):
        whole = instead(offer, places, match)
        if whole is None:
            return None
    today = reckoning.now.date()
    if "day" in parts:  # the clock need not bring its day
        today = offer.day
    words = tuple(words_for(part, offer, places, match, today) for part in parts)
    return Proposal(words, note_on(offer, window, places, reckoning), whole)


def _offers(
    window: Window,
    role: Role,
    places: tuple[Place, ...],
    now: datetime,
    reckoning: Reckoning,
    with_clock: bool,
) -> Iterator[Offer]:
    count = 0
    for day in _days(window, role, places, reckoning):
        hour = None
        if with_clock:
            hour = _hour_on(day, window, role, places, now)
            if hour is None:
                continue
        yield Offer(day, hour)
        count += 1
        if count == MOST:
            return


def _days(
    window: Window, role: Role, places: tuple[Place, ...], reckoning: Reckoning
) -> list[date]:
    """The days to offer, the best first: common working days inside the window, else beside it."""
    today = reckoning.now.date()
    day = window.start.date()
    inside = []
    while day <= window.last:
        if _all_work(places, day):
            inside.append(day)
        day += timedelta(days=1)
    if window.only_last:
        rest = (window.last - inside[-1]).days if inside else 0
        return inside[-1:] if rest == 0 or (rest < 3 and window.is_week) else []
    if window.opens:
        return inside[:1] if inside and inside[0] == window.start.date() else []
    if window.said and len(inside) > 1 and inside[0] == today:
        inside.pop(0)
    if not window.said:
        inside = [day for day in inside if day <= today + _SOON_AT_MOST]
    if not inside:
        return _beside(window, places, today)
    if not window.said or role == "meeting":
        return inside
    if len(inside) < MOST:
        return inside[::-1]
    return [inside[-1], inside[len(inside) // 2], inside[0]]  # a promise is kept by its last day


def _beside(window: Window, places: tuple[Place, ...], today: date) -> list[date]:
    """The nearest common working days before and after a window that has none."""
    days = []
    for step in window.beside:
        near = window.start.date() if step < 0 else window.last
        day = near + timedelta(days=step)
        for _ in range(60):
            if day <= today or _all_work(places, day):
                break
            day += timedelta(days=step)
        if day > today and _all_work(places, day) and abs(day - near) <= _NEARBY:
            days.append(day)
    return days


def _all_work(places: tuple[Place, ...], day: date) -> bool:
    """Whether all work on that day; in the usual closure of factories nothing is promised."""
    return all(place.day_off(day, include_closures=True) is None for place in places)


def _closing_hours(window: Window, places: tuple[Place, ...], now: datetime) -> Iterator[Offer]:
    """The end of the working day: the writer's own, then the reader's."""
    from coach.planning import naming

    day = window.last
    if not _all_work(places, day):
        return
    seen = set()
    for place in places:
        spans = place.hours(day)
        moment = datetime.combine(day, spans[-1][1], place.zone) if spans else now
        same_day = moment.astimezone(places[0].zone).date() == day
        if same_day and moment > now + timedelta(hours=1) and moment not in seen:
            seen.add(moment)
            city = naming.city(place)
            why = Text(f"the end of the working day in {city.en}", f"{city.zh}的下班时间")
            local = tuple(moment.astimezone(one.zone) for one in places)
            yield Offer(local[0].date(), Hour(local, why))


def _hour_on(
    day: date, window: Window, role: Role, places: tuple[Place, ...], now: datetime
) -> Hour | None:
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
        return Hour(slot.local, slot.reckoning if slot.stretched_by else None)
    asked = role in ("deadline", "meeting")
    return None if asked or not narrow else _last_hour(end, places, now)


def _last_hour(end: datetime, places: tuple[Place, ...], now: datetime) -> Hour | None:
    """The end of the hours that the writer promised for himself, if all are awake then."""
    moment = end.replace(tzinfo=places[0].zone)
    if moment <= now:
        return None
    if moment.astimezone(UTC).astimezone(places[0].zone) != moment:
        return None
    local = tuple(moment.astimezone(place.zone) for place in places)
    if not all(hours.EARLIEST <= there.time() <= hours.LATEST for there in local):
        return None
    return Hour(local, Text("the end of the hours you named", "您所说时段的结束时间"))


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
