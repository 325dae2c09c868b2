"""Dates and times of day in English and Chinese, as far as a calendar or a clock is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.figures import chinese_number
from coach.lazily import lazy
from coach.translation.verification.atoms import Clock, Day

_MONTHS = "january february march april may june july august september october november december"
_MONTH_OF = {name[:3]: place for place, name in enumerate(_MONTHS.split(), 1)} | {"sept": 9}
_NAME = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG"
    r"|SEP|OCT|NOV|DEC)\.?"
)
_YEAR = r"(?:,? ?(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d|:))?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_RANGE = r"(?: ?(?:-|–|—|to|and|or|/|through|until) ?(?P<last>[0-3]?\d)" + _ORDINAL + r")?"
_DAY_FIRST = lazy(
    r"(?<![\w.,/])(?P<day>[0-3]?\d)" + _ORDINAL + r"(?: ?(?:-|–|—|to|and|or|/|through|until) "
    r"?(?P<last>[0-3]?\d)" + _ORDINAL + r")?[ -](?:day )?(?:of )?" + _NAME.format("month")
    + r"(?![a-z])-?" + _YEAR
)  # fmt: skip
_MONTH_FIRST = lazy(
    r"(?<![A-Za-z])" + _NAME.format("month") + r"[ -](?:the )?(?P<day>[0-3]?\d)" + _ORDINAL
    + r"(?!\d|[.,:]\d)" + _RANGE + r"(?!\d)" + _YEAR
)  # fmt: skip
_MONTH_ONLY = lazy(
    r"(?<![A-Za-z])(?:" + _NAME.format("month") + r" (?:of )?(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?:(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bearly )"
    r"|(?<=\bmid )|(?<=\bmid-)|(?<=\blate )|(?<=\blast )|(?<=\bnext )|(?<=\bthis )|(?<=\bfrom )"
    r"|(?<=\bto )|(?<=\bbefore )|(?<=\bend )|(?<=\band )|(?<=\bduring )|(?<=\bfor ))"
    r"(?P<alone>January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?![a-z]))"
)
_ISO = lazy(
    r"(?<![\d.,/-])(?P<a>\d{4})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{1,2})(?![\d/-]|[.,]\d)", re.ASCII
)
_NUMERIC = lazy(
    r"(?<![\d.,/-])(?P<a>\d{1,2})(?P<m>[-/.])(?P<b>\d{1,2})(?P=m)(?P<c>(?:19|20)\d\d|\d\d)"
    r"(?![\d/-]|[.,]\d)", re.ASCII,
)  # fmt: skip
_CJK_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_CJK_YEAR = r"(?:(?P<year>\d{4}|\d{2}|[一二三四五六七八九〇零]{4}) ?年 ?)"
_CHINESE = lazy(
    rf"(?:{_CJK_YEAR})?(?<![\d.,])(?P<month>{_CJK_NUMBER}) ?月份? ?(?P<day>{_CJK_NUMBER}) ?[日号]?"
    rf"(?!\d|个|[月点时:]|[.,]\d)(?: ?(?:-|–|—|~|～|至|到|和|或"
    rf"|、) ?(?:(?P<month2>{_CJK_NUMBER})月)?"
    rf"(?P<last>{_CJK_NUMBER}) ?[日号])?"
    rf"|{_CJK_YEAR[:-1].replace('year', 'year2')})(?P<month3>{_CJK_NUMBER}) ?月份?"
    rf"|(?<![\d.,个几年十])(?P<month4>1[0-2]|[1-9]|十[一二]?"
    rf"|[一二三四五六七八九]) ?月份?(?![\d个]|球|亮|光|饼|经)"
)
_MARK_ZH = (
    r"(?P<mark>凌晨|清晨|早上|早晨|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜里|夜间"
    r"|今晚|明晚|昨晚|当晚|周[一二三四五六日]晚|晚|早)"
)
_CLOCK_ZH = lazy(
    rf"(?:{_MARK_ZH} ?)?(?:(?<![\d:.])(?P<h>[0-2]?\d)[:：](?P<m>[0-5]\d)(?![\d:]|[.,]\d)"
    rf"|(?<![\d.])(?P<hz>[0-2]?\d|[零一二两三四五六七八九十]{{1,3}}) ?(?:点钟?|时)(?!区|间"
    rf"|[一些数半]?[点击个种位名字候])"
    rf"(?:(?P<half>半)|(?P<q>[一三])刻|整|(?P<mz>[0-5]?\d|[零一二三四五六七八九十]{{1,3}})分?)?)"
    r"(?: ?(?P<ampm>am|pm|a\.m\.|p\.m\.)(?![a-z]))?"
)
_CLOCK_EN = lazy(
    r"(?<![\w:.,/$])(?:(?P<h>[0-2]?\d)(?P<sep>[:.h])(?P<m>[0-5]\d)(?![\d:%]|[.,]\d)(?::[0-5]\d)?"
    r"(?: ?(?P<ap1>am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?"
    r"|(?P<h2>1[0-2]|0?[1-9]) ?(?P<ap2>am|pm|a\.m\.?|p\.m\.?)(?![a-z])"
    r"|(?P<h3>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve) ?o'?clock)"
    r"(?P<after>(?: sharp)?(?: in the (?:morning|afternoon|evening)| at night"
    r"| (?:this |tomorrow |on \w+ )?(?:morning|afternoon|evening)))?"
)
_NOON = lazy(r"(?<![a-z])(?:noon|midday|midnight)(?![a-z])")
_HOURS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        range(1, 13),
        strict=True,
    )
)


def english_days(text: str) -> Iterator[Day]:
    """The dates of an English text; months stand with a capital."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for one in pattern.finditer(text):
            month = _MONTH_OF[one["month"].lower()[:3]]
            year = int(one["year"]) if one["year"] else None
            for day in (one["day"], one["last"]):
                if day and 0 < int(day) < 32:
                    yield Day(*one.span(), frozenset({(year, month, int(day))}))
    for one in _MONTH_ONLY.finditer(text):
        name = one["month"] or one["alone"]
        year = int(one["year"]) if one["year"] else None
        yield Day(*one.span(), frozenset({(year, _MONTH_OF[name.lower()[:3]], None)}))


def numeric_days(text: str) -> Iterator[Day]:
    """Dates in digits alone: 2026-11-27, 27.11.2026, 03/04/26 with both its readings."""
    for one in _ISO.finditer(text):
        year, month, day = int(one["a"]), int(one["b"]), int(one["c"])
        if 0 < month < 13 and 0 < day < 32:
            yield Day(*one.span(), frozenset({(year, month, day)}))
    for one in _NUMERIC.finditer(text):
        year = int(one["c"]) + (2000 if len(one["c"]) == 2 else 0)
        pairs = {(int(one["a"]), int(one["b"])), (int(one["b"]), int(one["a"]))}
        if one["m"] == ".":
            pairs = {(int(one["b"]), int(one["a"]))}
        readings = {(year, month, day) for month, day in pairs if 0 < month < 13 and 0 < day < 32}
        if readings:
            yield Day(*one.span(), frozenset(readings))


def chinese_days(text: str) -> Iterator[Day]:
    """The dates of a Chinese text that name a month."""
    for one in _CHINESE.finditer(text):
        year = _year(one["year"] or one["year2"])
        if one["month"]:
            month, day = _number(one["month"]), _number(one["day"])
            if not (0 < month < 13 and 0 < day < 32):
                continue
            yield Day(*one.span(), frozenset({(year, month, day)}))
            if one["last"]:
                second = _number(one["month2"]) if one["month2"] else month
                yield Day(*one.span(), frozenset({(year, second, _number(one["last"]))}))
            continue
        month = _number(one["month3"] or one["month4"])
        if 0 < month < 13:
            yield Day(*one.span(), frozenset({(year, month, None)}))


def _number(words: str) -> int:
    return int(words) if words.isascii() else chinese_number(words) or 0


def _year(words: str | None) -> int | None:
    if words is None:
        return None
    if words.isascii():
        return int(words) + (2000 if len(words) == 2 else 0)
    return int("".join(str(max(0, "零一二三四五六七八九".find(digit))) for digit in words))


def english_clocks(low: str) -> Iterator[Clock]:
    """The times of day of an English text; one without am or pm before 13 leaves both open."""
    for one in _NOON.finditer(low):
        noon = one[0] in ("noon", "midday")
        yield Clock(*one.span(), frozenset({720} if noon else {0, 1440}), firm=False)
    for one in _CLOCK_EN.finditer(low):
        hour = one["h"] or one["h2"] or one["h3"]
        hours = _HOURS.get(hour) or int(hour)
        mark = (one["ap1"] or one["ap2"] or "")[:1]
        if (one["sep"] == "." and not mark) or hours > 24:
            continue
        after = one["after"] or ""
        if not mark and after:
            mark = "a" if "morning" in after else "p"
        minutes = int(one["m"] or 0)
        if mark:
            hours = hours % 12 + (12 if mark == "p" else 0) if hours <= 12 else hours
            yield Clock(*one.span(), frozenset({hours * 60 + minutes}))
        else:
            yield Clock(*one.span(), _open(hours, minutes))


def _open(hours: int, minutes: int) -> frozenset[int]:
    first = hours % 24 * 60 + minutes
    return frozenset({first, first + 720} if 0 < hours < 13 else {first}) | (
        frozenset({minutes}) if hours in (12, 24) else frozenset()
    )


_MORNING = frozenset("凌晨 清晨 早上 早晨 上午 早".split())


def chinese_clocks(low: str) -> Iterator[Clock]:
    """The times of day of a Chinese text."""
    for one in _CLOCK_ZH.finditer(low):
        if one["hz"] and one["mark"] is None and not _plain_hour(low, one):
            continue
        hours = int(one["h"]) if one["h"] else _number(one["hz"])
        minutes = 30 if one["half"] else 0
        minutes += 15 * _number(one["q"]) if one["q"] else 0
        minutes += int(one["m"] or 0) if one["h"] else _number(one["mz"] or "0")
        if hours > 24 or minutes > 59:
            continue
        mark = one["mark"] or ""
        latin = (one["ampm"] or "")[:1]
        if latin:
            hours = hours % 12 + (12 if latin == "p" else 0)
        elif mark in ("中午", "正午"):
            hours = hours + 12 if hours < 4 else hours
        elif mark in _MORNING:
            hours = 0 if hours == 12 and mark == "凌晨" else hours
        elif mark:
            hours = hours + 12 if hours < 12 and not (hours < 5 and "夜" in mark) else hours
            hours = 24 if mark.endswith("晚上") and hours == 12 else hours
        else:
            yield Clock(*one.span(), _open(hours, minutes))
            continue
        yield Clock(*one.span(), frozenset({hours % 24 * 60 + minutes}))


def _plain_hour(low: str, one: re.Match[str]) -> bool:
    """Whether 3点 says an hour: not 3点要求, 一点, 有两点."""
    after, before = low[one.end() :][:1], low[: one.start()][-1:]
    if one["half"] or one["q"] or one["mz"] or "点钟" in one[0] or "整" in one[0]:
        return True
    if "时" in one[0]:
        return False
    if one["hz"] in ("一", "两", "1", "零") or before in ("第", "这", "以", "有"):
        return False
    return (
        not after or after in "前后之以至到-–~,，。.！!？?左、开交出起结见) "
    ) and before not in "共为:："
