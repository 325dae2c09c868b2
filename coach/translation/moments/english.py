"""Dates and times in English."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.translation.form_tables import times
from coach.translation.moments.clocks import clock, relative
from coach.translation.moments.parts import Day, Half, Hour, Pattern, Weekday, hour_of, whole_day

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAYS = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?"
)
_ORDINAL = "(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<y>(?:19|20)\d\d))?"
_TO_LAST = rf"(?:[ ]?(?:-|–|to|and)[ ]?(?P<last>\d{{1,2}}){_ORDINAL})?"
_I = re.IGNORECASE


def _day(found: re.Match[str]) -> Day | None:
    parts = found.groupdict()
    day, last = int(parts.get("d") or 0), int(parts.get("last") or 0)
    about, year = (parts.get("about") or "").lower(), int(parts.get("y") or 0)
    if not (day or about or year) and found["m"].islower():
        return None  # “may”, “march”
    return whole_day(Day(year, _month(found["m"]), day, about, last=last))


def _month(name: str) -> int:
    return [month[:3].lower() for month in times()["months"]].index(name[:3].lower()) + 1


def _either_day(found: re.Match[str]) -> Day:
    return Day(raw=found[0])


def _lone_day(found: re.Match[str]) -> Day | None:
    return whole_day(Day(day=int(found["d"])))


def _week(found: re.Match[str]) -> Day:
    return Day(week=int(found["n"]))


def _quarter(found: re.Match[str]) -> Day:
    return Day(year=int(found["y"] or 0), quarter=int(found["q"]))


def _weekday(found: re.Match[str]) -> Weekday:
    names = [name[:3].lower() for name in times()["weekdays"]]
    return Weekday(names.index(found["day"][:3].lower()), "this" if found["this"] else "")


def _noon(found: re.Match[str]) -> Hour:
    return Hour(12, 0, "noon")


def _hour(found: re.Match[str]) -> Hour | None:
    half: Half | None = None
    if found["half"]:
        half = "am" if found["half"][0] in "aA" else "pm"
    raw = f"{found['h']}:{found['mm']}" if found["mm"] else ""
    return hour_of(int(found["h"]), int(found["mm"] or 0), half, raw)


def _word(found: re.Match[str]) -> str:
    return found[0]


PATTERNS: tuple[Pattern, ...] = (
    ("day", lazy(rf"\d{{1,2}}/\d{{1,2}} (?:{_MONTHS})\b\.?{_YEAR}", _I), _either_day),
    (
        "day",
        lazy(
            rf"(?:the )?(?P<d>\d{{1,2}}){_ORDINAL}{_TO_LAST}(?: of)? (?P<m>{_MONTHS})\b\.?{_YEAR}",
            _I,
        ),
        _day,
    ),
    ("day", lazy(rf"(?P<d>\d{{1,2}})-(?P<m>{_MONTHS})(?:-(?P<y>20\d\d))?(?![\w-])", _I), _day),
    (
        "day",
        lazy(rf"(?P<m>{_MONTHS})\b\.? (?P<d>\d{{1,2}}){_ORDINAL}{_TO_LAST}(?![\d:]){_YEAR}", _I),
        _day,
    ),
    (
        "day",
        lazy(rf"(?:(?P<about>early|mid|late)[ -])?(?P<m>{_MONTHS})\b\.?{_YEAR}(?!-)", _I),
        _day,
    ),
    ("day", lazy(r"(?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)\b", _I), _lone_day),
    ("day", lazy(r"week (?P<n>\d{1,2})(?!\d)", _I), _week),
    ("day", lazy(r"Q(?P<q>[1-4])(?:,? (?P<y>20\d\d))?(?!\d)"), _quarter),
    (
        "weekday",
        lazy(rf"[(]?(?:(?P<this>this) )?\b(?P<day>{_WEEKDAYS})\b\.?[)]?", _I),
        _weekday,
    ),
    (
        "relative",
        lazy(r"(?P<word>the day after tomorrow|today|tomorrow|yesterday)\b", _I),
        relative,
    ),
    ("hour", lazy(r"(?:12 )?noon\b", _I), _noon),
    ("hour", lazy(r"(?P<h>\d\d)(?P<mm>\d\d)(?P<half>)[ ]?(?:hrs?|hours)\b", _I), _hour),
    (
        "hour",
        lazy(
            r"(?P<h>\d{1,2}):(?P<mm>\d\d)(?!\d)(?:[ ]?(?P<half>[ap]\.?m\b\.?)|[ ]?hrs?\b|h\b)?", _I
        ),
        _hour,
    ),
    ("hour", lazy(r"(?P<h>\d{1,2})(?:\.(?P<mm>\d\d))?[ ]?(?P<half>[ap]\.?m\b\.?)", _I), _hour),
    ("clock", lazy(r"(?P<bracket>[(（])(?P<words>[A-Za-z .]{3,28})[)）]", _I), clock),
    (
        "clock",
        lazy(r"(?P<bracket>(?!))?(?P<words>[A-Za-z]+(?: [A-Za-z]+){0,2} time)\b", _I),
        clock,
    ),
    ("to", lazy(r"[-–—~]|(?:to|until|and)\b", _I), _word),
    ("glue", lazy(r"[ ,]+|(?:at|on|between|from)\b", _I), _word),
)
