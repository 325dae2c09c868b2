"""Dates and times as they are written in English and Chinese: read to the last character, or not.

What is read holds no more than the words say: a day without a year has none, and 11/12/2026, which
two readers read as two days, is kept as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from coach.identifiers.figures import chinese_number
from coach.lazily import lazy
from coach.tables import table
from coach.translation.form_tables import times

Kind = Literal["day", "hour", "weekday", "relative", "offset", "clock", "to", "glue"]
Half = Literal["am", "pm", "noon"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day or month of the calendar; 0 for what is not said.

    `about` is the part of a month: early, mid, late, end. `raw` is a date that can be read in two
    ways, as it is written; `week` and `quarter` are the number of one.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    about: str = ""
    raw: str = ""
    week: int = 0
    quarter: int = 0
    last: int = 0
    """The last day, where several days of one month are said: 4–8 December."""


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of the day; with a `half` it is told by the clock of twelve hours."""

    hour: int
    minute: int = 0
    half: Half | None = None
    bare: bool = False
    """Whether only the hour is said, without the half of the day: 5点."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, 0 for Monday, and which week it is in: this, next, last or unsaid."""

    number: int
    week: str = ""


Said = Day | Hour | Weekday | int | str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a moment. Offsets count code points of the text that was read.

    What is said of a relative day and of a clock is the number of its row in rules/forms/times.yaml
    or the Chinese and English name of a city, of an offset its letters.
    """

    start: int
    end: int
    kind: Kind
    said: Said


Reader = Callable[[re.Match[str]], Said | None]

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
_HALVES: Mapping[str, Half] = {
    "上午": "am", "早上": "am", "早晨": "am", "凌晨": "am", "早": "am", "清晨": "am",
    "下午": "pm", "晚上": "pm", "傍晚": "pm", "晚": "pm", "中午": "noon",
}  # fmt: skip
_WEEKS = {
    "本": "this",
    "这": "this",
    "这个": "this",
    "下": "next",
    "下个": "next",
    "上": "last",
    "上个": "last",
}
_ABOUT = {
    "初": "early", "上旬": "early", "中旬": "mid", "中": "mid", "下旬": "late",
    "底": "end", "末": "end", "early": "early", "mid": "mid", "late": "late",
}  # fmt: skip
_NUMERAL = "一二三四五六七八九十"


def parts_of(words: str, language: str) -> tuple[Part, ...] | None:
    """The parts of a moment in `words`; None where something in them is not understood."""
    found: list[Part] = []
    at = 0
    while at < len(words):
        part = _next(words, at, language)
        if part is None:
            return None
        if part.kind != "glue":
            found.append(part)
        at = part.end
    return tuple(found)


def parts_within(words: str, language: str) -> Iterator[Part]:
    """The days, hours and offsets in `words` that are understood, whatever else is in them."""
    at = 0
    while at < len(words):
        part = _next(words, at, language) if _may_begin(words, at) else None
        if part is not None and part.kind in ("day", "hour", "offset"):
            yield part
        at = part.end if part is not None and part.kind != "glue" else at + 1


def _may_begin(words: str, at: int) -> bool:
    """Whether no word or figure is torn apart by beginning to read here."""
    return at == 0 or not (
        words[at - 1].isascii() and words[at - 1].isalnum() and words[at].isascii()
    )


def _next(words: str, at: int, language: str) -> Part | None:
    for kind, pattern, reader in _readers(language):
        found = pattern.match(words, at)
        if found is not None and found.end() > at:
            said = reader(found)
            if said is not None:
                return Part(at, found.end(), kind, said)
    return None


@cache
def _readers(language: str) -> tuple[tuple[Kind, re.Pattern[str], Reader], ...]:
    own = _CHINESE if language == "zh" else _ENGLISH
    return (*own, *_EITHER)


def _numeric(found: re.Match[str]) -> Day | None:
    """A date in figures: read where the year is first or the day beyond 12, else kept."""
    if found["y1"]:
        return _valid(int(found["y1"]), int(found["m1"]), int(found["d1"]))
    first, second = int(found["a"]), int(found["b"])
    year = int(found["y2"] or 0)
    dotted = found["s2"] == "." and year  # the day comes first wherever dots are written
    if first == second or (first > 12 >= second) or (dotted and second <= 12):
        return _valid(year, second, first)
    if second > 12 >= first:
        return _valid(year, first, second)
    return Day(raw=found[0]) if 1 <= first <= 12 and 1 <= second <= 12 else None


def _valid(year: int, month: int, day: int) -> Day | None:
    return Day(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _english_day(found: re.Match[str]) -> Day | None:
    parts = found.groupdict()
    day, last = int(parts.get("d") or 0), int(parts.get("last") or 0)
    about = _ABOUT.get((parts.get("about") or "").lower(), "")
    month = _month(found["m"])
    if not day and not about and not parts.get("y") and found["m"].islower():
        return None  # “may”, “march”
    return _whole(Day(int(parts.get("y") or 0), month, day, about, last=last))


def _whole(day: Day) -> Day | None:
    """The day, if there can be such a one."""
    return day if max(day.day, day.last) <= 31 and (not day.last or day.day < day.last) else None


def _month(name: str) -> int:
    return [month[:3].lower() for month in times()["months"]].index(name[:3].lower()) + 1


def _chinese_day(found: re.Match[str]) -> Day | None:
    year, month, day = (_int(found[name]) for name in "ymd")
    if not 1 <= month <= 12:
        return None
    about = _ABOUT.get(found["about"] or "", "")
    return _whole(Day(year, month, day, about, last=_int(found["last"])))


def _int(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isascii() else chinese_number(words) or 0


def _english_hour(found: re.Match[str]) -> Hour | None:
    if found["noon"]:
        return Hour(12, 0, "noon")
    hour, minute = int(found["h"]), int(found["mm"] or 0)
    half: Half | None = None
    if found["half"]:
        half = "am" if found["half"][0] in "aA" else "pm"
    if not (found["half"] or found["mm"]):
        return None
    return _hour(hour, minute, half)


def _chinese_hour(found: re.Match[str]) -> Hour | None:
    half = _HALVES.get(found["half"] or "")
    minute = 30 if found["m"] == "半" else _int((found["m"] or "").strip("分整"))
    hour = _hour(_int(found["h"]), minute, half)
    if hour is None or half is not None or found["mark"] in (":", "："):
        return hour
    return Hour(hour.hour, hour.minute, None, hour.hour <= 12)


def _hour(hour: int, minute: int, half: Half | None) -> Hour | None:
    if hour > 24 or minute > 59:
        return None
    if half == "noon" and not 11 <= hour <= 13:
        return None
    if half is not None and (hour > 12 or hour == 0):
        return Hour(hour, minute)  # 下午17:00, 0:30 am
    return Hour(hour, minute, half)


def _weekday_en(found: re.Match[str]) -> Weekday:
    names = [name[:3].lower() for name in times()["weekdays"]]
    return Weekday(names.index(found["day"][:3].lower()), "this" if found["this"] else "")


def _weekday_zh(found: re.Match[str]) -> Weekday:
    number = 6 if found["day"] in "日天" else _NUMERAL.index(found["day"])
    return Weekday(number, _WEEKS.get(found["week"] or "", ""))


def _relative(found: re.Match[str]) -> int:
    return _relatives()[found["word"].lower()]


@cache
def _relatives() -> dict[str, int]:
    rows = times()["days"]
    return {word: number for number, row in enumerate(rows) for word in (row[0], row[1], *row[2])}


@cache
def _clocks() -> dict[str, tuple[str, str]]:
    """Whose clock, by its words in small letters: in English and Chinese."""
    found = {f"{en} time".lower(): (f"{en} time", f"{zh}时间") for en, zh in _cities().items()}
    found |= {pair[1]: pair for pair in found.values()}
    for en, zh in times()["clocks"]:
        found[en.lower()] = found[zh] = (en, zh)
    return found


@cache
def _cities() -> dict[str, str]:
    rows = table("calendars")["cities"]["rows"]
    return {
        en: zh for zones in rows.values() for names in zones.values() for en, zh in names.items()
    }


def _clock(found: re.Match[str]) -> str | None:
    words = " ".join(found["words"].lower().split())
    pair = _clocks().get(words)
    if pair is None and found["bracket"]:
        pair = _clocks().get(f"{words} time") or _clocks().get(f"{words}时间")
    return None if pair is None else "\t".join(pair)


def _week(found: re.Match[str]) -> Day:
    return Day(week=int(found["n"]))


def _quarter(found: re.Match[str]) -> Day:
    number = found["q"]
    return Day(
        year=int(found["y"] or 0),
        quarter=int(number) if number.isascii() else _NUMERAL.index(number) + 1,
    )


def _word(found: re.Match[str]) -> str:
    return " ".join(found[0].split())


def _inner(found: re.Match[str]) -> str:
    return found["words"]


def _lone_day(found: re.Match[str]) -> Day | None:
    return _whole(Day(day=int(found["d"])))


_I = re.IGNORECASE
_TO_LAST = rf"(?:[ ]?(?:-|–|to|and)[ ]?(?P<last>\d{{1,2}}){_ORDINAL})?"
_HAN_DAY = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ENGLISH: tuple[tuple[Kind, re.Pattern[str], Reader], ...] = (
    (
        "day",
        lazy(
            rf"(?:the )?(?P<d>\d{{1,2}}){_ORDINAL}{_TO_LAST}(?: of)? (?P<m>{_MONTHS})\b\.?{_YEAR}",
            _I,
        ),
        _english_day,
    ),
    (
        "day",
        lazy(rf"(?P<m>{_MONTHS})\b\.? (?P<d>\d{{1,2}}){_ORDINAL}{_TO_LAST}(?![\d:]){_YEAR}", _I),
        _english_day,
    ),
    (
        "day",
        lazy(rf"(?:(?P<about>early|mid|late)[ -])?(?P<m>{_MONTHS})\b\.?{_YEAR}", _I),
        _english_day,
    ),
    ("day", lazy(r"(?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)\b", _I), _lone_day),
    ("day", lazy(r"week (?P<n>\d{1,2})(?!\d)", _I), _week),
    ("day", lazy(r"Q(?P<q>[1-4])(?:,? (?P<y>20\d\d))?(?!\d)"), _quarter),
    (
        "weekday",
        lazy(rf"[(]?(?:(?P<this>this) )?\b(?P<day>{_WEEKDAYS})\b\.?[)]?", _I),
        _weekday_en,
    ),
    (
        "relative",
        lazy(r"(?P<word>the day after tomorrow|today|tomorrow|yesterday)\b", _I),
        _relative,
    ),
    ("hour", lazy(r"(?P<noon>(?:12 )?noon)\b(?P<h>)(?P<mm>)(?P<half>)", _I), _english_hour),
    (
        "hour",
        lazy(
            r"(?P<noon>(?!))?(?P<h>\d{1,2})(?:[:.](?P<mm>\d\d))?(?!\d|\.\d)"
            r"(?:[ ]?(?P<half>[ap]\.?m\b\.?)|[ ]?hrs?\b|h\b)?",
            _I,
        ),
        _english_hour,
    ),
    ("clock", lazy(r"(?P<bracket>[(（])(?P<words>[A-Za-z .]{3,28})[)）]", _I), _clock),
    (
        "clock",
        lazy(r"(?P<bracket>(?!))?(?P<words>[A-Za-z]+(?: [A-Za-z]+){0,2} time)\b", _I),
        _clock,
    ),
    ("to", lazy(r"[-–—~]|(?:to|until|and)\b", _I), _word),
    ("glue", lazy(r"[ ,]+|(?:at|on|between|from)\b", _I), _word),
)
_CHINESE: tuple[tuple[Kind, re.Pattern[str], Reader], ...] = (
    (
        "day",
        lazy(
            r"(?:(?P<y>20\d\d)年)?(?P<m>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?"
            rf"(?:(?P<d>{_HAN_DAY})[日号]?(?:[-–—~～至到](?P<last>{_HAN_DAY})[日号])?(?![\d点时:：])"
            r"|(?P<about>初|上旬|中旬|中|下旬|底|末))?"
        ),
        _chinese_day,
    ),
    ("day", lazy(r"(?P<d>\d{1,2})[日号]"), _lone_day),
    ("day", lazy(r"第(?P<n>\d{1,2})周"), _week),
    ("day", lazy(r"(?:(?P<y>20\d\d)年)?第(?P<q>[一二三四])季度"), _quarter),
    (
        "weekday",
        lazy(
            r"[(（]?(?P<week>本|这个?|下个?|上个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])[)）]?"
        ),
        _weekday_zh,
    ),
    ("relative", lazy(r"(?P<word>今天|今日|明天|明日|后天|昨天|昨日)"), _relative),
    (
        "hour",
        lazy(
            r"(?P<half>上午|下午|早上|早晨|清晨|凌晨|中午|傍晚|晚上|早|晚)?"
            r"(?P<h>\d{1,2}|十[一二]?|[一二两三四五六七八九])"
            r"(?P<mark>[点时:：])(?P<m>\d{1,2}分?|半|整)?(?!\d)"
        ),
        _chinese_hour,
    ),
    (
        "clock",
        lazy(r"(?P<bracket>[(（])?(?P<words>[\u4e00-\u9fff]{2,6}时间)[)）]?"),
        _clock,
    ),
    ("to", lazy(r"[-–—~～至到]"), _word),
    ("glue", lazy(r"[ ，,的]+"), _word),
)
_OFFSET = (
    r"(?:UTC|GMT)[ ]?[+\-−][ ]?\d{1,2}(?::\d\d)?|CET|CEST|BST|GMT|UTC|EST|EDT|PST|PDT|CST|IST|JST"
    r"|SGT|HKT|EET|MSK"
)
_EITHER: tuple[tuple[Kind, re.Pattern[str], Reader], ...] = (
    (
        "day",
        lazy(
            r"(?P<y1>20\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)"
            r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?:(?P=s2)(?P<y2>20\d\d))?(?![\d/.-])"
        ),
        _numeric,
    ),
    ("offset", lazy(rf"[(（]?(?P<words>{_OFFSET})\b[)）]?"), _inner),
)
