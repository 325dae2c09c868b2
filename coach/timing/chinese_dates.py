"""Days, weeks, months, quarters and years in Chinese, from the largest unit to the smallest.

A date is read by its beginning (`_BEGINNINGS`) and then made finer as long as the words go on:
明年 · 第三季度 · 末, 下个月 · 第二个 · 周三.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from coach.timing.chinese_lengths import length
from coach.timing.chinese_lexer import WEEKDAYS, Line, real_date
from coach.timing.chinese_meaning import (
    ClearSeason,
    ComingHoliday,
    Edge,
    LunarDay,
    Several,
    SolarTerm,
    WeekOfYear,
)
from coach.timing.chinese_numbers import digits_of, integer_of
from coach.timing.chinese_words import GREETINGS
from coach.timing.meaning import (
    Ahead,
    Amount,
    AnyYear,
    Around,
    Between,
    CalendarDate,
    Dated,
    Festival,
    InYear,
    Meaning,
    Nth,
    PartOf,
    Period,
    Portion,
    Stretch,
    Unit,
    Weekday,
)


class Date(NamedTuple):
    """A date read up to the token `end`; `level` is how fine it is: century … day, or "range"."""

    node: Meaning
    end: int
    level: str


_MEASURES = "个件箱台种款家次人块吨只套批柜票米公斤克千倍页岁%％度份位名万亿元美天周年小分秒字样项点条张双打袋瓶包支根片卷寸英尺厘毫升瓦伏安型代期届轮层楼室栋座单组块结付清、名"
_NOT_MONTH = "".join(c for c in _MEASURES if c not in "、单")
_CODES = re.compile(r"[第编型货款尺色房门楼区厂库柜仓展批路街道巷弄村组园#a-z]$")
_AFTER_DURATION = re.compile(
    r"的?(?:经验|历史|寿命|质保|保修|期限|老|来|以上|以下|时间|之久|如一日|内|间|期)"
)
_WEEKDAY_BESIDE = re.compile(
    r"\s?[，,]?\s?(?:[（(]\s?)(?:周|星期|礼拜)?([一二三四五六日天])\s?[)）]"
    r"|\s?[，,]?\s?(?:周|星期|礼拜)([一二三四五六日天])(?![到至\-~—和、一二三四五六日])"
)
_PAREN = re.compile(r"\s?[（(]\s?|[，,]\s?|")
_WHOLE_FEAST = re.compile(r"(?:节)?(?:期间|小长假|长假|假期|放假期间|黄金周|假日)")
_ONE_DAY = re.compile(r"当[天日]|那[天日]")
_TENTH_MONTH = re.compile(r"(?:小?长假|假期|黄金周|期间|放假|过?后(?!天)|之前|前(?!端|后|期)|前后)")
_LUNAR_WORK = re.compile(r"(?:开工|上班|返工|复工|开市|开业|营业|后|前|之|起|到|至|以|返|回|正式)")


def date(line: Line, index: int) -> Date | None:
    """The date that begins at the token `index`, as long as it can be read; memoised."""
    key = ("date", index)
    if key not in line.memo:
        line.memo[key] = _date(line, index)
    found: Date | None = line.memo[key]
    return found


def _date(line: Line, index: int) -> Date | None:
    begin = _BEGINNINGS.get(line.kind(index))
    found = begin(line, index) if begin else None
    if found is None:
        return None
    for _ in range(6):
        finer = _finer(line, found)
        if finer is None:
            break
        found = finer
    return _with_weekday(line, found)


def _finer(line: Line, found: Date) -> Date | None:
    """The next smaller unit behind a date, with or without 的."""
    at = found.end
    for skip in (0, 1) if line.kind(at) == "OF" else (0,):
        for extend in _FINER.get(found.level, ()):
            finer = extend(line, found._replace(end=at + skip))
            if finer is not None:
                return finer
    return None


def _with_weekday(line: Line, found: Date) -> Date:
    """2026年11月18日（周三）; 12/25（五）."""
    if found.level != "day" or isinstance(found.node, (Weekday, Several, Between)):
        return found
    offset = line.end(found.end)
    beside = _WEEKDAY_BESIDE.match(line.text, offset)
    if beside is None:
        return found
    weekday = WEEKDAYS[beside[1] or beside[2]]
    return Date(Dated(weekday, found.node), line.resume(beside.end()), "day")


# Beginnings


def _number(line: Line, index: int) -> Date | None:
    kind = line.kind(index + 1)
    if kind == "TO":
        return _number_range(line, index)
    if kind == "YEAR":
        return _calendar_year(line, index)
    if kind == "CENTURY":
        century = integer_of(line.value(index))
        if century is None or not 1 <= century <= 30:
            return None
        return Date(_century(century), index + 2, "century")
    if kind == "DECADE":
        return _decade(line, index, None)
    return _month(line, index, None) or _day(line, index, None) or _quarter(line, index, None)


def _calendar_year(line: Line, index: int) -> Date | None:
    year = year_of(line, index)
    if line.before(index, 3) == "公元前":
        return None
    return None if year is None else Date(CalendarDate(year), index + 2, "year")


def year_of(line: Line, index: int) -> int | None:
    """The year that a number with 年 names; None where it rather counts years."""
    word = line.word(index)
    number = digits_of(word)
    if word in "百千万":
        return None
    if number is None:
        number = integer_of(word)
        if number is None or number < 1000:
            return _short_year(line, index, number) if word.isdigit() else None
    if word.isdigit() and len(word) == 4:
        return number if number >= 1000 else None
    if number >= 1000:
        return number if number < 3000 else None
    if len(word) == 3 and not word.startswith("0"):
        calendar = not word.isdigit() or line.before(index, 1) in ("在", "元", "于")
        return number if calendar else None
    return _short_year(line, index, number)


def _short_year(line: Line, index: int, number: int | None) -> int | None:
    """26年, 08年, 九八年: years of which only two digits are written."""
    word = line.word(index)
    if number is None or len(word) != 2 or number > 99:
        return None
    full = number + (1900 if number >= 70 else 2000)
    if word[0] in "0零〇○" or _specified(line, index + 2):
        return full
    if not word.isdigit():
        apart = number % 10 - number // 10
        return full if apart not in (1, 2) else None
    counted = line.kind(index - 1) in ("ABOUT", "BEHIND", "AHEAD", "NTH", "TO") or line.before(
        index, 1
    ) in tuple("第满达有了近超前后过这约")
    suffix = line.kind(index + 2) in ("AFTER", "BEFORE", "WITHIN", "MORE", "ROUGHLY", "HALF", "TO")
    if counted or suffix or _AFTER_DURATION.match(line.text, line.end(index + 2)):
        return None
    return full if 15 <= number <= 39 or number >= 90 else None


def _specified(line: Line, index: int) -> bool:
    """Whether a month or a part of the year follows."""
    kind = line.kind(index)
    if kind == "NUM":
        return line.kind(index + 1) in ("MONTH", "QUARTER")
    return (
        kind in ("QTR", "PART", "HALVES", "SEASON", "NTH", "FESTIVAL") and line.word(index) != "中"
    )


def _number_range(line: Line, index: int) -> Date | None:
    """5-8号, 3-5月, 1995-1997年: the unit stands only once."""
    first, last, kind = line.word(index), line.word(index + 2), line.kind(index + 3)
    if line.kind(index + 2) != "NUM":
        return None
    one, other = integer_of(first), integer_of(last)
    if one is None or other is None:
        return None
    end = index + 4
    if kind in ("DATE", "HAO") and 1 <= one < other <= 31 and not _CODES.search(line.before(index)):
        return Date(Between(CalendarDate(day=one), CalendarDate(day=other)), end, "range")
    if kind == "MONTH" and 1 <= one <= 12 and 1 <= other <= 12:
        following = _day(line, end, CalendarDate(month=other))
        if following is None:
            if line.after(end, 1) == "份":
                end = line.resume(line.end(end) + 1)
            return Date(Between(CalendarDate(month=one), CalendarDate(month=other)), end, "range")
    if kind == "YEAR" and len(first) == len(last) == 4 and one < other:
        if digits_of(first) and digits_of(last):
            return Date(Between(CalendarDate(one), CalendarDate(other)), end, "range")
    if kind == "QUARTER" and 1 <= one < other <= 4:
        return Date(
            Between(Nth(one, "quarter", AnyYear()), Nth(other, "quarter", AnyYear())), end, "range"
        )
    return None


def _numeric(line: Line, index: int) -> Date | None:
    """2026-11-18, 18/11/2026, 26-11-18, 2026-11, 11/18."""
    kind, value = line.kind(index), line.value(index)
    end = index + 1
    if kind == "MD":
        end += line.kind(end) in ("DATE", "HAO")
        return Date(CalendarDate(month=value[0], day=value[1]), end, "day")
    if kind == "YM":
        if re.search(
            r"(?:型号|编号|单号|批号|款号|合同|货号|料号|版本|no\.?|号)[是为：:\s]*$",
            line.before(index, 8),
        ):
            return None
        return Date(CalendarDate(value[0], value[1]), end, "month")
    if kind == "DMY":
        year, one, other = value
        if one > 12 or other > 12:
            month, day = (one, other) if other > 12 else (other, one)
            return Date(CalendarDate(year, month, day), end, "day")
        return Date(CalendarDate(year, one, other, swappable=one != other), end, "day")
    if kind == "SHORT":
        return _short_numeric(line, index)
    year, month, day = value
    end += line.kind(end) in ("DATE", "HAO")
    return Date(CalendarDate(year, month, day), end, "day")


def _short_numeric(line: Line, index: int) -> Date | None:
    """12-11-10 is written with the year first; 3-7-07 and 05/05/89 with the day first."""
    one, two, three = line.value(index)
    pivot = [number + (1900 if number >= 70 else 2000) for number in (one, three)]
    year_first = len(line.word(index).split("-")[0]) == 2 and "-" in line.word(index)
    if year_first and real_date(pivot[0], two, three):
        return Date(CalendarDate(pivot[0], two, three), index + 1, "day")
    for month, day in ((two, one), (one, two)):
        if real_date(pivot[1], month, day):
            return Date(CalendarDate(pivot[1], month, day), index + 1, "day")
    return None


def _relative_day(line: Line, index: int) -> Date | None:
    shift = line.value(index)
    if shift == 2 and line.word(index) == "后天" and "先天" in line.text:
        return None
    if line.after(index + 1, 2) in ("头条", "之星", "之子"):
        return None
    return Date(day_from_now(shift), index + 1, "day")


def day_from_now(shift: int) -> Meaning:
    """Today for 0, tomorrow for 1."""
    return Ahead(shift, "day") if shift else Period("day")


def _days(line: Line, index: int) -> Date | None:
    start, count = line.value(index)
    first, last = day_from_now(start), day_from_now(start + count - 1)
    return Date(Between(first, last), index + 1, "range")


def _relative_year(line: Line, index: int) -> Date | None:
    if line.kind(index + 1) == "WITHIN" and line.word(index) == "当年":
        return None
    return Date(Period("year", line.value(index)), index + 1, "year")


def _relative_month(line: Line, index: int) -> Date | None:
    return Date(Period("month", line.value(index)), index + 1, "month")


_SHIFTED: dict[str, tuple[Unit, str]] = {
    "WEEK": ("week", "week"), "MONTHS": ("month", "month"), "MONTH": ("month", "month"),
    "QUARTER": ("quarter", "quarter"), "YEAR": ("year", "year"), "WEEKEND": ("weekend", "weekend"),
    "CENTURY": ("century", "century"),
}  # fmt: skip
_NOT_THIS = re.compile(r"[成样版书日资基根文课剧账脚副亏原标范]$")
_NOT_ABOVE = re.compile(r"[以路网线船海地楼板身加附表际世历桌车手市会基之一]$")
_NOT_BELOW = re.compile(r"[以之地线旗手楼乡天剩留余放当一]$")


def _shifted(line: Line, index: int) -> Date | None:
    """本周, 下个月, 上上周三, 上个半年."""
    shift, word = line.value(index), line.word(index)
    barred = _NOT_THIS if word == "本" else _NOT_ABOVE if word == "上" else _NOT_BELOW
    if word in ("本", "上", "下") and barred.search(line.before(index, 1)):
        return None
    kind = line.kind(index + 1)
    if kind == "GE":
        index, kind = index + 1, line.kind(index + 2)
    if kind in _SHIFTED:
        unit, level = _SHIFTED[kind]
        if kind == "MONTH" and word[-1] not in "个一本":
            return None
        return Date(_period(unit, shift), index + 2, level)
    if kind == "WEEKDAY":
        node = _weekdays(line.value(index + 1), shift)
        named = Date(node, index + 2, "day")
        return (isinstance(node, Weekday) and _dated(line, named, node.weekday)) or named
    if kind == "HALF" and line.kind(index + 2) == "YEAR":
        return Date(Period("half", shift), index + 3, "half")
    if kind == "HOUR":
        node = Stretch(shift, "hour") if shift else Period("hour")
        return Date(node, index + 2, "hour")
    if kind == "SEASON" and len(line.word(index + 1)) == 2:
        return Date(ClearSeason(line.value(index + 1), shift=shift), index + 2, "season")
    if kind == "FESTIVAL":
        feast = _feast(line, index + 1, None)
        if feast and isinstance(feast.node, Festival):
            return feast._replace(node=replace(feast.node, shift=shift or None))
    return None


def _period(unit: Unit, shift: int) -> Meaning:
    if unit == "century":
        return _century(21 + shift)
    return Period(unit, shift)


def _weekday(line: Line, index: int) -> Date | None:
    """周三, 周三（11月18日）."""
    node = _weekdays(line.value(index), None)
    found = Date(node, index + 1, "day")
    if isinstance(node, Weekday):
        return _dated(line, found, node.weekday) or found
    return found


def _dated(line: Line, found: Date, weekday: int) -> Date | None:
    """A date behind its weekday, often in brackets."""
    opening = _PAREN.match(line.text, line.end(found.end))
    assert opening
    at = line.at(opening.end())
    if at is None or line.kind(at) not in ("NUM", "YMD", "MD"):
        return None
    inner = _BEGINNINGS[line.kind(at)](line, at)
    for _ in range(2):
        inner = (_finer(line, inner) or inner) if inner else None
    if inner is None or inner.level != "day" or not isinstance(inner.node, CalendarDate):
        return None
    end = line.end(inner.end)
    if "（" in opening[0] or "(" in opening[0]:
        if line.text[end : end + 1] not in ("）", ")"):
            return None
        return Date(Dated(weekday, inner.node), line.resume(end + 1), "day")
    if opening[0] and inner.node.month is None:
        return None
    return Date(Dated(weekday, inner.node), inner.end, "day")


def _weekdays(days: tuple[int, ...], week: int | None) -> Meaning:
    nodes = tuple(Weekday(day, week) for day in days)
    return nodes[0] if len(nodes) == 1 else Several(nodes)


def _weekend(line: Line, index: int) -> Date | None:
    return Date(Period("weekend"), index + 1, "weekend")


def _bare_unit(line: Line, index: int) -> Date | None:
    """年底, 月初, 周初, 季末, 年内, 年前: of the running year, month, week."""
    kind, unit = line.kind(index), _SHIFTED[line.kind(index)][0]
    if line.kind(index - 1) == "NUM" or re.search(
        r"[0-9几多数半同每本历往早近\-]$", line.before(index, 1)
    ):
        return None
    part = line.kind(index + 1)
    whole = Period(unit)
    if part == "PART":
        return Date(Edge(line.value(index + 1), whole), index + 2, "part")
    if part == "WITHIN":
        return Date(replace(whole, rest=True), index + 2, "part")
    if kind == "YEAR" and part in ("BEFORE", "AFTER") and line.word(index + 1) in ("前", "后"):
        if re.search(r"[今明去当前后大来些多昔少中壮成学财会]$", line.before(index, 1)):
            return None
        return Date(Festival("chinese_new_year", whole=True), index + 1, "feast")
    return None


def _halves_alone(line: Line, index: int) -> Date | None:
    """上半年, 下半月, 上半周."""
    return _halves(line, Date(AnyYear(), index, "year"), alone=True)


def _third_alone(line: Line, index: int) -> Date | None:
    return Date(PartOf(line.value(index), Period("month")), index + 1, "part")


def _season_alone(line: Line, index: int) -> Date | None:
    shift = -1 if line.kind(index) == "LASTSEASON" else None
    word = line.word(index)
    if len(word) < 2:
        return None
    if word[0] == "今":
        return Date(ClearSeason(line.value(index), Period("year")), index + 1, "season")
    return Date(ClearSeason(line.value(index), shift=shift), index + 1, "season")


def _ordinal(line: Line, index: int) -> Date | None:
    """第三季度, 第49周."""
    if line.kind(index + 1) != "NUM" or line.before(index, 1) in ("年", "的"):
        return None
    quarter = _quarter(line, index + 1, None)
    if quarter:
        return quarter
    number = integer_of(line.value(index + 1))
    if line.word(index + 2) == "周" and number and number <= 53:
        return Date(WeekOfYear(number), index + 3, "week")
    return None


def _quarter_code(line: Line, index: int) -> Date | None:
    if re.search(r"[a-z0-9]$", line.before(index, 1)) or re.match(
        r"[a-z0-9]", line.after(index + 1, 1)
    ):
        return None
    return Date(Nth(line.value(index), "quarter", AnyYear()), index + 1, "quarter")


def _last_alone(line: Line, index: int) -> Date | None:
    """最后一个周三: of the running month."""
    if line.kind(index + 1) != "WEEKDAY" or len(line.value(index + 1)) > 1:
        return None
    node = Nth(line.value(index), line.value(index + 1)[0], Period("month"))
    return Date(node, index + 2, "day")


def _era(line: Line, index: int) -> Date | None:
    if line.after(index + 1, 2) == "元年":
        end = line.resume(line.end(index + 1) + 2)
        return Date(CalendarDate(line.value(index) + 1), end, "year")
    if line.kind(index + 1) != "NUM" or line.kind(index + 2) != "YEAR":
        return None
    number = integer_of(line.value(index + 1))
    if number is None or not 1 <= number <= 200:
        return None
    return Date(CalendarDate(line.value(index) + number), index + 3, "year")


def _lunar(line: Line, index: int) -> Date | None:
    """农历八月十五, 农历2015年十月初一, 农历正月."""
    at = index + 1
    year: Meaning | None = None
    if line.kind(at) == "NUM" and line.kind(at + 1) == "YEAR":
        number = year_of(line, at)
        if number is None:
            return None
        year, at = CalendarDate(number), at + 2
    elif line.kind(at) == "RELYEAR":
        year, at = Period("year", line.value(at)), at + 1
    return _lunar_month(line, at, year, certain=True)


def _lunar_month_alone(line: Line, index: int) -> Date | None:
    return _lunar_month(line, index, None, certain=True)


def _lunar_month(line: Line, index: int, year: Meaning | None, *, certain: bool) -> Date | None:
    leap = line.kind(index) == "LEAP"
    at = index + leap
    if line.kind(at) == "LUNARMONTH":
        month, at = line.value(at), at + 1
    elif line.kind(at) == "NUM" and line.kind(at + 1) == "MONTH":
        number = integer_of(line.value(at))
        if number is None or not 1 <= number <= 12:
            return None
        month, at = number, at + 2
    else:
        return None
    day = _lunar_day_number(line, at, certain=certain or leap)
    if day is not None:
        end = at + 1 + (line.kind(at + 1) in ("DATE", "HAO"))
        return Date(LunarDay(month, day, leap, year), end, "day")
    if line.kind(index) == "NUM" and not certain:
        return None
    return Date(LunarDay(month, None, leap, year), at, "month")


def _lunar_day_number(line: Line, at: int, *, certain: bool) -> int | None:
    """初五, 廿三; a plain number only in a month that is lunar for certain."""
    if line.kind(at) == "LUNARDAY":
        return integer_of(line.word(at)[1:])
    if line.kind(at) == "NUM" and (certain or line.word(at)[0] == "廿"):
        number = integer_of(line.value(at))
        return number if number is not None and 1 <= number <= 30 else None
    return None


def _new_year_day(line: Line, index: int) -> Date | None:
    """大年初三."""
    if line.kind(index + 1) != "LUNARDAY":
        return None
    return Date(LunarDay(1, integer_of(line.word(index + 1)[1:])), index + 2, "day")


def _lunar_day_alone(line: Line, index: int) -> Date | None:
    if not _LUNAR_WORK.match(line.text, line.end(index + 1)):
        return None
    return Date(LunarDay(1, integer_of(line.word(index)[1:])), index + 1, "day")


def _feast_alone(line: Line, index: int) -> Date | None:
    return _feast(line, index, None)


def _feast(line: Line, index: int, year: Meaning | None) -> Date | None:
    """国庆节, 春节期间, 中秋假期; not 圣诞快乐, 五一广场 and 元宵 the food."""
    key, loose = line.value(index)
    offset = line.end(index + 1)
    whole = _WHOLE_FEAST.match(line.text, offset)
    if re.match(GREETINGS, line.text[offset : offset + 4]):
        return None
    beside = line.kind(index + 1) in ("BEFORE", "AFTER", "BETWEEN", "ROUGHLY", "UPTO")
    if loose and not (beside or whole or year is not None):
        return None
    end = index + 1
    day = _ONE_DAY.match(line.text, offset)
    longer = whole or day
    if longer:
        end = line.resume(longer.end())
    long = bool(whole) or line.kind(end) == "AFTER" or line.word(index)[-1] in "周假期"
    return Date(Festival(key, year, whole=long), end, "range" if whole else "feast")


_TERM_BESIDE = re.compile(r"节气|前后|之?[前后]|以[前后]|当[天日]|那[天日]|这[天日]|时节")
_CLEAR_TERMS = frozenset({2, 4, 5, 8, 11, 14, 17, 20, 23})
"""The solar terms whose names are no other words: not 大雪, 雨水, 小满."""


def _solar_term(line: Line, index: int) -> Date | None:
    """立春, 大雪前."""
    offset = line.end(index + 1)
    beside = _TERM_BESIDE.match(line.text, offset)
    if line.value(index) not in _CLEAR_TERMS and beside is None:
        return None
    end = line.resume(beside.end()) if beside and beside[0] == "节气" else index + 1
    return Date(SolarTerm(line.value(index)), end, "feast")


def _term_in_year(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "TERM":
        return None
    return Date(SolarTerm(line.value(found.end), found.node), found.end + 1, "feast")


def _first_quarters(line: Line, index: int) -> Date | None:
    """前三季度."""
    if line.word(index) != "前" or line.kind(index + 2) != "QUARTER":
        return None
    count = integer_of(line.value(index + 1)) if line.kind(index + 1) == "NUM" else None
    if count is None or not 1 <= count <= 4:
        return None
    return Date(Portion(count, "quarter", Period("year")), index + 3, "range")


def _all_year(line: Line, index: int) -> Date | None:
    """全年; 2026年全年."""
    return Date(Period("year"), index + 1, "year")


def _all_of_year(line: Line, found: Date) -> Date | None:
    return Date(found.node, found.end + 1, "range") if line.kind(found.end) == "ALLYEAR" else None


def _vacation(line: Line, index: int) -> Date | None:
    """暑假, 寒假: everywhere on other days."""
    first, last = line.value(index)
    months = Between(CalendarDate(month=first), CalendarDate(month=last))
    return Date(Around(months), index + 1, "range")


def _some_feast(line: Line, index: int) -> Date | None:
    """节前, 节后."""
    if line.kind(index + 1) not in ("BEFORE", "AFTER", "WITHIN"):
        return None
    before = line.before(index, 1)
    if (
        before
        and before
        not in " ，。、；：！？,.!?:;\n（(在于到等请我您你们司厂将会能可以是就过放要货这那本的单赶争取"
    ):
        return None
    return Date(ComingHoliday(), index + 1, "feast")


def _tenth_month_first(line: Line, index: int) -> Date | None:
    """十一长假, 十一前."""
    if line.word(index) != "十一" or not _TENTH_MONTH.match(line.text, line.end(index + 1)):
        return None
    return _feast_like(line, index, "national_day")


def _feast_like(line: Line, index: int, key: str) -> Date:
    offset = line.end(index + 1)
    whole = _WHOLE_FEAST.match(line.text, offset)
    end = index + 1
    if whole:
        end = line.resume(whole.end())
    return Date(
        Festival(key, whole=bool(whole) or line.kind(end) == "AFTER"),
        end,
        "range" if whole else "feast",
    )


def _number_or_feast(line: Line, index: int) -> Date | None:
    return _number(line, index) or _tenth_month_first(line, index)


_BEGINNINGS: dict[str, Callable[[Line, int], Date | None]] = {
    "NUM": _number_or_feast, "YMD": _numeric, "DMY": _numeric, "SHORT": _numeric, "YM": _numeric,
    "MD": _numeric, "RELDAY": _relative_day, "DAYS": _days, "RELYEAR": _relative_year,
    "RELMONTH": _relative_month, "SHIFT": _shifted, "WEEKDAY": _weekday, "WEEKEND": _weekend,
    "YEAR": _bare_unit, "MONTH": _bare_unit, "WEEK": _bare_unit, "QUARTER": _bare_unit,
    "HALVES": _halves_alone, "THIRD": _third_alone, "SEASON": _season_alone,
    "LASTSEASON": _season_alone, "NTH": _ordinal, "QTR": _quarter_code, "LAST": _last_alone,
    "ERA": _era, "LUNAR": _lunar, "LUNARMONTH": _lunar_month_alone, "LEAP": _lunar_month_alone,
    "NEWYEAR": _new_year_day, "LUNARDAY": _lunar_day_alone, "FESTIVAL": _feast_alone,
    "FEAST": _some_feast, "TERM": _solar_term, "ALLYEAR": _all_year,
    "VACATION": _vacation, "BEFORE": _first_quarters,
}  # fmt: skip


# What makes a date finer


def _month(line: Line, index: int, year: Meaning | None) -> Date | None:
    """11月, 11月份; in a year if one was named."""
    if line.kind(index) != "NUM" or line.kind(index + 1) != "MONTH":
        return None
    number = integer_of(line.value(index))
    if number is None or not 1 <= number <= 12:
        return None
    lunar = _lunar_month(line, index, year, certain=False)
    if lunar:
        return lunar
    end = index + 2
    if line.after(end, 1) == "份":
        end = line.resume(line.end(end) + 1)
    if year is None:
        return Date(CalendarDate(month=number), end, "month")
    if isinstance(year, CalendarDate):
        return Date(replace(year, month=number), end, "month")
    return Date(InYear(CalendarDate(month=number), year), end, "month")


def _month_in_year(line: Line, found: Date) -> Date | None:
    at = found.end
    if line.kind(at) == "LUNAR":
        return _lunar_month(line, at + 1, found.node, certain=True)
    if line.kind(at) in ("LUNARMONTH", "LEAP"):
        return _lunar_month(line, at, found.node, certain=True)
    if line.kind(at) == "RELMONTH" and line.value(at) == 0:
        return None
    if line.kind(at) == "NUM" and line.kind(at + 1) == "TO" and line.kind(at + 3) == "MONTH":
        return _months_in_year(line, found)
    return _month(line, at, found.node)


def _months_in_year(line: Line, found: Date) -> Date | None:
    """2026年3-5月."""
    one, other = integer_of(line.value(found.end)), None
    if line.kind(found.end + 2) == "NUM":
        other = integer_of(line.value(found.end + 2))
    if one is None or other is None or not 1 <= one <= 12 or not 1 <= other <= 12:
        return None
    first = _in_year(found.node, CalendarDate(month=one))
    return Date(Between(first, CalendarDate(month=other)), found.end + 4, "range")


def _in_year(year: Meaning, day: CalendarDate) -> Meaning:
    if isinstance(year, CalendarDate):
        return replace(year, month=day.month, day=day.day)
    return InYear(day, year)


def _date_in_year(line: Line, found: Date) -> Date | None:
    """今年11/18, 明年1.5."""
    if line.kind(found.end) != "MD":
        return None
    month, day = line.value(found.end)
    end = found.end + 1 + (line.kind(found.end + 1) in ("DATE", "HAO"))
    return Date(_in_year(found.node, CalendarDate(month=month, day=day)), end, "day")


def _day(line: Line, index: int, month: Meaning | None) -> Date | None:
    """18日, 18号; without a unit only behind a month."""
    if line.kind(index) != "NUM" or line.kind(index - 1) == "NTH":
        return None
    number = integer_of(line.value(index))
    if number is None or not 1 <= number <= 31:
        return None
    if month is not None and line.kind(index + 1) == "TO":
        several = _days_of_month(line, index, month)
        if several:
            return several
    if line.kind(index + 1) in ("DATE", "HAO"):
        if month is None and _counted(line, index):
            return None
        return Date(_day_of(month, number), index + 2, "day")
    if month is None or not _ends_date(line, index, number):
        return None
    return Date(_day_of(month, number), index + 1, "day")


def _counted(line: Line, index: int) -> bool:
    """Whether 5号 is a name or a number of something and not a day."""
    if _CODES.search(line.before(index, 1)):
        return True
    return line.word(index + 1) == "日" and line.kind(index + 2) == "WITHIN"


def _ends_date(line: Line, index: int, number: int) -> bool:
    """Whether 11月18 ends here: nothing follows that the number would count."""
    del number
    following = line.after(index + 1, 1)
    if following and following in _NOT_MONTH:
        return line.kind(index + 1) in ("PARTOFDAY",) or following == "、"
    return line.kind(index + 1) not in (
        "DAY", "MONTHS", "GE", "YEAR", "HOUR", "MINUTE", "MORE", "HALF", "CLOCK", "MONTH",
    )  # fmt: skip


def _day_of(month: Meaning | None, number: int) -> Meaning:
    if month is None:
        return CalendarDate(day=number)
    if isinstance(month, CalendarDate):
        return replace(month, day=number)
    if isinstance(month, InYear):
        return replace(month, date=replace(month.date, day=number))
    if isinstance(month, LunarDay):
        return replace(month, day=number)
    return Nth(number, "day", month)


def _days_of_month(line: Line, index: int, month: Meaning) -> Date | None:
    """12月1-5号, 12月25-28."""
    one, other = integer_of(line.value(index)), None
    if line.kind(index + 2) == "NUM":
        other = integer_of(line.value(index + 2))
    if one is None or other is None or not 1 <= one < other <= 31:
        return None
    if line.kind(index + 3) in ("DATE", "HAO"):
        end = index + 4
    elif line.kind(index + 3) in ("MONTH", "YEAR") or not _ends_date(line, index + 2, other):
        return None
    else:
        end = index + 3
    return Date(Between(_day_of(month, one), _day_of(month, other)), end, "range")


def _day_in_month(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) == "LUNARDAY":
        return None
    return _day(line, found.end, found.node)


def _today_in_month(line: Line, found: Date) -> Date | None:
    """下个月的今天."""
    if line.kind(found.end) == "RELDAY" and line.value(found.end) == 0:
        if isinstance(found.node, Period):
            return Date(Ahead(found.node.shift, found.node.unit), found.end + 1, "day")
    return None


def _quarter(line: Line, index: int, year: Meaning | None) -> Date | None:
    """三季度, 第三季度, 明年第一季."""
    if line.kind(index) != "NUM" or line.kind(index + 1) != "QUARTER":
        return None
    number, word = integer_of(line.value(index)), line.word(index + 1)
    ordinal = line.kind(index - 1) == "NTH" or year is not None
    if number is None or not 1 <= number <= 4 or (word[0] != "季" and not ordinal):
        return None
    if word == "季" and year is None:
        return None
    return Date(Nth(number, "quarter", year or AnyYear()), index + 2, "quarter")


def _quarter_in_year(line: Line, found: Date) -> Date | None:
    at = found.end + (line.kind(found.end) == "NTH")
    if line.kind(at) == "QTR":
        return Date(Nth(line.value(at), "quarter", found.node), at + 1, "quarter")
    return _quarter(line, at, found.node)


def _halves(line: Line, found: Date, *, alone: bool = False) -> Date | None:
    """上半年 of a year, 下半月 of a month, 上半周 of a week."""
    if line.kind(found.end) != "HALVES":
        return None
    kind = line.kind(found.end + 1)
    levels: dict[str, tuple[Unit, str]] = {
        "YEAR": ("year", "half"), "MONTH": ("month", "part"), "WEEK": ("week", "part"),
        "QUARTER": ("quarter", "part"),
    }  # fmt: skip
    if kind not in levels:
        return None
    unit, level = levels[kind]
    if not alone and found.level != unit:
        return None
    whole = found.node if not alone or unit == "year" else Period(unit)
    end = found.end + 2
    if unit == "year" and line.after(end, 1) == "度":
        end = line.resume(line.end(end) + 1)
    return Date(PartOf(line.value(found.end), whole), end, level)


def _part(line: Line, found: Date) -> Date | None:
    """年底 of a year, 月初 of a month, 末 of a quarter; the unit may stand again: 今年年底."""
    again = {
        "year": "YEAR",
        "month": "MONTH",
        "week": "WEEK",
        "quarter": "QUARTER",
        "century": "CENTURY",
    }
    at = found.end
    if line.kind(at) == again.get(found.level) and line.kind(at + 1) == "PART":
        at += 1
    if line.kind(at) != "PART":
        return None
    if line.word(at) == "末" and found.level == "week":
        return None
    return Date(Edge(line.value(at), found.node), at + 1, "part")


def _third(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "THIRD":
        return None
    return Date(PartOf(line.value(found.end), found.node), found.end + 1, "part")


def _season(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "SEASON":
        return None
    return Date(ClearSeason(line.value(found.end), found.node), found.end + 1, "season")


def _feast_in_year(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) == "NEWYEAR" and line.kind(found.end + 1) == "LUNARDAY":
        day = integer_of(line.word(found.end + 1)[1:])
        return Date(LunarDay(1, day, year=found.node), found.end + 2, "day")
    return _feast(line, found.end, found.node) if line.kind(found.end) == "FESTIVAL" else None


_SMALLER: dict[str, tuple[str, ...]] = {
    "year": ("WEEK", "MONTHS", "DAY", "QUARTER"), "month": ("WEEK", "DAY"),
    "quarter": ("WEEK", "MONTHS", "DAY"), "half": ("MONTHS",), "week": ("DAY",),
}  # fmt: skip
_UNIT: dict[str, Unit] = {"WEEK": "week", "MONTHS": "month", "DAY": "day", "QUARTER": "quarter"}


def _nth(line: Line, found: Date) -> Date | None:
    """第二周, 第三个月, 第一个周一, 最后一天, 最后一个星期一."""
    at = found.end
    if line.kind(at) == "LAST":
        number, at = line.value(at), at + 1
        if line.kind(at) == "NUM":
            at += line.word(at) == "一"
    elif line.kind(at) == "NTH" and line.kind(at + 1) == "NUM":
        counted = integer_of(line.value(at + 1))
        if counted is None or not 1 <= counted <= 366:
            return None
        number, at = counted, at + 2
    else:
        return None
    at += line.kind(at) in ("GE", "OF")
    kind = line.kind(at)
    if (
        kind == "WEEKDAY"
        and len(line.value(at)) == 1
        and found.level in ("year", "month", "quarter")
    ):
        return Date(Nth(number, line.value(at)[0], found.node), at + 1, "day")
    if kind in _SMALLER.get(found.level, ()):
        return Date(Nth(number, _UNIT[kind], found.node), at + 1, _UNIT[kind])
    return None


def _portion(line: Line, found: Date) -> Date | None:
    """今年前十个月, 2021年的最后3周."""
    kind = line.kind(found.end)
    if kind not in ("BEFORE", "LAST") or line.word(found.end) not in ("前", "最后", "最后的"):
        return None
    if line.kind(found.end + 1) == "NUM" and line.kind(found.end + 2) == "QUARTER":
        count = integer_of(line.value(found.end + 1))
        if count:
            sign = 1 if kind == "BEFORE" else -1
            return Date(Portion(sign * count, "quarter", found.node), found.end + 3, "range")
    measured = length(line, found.end + 1)
    if measured is None or not isinstance(measured[0], Amount):
        return None
    amount, end = measured
    coarse = {
        "year": ("month", "week", "day", "quarter"),
        "month": ("week", "day"),
        "week": ("day",),
    }
    if amount.unit not in coarse.get(found.level, ()):
        return None
    if kind == "LAST" and amount.unit == "week":
        return Date(_whole_weeks(found.node, -amount.high), end, "range")
    if kind == "BEFORE" and amount.unit == "week":
        return Date(_whole_weeks(found.node, amount.high), end, "range")
    return Date(
        Portion(amount.high if kind == "BEFORE" else -amount.high, amount.unit, found.node),
        end,
        "range",
    )


def _whole_weeks(year: Meaning, count: float) -> Meaning:
    """The first or last weeks of a year or month, from Monday to Sunday."""
    number = int(count)
    if number > 0:
        return Between(Nth(1, "week", year), Nth(number, "week", year))
    return Between(Nth(number, "week", year), Nth(-1, "week", year))


def _weekday_in_week(line: Line, found: Date) -> Date | None:
    """下周的周三, 下周周三."""
    if line.kind(found.end) != "WEEKDAY" or not isinstance(found.node, Period):
        return None
    return Date(_weekdays(line.value(found.end), found.node.shift), found.end + 1, "day")


def _weekend_in_week(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "WEEKEND" or not isinstance(found.node, Period):
        return None
    return Date(Period("weekend", found.node.shift), found.end + 1, "weekend")


def _within(line: Line, found: Date) -> Date | None:
    """本周内, 2026年内, 11月内."""
    if line.kind(found.end) != "WITHIN" or line.word(found.end) in ("里", "内的"):
        return None
    node = found.node
    if isinstance(node, Period) and node.shift == 0:
        node = replace(node, rest=True)
    return Date(node, found.end + 1, "part")


def _decade_in_century(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "NUM" or line.kind(found.end + 1) != "DECADE":
        return None
    return _decade(line, found.end, found.node)


def _century(number: int) -> Meaning:
    return Between(CalendarDate(100 * number - 100), CalendarDate(100 * number - 1))


def _decade(line: Line, index: int, century: Meaning | None) -> Date | None:
    """90年代, 九十年代, 20世纪80年代, 2010年代."""
    number = digits_of(line.word(index)) or integer_of(line.word(index))
    if number is None or number % 10:
        return None
    if isinstance(century, Between) and isinstance(century.first, CalendarDate) and number < 100:
        number += century.first.year or 0
    elif number < 100:
        number += 1900 if number >= 30 else 2000
    elif not 1000 <= number < 3000:
        return None
    return Date(Between(CalendarDate(number), CalendarDate(number + 9)), index + 2, "decade")


_FINER: dict[str, tuple[Callable[[Line, Date], Date | None], ...]] = {
    "century": (_decade_in_century, _part),
    "decade": (_part,),
    "year": (_month_in_year, _date_in_year, _quarter_in_year, _halves, _season, _feast_in_year, _term_in_year, _all_of_year, _part,
             _nth, _portion, _within),
    "half": (_part, _nth, _within),
    "quarter": (_part, _nth, _within),
    "month": (_day_in_month, _today_in_month, _third, _halves, _part, _nth, _portion, _within),
    "week": (_weekday_in_week, _weekend_in_week, _halves, _part, _nth, _within),
    "season": (_part,),
}  # fmt: skip
