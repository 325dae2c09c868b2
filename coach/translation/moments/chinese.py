"""Dates and times in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.identifiers.figures import chinese_number
from coach.lazily import lazy
from coach.translation.moments.clocks import clock, relative
from coach.translation.moments.parts import Day, Half, Hour, Pattern, Weekday, hour_of, whole_day

_HALVES: Mapping[str, Half] = {
    "上午": "am", "早上": "am", "早晨": "am", "凌晨": "am", "早": "am", "清晨": "am",
    "下午": "pm", "晚上": "pm", "傍晚": "pm", "晚": "pm", "中午": "noon",
}  # fmt: skip
_NIGHT = ("夜里", "深夜", "半夜")
_EVENING = 6
"""From this hour on, of twelve, the night is that of the day before."""
_MINUTES = {"半": 30, "整": 0, "一刻": 15, "三刻": 45}
_WEEKS = {"本": "this", "这": "this", "下": "next", "上": "last"}
_ABOUT = {
    "初": "early", "上旬": "early", "中旬": "mid", "中": "mid", "下旬": "late",
    "底": "end", "末": "end",
}  # fmt: skip
_NUMERAL = "一二三四五六七八九十"
_DAY_NUMBER = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"


def _day(found: re.Match[str]) -> Day | None:
    year, month, day = (_int(found[name]) for name in ("y", "m", "d"))
    last = _int(found["last"] or found["until"])
    about = _ABOUT.get(found["about"] or "", "")
    return whole_day(Day(year, month, day, about, last=last)) if month else None


def _int(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isascii() else chinese_number(words) or 0


def _lone_day(found: re.Match[str]) -> Day | None:
    return whole_day(Day(day=int(found["d"])))


def _week(found: re.Match[str]) -> Day:
    return Day(week=int(found["n"]))


def _quarter(found: re.Match[str]) -> Day:
    return Day(year=int(found["y"] or 0), quarter=_NUMERAL.index(found["q"]) + 1)


def _weekday(found: re.Match[str]) -> Weekday:
    number = 6 if found["day"] in "日天" else _NUMERAL.index(found["day"])
    return Weekday(number, _WEEKS.get((found["week"] or "")[:1], ""))


def _hour(found: re.Match[str]) -> Hour | None:
    half = _HALVES.get(found["half"] or "")
    said = (found["m"] or "").removesuffix("分")
    minute = _MINUTES[said] if said in _MINUTES else _int(said)
    if found["half"] in _NIGHT:
        half = "pm" if _EVENING <= _int(found["h"]) < 12 else "am"
    colon = found["mark"] in (":", "：")
    if colon and not (found["m"] and found["m"].isdigit()):
        return None
    raw = f"{found['h']}:{found['m']}" if colon else ""
    hour = hour_of(_int(found["h"]), minute, half, raw)
    if hour is None or half is not None or colon:
        return hour
    by_day = found["mark"] == "时"  # the clock of 24 hours, as in papers
    return Hour(hour.hour, hour.minute, None, hour.hour <= 12 and not by_day)


def _word(found: re.Match[str]) -> str:
    return found[0]


PATTERNS: tuple[Pattern, ...] = (
    (
        "day",
        lazy(
            r"(?:(?P<y>20\d\d) ?年 ?)?(?P<m>\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月份?"
            rf"(?: ?(?P<d>{_DAY_NUMBER})"
            rf"(?: ?[日号](?: ?[-–—~～至到] ?(?P<last>{_DAY_NUMBER}) ?[日号])?"
            rf"| ?[-–—~～至到] ?(?P<until>{_DAY_NUMBER}) ?[日号]|(?![\d点时:：日号十]))"
            r"|(?P<about>初|上旬|中旬|中|下旬|底|末))?"
        ),
        _day,
    ),
    ("day", lazy(r"(?P<d>\d{1,2}) ?[日号]"), _lone_day),
    ("day", lazy(r"第(?P<n>\d{1,2})周"), _week),
    ("day", lazy(r"(?:(?P<y>20\d\d)年)?第(?P<q>[一二三四])季度"), _quarter),
    (
        "weekday",
        lazy(
            r"[(（]?(?P<week>本|这个?|下个?|上个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])[)）]?"
        ),
        _weekday,
    ),
    ("relative", lazy(r"(?P<word>今天|今日|明天|明日|后天|昨天|昨日)"), relative),
    (
        "hour",
        lazy(
            r"(?P<half>上午|下午|早上|早晨|清晨|凌晨|中午|傍晚|晚上|夜里|深夜|半夜|早|晚)? ?"
            r"(?P<h>\d{1,2}|十[一二]?|[一二两三四五六七八九])"
            r" ?(?P<mark>[点时:：])(?P<m>\d{1,2}分?|半|整|[一三]刻|零?[一二三四五六七八九]分"
            r"|[二三四五]?十[一二三四五六七八九]?分?)?(?![\d一二三四五六七八九十刻])"
        ),
        _hour,
    ),
    ("clock", lazy(r"(?P<bracket>[(（])?(?P<words>[\u4e00-\u9fff]{2,6}时间)[)）]?"), clock),
    ("to", lazy(r"[-–—~～至到]"), _word),
    ("glue", lazy(r"[ ，,的]+"), _word),
)
