"""Years, months and days by their numbers in Chinese: 2026年11月18日, 26年, 5-8号, 11/18."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from coach.timing.chinese.blurred import BlurredSpan
from coach.timing.chinese.digits import real_date
from coach.timing.chinese.meaning import (
    LunarDay,
    Several,
)
from coach.timing.chinese.numbers import count_of, digits_of, integer_of
from coach.timing.chinese.tokens import Line, pattern
from coach.timing.meaning import (
    AnyYear,
    Around,
    Between,
    CalendarDate,
    InYear,
    Meaning,
    Nth,
    Weekday,
)


class Date(NamedTuple):
    """A date read up to the token `end`; `level` is how fine it is: century … day, or "range"."""

    node: Meaning
    end: int
    level: str


_MEASURES = (
    "个件箱台种款家次人块吨只套批柜票米公斤克千倍页岁%度份位名万亿元美天周年小分秒字样项点条张双打袋瓶包支根片卷"
    "寸英尺厘毫升瓦伏安型代期届轮层楼室栋座组结付清"
)
"""Behind 11月18 these make 18 the number of something."""

_CODED = "大小深浅长第编型货款尺色房门楼区厂库柜仓展批路街道巷弄村组园#abcdefghijklmnopqrstuvwxyz"
"""Before 5号 these make it a house, a size or a model."""

_NAMED_BY_NUMBER = (
    "线楼门厂房仓库机柜码桌位院信箱床店车船炉柱件样款模钢铁字球馆道街路令文电台子型段铝"
)
"""Behind 5号 these make it one of several: 5号电池, 3号楼."""

_ROOMS = (
    r"会议室|会客室|办公室|教室|宿舍|生产线|产线|流水线|工位|展厅|展位|车间|通道|窗口|登机口|闸口|泊位|方案|色"
    r"|口(?!头)|油漆|胶(?!片厂)"
)
"""And so do these."""

_NUMBERED = r"(?:型号|编号|单号|批号|款号|合同|货号|料号|版本|no\.?|号)[是为：:\s]*$"
"""Before 2026-11 these make it a code."""

_AFTER_DURATION = r"的?(?:经验|历史|寿命|质保|保修|期限|老|来|以上|以下|时间|之久|如一日|内|间|期)"


def calendar_year(line: Line, index: int) -> Date | None:
    """2026年, 26年, 二〇二六年."""
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
            return None
    if number >= 1000:
        return number if number < 3000 else None
    if len(word) == 4:
        return None
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
    if _counts_years(line, index):
        return None
    return full if 15 <= number <= 39 or number >= 90 else None


def _counts_years(line: Line, index: int) -> bool:
    """Whether the words around 20年 make it a length of time."""
    if line.kind(index - 1) in ("ABOUT", "BEHIND", "AHEAD", "NTH", "TO"):
        return True
    if line.before(index, 1) in tuple("第满达有了近超前后过这约"):
        return True
    if line.kind(index + 2) in ("AFTER", "BEFORE", "WITHIN", "MORE", "ROUGHLY", "HALF", "TO"):
        return True
    return pattern(_AFTER_DURATION).match(line.text, line.end(index + 2)) is not None


def _specified(line: Line, index: int) -> bool:
    """Whether a month or a part of the year follows."""
    kind = line.kind(index)
    if kind == "NUM":
        return line.kind(index + 1) in ("MONTH", "QUARTER")
    return (
        kind in ("QTR", "PART", "HALVES", "SEASON", "NTH", "FESTIVAL") and line.word(index) != "中"
    )


def number_range(line: Line, index: int) -> Date | None:
    """5-8号, 3-5月, 1995-1997年: the unit stands only once."""
    first, last, kind = line.word(index), line.word(index + 2), line.kind(index + 3)
    if line.kind(index + 2) != "NUM":
        return None
    one, other = integer_of(first), integer_of(last)
    if one is None or other is None:
        return None
    node: Meaning | None = None
    end = index + 4
    if (
        kind in ("DATE", "HAO")
        and 1 <= one < other <= 31
        and not _coded(line, index)
        and not (_names_something(line, end))
    ):
        node = Between(CalendarDate(day=one), CalendarDate(day=other))
    elif kind == "MONTH" and 1 <= one <= 12 and 1 <= other <= 12:
        if read_day(line, end, CalendarDate(month=other)) is None:
            node = Between(CalendarDate(month=one), CalendarDate(month=other))
            end = _past(line, end, "份")
    elif kind == "YEAR" and len(first) == len(last) == 4 and one < other:
        node = Between(CalendarDate(one), CalendarDate(other))
    elif kind == "QUARTER" and 1 <= one < other <= 4:
        node = Between(Nth(one, "quarter", AnyYear()), Nth(other, "quarter", AnyYear()))
    return None if node is None else Date(node, end, "range")


def _past(line: Line, index: int, character: str) -> int:
    """The index behind a character that is no token, if it stands there."""
    if line.after(index, 1) != character:
        return index
    return line.resume(line.end(index) + 1)


def _names_something(line: Line, index: int) -> bool:
    """Whether 5号 is the name of what follows: 5号电池, 3号楼."""
    if line.word(index - 1) != "号":
        return False
    following = line.after(index, 1)
    named = following != "" and following in _NAMED_BY_NUMBER
    return named or pattern(_ROOMS).match(line.text, line.end(index)) is not None


def _coded(line: Line, index: int) -> bool:
    before = line.before(index, 1)
    return before != "" and before in _CODED


def numeric_date(line: Line, index: int) -> Date | None:
    """2026-11-18, 18/11/2026, 26-11-18, 2026-11, 11/18."""
    kind, value = line.kind(index), line.value(index)
    end = index + 1
    if kind == "MD":
        end += line.kind(end) in ("DATE", "HAO")
        return Date(CalendarDate(month=value[0], day=value[1]), end, "day")
    if kind == "YM":
        if pattern(_NUMBERED).search(line.before(index, 8)):
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


def weekdays_of(days: tuple[int, ...], week: int | None) -> Meaning:
    """One weekday or several, of a week counted from this one."""
    nodes = tuple(Weekday(day, week) for day in days)
    return nodes[0] if len(nodes) == 1 else Several(nodes)


def read_lunar_month(line: Line, index: int, year: Meaning | None, *, certain: bool) -> Date | None:
    """正月初五, 腊月, 八月廿三; where it is `certain` that the month is lunar, also 八月十五."""
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


def read_month(line: Line, index: int, year: Meaning | None) -> Date | None:
    """11月, 11月份; in a year if one was named."""
    if line.kind(index) != "NUM" or line.kind(index + 1) != "MONTH":
        return None
    if line.word(index) in ("两", "俩", "仨"):
        return None
    number = integer_of(line.value(index))
    if number is None:
        return _two_months(line, index, year)
    if not 1 <= number <= 12:
        return None
    lunar = read_lunar_month(line, index, year, certain=False)
    if lunar:
        return lunar
    end = _past(line, index + 2, "份")
    return Date(in_year(year, CalendarDate(month=number)), end, "month")


def _two_months(line: Line, index: int, year: Meaning | None) -> Date | None:
    """二三月份."""
    pair = count_of(line.value(index))
    if pair is None or not pair.blurred or pair.high != pair.low + 1 or pair.high > 12:
        return None
    first = in_year(year, CalendarDate(month=int(pair.low)))
    months = Between(first, CalendarDate(month=int(pair.high)))
    return Date(Around(months), _past(line, index + 2, "份"), "range")


def in_year(year: Meaning | None, day: CalendarDate) -> Meaning:
    """A month or day in a year, if one was named."""
    if year is None:
        return day
    if isinstance(year, CalendarDate):
        return replace(year, month=day.month, day=day.day)
    return InYear(day, year)


def read_day(line: Line, index: int, month: Meaning | None) -> Date | None:
    """18日, 18号; without a unit only behind a month."""
    if line.kind(index) != "NUM" or line.kind(index - 1) == "NTH":
        return None
    number = integer_of(line.value(index))
    if number is None:
        return _two_days(line, index, month)
    if not 1 <= number <= 31:
        return None
    if month is not None and line.kind(index + 1) == "TO":
        several = _days_of_month(line, index, month)
        if several:
            return several
    if line.kind(index + 1) in ("DATE", "HAO"):
        if month is None and (_coded(line, index) or _names_something(line, index + 2)):
            return None
        return Date(_day_of(month, number), index + 2, "day")
    if month is None or not _ends_date(line, index):
        return None
    return Date(_day_of(month, number), index + 1, "day")


def _two_days(line: Line, index: int, month: Meaning | None) -> Date | None:
    """三四号, 十七八号, 十几号."""
    pair = count_of(line.value(index))
    if pair is None or not pair.blurred or line.kind(index + 1) not in ("DATE", "HAO"):
        return None
    if pair.high > 31 or pair.low < 1 or line.word(index) in ("几", "数", "好几", "若干"):
        return None
    days = Between(_day_of(month, int(pair.low)), _day_of(month, int(pair.high)))
    return Date(Around(days), index + 2, "range")


def _ends_date(line: Line, index: int) -> bool:
    """Whether 11月18 ends here: nothing follows that the number would count."""
    following = line.after(index + 1, 1)
    if following and following in _MEASURES:
        return line.kind(index + 1) == "PARTOFDAY"
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
    elif line.kind(index + 3) in ("MONTH", "YEAR") or not _ends_date(line, index + 2):
        return None
    else:
        end = index + 3
    return Date(Between(_day_of(month, one), _day_of(month, other)), end, "range")


def read_quarter(line: Line, index: int, year: Meaning | None) -> Date | None:
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


def century_of(number: int) -> Meaning:
    """The 21st century from 2000 on, as people count it."""
    return BlurredSpan(CalendarDate(100 * number - 100), CalendarDate(100 * number - 1))


def _two_decades(line: Line, index: int) -> Date | None:
    """八九十年代."""
    pair = count_of(line.word(index))
    if pair is None or not pair.blurred or pair.low < 20 or pair.high > 90 or pair.high % 10:
        return None
    first, last = CalendarDate(1900 + int(pair.low)), CalendarDate(1909 + int(pair.high))
    return Date(BlurredSpan(first, last), index + 2, "decade")


def read_decade(line: Line, index: int, century: Meaning | None) -> Date | None:
    """90年代, 九十年代, 20世纪80年代; clear is only 2010年代, which names its years."""
    number = digits_of(line.word(index)) or integer_of(line.word(index))
    if number is None:
        return _two_decades(line, index)
    if number % 10:
        return None
    exact = number >= 1000
    if isinstance(century, Between) and isinstance(century.first, CalendarDate) and number < 100:
        number += century.first.year or 0
    elif number < 100:
        number += 1900 if number >= 30 else 2000
    elif not 1000 <= number < 3000:
        return None
    build = Between if exact else BlurredSpan
    return Date(build(CalendarDate(number), CalendarDate(number + 9)), index + 2, "decade")
