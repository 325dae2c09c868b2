"""How an exact time is written into a draft, in the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from coach.calendars.names import MONTHS, WEEKDAYS
from coach.finding import Text
from coach.lazily import lazy
from coach.rewriting.allowed_days import Window
from coach.rulebook.book import Match
from coach.timing.reckoning import Reckoning

if TYPE_CHECKING:
    from coach.calendars.places import Place

_SPECIFIED = lazy(
    r" (?:morning|afternoon|evening|night|noon|at \d|\d)|\s?(?:上午|下午|早上|晚上|傍晚|中午|\d)"
)


@dataclass(frozen=True, slots=True)
class Hour:
    """One moment on the clock of each place; `reckoning` where it is not in all working hours."""

    local: tuple[datetime, ...]
    reckoning: Text | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A day on the writer's calendar, with an hour where one is asked for."""

    day: date
    hour: Hour | None


def words_for(part: str, offer: Offer, places: tuple[Place, ...], match: Match, today: date) -> str:
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


_LEAD = lazy(
    r"(?:(?P<kept>by|before|until|till|no later than|from|after|since)|over|during|on|at|for|in"
    r"|within|around|about)\b"
)
_LED = lazy(
    r"\b(?:by|before|until|till|than|from|after|since|on|to|for|at|in|over|during|of)(?: the)? $"
)
_LIMIT_ZH = lazy(r"(?:(?P<before>之前|以前|前)|之内|以内|内)$")
"""What a date keeps as 前: 月底前, 下周内."""


def instead(offer: Offer, places: tuple[Place, ...], match: Match) -> str | None:
    """The offer in place of the match; None where that would lose a figure or the grammar."""
    if re.search(r"\d", match.text) or _SPECIFIED.match(match.after):
        return None
    part = "day clock" if offer.hour else "day"
    words = words_for(part, offer, places, match, date.min)
    if match.rule.language == "zh":
        limit = _LIMIT_ZH.search(match.text)
        return words + ((limit["before"] or "前") if limit else "")
    lead = _LEAD.match(match.text)
    if lead is None and _LED.search(match.before):
        return (
            words
            if re.search(r"\b(?:by|before|until|from|after|on|to|for) $", match.before)
            else None
        )
    return f"{(lead and lead['kept']) or 'on'} {words}"


_IN_HAN = lazy(r"[一二三四五六七八九十]+月")


def _numeral(day: int) -> str:
    """A day of the month in Chinese numerals: 二十九."""
    tens, ones = divmod(day, 10)
    return ("", "十", "二十", "三十")[tens] + " 一二三四五六七八九"[ones].strip()


def _month(day: date, *, chinese: bool) -> str:

    return f"{day.month}月" if chinese else f"{MONTHS[day.month - 1]} {day.year}"


def _day(day: date, match: Match, *, chinese: bool) -> str:
    """The date with its weekday, unless the words beside it say the weekday already."""
    from coach.planning import wording

    full = wording.full_date(day).of("zh" if chinese else "en")
    weekday = WEEKDAYS[day.weekday()]
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


def note_on(offer: Offer, window: Window, places: tuple[Place, ...], reckoning: Reckoning) -> Text:
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


def _why_not(window: Window, places: tuple[Place, ...]) -> Text:
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


def loses_limit(match: Match) -> bool:
    """Whether the template drops the 前 or 内 of the match."""
    templates = [text or "" for text, *_ in match.rule.suggest]
    limit = _LIMIT_ZH.search(match.text)
    return limit is not None and not any(
        "{match}" in text or limit[0][-1] in text for text in templates
    )
