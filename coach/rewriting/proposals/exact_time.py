"""An exact day, hour and zone for a vague or incomplete time.

The words are resolved against `now` on the writer's clock; of the days they allow, those on which
both sides work are offered, and hours at which both are awake and at work; the end of a day is
the writer's closing hour. Nothing is offered without the writer's place, since then nobody knows
whose clock counts, and nothing for more than six weeks, since any day of them is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.draft import Context
from coach.finding import Text
from coach.planning import hours
from coach.rewriting.proposals import Proposal
from coach.rulebook.book import Match
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.meaning import (
    Ahead,
    Around,
    Between,
    Bound,
    Festival,
    Interval,
    Meaning,
    Now,
    PartOf,
    Period,
    Weekday,
    floor,
)
from coach.timing.reckoning import Reckoning
from coach.timing.roles import Role, clause_of, is_request, role_of

if TYPE_CHECKING:
    from coach.calendars.places import Place
    from coach.planning.slots import Slot

MOST = 3
"""Proposals for one place in the draft."""

_LONGEST = timedelta(days=45)
_FARTHEST = timedelta(days=400)
_NEAR_HOLIDAY = timedelta(days=31)
_COMING_FESTIVAL = timedelta(days=320)
"""One that lies farther ahead has just passed, and may be the one that was meant."""
_NEARBY = timedelta(days=4)
_SOON_AT_MOST = timedelta(days=14)
_LAST_DAYS = timedelta(days=4)
_BORDER = timedelta(days=7)
"""What “the end of” and “the beginning of” a month or something longer are, for an offer."""
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
    r"|holiday|festival|vacation|new year|lunch|dinner|breakfast"
    r"|饭|午休|[年月周日天号季晨晚]|星期|礼拜|点钟|小时|分钟|节|期|假"
)
"""Words that name some time of their own; not having understood them, we offer nothing."""

_END_OF_DAY = re.compile(
    r"\b(?:eod|cob|eob|close of (?:business|play)|day's end"
    r"|end of (?:the |your |our )?(?:business |working |work )?day)\b|下班"
)
_HOLIDAY = re.compile(r"holiday|festival|vacation|break|[节節假]")
_COMING_HOLIDAY = re.compile(r"[节節](?:日|假日?)?[前后後]")
_CLOSED = re.compile(
    r"\b(?:close(?! of)|closes|closed|closure|shut(?:s|down)?|holidays?|days? off|on leave"
    r"|out of (?:the )?office|not (?:be )?(?:in|available|working|at work)|unavailable)\b"
    r"|\b(?:can ?not|can't|could not|couldn't|unable|won't|will not|not able|no capacity)\b"
    r"|\b(?:fully|sold|booked) (?:booked|out)\b|\b(?:impossible|no (?:chance|way)|nobody|no one|not"
    r"|never|down|stock-?tak\w+|maintenance|busy|strikes?|power cut)\b|n't\b"
    r"|\b(?:was|were|been) (?:due|supposed|expected|planned|scheduled|promised|meant)\b"
    r"|不可能|停电|停產|停产|检修|盘点|搬迁|团建|暂停|已满|满了|不接|没空|沒空|原定|本该|原本"
    r"|放假|休假|假期|停工|休息|不上班|不在|不了|(?<!能)不能(?!不)|无法|沒法|没法|来不及|排满|订满"
)
"""A clause that says when nobody works, what cannot be done or what was due."""
_ASKS_WHEN = re.compile(
    r"\b(?:which|what) (?:day|date|time|week)|\bwhen (?:can|will|do|does|did|is|are|could|would)\b|哪[天日一周]|什么时候|什麼時候|几号|何时"
)
_AS_SOON = re.compile(r"尽快|盡快|尽早|第一时间|抓紧|\basap\b|as soon as possible")
_BINDS_BOTH = re.compile(
    r"\b(?:valid(?:ity)?|binding|firm|hold|holds|good (?:till|until)|cancel\w*|reject\w*|charged?"
    r"|penalt\w+|expires?|increas\w+|rates?)\b"
    r"|有效|保留|逾期|取消|罚|涨价|调价|扣"
)
"""The end of a validity or of a patience: a day sooner or later changes what was said."""
_STARTS = re.compile(r"\s?(?:起|开始|開始|始|之后|之後|以后|以後|后|後)")
_START = r"(?:from|since|starting|beginning (?:from|in|on)|effective|as of|after)"
_START_WITHIN, _START_BEFORE = re.compile(rf"{_START}\b"), re.compile(rf"\b{_START}(?: the)? $")
_NARROWS_ON = re.compile(r"-ish|[的]?(?:第|首|头)")
_GOODS_MOVE = re.compile(
    r"\b(?:load|stuff|ship|sail|produc|finish|complet|ready|pack|deliver|inspect|leave|vessel|truck"
    r"|container|goods|cargo|mould|mold|sample|batch)\w*\b"
    r"|装柜|装箱|出货|发货|开船|生产|完工|做好|交货|验货|包装|到货|拖车|大货|样品|样板"
)
_MESSAGE = re.compile(
    r"\b(?:repl(?:y|ies)|answer|get back|come back|call|update|confirm|let (?:you|us|me) know"
    r"|inform|report|revert|respond|write|mail|e-?mail)\b|回复|答复|告知|通知|反馈|汇报|回电|联系"
)
"""What is done at an hour, while goods move on a day."""
_SPECIFIED = re.compile(
    r" (?:morning|afternoon|evening|night|noon|at \d|\d)|\s?(?:上午|下午|早上|晚上|傍晚|中午|\d)"
)


@dataclass(frozen=True, slots=True)
class _Hour:
    """One moment on the clock of each place; `reckoning` where it is not in all working hours."""

    local: tuple[datetime, ...]
    reckoning: Text | None = None


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
    window = _window(match, role, reckoning, sender)
    begin, stop = clause_of(match.sentence.folded, match.start, match.end)
    clause = match.sentence.folded[begin:stop]
    if window is None or not _may_be_exact(match, window, clause, begin, stop):
        return
    if _BINDS_BOTH.search(match.sentence.folded):
        window = replace(window, beside=(), only_last=not window.opens)
    named = [part or "" for part in parts]
    if with_clock and _needs_no_clock(clause, role, window):
        named, with_clock = [part.replace("day clock", "day") for part in named], "clock" in named
    ends_day = _END_OF_DAY.search(match.text) is not None
    seen = set()
    for allowed in (window, *_other_reading(match, window, reckoning)):
        if ends_day and with_clock:
            offers = _closing_hours(allowed, places, context.now)
        else:
            offers = _offers(allowed, role, places, context.now, reckoning, with_clock)
        for offer in offers:
            proposal = _proposal(offer, named, allowed, places, match, reckoning)
            if proposal is not None and (proposal.words, proposal.whole) not in seen:
                seen.add((proposal.words, proposal.whole))
                yield proposal


def _may_be_exact(match: Match, window: _Window, clause: str, begin: int, stop: int) -> bool:
    """Whether one exact day in these words would say no more than the sentence says."""
    if _NARROWS_ON.match(match.after) or (window.said and _ASKS_WHEN.search(clause)):
        return False
    if not window.said:
        return not _names_other_time(match, begin, stop)
    if _CLOSED.search(clause) or _is_narrowed(match):
        return False
    beside = clause[: match.start - begin] + clause[match.end - begin :]
    return _AS_SOON.search(beside) is None


def _needs_no_clock(clause: str, role: Role, window: _Window) -> bool:
    """Whether a day is all that is asked: goods leave, arrive and are ready on a day."""
    if window.is_narrow or not window.said or role in ("meeting", "deadline"):
        return False
    if role in ("departure", "arrival"):
        return True
    return _GOODS_MOVE.search(clause) is not None and _MESSAGE.search(clause) is None


def _proposal(
    offer: _Offer,
    parts: list[str],
    window: _Window,
    places: tuple[Place, ...],
    match: Match,
    reckoning: Reckoning,
) -> Proposal | None:
    whole = None
    if not window.holds(offer.day) or _loses_limit(match):
        whole = _instead(offer, places, match)
        if whole is None:
            return None
    today = reckoning.now.date()
    if "day" in parts:  # the clock need not bring its day
        today = offer.day
    words = tuple(_words(part, offer, places, match, today) for part in parts)
    return Proposal(words, _note(offer, window, places, reckoning), whole)


def _loses_limit(match: Match) -> bool:
    """Whether the template drops the 前 of the match."""
    templates = [text or "" for text, *_ in match.rule.suggest]
    limit = _LIMIT_ZH.search(match.text)
    return limit is not None and not any(
        "{match}" in text or limit[0][-1] in text for text in templates
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """The writer's wall-clock times that the words allow.

    `said` is False where they name none. `beside` tells on which sides the nearest working days may
    stand in where the window has none: -1 before it, 1 after it. `only_last` and `opens` say that
    only the last or the first day of it will do.
    """

    start: datetime
    end: datetime
    said: bool
    beside: tuple[int, ...] = ()
    only_last: bool = False
    opens: bool = False

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


def _window(match: Match, role: Role, reckoning: Reckoning, sender: Place) -> _Window | None:
    """What the words allow, from now on; None where they name no time ahead or nothing is known."""
    found = _expression(match)
    if found is None:
        return None if _NAMES_TIME.search(match.text) else _default_window(match, role, reckoning)
    meaning = found.meaning
    if isinstance(meaning, Now):
        return _default_window(match, role, reckoning)
    if meaning.kind in ("duration", "set"):
        return None  # from when it counts is not known
    inside = match.start <= found.start and found.end <= match.end
    if (isinstance(meaning, Between) and not inside) or re.search("between|之间", match.text):
        return None
    limit = meaning.limit if isinstance(meaning, Bound) else meaning
    if isinstance(limit, Around) and isinstance(limit.point, Festival):
        limit = limit.point
    side = meaning.side if isinstance(meaning, Bound) else _side_beside(match)
    if isinstance(limit, Festival) and side is not None:
        return _beside_festival(limit, side, reckoning, sender)
    reading = _first_ahead(limit.resolve(reckoning), reckoning)
    if reading is None:
        unclear = not meaning.vague or side is not None or _HOLIDAY.search(match.text)
        return None if unclear else _default_window(match, role, reckoning)
    start, end = reading
    if _COMING_HOLIDAY.match(match.text) and start - reckoning.now > _NEAR_HOLIDAY:
        return None  # which holiday is only clear when it is close
    if isinstance(limit, PartOf):
        border = _LAST_DAYS if side in ("before", "until") else _BORDER
        start = max(start, end - border) if limit.part == "end" else start
        end = min(end, start + _BORDER) if limit.part == "start" else end
    if isinstance(limit, Weekday) and limit.week is None and start.date() == reckoning.now.date():
        start, end = start + timedelta(days=7), end + timedelta(days=7)
    if end - start <= timedelta(minutes=1) and "clock" not in limit.fixes:
        start = floor(start, "day")  # the end of a day: any hour of it may be named
        end = start + timedelta(days=1)
    if isinstance(limit, Ahead) and limit.blurred:
        end = reckoning.after_workdays(start, 2) + timedelta(days=1)
    if end - start > _LONGEST:
        return None  # any day of it would be a guess
    if side in ("after", "since"):
        return _from_then_on(start, end, limit, side, reckoning)
    if (
        side == "before"
        and end - start < timedelta(hours=23)
        and not _END_OF_DAY.search(match.text)
    ):
        start, end = start - timedelta(hours=1), start
    if _EVENING.search(match.text) and end - start < timedelta(hours=23):
        start = start.replace(hour=18, minute=0)
        end = start + timedelta(hours=2)
    start = max(start, reckoning.now)
    if start - reckoning.now > _FARTHEST:
        return None
    return _Window(start, end, True, _sides(limit, side))


def _side_beside(match: Match) -> str | None:
    """The side that words beside the match say: “starting from …”, 10月…起."""
    starts = (
        _STARTS.match(match.after)
        or _START_BEFORE.search(match.before)
        or _START_WITHIN.match(match.text)
    )
    return "since" if starts else None


def _from_then_on(
    start: datetime, end: datetime, limit: Meaning, side: str, reckoning: Reckoning
) -> _Window | None:
    """“From …”: its first day; “after …”: that very day, or what follows a weekend."""
    if "clock" in limit.fixes or start < reckoning.now:
        return None
    if end - start <= timedelta(days=1):
        return _Window(start, end, True, opens=True)
    if side == "after":
        weekend = isinstance(limit, Period) and limit.unit == "weekend"
        return _Window(end, end + timedelta(days=3), True, (1,)) if weekend else None
    if limit.vague and not isinstance(limit, Period):
        return None
    return _Window(start, start + timedelta(days=1), True, opens=True)


def _sides(limit: Meaning, side: str | None) -> tuple[int, ...]:
    """Where a working day may stand in for a day off: only for words that name no date."""
    weekend = isinstance(limit, Period) and limit.unit == "weekend"
    single = isinstance(limit, Ahead) and limit.unit == "day" and limit.base is None
    if not (weekend or single or isinstance(limit, Weekday)):
        return ()
    return {"before": (-1,), "until": (-1,), "after": (1,), "since": (1,)}.get(side or "", (-1, 1))


def _beside_festival(
    festival: Festival, side: str, reckoning: Reckoning, sender: Place
) -> _Window | None:
    """The week before a festival, or the one after all its days."""
    reading = _first_ahead(replace(festival, whole=True).resolve(reckoning), reckoning)
    if reading is None or reading[0] - reckoning.now > _COMING_FESTIVAL:
        return None
    start, end = reading
    if side in ("before", "until"):
        start, end = start - timedelta(days=7), start
    else:
        start = _after_closure(end, sender)
        end = start + timedelta(days=7)
    start = max(start, reckoning.now)
    return _Window(start, end, True) if start < end else None


def _after_closure(start: datetime, place: Place) -> datetime:
    """The first day from `start` on which a place is open again."""
    for _ in range(40):
        if place.day_off(start.date(), include_closures=True) is None:
            break
        start += timedelta(days=1)
    return start


def _other_reading(match: Match, window: _Window, reckoning: Reckoning) -> Iterator[_Window]:
    """“Next Friday” is next week's for some readers, and the coming one for others."""
    week = timedelta(days=7)
    single = window.last == window.start.date()
    if single and _NEXT_WEEKDAY.search(match.text) and window.start - week > reckoning.now:
        yield replace(window, start=window.start - week, end=window.end - week)


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


def _is_narrowed(match: Match) -> bool:
    """Whether other words of the sentence name a day, and those of the match more than one."""
    own = _expression(match)
    if own is None:
        return False
    meaning = own.meaning.limit if isinstance(own.meaning, Bound) else own.meaning
    if meaning.kind in ("date", "time", "datetime"):
        return False
    return any(
        (found.meaning.kind in ("date", "datetime") and not found.meaning.vague)
        or found.meaning.fixes & {"weekday", "day"}
        for found in times_in(match.sentence)
        if found.end <= match.start or match.end <= found.start
    )


def _names_other_time(match: Match, begin: int, stop: int) -> bool:
    """Whether the clause names a time beside the match: “as soon as possible after the fair”."""
    return any(
        begin <= found.start and found.end <= stop and found.meaning.kind not in ("duration", "set")
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
    if window.only_last:
        return inside[-1:] if inside and inside[-1] == window.last else []
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


def _beside(window: _Window, places: tuple[Place, ...], today: date) -> list[date]:
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


def _closing_hours(window: _Window, places: tuple[Place, ...], now: datetime) -> Iterator[_Offer]:
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
            yield _Offer(local[0].date(), _Hour(local, why))


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
        return _Hour(slot.local, slot.reckoning if slot.stretched_by else None)
    asked = role in ("deadline", "meeting")
    return None if asked or not narrow else _last_hour(end, places, now)


def _last_hour(end: datetime, places: tuple[Place, ...], now: datetime) -> _Hour | None:
    """The end of the hours that the writer promised for himself, if all are awake then."""
    moment = end.replace(tzinfo=places[0].zone)
    if moment <= now:
        return None
    if moment.astimezone(UTC).astimezone(places[0].zone) != moment:
        return None
    local = tuple(moment.astimezone(place.zone) for place in places)
    if not all(hours.EARLIEST <= there.time() <= hours.LATEST for there in local):
        return None
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
        of = "of " if re.search(r"\bthe \d", match.text) else ""
        return of + _month(offer.day, chinese=chinese)
    if part == "day of month":
        return f"{_numeral(offer.day.day) if _IN_HAN.match(match.text) else offer.day.day}日"
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
_LIMIT_ZH = re.compile(r"(?:之前|以前|前)$")


def _instead(offer: _Offer, places: tuple[Place, ...], match: Match) -> str | None:
    """The offer in place of the match; None where that would lose a figure or the grammar."""
    if re.search(r"\d", match.text) or _SPECIFIED.match(match.after):
        return None
    part = "day clock" if offer.hour else "day"
    words = _words(part, offer, places, match, date.min)
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


_IN_HAN = re.compile(r"[一二三四五六七八九十]+月")


def _numeral(day: int) -> str:
    """A day of the month in Chinese numerals: 二十九."""
    tens, ones = divmod(day, 10)
    return ("", "十", "二十", "三十")[tens] + " 一二三四五六七八九"[ones].strip()


def _month(day: date, *, chinese: bool) -> str:
    from coach.planning import wording

    return f"{day.month}月" if chinese else f"{wording.MONTHS[day.month - 1]} {day.year}"


def _day(day: date, match: Match, *, chinese: bool) -> str:
    """The date with its weekday, unless the words beside it say the weekday already."""
    from coach.planning import wording

    full = wording.full_date(day).of("zh" if chinese else "en")
    weekday = wording.WEEKDAYS[day.weekday()]
    if chinese:
        said = re.search(r"(?:周|星期|礼拜)([一二三四五六日天])", match.text)
        same = said is not None and said[1].replace("天", "日") == weekday.zh[-1]
        return full.partition("（")[0] if same else full
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
    cities, both = naming.cities(places), "都" if len(places) > 1 else ""
    if offer.hour is not None and offer.hour.reckoning is None:
        when = Text(f"within working hours in {cities.en}", f"{cities.zh}{both}在工作时间内")
    else:
        when = Text(f"a working day in {cities.en}", f"{cities.zh}当天{both}上班")
    parts = [Text(f"counted from {today.en}", f"从{today.zh}算起"), when]
    if not window.holds(offer.day):
        parts.append(_why_not(window, places))
    if offer.hour is not None and offer.hour.reckoning is not None:
        parts.append(offer.hour.reckoning)
    return Text("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))


def _why_not(window: _Window, places: tuple[Place, ...]) -> Text:
    """What keeps a side from working at the time that the words name."""
    from coach.planning import naming, wording

    for place in places:
        off = place.day_off(window.start.date(), include_closures=True)
        if off is None:
            continue
        land, on = naming.land(place), wording.day_and_month(off.day)
        if off.kind == "weekend":
            return Text(f"{on.en} is a day of rest in {land.en}", f"{on.zh}在{land.zh}休息")
        return Text(f"{on.en} is {off.name.en} in {land.en}", f"{on.zh}在{land.zh}是{off.name.zh}")
    return Text("not both sides work at the time you named", "您原来说的时间并非双方都上班")
