"""What makes a Chinese date finer: a month of a year, 月底, 第二周, 前十个月, 上旬."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coach.timing.chinese.blurred import BlurredShare, BlurredSpan, period
from coach.timing.chinese.calendar import (
    Date,
    in_year,
    read_day,
    read_decade,
    read_lunar_month,
    read_month,
    read_quarter,
    weekdays_of,
)
from coach.timing.chinese.feasts import read_feast
from coach.timing.chinese.lengths import length
from coach.timing.chinese.meaning import (
    ClearSeason,
    ClearShare,
    Edge,
    LunarDay,
    ReckonedEdge,
    SolarTerm,
)
from coach.timing.chinese.numbers import integer_of
from coach.timing.chinese.tokens import Line
from coach.timing.meaning import (
    Ahead,
    Between,
    CalendarDate,
    Meaning,
    Nth,
    Period,
    Portion,
    Season,
    Total,
    Unit,
)


def made_finer(line: Line, found: Date) -> Date | None:
    """The next smaller unit behind a date, with or without 的."""
    at = found.end
    for skip in (0, 1) if line.kind(at) == "OF" else (0,):
        for extend in _FINER.get(found.level, ()):
            finer = extend(line, found._replace(end=at + skip))
            if finer is not None:
                return finer
    return None


def _term_in_year(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "TERM":
        return None
    return Date(SolarTerm(line.value(found.end), found.node), found.end + 1, "feast")


def _all_of_year(line: Line, found: Date) -> Date | None:
    return Date(found.node, found.end + 1, "range") if line.kind(found.end) == "ALLYEAR" else None


def _month_in_year(line: Line, found: Date) -> Date | None:
    at = found.end
    if line.kind(at) == "LUNAR":
        return read_lunar_month(line, at + 1, found.node, certain=True)
    if line.kind(at) in ("LUNARMONTH", "LEAP"):
        return read_lunar_month(line, at, found.node, certain=True)
    if line.kind(at) == "RELMONTH" and line.value(at) == 0:
        return None
    if line.kind(at) == "NUM" and line.kind(at + 1) == "TO" and line.kind(at + 3) == "MONTH":
        return _months_in_year(line, found)
    return read_month(line, at, found.node)


def _months_in_year(line: Line, found: Date) -> Date | None:
    """2026年3-5月."""
    one, other = integer_of(line.value(found.end)), None
    if line.kind(found.end + 2) == "NUM":
        other = integer_of(line.value(found.end + 2))
    if one is None or other is None or not 1 <= one <= 12 or not 1 <= other <= 12:
        return None
    first = in_year(found.node, CalendarDate(month=one))
    return Date(Between(first, CalendarDate(month=other)), found.end + 4, "range")


def _date_in_year(line: Line, found: Date) -> Date | None:
    """今年11/18, 明年1.5."""
    if line.kind(found.end) != "MD":
        return None
    month, day = line.value(found.end)
    end = found.end + 1 + (line.kind(found.end + 1) in ("DATE", "HAO"))
    return Date(in_year(found.node, CalendarDate(month=month, day=day)), end, "day")


def _day_in_month(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) == "LUNARDAY":
        return None
    return read_day(line, found.end, found.node)


def _today_in_it(line: Line, found: Date) -> Date | None:
    """下个月的今天, 去年今日."""
    today = line.kind(found.end) == "RELDAY" and line.value(found.end) == 0
    if not today or not isinstance(found.node, Period):
        return None
    return Date(Ahead(found.node.shift, found.node.unit), found.end + 1, "day")


def _quarter_in_year(line: Line, found: Date) -> Date | None:
    at = found.end + (line.kind(found.end) == "NTH")
    if line.kind(at) == "QTR":
        return Date(Nth(line.value(at), "quarter", found.node), at + 1, "quarter")
    return read_quarter(line, at, found.node)


def read_halves(line: Line, found: Date, *, alone: bool = False) -> Date | None:
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
    whole = found.node if not alone or unit == "year" else period(unit)
    end = found.end + 2
    if unit == "year" and line.after(end, 1) == "度":
        end = line.resume(line.end(end) + 1)
    return Date(BlurredShare(line.value(found.end), whole), end, level)


def _part(line: Line, found: Date) -> Date | None:
    """年底 of a year, 月初 of a month, 末 of a quarter; the unit may stand again: 今年年底."""
    at = found.end
    if line.kind(at) == found.level.upper() and line.kind(at + 1) == "PART":
        at += 1
    if line.kind(at) != "PART":
        return None
    if line.word(at) == "末" and found.level == "week":
        return None
    build = ReckonedEdge if _reckoned(found.node) else Edge
    return Date(build(line.value(at), found.node), at + 1, "part")


def _third(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "THIRD":
        return None
    build = ClearShare if _reckoned(found.node) else BlurredShare
    return Date(build(line.value(found.end), found.node), found.end + 1, "part")


def _reckoned(node: Meaning) -> bool:
    """Whether a month or quarter is told by its distance from this one: 本月, 下个月, 上季度."""
    return type(node) is Period and node.unit in ("month", "quarter")


PART_OF_SEASON = "初早阳暮盛深晚隆寒仲"
"""初春, 盛夏: the beginning, the height or the end of a season."""


def _season(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "SEASON":
        return None
    build = Season if line.word(found.end)[0] in PART_OF_SEASON else ClearSeason
    return Date(build(line.value(found.end), found.node), found.end + 1, "season")


def _feast_in_year(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) == "NEWYEAR" and line.kind(found.end + 1) == "LUNARDAY":
        day = integer_of(line.word(found.end + 1)[1:])
        return Date(LunarDay(1, day, year=found.node), found.end + 2, "day")
    return read_feast(line, found.end, found.node) if line.kind(found.end) == "FESTIVAL" else None


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
    if kind == "WEEK" and number < 0 and found.level in ("year", "month", "quarter"):
        return Date(whole_weeks(found.node, number), at + 1, "range")
    if kind in _SMALLER.get(found.level, ()):
        return Date(Nth(number, _UNIT[kind], found.node), at + 1, _UNIT[kind])
    return None


def _portion(line: Line, found: Date) -> Date | None:
    """今年前十个月, 2021年的最后3周."""
    kind = line.kind(found.end)
    head = _head(line, found.end)
    if head is not None:
        found, kind = found._replace(end=head - 1), "BEFORE"
    elif kind not in ("BEFORE", "LAST") or line.word(found.end) not in ("前", "最后", "最后的"):
        return None
    sign = 1 if kind == "BEFORE" else -1
    if line.kind(found.end + 1) == "NUM" and line.kind(found.end + 2) == "QUARTER":
        count = integer_of(line.value(found.end + 1))
        if count:
            return Date(Portion(sign * count, "quarter", found.node), found.end + 3, "range")
    measured = length(line, found.end + 1)
    if measured is None:
        return None
    amount, end = measured
    if isinstance(amount, Total) or amount.unit not in _UNITS_IN.get(found.level, ()):
        return None
    if amount.unit == "week":
        return Date(whole_weeks(found.node, sign * amount.high), end, "range")
    return Date(Portion(sign * amount.high, amount.unit, found.node), end, "range")


def _head(line: Line, index: int) -> int | None:
    """The index behind 头, which is no token: 今年头三个月."""
    return line.at(line.end(index) + 1) if line.after(index, 1) == "头" else None


_UNITS_IN: dict[str, tuple[Unit, ...]] = {
    "year": ("month", "week", "day", "quarter"), "month": ("week", "day"), "week": ("day",),
}  # fmt: skip


def whole_weeks(year: Meaning, count: float) -> Meaning:
    """The first or last weeks of a year or month, from Monday to Sunday."""
    number = int(count)
    if number > 0:
        return BlurredSpan(Nth(1, "week", year), Nth(number, "week", year))
    return BlurredSpan(Nth(number, "week", year), Nth(-1, "week", year))


def _weekday_in_week(line: Line, found: Date) -> Date | None:
    """下周的周三, 下周周三."""
    if line.kind(found.end) != "WEEKDAY" or not isinstance(found.node, Period):
        return None
    return Date(weekdays_of(line.value(found.end), found.node.shift), found.end + 1, "day")


def _weekend_in_week(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "WEEKEND" or not isinstance(found.node, Period):
        return None
    return Date(Period("weekend", found.node.shift), found.end + 1, "weekend")


def _within(line: Line, found: Date) -> Date | None:
    """本周内, 2026年内, 11月内."""
    if line.kind(found.end) != "WITHIN" or line.word(found.end) == "里":
        return None
    node = found.node
    if isinstance(node, Period) and node.shift == 0:
        node = replace(node, rest=True)
    return Date(node, found.end + 1, "part")


def _decade_in_century(line: Line, found: Date) -> Date | None:
    if line.kind(found.end) != "NUM" or line.kind(found.end + 1) != "DECADE":
        return None
    return read_decade(line, found.end, found.node)


_FINER: dict[str, tuple[Callable[[Line, Date], Date | None], ...]] = {
    "century": (_decade_in_century, _third, _part),
    "decade": (_part,),
    "year": (
        _month_in_year, _date_in_year, _quarter_in_year, read_halves, _season, _feast_in_year,
        _term_in_year, _all_of_year, _part, _nth, _portion, _today_in_it, _within,
    ),
    "half": (_part, _nth, _within),
    "quarter": (_part, _nth, _within),
    "month": (_day_in_month, _today_in_it, _third, read_halves, _part, _nth, _portion, _within),
    "week": (_weekday_in_week, _weekend_in_week, read_halves, _part, _nth, _within),
    "season": (_part,),
}  # fmt: skip
