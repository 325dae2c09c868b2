"""Days, weeks, months, quarters and years in Chinese, from the largest unit to the smallest.

A date is read by its beginning (`_BEGINNINGS`) and then made finer as long as the words go on:
明年 · 第三季度 · 末, 下个月 · 第二个 · 周三.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coach.timing.chinese.blurred import BlurredShare, period
from coach.timing.chinese.calendar import (
    Date,
    calendar_year,
    century_of,
    number_range,
    numeric_date,
    read_day,
    read_decade,
    read_month,
    read_quarter,
    weekdays_of,
)
from coach.timing.chinese.feasts import (
    era_year,
    feast_alone,
    lunar_date,
    lunar_day_alone,
    lunar_month_alone,
    new_year_day,
    read_feast,
    solar_term,
    some_feast,
    tenth_month_first,
    vacation,
)
from coach.timing.chinese.finer import PART_OF_SEASON, made_finer, read_halves, whole_weeks
from coach.timing.chinese.lengths import length
from coach.timing.chinese.meaning import (
    ClearSeason,
    Edge,
    Referred,
    Several,
    WeekOfYear,
)
from coach.timing.chinese.numbers import digits_of, integer_of
from coach.timing.chinese.tokens import WEEKDAYS, Line, pattern
from coach.timing.meaning import (
    Ahead,
    AnyYear,
    Between,
    CalendarDate,
    Dated,
    Festival,
    Meaning,
    Nth,
    Part,
    Period,
    Portion,
    Season,
    Stretch,
    Unit,
    Unsaid,
    Weekday,
)

_WEEKDAY_BESIDE = (
    r"\s?[，,]?\s?(?:[（(]\s?)(?:(?:[本这]|[下上]{1,2})?个?(?:周|星期|礼拜))?([一二三四五六日天])\s?[)）]"
    r"|\s?[，,]?\s?(?:周|星期|礼拜)([一二三四五六日天])(?![到至\-~—和、一二三四五六日])"
)

_PAREN = r"\s?[（(]\s?|[，,]\s?|"


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
        finer = made_finer(line, found)
        if finer is None:
            break
        found = finer
    if found.level == "day" and line.kind(found.end) == "SAME":
        found = found._replace(end=found.end + 1)
    return _with_weekday(line, found)


def _with_weekday(line: Line, found: Date) -> Date:
    """2026年11月18日（周三）; 12/25（五）."""
    if found.level != "day" or isinstance(found.node, (Weekday, Several, Between)):
        return found
    offset = line.end(found.end)
    beside = pattern(_WEEKDAY_BESIDE).match(line.text, offset)
    if beside is None:
        return found
    weekday = WEEKDAYS[beside[1] or beside[2]]
    return Date(Dated(weekday, found.node), line.resume(beside.end()), "day")


def _number(line: Line, index: int) -> Date | None:
    kind = line.kind(index + 1)
    if kind == "TO":
        return number_range(line, index)
    if kind in ("QTR", "HALVES", "FESTIVAL", "SEASON") and len(line.word(index)) == 4:
        year = digits_of(line.word(index))
        whole = Date(CalendarDate(year), index + 1, "year")
        return made_finer(line, whole) if year and year > 1900 else None
    if kind == "YEAR":
        return calendar_year(line, index)
    if line.word(index + 1) == "世纪":
        century = integer_of(line.value(index))
        if century is None or not 1 <= century <= 30:
            return None
        return Date(century_of(century), index + 2, "century")
    if kind == "DECADE":
        return read_decade(line, index, None)
    return (
        read_month(line, index, None)
        or read_day(line, index, None)
        or read_quarter(line, index, None)
    )


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
    return Date(Period("year", line.value(index)), index + 1, "year")


def _relative_month(line: Line, index: int) -> Date | None:
    before = line.before(index, 1)
    if before and before in _NOT_SHIFTED.get(line.word(index)[0], ""):
        return None
    return Date(Period("month", line.value(index)), index + 1, "month")


_SHIFTED: dict[str, tuple[Unit, str]] = {
    "WEEK": ("week", "week"), "MONTHS": ("month", "month"), "MONTH": ("month", "month"),
    "QUARTER": ("quarter", "quarter"), "YEAR": ("year", "year"), "WEEKEND": ("weekend", "weekend"),
    "CENTURY": ("century", "century"),
}  # fmt: skip

_NOT_SHIFTED = {
    "本": "成样版书日资基根文课剧账脚副亏原标范",
    "上": "赶墙以路网线船海地楼板身加附表际世历桌车手市会基之一",
    "下": "以之地线旗手楼乡天剩留余放当一",
}
"""Behind these characters 本, 上 and 下 end another word: 成本, 网上, 一下."""


def _shifted(line: Line, index: int) -> Date | None:
    """本周, 下个月, 上上周三, 上个半年."""
    shift, word = line.value(index), line.word(index)
    before = line.before(index, 1)
    if before and before in _NOT_SHIFTED.get(word, ""):
        return None
    at = index + 1 + (line.kind(index + 1) == "GE")
    kind = line.kind(at)
    if kind == "MONTH" and word[-1] not in "个一本":
        return None
    if kind in _SHIFTED:
        unit, level = _SHIFTED[kind]
        return Date(_period(unit, shift), at + 1, level)
    if kind == "WEEKDAY":
        return _weekdays_in(line, at, shift)
    if kind == "HALF" and line.kind(at + 1) == "YEAR":
        return Date(period("half", shift), at + 2, "half")
    if kind == "DAY" and line.value(at) == "工作日" and shift:
        return Date(Ahead(shift, "workday"), at + 1, "day")
    if kind == "HOUR":
        return Date(Stretch(shift, "hour") if shift else Period("hour"), at + 1, "hour")
    if kind == "LOOSE" and line.word(at)[:2] == "世纪":
        part: Part = "end" if line.word(at)[2] == "末" else "start"
        return Date(Edge(part, period("century", shift)), at + 1, "part")
    if kind == "SEASON" and len(line.word(at)) == 2:
        return Date(ClearSeason(line.value(at), shift=shift), at + 1, "season")
    feast = read_feast(line, at, None) if kind == "FESTIVAL" and len(word) > 1 else None
    if feast and isinstance(feast.node, Festival):
        return feast._replace(node=replace(feast.node, shift=shift or None))
    return None


def _weekdays_in(line: Line, index: int, shift: int | None) -> Date:
    """周三, 周三（11月18日）, 周六周日: of a week counted from this one, if it was told."""
    days = line.value(index)
    if len(days) == 1 and _next_day_follows(line, index):
        both = Between(Weekday(days[0], shift), Weekday(days[0] + 1, shift))
        return Date(both, index + 2, "range")
    return _with_date(line, Date(weekdays_of(days, shift), index + 1, "day"))


def _period(unit: Unit, shift: int) -> Meaning:
    if unit == "century":
        return century_of(21 + shift)
    return period(unit, shift)


def _weekday(line: Line, index: int) -> Date | None:
    return _weekdays_in(line, index, None)


def _next_day_follows(line: Line, index: int) -> bool:
    """Whether two days stand side by side, and not three."""
    if line.kind(index + 1) != "WEEKDAY":
        return False
    if "WEEKDAY" in (line.kind(index - 1), line.kind(index + 2)):
        return False
    return bool(line.value(index + 1) == (line.value(index)[0] + 1,))


def _with_date(line: Line, found: Date) -> Date:
    """A weekday with the date behind it, if there is one."""
    if not isinstance(found.node, Weekday):
        return found
    return _dated(line, found, found.node.weekday) or found


def _dated(line: Line, found: Date, weekday: int) -> Date | None:
    """A date behind its weekday, often in brackets."""
    opening = pattern(_PAREN).match(line.text, line.end(found.end))
    assert opening
    at = line.at(opening.end())
    if at is None or line.kind(at) not in ("NUM", "YMD", "MD"):
        return None
    inner = _BEGINNINGS[line.kind(at)](line, at)
    for _ in range(2):
        inner = (made_finer(line, inner) or inner) if inner else None
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


def _weekend(line: Line, index: int) -> Date | None:
    return Date(Period("weekend"), index + 1, "weekend")


def _bare_unit(line: Line, index: int) -> Date | None:
    """年底, 月初, 周初, 季末, 年内, 年前: of the running year, month, week."""
    kind, unit = line.kind(index), _SHIFTED[line.kind(index)][0]
    before = line.before(index, 1)
    barred = before != "" and before in "0123456789几多数半同每本历往早近-"
    if line.kind(index - 1) == "NUM" or (barred and line.kind(index - 1) != "ABOUT"):
        return None
    part = line.kind(index + 1)
    whole = period(unit)
    if part == "PART":
        return Date(Edge(line.value(index + 1), whole), index + 2, "part")
    if part == "WITHIN" and isinstance(whole, Period):
        return Date(replace(whole, rest=True), index + 2, "part")
    if kind == "YEAR" and part in ("BEFORE", "AFTER") and line.word(index + 1) in ("前", "后"):
        if before and before in "今明去当前后大来些多昔少中壮成学财会":
            return None
        return Date(Festival("chinese_new_year", whole=True), index + 1, "feast")
    return None


def _halves_alone(line: Line, index: int) -> Date | None:
    """上半年, 下半月, 上半周."""
    return read_halves(line, Date(AnyYear(), index, "year"), alone=True)


def _third_alone(line: Line, index: int) -> Date | None:
    return Date(BlurredShare(line.value(index), Period("month")), index + 1, "part")


def _season_alone(line: Line, index: int) -> Date | None:
    shift = -1 if line.kind(index) == "LASTSEASON" else None
    word = line.word(index)
    if len(word) < 2:
        return None
    if word[0] == "今":
        return Date(ClearSeason(line.value(index), Period("year")), index + 1, "season")
    build = Season if word[0] in PART_OF_SEASON else ClearSeason
    return Date(build(line.value(index), shift=shift), index + 1, "season")


def _ordinal(line: Line, index: int) -> Date | None:
    """第三季度, 第49周, 第二年, 第三天."""
    if line.kind(index + 1) != "NUM" or line.before(index, 1) in ("年", "的"):
        return None
    quarter = read_quarter(line, index + 1, None)
    if quarter:
        return quarter
    number = integer_of(line.value(index + 1))
    if line.word(index + 2) == "周" and number and number <= 53:
        return Date(WeekOfYear(number), index + 3, "week")
    if line.kind(index + 2) == "YEAR" and number and number <= _FEW_YEARS:
        return Date(Referred("daterange"), index + 3, "year")
    if line.kind(index + 2) == "DAY" and number and line.before(index, 1) != "后":
        return Date(Referred("date"), index + 3, "day")
    return None


_FEW_YEARS = 10


def _same(line: Line, index: int) -> Date | None:
    """当天, 同月; not 收货当日起30天, which counts from an event."""
    end = index + 1
    before = line.before(index, 1)
    if before and before in "合不相":
        return None
    if line.kind(end) == "ONWARDS" and length(line, end + 1):
        return None
    if line.value(index) == "date":
        return Date(Referred("date"), end, "day")
    return Date(Referred("daterange"), end, "range")


def _quarter_code(line: Line, index: int) -> Date | None:
    beside = line.before(index, 1) + line.after(index + 1, 1)
    if any(character.isascii() and character.isalnum() for character in beside):
        return None
    return Date(Nth(line.value(index), "quarter", AnyYear()), index + 1, "quarter")


def _before_our_era(line: Line, index: int) -> Date | None:
    """公元前221年, which no calendar here reckons."""
    if line.kind(index + 2) != "YEAR":
        return None
    return Date(Unsaid(ahead=False), index + 3, "range")


def _last_alone(line: Line, index: int) -> Date | None:
    """最后一个周三, 最后两周: of the running month."""
    at = index + 1
    if line.kind(at) == "WEEK" and line.word(index) in ("最后一", "最后一个"):
        return Date(whole_weeks(Period("month"), -1), at + 1, "range")
    if line.kind(at + 1) == "WEEK" and line.kind(at) == "NUM":
        count = integer_of(line.value(at))
        if count and count <= 4:
            return Date(whole_weeks(Period("month"), -count), at + 2, "range")
    if line.kind(index + 1) != "WEEKDAY" or len(line.value(index + 1)) > 1:
        return None
    node = Nth(line.value(index), line.value(index + 1)[0], Period("month"))
    return Date(node, index + 2, "day")


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


def _number_or_feast(line: Line, index: int) -> Date | None:
    return _number(line, index) or tenth_month_first(line, index)


_BEGINNINGS: dict[str, Callable[[Line, int], Date | None]] = {
    "NUM": _number_or_feast, "YMD": numeric_date, "DMY": numeric_date, "SHORT": numeric_date,
    "YM": numeric_date, "MD": numeric_date, "RELDAY": _relative_day, "DAYS": _days,
    "RELYEAR": _relative_year, "RELMONTH": _relative_month, "SHIFT": _shifted,
    "WEEKDAY": _weekday, "WEEKEND": _weekend,
    "YEAR": _bare_unit, "MONTH": _bare_unit, "WEEK": _bare_unit, "QUARTER": _bare_unit,
    "HALVES": _halves_alone, "THIRD": _third_alone, "SEASON": _season_alone,
    "LASTSEASON": _season_alone, "NTH": _ordinal, "QTR": _quarter_code, "LAST": _last_alone,
    "ERA": era_year, "LUNAR": lunar_date, "LUNARMONTH": lunar_month_alone,
    "LEAP": lunar_month_alone,
    "NEWYEAR": new_year_day, "LUNARDAY": lunar_day_alone, "FESTIVAL": feast_alone,
    "FEAST": some_feast, "TERM": solar_term, "ALLYEAR": _all_year,
    "SAME": _same, "BCE": _before_our_era, "VACATION": vacation, "BEFORE": _first_quarters,
}  # fmt: skip
