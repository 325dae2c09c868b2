"""Holidays, lunar dates and solar terms in Chinese: 国庆假期, 大年初三, 农历八月十五, 立春."""

from __future__ import annotations

from coach.timing.chinese.calendar import Date, read_lunar_month, year_of
from coach.timing.chinese.meaning import (
    ComingHoliday,
    LunarDay,
    SolarTerm,
)
from coach.timing.chinese.numbers import integer_of
from coach.timing.chinese.tokens import Line, pattern
from coach.timing.chinese.words import GREETINGS
from coach.timing.meaning import (
    Around,
    Between,
    CalendarDate,
    Festival,
    Meaning,
    Period,
)

_WHOLE_FEAST = r"(?:节)?(?:期间|小长假|长假|假期|放假期间|黄金周|假日)"

_ONE_DAY = r"当[天日]|那[天日]"

_TENTH_MONTH = r"(?:小?长假|假期|黄金周|期间|放假|过?后(?!天)|之前|前(?!端|后|期)|前后)"

_LUNAR_WORK = r"(?:开工|上班|返工|复工|开市|开业|营业|后|前|之|起|到|至|以|返|回|正式)"


def era_year(line: Line, index: int) -> Date | None:
    """民国115年, 神龙元年."""
    if line.after(index + 1, 2) == "元年":
        end = line.resume(line.end(index + 1) + 2)
        return Date(CalendarDate(line.value(index) + 1), end, "year")
    if line.kind(index + 1) != "NUM" or line.kind(index + 2) != "YEAR":
        return None
    number = integer_of(line.value(index + 1))
    if number is None or not 1 <= number <= 200:
        return None
    return Date(CalendarDate(line.value(index) + number), index + 3, "year")


def lunar_date(line: Line, index: int) -> Date | None:
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
    return read_lunar_month(line, at, year, certain=True)


def lunar_month_alone(line: Line, index: int) -> Date | None:
    """正月初五, 腊月, 闰六月初一."""
    return read_lunar_month(line, index, None, certain=True)


def new_year_day(line: Line, index: int) -> Date | None:
    """大年初三."""
    if line.kind(index + 1) != "LUNARDAY":
        return None
    return Date(LunarDay(1, integer_of(line.word(index + 1)[1:])), index + 2, "day")


def lunar_day_alone(line: Line, index: int) -> Date | None:
    """初八开工: of the first month, where the words beside it are of that season."""
    if not pattern(_LUNAR_WORK).match(line.text, line.end(index + 1)):
        return None
    return Date(LunarDay(1, integer_of(line.word(index)[1:])), index + 1, "day")


def feast_alone(line: Line, index: int) -> Date | None:
    """国庆节, of the coming year that has it."""
    return read_feast(line, index, None)


def read_feast(line: Line, index: int, year: Meaning | None) -> Date | None:
    """国庆节, 春节期间, 中秋假期; not 圣诞快乐, 五一广场 and 元宵 the food."""
    key, loose = line.value(index)
    offset = line.end(index + 1)
    whole = pattern(_WHOLE_FEAST).match(line.text, offset)
    if pattern(GREETINGS).match(line.text, offset):
        return None
    beside = line.kind(index + 1) in ("BEFORE", "AFTER", "BETWEEN", "ROUGHLY", "UPTO")
    if loose and not (beside or whole or year is not None):
        return None
    end = index + 1
    day = pattern(_ONE_DAY).match(line.text, offset)
    longer = whole or day
    if longer:
        end = line.resume(longer.end())
    long = bool(whole) or line.kind(end) == "AFTER" or line.word(index)[-1] in "周假期"
    return Date(Festival(key, year, whole=long), end, "range" if whole else "feast")


_TERM_BESIDE = r"节气|前后|之?[前后]|以[前后]|当[天日]|那[天日]|这[天日]|时节"

_CLEAR_TERMS = frozenset({2, 4, 5, 7, 8, 11, 14, 17, 19, 20, 23})
"""The solar terms whose names are no other words: not 大雪, 雨水, 小满."""


def solar_term(line: Line, index: int) -> Date | None:
    """立春, 大雪前."""
    offset = line.end(index + 1)
    beside = pattern(_TERM_BESIDE).match(line.text, offset)
    if line.value(index) not in _CLEAR_TERMS and beside is None:
        return None
    end = line.resume(beside.end()) if beside and beside[0] == "节气" else index + 1
    return Date(SolarTerm(line.value(index)), end, "feast")


def vacation(line: Line, index: int) -> Date | None:
    """暑假, 寒假: everywhere on other days."""
    first, last = line.value(index)
    months = Between(CalendarDate(month=first), CalendarDate(month=last))
    return Date(Around(months), index + 1, "range")


_BEFORE_FEAST = (
    " ，。、；：！？,.!?:;\n（(在于到等请我您你们司厂将会能可以是就过放要货这那本的单赶争取"
)
"""Before 节前 and 节后; other characters make 节 the end of another word, as in 细节."""


def some_feast(line: Line, index: int) -> Date | None:
    """节前, 节后."""
    if line.kind(index + 1) not in ("BEFORE", "AFTER", "WITHIN"):
        return None
    before = line.before(index, 1)
    if before and before not in _BEFORE_FEAST:
        return None
    return Date(ComingHoliday(), index + 1, "feast")


def tenth_month_first(line: Line, index: int) -> Date | None:
    """十一长假, 十一前."""
    offset = line.end(index + 1)
    if line.word(index) != "十一" or not pattern(_TENTH_MONTH).match(line.text, offset):
        return None
    whole = pattern(_WHOLE_FEAST).match(line.text, offset)
    end = line.resume(whole.end()) if whole else index + 1
    long = whole is not None or line.kind(end) == "AFTER"
    return Date(Festival("national_day", whole=long), end, "range" if whole else "feast")
