"""Two clock times said to be one moment that are not: “16:00 Beijing time (09:00 in Berlin)”.

Most often the clocks have changed since the sum was done. `settings.day` is "written" for a day
that stands there with its year, so that the slip is provable, and "reckoned" for every other one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from coach.checks import Hit
from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.meaning import At, Between, Bound, CalendarDate, Dated, DayPart, Meaning
from coach.timing.reckoning import Reckoning
from coach.timing.zone_words import (
    SHIFT_ZH,
    NamedClock,
    clock_beside,
    clock_named,
    plain,
)

_LINKED = lazy(
    r"[=≙≈/(（\[]|\bi\.?\s?e\b|\b(?:that|this|which|so|meaning|equal\w*|equivalent|correspond\w*)\b"
    r"|[即合]|等于|相当|对应|换算|也就是|your|贵|[您你]"
)
"""A sentence without one of these says of no two clocks that they show one moment."""
_SAYS_SO = (
    r"[=≙≈]|i\.?\s?e\.?|that(?: is|'s| will be| would be| means)|this (?:is|means)"
    r"|which (?:is|means|equals|will be|would be|corresponds to)|so(?: (?:that|it)(?: is|'s))?"
    r"|meaning|equals?|(?:is )?equal to|(?:is )?equivalent to|correspond(?:s|ing) to"
    r"|也就是说?|亦?即是?|等于|相当于|对应|折?合|换算(?:成|为|过来)?"
)
_OTHER_SEASON = lazy(
    r"\b(?:(?:winter|summer|daylight|standard)(?: saving)? time|clocks? (?:change|go|move))\b"
    r"|冬令时|夏令时|夏时制|冬时制"
)
"""Hours of a season without its date."""
_LINK = lazy(
    r"[\s)）\]]*(?P<verb>[\u4e00-\u9fff]{1,6}?(?=[，,（(]))?(?P<comma>[,，;；、]|\band\b|和)?\s*"
    rf"(?P<open>[(（\[])?\s*(?P<said>{_SAYS_SO})?(?P<soft>[/／])?"
    r"[\s,，:：]*(?:at|it is|it's|is|则?[是为]|大?约|about)?\s*"
)
_OFFSET_BESIDE = lazy(r"^\s?[,，]?\s?(?:utc|gmt)\s?[+\-−]\s?\d{1,2}(?:[:.]?[0-5]\d)?")
_GOES_ON = lazy(r"\s*(?:[)）\]]|[,，;；、/=.。?？!！]|and\b|和|$)")
_OPEN, _CLOSED = lazy(r"[(（\[]"), lazy(r"[)）\]]")
_NOT_ONE_MOMENT = lazy(
    r"\b(?:open|hours|shift|flight|train|dep(?:art\w*)?|arr(?:iv\w*)?|etd|eta|land\w*|respectively|each)\b"
    r"|营业|上班|航班|起飞|到达|抵达|列车|分别|各自"
)
"""Beside these a stroke or a comma joins times of two places and no sum."""
_AFTER = r"next day|following day|day after|\+1\b|次日|第二天|翌日|隔[天日]"
_BEFORE = r"day before|previous day|prior day|day earlier|前一?[天日]"
_SAME = r"same day|当天|同日|同一天"
_SHIFT = lazy(rf"(?P<after>{_AFTER})|(?P<before>{_BEFORE})|(?P<same>{_SAME})")
_SHIFT_BEHIND = lazy(
    rf"\s?[,，]?\s?(?:on )?(?:the |of the )?(?:{_AFTER}|{_BEFORE}|{_SAME})(?: day)?"
)
_SHIFT_AHEAD = lazy(rf"(?:{SHIFT_ZH})的?\s?$")
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = lazy(rf"\b({'|'.join(_WEEKDAYS)})|(?:周|星期|礼拜)([一二三四五六日天])")
_MONTH_NAMED = lazy(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\d月|\d{4}-\d\d"
)
_DAY = timedelta(days=1)
_NEAR = timedelta(days=180)
"""Without a year only a date so near is surely the coming one."""
_AS_LONG = timedelta(days=14)
"""Without a day, the clocks have to keep their distance for so long from now on."""
_HOURLY = ("time", "timerange", "datetime", "datetimerange")


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two clock times: its words with those of its clock, and what it can mean.

    `moments` are wall-clock readings, the likeliest first; their day counts where `dated`.
    """

    found: Found
    start: int
    end: int
    clock: NamedClock
    moments: tuple[datetime, ...]
    lasts: timedelta | None
    dated: bool
    words: str
    """The folded words, with those of a day shift beside them."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every second clock time that is not the first one's; `{right}` has both, `{hour}` it."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    for sentence in document.sentences:
        times = [one for one in times_in(sentence) if one.meaning.kind in _HOURLY]
        if len(times) < 2 or not _LINKED.search(sentence.folded):
            continue
        if _OTHER_SEASON.search(sentence.folded):
            continue
        for first, second in _pairs(times, sentence, context, reckoning):
            days, full, named = _days(first, second, sentence, document, reckoning)
            if not days or full != (settings["day"] == "written"):
                continue
            hit = _hit(first, second, days, named, sentence, reckoning)
            if hit is not None:
                yield hit


# Which two are said to be one moment


def _pairs(
    times: list[Found], sentence: Sentence, context: Context, reckoning: Reckoning
) -> Iterator[tuple[_Side, _Side]]:
    """The first clock time of each chain “… = … = …” with each of the others.

    `times` are the clock times of the sentence.
    """
    head: _Side | None = None
    before: _Side | None = None
    for found in times:
        floor = before.end if before else 0
        side = _side(found, floor, sentence, context, reckoning)
        if side is None:
            head = before = None
            continue
        if head is not None and before is not None and _linked(head, before, side, sentence):
            yield head, side
        else:
            head = side
        before = side


def _side(
    found: Found, floor: int, sentence: Sentence, context: Context, reckoning: Reckoning
) -> _Side | None:
    raw, folded = sentence.raw, sentence.folded
    meaning = found.meaning.limit if isinstance(found.meaning, Bound) else found.meaning
    hours = meaning.time if isinstance(meaning, At) else meaning
    if meaning.vague or isinstance(hours, DayPart):
        return None
    start, end = found.start, found.end
    if found.zone is not None:
        clock = clock_named(raw[found.zone[0] : found.zone[1]], context)
    else:
        shift = _SHIFT_BEHIND.match(folded, end)
        end = shift.end() if shift else end
        beside = clock_beside(raw, start, end, floor, context)
        clock, start, end = beside or (None, start, end)
    if clock is None:
        return None
    readings = [one for one in meaning.resolve(reckoning) if one.start is not None]
    moments = tuple(dict.fromkeys(one.start for one in readings if one.start is not None))
    if not moments:
        return None
    lasts = None
    if isinstance(hours, Between) and readings[0].start and readings[0].end:
        lasts = readings[0].end - readings[0].start
    ahead = _SHIFT_AHEAD.search(folded, floor, found.start)
    behind = _SHIFT_BEHIND.match(folded, end)
    words = folded[min(start, ahead.start() if ahead else start) : behind.end() if behind else end]
    dated = isinstance(meaning, At) and not _SHIFT.search(words)
    return _Side(found, start, behind.end() if behind else end, clock, moments, lasts, dated, words)


def _linked(head: _Side, before: _Side, side: _Side, sentence: Sentence) -> bool:
    """Whether the words between two times say that they are one moment."""
    folded = sentence.folded
    between = folded[before.end : side.start]
    shift = _SHIFT_AHEAD.search(between)
    between = _OFFSET_BESIDE.sub("", between[: shift.start()] if shift else between)
    link = _LINK.fullmatch(between)
    if link is None:
        return False
    if str(head.clock.zone) == str(side.clock.zone):
        return False
    stops = _GOES_ON.match(folded, side.end) is not None
    if link["said"]:
        return stops or not link["said"].startswith("so")
    if link["open"]:
        return stops
    if link["verb"] or _NOT_ONE_MOMENT.search(folded) or head.lasts != side.lasts:
        return False
    if link["soft"]:
        return _clocks(head) != _clocks(side)
    so_far = folded[head.found.start : side.start]
    inside = len(_OPEN.findall(so_far)) > len(_CLOSED.findall(so_far))
    theirs = link["comma"] in (",", "，") and side.clock.side == "recipient"
    return stops and (inside or theirs)


def _clocks(side: _Side) -> set[tuple[int, int]]:
    return {(moment.hour, moment.minute) for moment in side.moments}


# On which day


def _days(
    first: _Side, second: _Side, sentence: Sentence, document: Document, reckoning: Reckoning
) -> tuple[tuple[date, ...], bool, bool]:
    """The days that may be meant, whether the year is written, and whether a day is named."""
    dated = first if first.dated else second if second.dated else None
    if dated is not None:
        full = _full(dated.found.meaning)
        return _ahead((dated.moments[0].date(),), full, reckoning), full, True
    here = {
        one.start.date(): _full(found.meaning)
        for found in times_in(sentence)
        if found.meaning.kind == "date" and not found.meaning.vague
        for one in found.meaning.resolve(reckoning)[:1]
        if one.start is not None and not _SHIFT.search(sentence.folded[found.start : found.end])
    }
    if len(here) == 1:
        ((day, full),) = here.items()
        return _ahead((day,), full, reckoning), full, True
    if here:
        return (), False, False
    today = reckoning.now.date()
    if not _steady(first.clock, second.clock, reckoning.now):
        return (), False, False
    elsewhere = (
        moment.date()
        for other in document.sentences
        for found in times_in(other)
        if "date" in found.meaning.kind
        for reading in found.meaning.resolve(reckoning)
        for moment in (reading.start, reading.end)
        if moment is not None and moment >= reckoning.midnight
    )
    return tuple(dict.fromkeys((today, today + _AS_LONG, *elsewhere))), False, False


def _ahead(days: tuple[date, ...], full: bool, reckoning: Reckoning) -> tuple[date, ...]:
    today = reckoning.now.date()
    return tuple(day for day in days if today <= day and (full or day < today + _NEAR))


def _full(meaning: Meaning) -> bool:
    """Whether day, month and year are written."""
    inner = meaning.limit if isinstance(meaning, Bound) else meaning
    inner = inner.day if isinstance(inner, At) else inner
    inner = inner.date if isinstance(inner, Dated) else inner
    if not isinstance(inner, CalendarDate) or inner.swappable:
        return False
    return None not in (inner.year, inner.month, inner.day)


def _steady(one: NamedClock, other: NamedClock, now: datetime) -> bool:
    """Whether the clocks keep their distance in the coming days."""
    return _apart(one, other, now) == _apart(one, other, now + _AS_LONG)


def _apart(one: NamedClock, other: NamedClock, now: datetime) -> timedelta:
    here, there = now.replace(tzinfo=one.zone), now.replace(tzinfo=other.zone)
    return (here.utcoffset() or timedelta()) - (there.utcoffset() or timedelta())


# Whether it is right


def _hit(
    first: _Side,
    second: _Side,
    days: tuple[date, ...],
    named: bool,
    sentence: Sentence,
    reckoning: Reckoning,
) -> Hit | None:
    right: tuple[datetime, datetime] | None = None
    clocks = product(first.clock.readings, second.clock.readings)
    for day, moment, (here, there) in product(days, first.moments, tuple(clocks)):
        for at in _on(day, moment, first, second):
            start = at.replace(tzinfo=here)
            if not plain(start):
                return None
            then = start.astimezone(there)
            if _agrees(then, start, second):
                return None
            right = right or (start, then)
    if right is None:
        return None
    offset = sentence.start
    values = _words(first, second, *right, named=named)
    return Hit(offset + second.start, offset + second.end, values)


def _on(day: date, moment: datetime, first: _Side, second: _Side) -> Iterator[datetime]:
    """The first time on that day; on the days around it too where the day is the second's."""
    at = datetime.combine(day, moment.time())
    yield at
    if second.dated and not first.dated:
        yield at - _DAY
        yield at + _DAY


def _agrees(then: datetime, start: datetime, second: _Side) -> bool:
    """Whether the second time says `then`, its day included if it says one."""
    if (then.hour, then.minute) not in _clocks(second):
        return False
    shift = _SHIFT.search(second.words)
    if shift:
        said = 1 if shift["after"] else -1 if shift["before"] else 0
        return (then.date() - start.date()).days == said
    weekday = _WEEKDAY.search(second.words)
    if weekday:
        number = _WEEKDAYS.index(weekday[1]) if weekday[1] else "一二三四五六日天".index(weekday[2])
        return then.weekday() == min(number, 6)
    if second.dated and _MONTH_NAMED.search(second.words):
        day = second.moments[0].date()
        return (day.month, day.day) == (then.month, then.day)
    return True


# In words


def _words(
    first: _Side, second: _Side, start: datetime, then: datetime, *, named: bool
) -> dict[str, str | Text]:
    from coach.calendars.names import MONTHS
    from coach.planning.wording import clock

    here, there = _place(first.clock, start), _place(second.clock, then)
    days = (then.date() - start.date()).days
    on = Text(
        f"{start.day} {MONTHS[start.month - 1]} {start.year}",
        f"{start.year}年{start.month}月{start.day}日",
    )
    shift = Text(" the next day", "次日") if days > 0 else Text(" the day before", "前一日")
    shift = shift if days else Text("", "")
    hour = clock(then)
    english = f"{clock(start)} {here.en}"
    if not named:
        english = f"{english} is now {hour}{shift.en} {there.en}"
    elif days:
        english = f"{english} on {on.en} is {hour}{shift.en} {there.en}"
    else:
        english = f"{english} is {hour} {there.en} on {on.en}"
    when = on.zh if named else "目前"
    chinese = f"{when}{here.zh}{clock(start)}是{there.zh}{shift.zh}{hour}"
    return {"right": Text(english, chinese), "hour": Text(hour + shift.en, shift.zh + hour)}


def _place(clock: NamedClock, moment: datetime) -> Text:
    """“in Berlin”; “CET” where these letters are right on that day."""
    if clock.in_place:
        return Text(f"in {clock.name.en}", clock.name.zh)
    if clock.strict is None or clock.strict.utcoffset(None) == moment.utcoffset():
        return Text(clock.name.en, f"{clock.name.zh} ")
    from coach.calendars.zones import city_name

    assert clock.zone is not None
    city = city_name(str(clock.zone))
    return Text(f"in {city.en}", city.zh)
