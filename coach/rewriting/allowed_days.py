"""What vague or incomplete time words allow: the days among which an exact one may be offered.

A window is on the writer's wall clock and lies ahead. There is none where the words name no time
that is understood, where any day would be a guess, and where one exact day would say more, or
something else, than the sentence does: a refusal, a closure, a question about the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.lazily import lazy
from coach.rulebook.book import Match
from coach.timing.expression import Found, times_in
from coach.timing.meaning import (
    Ahead,
    Around,
    At,
    Between,
    Bound,
    Festival,
    Interval,
    Meaning,
    Now,
    PartOf,
    Period,
    Stretch,
    Weekday,
    floor,
)
from coach.timing.reckoning import Reckoning
from coach.timing.roles import Role, clause_of, is_request

if TYPE_CHECKING:
    from coach.calendars.places import Place

_LONGEST = timedelta(days=45)
_FARTHEST = timedelta(days=400)
_NEAR_HOLIDAY = timedelta(days=31)
_COMING_FESTIVAL = timedelta(days=320)
"""One that lies farther ahead has just passed, and may be the one that was meant."""
_LAST_DAYS = timedelta(days=4)
_BORDER = timedelta(days=7)
"""What “the end of” and “the beginning of” a month or something longer are, for an offer."""
_SOON = 2, 6
_URGENT = 1, 3
_SAME_DAY = 0, 1
"""Working days from now that words without a day stand for: a plan, a request, an “at once”."""

_AT_ONCE = lazy(r"moment|minute|right away|at once|immediately|马上|立即|立刻|即刻|立马|稍|片刻")
_EVENING = lazy(r"night|evening|晚|夜")
_NEXT_WEEKDAY = lazy(r"\bnext (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_NAMES_TIME = lazy(
    r"\d|day\b|days\b|week|month|year|quarter|season|morning|afternoon|evening|night|noon|hour|minute"
    r"|holiday|festival|vacation|new year|lunch|dinner|breakfast"
    r"|饭|午休|[年月周日天号季晨晚]|星期|礼拜|点钟|小时|分钟|节|期|假"
)
"""Words that name some time of their own; not having understood them, we offer nothing."""
_HOLIDAY = lazy(r"holiday|festival|vacation|break|[节節假]")
_COMING_HOLIDAY = lazy(r"[节節](?:日|假日?)?[前后後]")
_CLOSED = lazy(
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
_ASKS_WHEN = lazy(
    r"\b(?:which|what) (?:day|date|time|week)|\bwhen (?:can|will|do|does|did|is|are|could|would)\b"
    r"|哪[天日一周]|什么时候|什麼時候|几号|何时"
)
_AS_SOON = lazy(r"尽快|盡快|尽早|第一时间|抓紧|¦,? (?:asap|as soon as possible)\b")
_BINDS_BOTH = lazy(
    r"\b(?:valid(?:ity)?|binding|firm|hold|holds|good (?:till|until)|cancel\w*|reject\w*|charged?"
    r"|penalt\w+|expires?|increas\w+|rates?)\b"
    r"|有效|保留|逾期|取消|罚|涨|调价|扣"
)
"""The end of a validity or of a patience: a day sooner or later changes what was said."""
_STARTS = lazy(r"\s?(?:起|开始|開始|始|之后|之後|以后|以後|后|後)")
_START = r"(?:from|since|starting|beginning (?:from|in|on)|effective|as of|after)"
_START_WITHIN, _START_BEFORE = lazy(rf"{_START}\b"), lazy(rf"\b{_START}(?: the)? $")
_NARROWS_ON = lazy(
    r"-ish|的?(?:第|首|头)|\s(?:on |next |this |of )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_HANGS_ON = lazy(r"\s(?:after|once|upon|following|when|as soon as|if)\b")
_CONDITION = lazy(r"\b(?:if|unless|should|in case|provided)\b|如果|如|若|要是|倘|只要|一旦")
END_OF_DAY = lazy(
    r"\b(?:eod|cob|eob|close of (?:business|play)|day's end"
    r"|end of (?:the |your |our )?(?:business |working |work )?day)\b|下班"
)


@dataclass(frozen=True, slots=True)
class Window:
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

    @property
    def is_week(self) -> bool:
        """Whether it ends with a week, which for most work ends before the weekend."""
        return self.end.weekday() == 0 and self.end - self.start <= timedelta(days=7)

    def holds(self, day: date) -> bool:
        """Whether the words allow that day."""
        return self.start.date() <= day <= self.last


def windows(match: Match, role: Role, reckoning: Reckoning, sender: Place) -> Iterator[Window]:
    """What the words of the match allow; two windows where they have two readings."""
    window = _window(match, role, reckoning, sender)
    if window is None or not _may_be_exact(match, window):
        return
    folded = match.sentence.folded
    if window.said and (_BINDS_BOTH.search(folded) or _CONDITION.search(folded)):
        window = replace(window, beside=(), only_last=not window.opens)
    yield window
    yield from _other_reading(match, window, reckoning)


def _window(match: Match, role: Role, reckoning: Reckoning, sender: Place) -> Window | None:
    """What the words allow, from now on; None where they name no time ahead or nothing is known."""
    found = expression(match)
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
    readings = limit.resolve(reckoning)
    reading = _first_ahead(readings, reckoning)
    if reading is None:
        unclear = readings or not meaning.vague or side is not None or _HOLIDAY.search(match.text)
        return None if unclear else _default_window(match, role, reckoning)
    start, end = reading
    if _COMING_HOLIDAY.match(match.text) and start - reckoning.now > _NEAR_HOLIDAY:
        return None  # which holiday is only clear when it is close
    if isinstance(limit, PartOf):
        border = _LAST_DAYS if side in ("before", "until") else _BORDER
        start = max(start, end - border) if limit.part == "end" else start
        end = min(end, start + _BORDER) if limit.part == "start" else end
    if is_bare_weekday(limit) and start.date() == reckoning.now.date():
        start, end = start + timedelta(days=7), end + timedelta(days=7)
    if end - start <= timedelta(minutes=1) and "clock" not in limit.fixes:
        start = floor(start, "day")  # the end of a day: any hour of it may be named
        end = start + timedelta(days=1)
    if isinstance(limit, Ahead) and limit.blurred:
        end = reckoning.after_workdays(start, 2) + timedelta(days=1)
    if isinstance(limit, Stretch) and limit.blurred and limit.unit == "day":
        end = max(end, reckoning.after_workdays(reckoning.midnight, 4) + timedelta(days=1))
    if end - start > _LONGEST:
        return None  # any day of it would be a guess
    if side in ("after", "since"):
        return _from_then_on(start, end, limit, side, reckoning)
    if side == "before" and end - start < timedelta(hours=23) and not END_OF_DAY.search(match.text):
        start, end = start - timedelta(hours=1), start
    if _EVENING.search(match.text) and end - start < timedelta(hours=23):
        start = start.replace(hour=18, minute=0)
        end = start + timedelta(hours=2)
    start = max(start, reckoning.now)
    if start - reckoning.now > _FARTHEST:
        return None
    return Window(start, end, True, _sides(limit, side))


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
) -> Window | None:
    """“From …”: its first day; “after …”: that very day, or what follows a weekend."""
    if "clock" in limit.fixes or start < reckoning.now:
        return None
    if end - start <= timedelta(days=1):
        return Window(start, end, True, opens=True)
    if side == "after":
        weekend = isinstance(limit, Period) and limit.unit == "weekend"
        return Window(end, end + timedelta(days=3), True, (1,)) if weekend else None
    if isinstance(limit, PartOf) or (limit.vague and not isinstance(limit, Period)):
        return None
    return Window(start, start + timedelta(days=1), True, opens=True)


def _sides(limit: Meaning, side: str | None) -> tuple[int, ...]:
    """Where a working day may stand in for a day off: only for words that name no date."""
    weekend = isinstance(limit, Period) and limit.unit == "weekend"
    single = isinstance(limit, Ahead) and limit.unit == "day" and limit.base is None
    if not (weekend or single or isinstance(limit, Weekday)):
        return ()
    return {"before": (-1,), "until": (-1,), "after": (1,), "since": (1,)}.get(side or "", (-1, 1))


def _beside_festival(
    festival: Festival, side: str, reckoning: Reckoning, sender: Place
) -> Window | None:
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
    return Window(start, end, True) if start < end else None


def _after_closure(start: datetime, place: Place) -> datetime:
    """The first day from `start` on which a place is open again."""
    for _ in range(40):
        if place.day_off(start.date(), include_closures=True) is None:
            break
        start += timedelta(days=1)
    return start


def _other_reading(match: Match, window: Window, reckoning: Reckoning) -> Iterator[Window]:
    """“Next Friday” is next week's for some readers, and the coming one for others."""
    week = timedelta(days=7)
    single = window.last == window.start.date()
    if single and _NEXT_WEEKDAY.search(match.text) and window.start - week > reckoning.now:
        yield replace(window, start=window.start - week, end=window.end - week)


def _default_window(match: Match, role: Role, reckoning: Reckoning) -> Window:
    """Some working days from now: sooner for what the reader is asked, later for a plan."""
    asked = role in ("deadline", "meeting") or is_request(match.sentence.folded)
    first, last = _URGENT if asked else _SOON
    if _AT_ONCE.search(match.text):
        first, last = _SAME_DAY
    begin = reckoning.after_workdays(reckoning.midnight, first)
    end = reckoning.after_workdays(reckoning.midnight, last)
    return Window(begin, end + timedelta(days=1), False)


def expression(match: Match) -> Found | None:
    """The time expression that shares most with the match."""
    shared = [
        (min(found.end, match.end) - max(found.start, match.start), found)
        for found in times_in(match.sentence)
    ]
    most, best = max(shared, key=lambda one: one[0], default=(0, None))
    return best if most > 0 else None


def is_bare_weekday(meaning: Meaning) -> bool:
    """Whether a weekday without its week is named; on that very day nobody means today."""
    day = meaning.day if isinstance(meaning, At) else meaning
    return isinstance(day, Weekday) and day.week is None


def _is_narrowed(match: Match) -> bool:
    """Whether other words of the sentence name a day, and those of the match more than one."""
    own = expression(match)
    if own is None:
        return False
    if is_bare_weekday(own.meaning):
        return _names_other_time(match)  # the Friday of that week?
    meaning = own.meaning.limit if isinstance(own.meaning, Bound) else own.meaning
    if meaning.kind in ("date", "time", "datetime"):
        return False
    return any(
        (found.meaning.kind in ("date", "datetime") and not found.meaning.vague)
        or found.meaning.fixes & {"weekday", "day"}
        for found in times_in(match.sentence)
        if found.end <= match.start or match.end <= found.start
    )


def _names_other_time(match: Match) -> bool:
    """Whether the sentence names a time beside the match: “as soon as possible after the fair”."""
    return any(
        found.meaning.kind not in ("duration", "set")
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


def _may_be_exact(match: Match, window: Window) -> bool:
    """Whether one exact day in these words would say no more than the sentence says."""
    begin, stop = clause_of(match.sentence.folded, match.start, match.end)
    clause = match.sentence.folded[begin:stop]
    if _NARROWS_ON.match(match.after) or (window.said and _ASKS_WHEN.search(clause)):
        return False
    if not window.said:
        hangs = _HANGS_ON.match(match.after) or " after" in match.text
        return not hangs and not _names_other_time(match)
    if match.sentence.folded.count(match.text) > 1:
        return False  # two things by one word: “leaves at month end and is back at month end”
    beside = (
        f"{match.sentence.folded[begin : match.start]}¦{match.sentence.folded[match.end : stop]}"
    )
    if _CLOSED.search(beside) or match.text.startswith("not ") or _is_narrowed(match):
        return False
    return _AS_SOON.search(beside) is None
