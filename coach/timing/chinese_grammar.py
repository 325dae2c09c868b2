"""How Chinese puts times together: a day with its hour, from … to, before, after, about, every."""

from __future__ import annotations

import re
from dataclasses import replace

from coach.timing.chinese_clock import Hour, hours, plausible
from coach.timing.chinese_context import zone_at
from coach.timing.chinese_dates import Date, date, day_from_now, year_of
from coach.timing.chinese_lengths import ahead, distance, length, stretch
from coach.timing.chinese_lexer import BREAK, TRAILING, Line, Token
from coach.timing.chinese_meaning import BlurredPart, ComingHoliday, Edge, Several
from coach.timing.chinese_numbers import digits_of
from coach.timing.chinese_words import PARTS_OF_DAY
from coach.timing.meaning import (
    Ahead,
    Amount,
    Around,
    At,
    Between,
    Bound,
    CalendarDate,
    Clock,
    DayPart,
    Every,
    Festival,
    Meaning,
    Now,
    Nth,
    Period,
    Total,
    Unsaid,
    Weekday,
)

Read = tuple[Meaning, int] | None

_DAYS = ("day", "feast", "weekend", "range")
_SIDES = {"BEFORE": "before", "UPTO": "until", "AFTER": "after", "ONWARDS": "since"}
_SOME_HOUR = re.compile(r"(?:的)?(?:什么时候|某个时候|某天|某个时间|晚些时候|早些时候|晚些|的某天)")
_INCLUDED = re.compile(r"\s?[（(](?:含|包括|包含|含当[天日])[)）]")


_PARTED = frozenset({"PART", "WITHIN", "BEFORE", "AFTER"})
_NEEDS: dict[str, frozenset[str]] = {
    "NUM": frozenset({
        "YEAR", "MONTH", "MONTHS", "DATE", "HAO", "DAY", "WEEK", "HOUR", "MINUTE", "SECOND",
        "QUARTER", "CENTURY", "DECADE", "CLOCK", "KEZHONG", "MERIDIEM", "MORE", "GE", "HALFPLUS",
        "TO", "BEFORE", "AFTER", "BETWEEN", BREAK,
    }),
    "YEAR": _PARTED, "MONTH": _PARTED, "WEEK": _PARTED, "QUARTER": _PARTED,
    "FEAST": frozenset({"BEFORE", "AFTER", "WITHIN"}),
    "NTH": frozenset({"NUM"}), "LACK": frozenset({"NUM"}), "PASSING": frozenset({"NUM"}),
}  # fmt: skip
"""What must follow a word with which a time can begin."""


def opens(tokens: list[Token], index: int, kind: str) -> bool:
    """Whether a time can begin with the token at `index`: a quick look before reading it."""
    if kind == BREAK or kind in TRAILING:
        return False
    needed = _NEEDS.get(kind)
    if needed is None:
        return True
    following = tokens[index + 1].kind if index + 1 < len(tokens) else BREAK
    if kind == "NUM" and following == BREAK:
        return tokens[index].value == "十一"
    return following in needed


def expression(line: Line, index: int) -> Read:
    """The longest time expression that begins at the token `index`."""
    kind = line.kind(index)
    if kind == "NUM" and line.kind(index - 1) == "NTH":
        return None
    if kind in ("SOON", "NOW"):
        return _word(line, index)
    if kind in ("EVERY", "EVERYDAY"):
        return _every(line, index)
    if kind in ("FROM", "TILL", "LATER"):
        return _prefixed(line, index)
    if kind == "ABOUT" or (line.word(index) == "近" and line.kind(index + 2) == "CLOCK"):
        return _longer(length(line, index), _about(line, index))
    return (
        _longer(_joined(line, index), length(line, index))
        or _ordinal_day(line, index)
        or _left_alone(line, index)
    )


def _ordinal_day(line: Line, index: int) -> Read:
    """到货后第三天, 收款后第5个工作日."""
    if line.kind(index) != "NTH" or line.before(index, 1) not in ("后", "的"):
        return None
    found = length(line, index + 1)
    return found if found and isinstance(found[0], Amount) else None


def _longer(one: Read, other: Read) -> Read:
    if one is None or other is None:
        return one or other
    return other if other[1] > one[1] else one


# Points


def point(line: Line, index: int, *, sure: bool = False) -> Read:
    """A date, an hour, a date with its hour, or a distance; memoised. `sure` admits a bare 三点."""
    key = ("sure" if sure else "point", index)
    if key not in line.memo:
        line.memo[key] = _point(line, index, sure)
    found: Read = line.memo[key]
    return found


def _point(line: Line, index: int, sure: bool) -> Read:
    kind = line.kind(index)
    if kind == "NOW":
        return Now(), index + 1
    if kind == "DAYPART":
        return _named_part(line, index)
    found = date(line, index)
    dated: Read = None
    if found:
        dated = _with_hour(line, found) or (found.node, found.end)
    hour = hours(line, index)
    clock: Read = None
    if hour and _said(line, index, hour, sure):
        if sure or not hour.bare or plausible(line, index, hour) or _runs_on(line, hour.end):
            clock = hour.node, hour.end
    far = distance(line, index)
    if far and isinstance(far[0], Ahead):
        far = _hour_behind(line, far)
    return _longer(_longer(dated, clock), far)


def _runs_on(line: Line, index: int) -> bool:
    """Whether a range follows, as in 2点-明天4点."""
    return line.kind(index) == "TO" and (
        date(line, index + 1) is not None or line.kind(index + 1) == "DAYPART"
    )


def _said(line: Line, index: int, hour: Hour, sure: bool) -> bool:
    """早, 晚, 夜 alone are no times, nor is 下班 unless something borders on it."""
    if line.kind(index) == "OFFWORK":
        return sure or line.kind(hour.end) in _SIDES
    single = isinstance(hour.node, DayPart) and len(line.word(index)) == 1 and hour.end == index + 1
    return not single


def _with_hour(line: Line, found: Date) -> Read:
    """明天下午三点, 11月18日 15:00, 周五下班前."""
    if found.level not in _DAYS or isinstance(found.node, Between) and found.level == "range":
        return None
    at = found.end
    for _ in range(2):
        if line.kind(at) in ("OF", "ABOUT") or line.word(at) == "的":
            at += 1
    about = line.kind(at - 1) == "ABOUT" and at > found.end
    hour = hours(line, at)
    if hour is None and at == found.end:
        beyond = re.match(r"[，,]\s?", line.text[line.end(at) : line.end(at) + 2])
        after = line.at(line.end(at) + beyond.end()) if beyond else None
        hour = hours(line, after) if after is not None else None
        if hour and (hour.bare or isinstance(hour.node, DayPart)):
            return None
    if hour is None:
        beyond_zone = zone_at(line.text, line.end(found.end))
        after = line.at(beyond_zone) if beyond_zone is not None else None
        hour = hours(line, after) if after is not None else None
    if hour is None:
        return None
    if line.kind(at) == "NUM" and line.kind(at + 1) == "TO" and not hour.end > at + 2:
        return None
    node: Meaning = At(found.node, hour.node)
    if isinstance(hour.node, Around) or about:
        inner = hour.node.point if isinstance(hour.node, Around) else hour.node
        node = Around(At(found.node, inner))
    return node, hour.end


def _named_part(line: Line, index: int) -> Read:
    """今晚, 今晚8点, 明早七点半."""
    shift, part = line.value(index)
    day = day_from_now(shift)
    at = index + 1 + (line.kind(index + 1) == "OF")
    about = line.kind(at) == "ABOUT"
    from coach.timing.chinese_clock import _later, _spoken

    spoken = _spoken(line, at + about, part)
    if spoken is None:
        start, end = PARTS_OF_DAY[part]
        build = DayPart if len(line.word(index)) == 2 else BlurredPart
        return At(day, build(part, start, end)), index + 1
    node: Meaning = spoken.node
    end = spoken.end
    if line.kind(end) == "TO":
        last = hours(line, end + 1)
        if last and isinstance(last.node, Clock):
            node = Between(node, _later(spoken, last, line, end + 1))
            end = last.end
    if about or line.kind(end) in ("ROUGHLY", "MORE"):
        return Around(At(day, node)), end + (line.kind(end) in ("ROUGHLY", "MORE"))
    return At(day, node), end


def _hour_behind(line: Line, far: tuple[Meaning, int]) -> Read:
    """三天后的上午10点."""
    node, at = far
    hour = hours(line, at + (line.kind(at) == "OF"))
    if hour and isinstance(node, Ahead) and node.kind == "date":
        return At(node, hour.node), hour.end
    return far


# Ranges and borders


def _joined(line: Line, index: int, *, sure: bool = False) -> Read:
    """A point or a range with what borders on it."""
    first = point(line, index, sure=sure)
    if first is None:
        return None
    node, end = _range(line, index, first)
    node, end = _bordered(line, node, end)
    return _roughly(line, node, end)


def _range(line: Line, index: int, first: tuple[Meaning, int]) -> tuple[Meaning, int]:
    node, at = first
    if line.word(at) == "起" and line.kind(at + 1) == "TO":
        through = _range(line, index, (node, at + 1))
        closed_off = line.kind(through[1]) == "BEFORE"
        return first if closed_off or through[1] == at + 1 else through
    kind = line.kind(at)
    if kind not in ("TO", "AND") or isinstance(node, (Amount, Total)):
        return first
    last = _last(line, at + 1, node)
    if last is None:
        return first
    other, end = last
    closed = line.kind(end) == "BETWEEN"
    if kind == "AND" and not closed:
        return first
    if isinstance(other, At) and isinstance(other.time, Between) and node.kind == "date":
        return At(Between(node, other.day), other.time), end
    if isinstance(other, (Amount, Total)) or (kind == "TO" and not _comparable(node, other)):
        return first
    return Between(node, other), end + closed


def _comparable(first: Meaning, last: Meaning) -> bool:
    """Whether two points make a range: not a date and an hour of no day."""
    one, other = first.kind, last.kind
    if one in ("date", "daterange") and other in ("time", "timerange"):
        return False
    return "set" not in (one, other) and "duration" not in (one, other)


def _last(line: Line, index: int, first: Meaning) -> Read:
    """The end of a range, which may leave out what its beginning said: 周三到五, 8点到10."""
    found = point(line, index, sure=first.kind in ("time", "datetime"))
    if found:
        node, end = found
        if isinstance(node, Clock) and isinstance(first, At):
            return _same_day(first, node), end
        return node, end
    if line.kind(index) == "NUM" and isinstance(first, Weekday) and len(line.word(index)) == 1:
        from coach.timing.chinese_lexer import WEEKDAYS

        day = WEEKDAYS.get(line.word(index))
        if day is not None and line.kind(index + 1) in ("BREAK", "OF", "PARTOFDAY", "BETWEEN"):
            return Weekday(day), index + 1
    return None


def _same_day(first: At, last: Clock) -> Meaning:
    return At(first.day, last)


def _bordered(line: Line, node: Meaning, end: int) -> tuple[Meaning, int]:
    """What stands behind a point: 之前, 以后, 起, 前三天, 后30天内."""
    inclusive = _INCLUDED.match(line.text, line.end(end))
    if inclusive:
        after = line.at(inclusive.end())
        if after is not None and line.kind(after) == "BEFORE":
            return Bound("until", node), after + 1
        if after is not None and line.kind(after) == "AFTER":
            return Bound("since", node), after + 1
    kind = line.kind(end)
    if kind in ("BEFORE", "AFTER") and not isinstance(node, (Amount, Total)):
        measured = length(line, end + 1)
        if measured and isinstance(node, (Festival, ComingHoliday, CalendarDate, Weekday)):
            return _measured_from(line, node, kind, measured)
    if (
        kind == "ROUGHLY"
        or kind not in _SIDES
        or isinstance(node, (Amount, Total, Ahead))
        and node.kind == "duration"
    ):
        return node, end
    if kind == "AFTER" and line.kind(end + 1) == "ONWARDS":
        end += 1
    if isinstance(node, Between) and kind == "ONWARDS":
        return node, end
    side = _SIDES[kind]
    return _both(line, Bound(side, node), end + 1)  # type: ignore[arg-type]


def _both(line: Line, bound: Bound, end: int) -> tuple[Meaning, int]:
    """2010年之后2018年之前."""
    if bound.side in ("after", "since"):
        last = point(line, end)
        if last and line.kind(last[1]) == "BEFORE" and last[0].kind == bound.limit.kind:
            return Between(bound.limit, last[0]), last[1] + 1
    return bound, end


def _measured_from(
    line: Line, node: Meaning, kind: str, measured: tuple[Amount | Total, int]
) -> tuple[Meaning, int]:
    """春节前三天, 国庆节后一周内."""
    amount, end = measured
    sign = 1 if kind == "AFTER" else -1
    feast = isinstance(node, (Festival, ComingHoliday)) and sign > 0
    if line.kind(end) == "WITHIN":
        return stretch(amount, sign, Bound("after", node) if feast else node), end + 1
    return ahead(amount, sign, Nth(-1, "day", node) if feast else node), end


def _roughly(line: Line, node: Meaning, end: int) -> tuple[Meaning, int]:
    if line.kind(end) == "ROUGHLY":
        return Around(node), end + 1
    some = _SOME_HOUR.match(line.text, line.end(end))
    if some and node.kind in ("date", "daterange"):
        return Around(node), line.resume(some.end())
    return node, end


def _about(line: Line, index: int) -> Read:
    """大约十点, 约11月18日, 差不多明天中午."""
    if line.word(index) in ("接近",):
        return None
    found = _joined(line, index + 1, sure=True)
    if found is None:
        return None
    node, end = found
    if isinstance(node, (Amount, Total)):
        return None
    if isinstance(node, Bound):
        return Bound(node.side, Around(node.limit)), end
    return (node if isinstance(node, Around) else Around(node)), end


def _prefixed(line: Line, index: int) -> Read:
    """从…到…, 自…起, 截至…, 最迟…."""
    kind, at = line.kind(index), index + 1
    at += line.kind(at) == "TILL"
    if kind == "FROM":
        return _from(line, index)
    found = point(line, at, sure=True)
    if found is None:
        return None
    node, end = _range(line, at, found)
    if isinstance(node, (Amount, Total)):
        return None
    if kind == "LATER":
        return (Bound("after" if line.word(index) == "晚于" else "since", node), end)
    if line.kind(end) in ("BEFORE", "UPTO"):
        return Bound("before" if line.kind(end) == "BEFORE" else "until", node), end + 1
    if line.word(index) in ("赶在",):
        return _joined(line, at)
    return Bound("before" if line.word(index) == "早于" else "until", node), end


def _from(line: Line, index: int) -> Read:
    years = _plain_years(line, index + 1)
    if years:
        return years
    found = point(line, index + 1, sure=True)
    if found is None or isinstance(found[0], (Amount, Total)):
        return None
    node, end = _range(line, index + 1, found)
    if isinstance(node, Between):
        return node, end + (line.kind(end) in ("UPTO", "BETWEEN"))
    if end > found[1] or node is not found[0]:
        return node, end
    inner = At if isinstance(node, At) else None
    if inner and isinstance(node, At) and isinstance(node.time, Between):
        return node, end
    if line.kind(end) == "ONWARDS" or line.kind(end) == "AFTER":
        side = "since" if line.kind(end) == "ONWARDS" else "after"
        return Bound(side, node), end + 1  # type: ignore[arg-type]
    if isinstance(node, DayPart):
        return None
    if line.word(index) in ("自", "自从", "打从"):
        return Bound("since", node), end
    return _joined(line, index + 1, sure=True)


def _plain_years(line: Line, index: int) -> Read:
    """从2016到2018."""
    if line.kind(index) != "NUM" or line.kind(index + 1) != "TO" or line.kind(index + 2) != "NUM":
        return None
    one, other = digits_of(line.word(index)), digits_of(line.word(index + 2))
    if one is None or other is None or not 1900 <= one < other <= 2100:
        return None
    if line.kind(index + 3) not in ("BREAK", "OF", "BETWEEN", "YEAR"):
        return None
    end = index + 3 + (line.kind(index + 3) in ("BETWEEN", "YEAR"))
    return Between(CalendarDate(one), CalendarDate(other)), end


# Sets


def _every(line: Line, index: int) -> Read:
    """每天, 每周一, 每月10号, 每逢周五, 隔天, 每两周."""
    if line.kind(index) == "EVERYDAY":
        return Every(), index + 1
    at = index + 1 + (line.kind(index + 1) == "GE")
    kind, word = line.kind(at), line.word(at)
    if kind in ("WEEKDAY", "FESTIVAL", "WEEKEND", "RELDAY"):
        found = point(line, at)
        return (Every(found[0]), found[1]) if found and kind != "RELDAY" else None
    if word in ("个月",) or kind in ("MONTH", "MONTHS"):
        return _every_unit(line, at, "month")
    if kind == "YEAR":
        return _every_unit(line, at, "year")
    if kind == "WEEK":
        return _every_unit(line, at, "week")
    if kind in ("DAY", "DATE"):
        return _every_unit(line, at, "day")
    if kind == "QUARTER":
        return _every_unit(line, at, "quarter")
    if kind in ("HOUR", "MINUTE", "SECOND"):
        return Every(), at + 1
    if kind == "PARTOFDAY":
        found = point(line, at) if len(word) > 1 else None
        hour = hours(line, at)
        if found or hour:
            return Every((found or (hour.node, 0))[0]), (found[1] if found else hour.end)  # type: ignore[union-attr]
    counted = length(line, at)
    if counted and line.kind(at) in ("NUM", "HALF", "HALFGE"):
        return Every(), counted[1]
    if line.word(index) in ("每逢", "每到", "逢"):
        found = point(line, at)
        return (Every(found[0]), found[1]) if found else None
    return None


_INSIDE = {"month": "month", "year": "year", "week": "week"}


def _every_unit(line: Line, at: int, unit: str) -> Read:
    """What is said within the month, year, week or day that repeats."""
    from coach.timing.chinese_dates import _finer

    end = at + 1
    if unit == "day":
        hour = hours(line, end + (line.kind(end) == "OF"))
        return (Every(hour.node), hour.end) if hour else (Every(), end)
    found = Date(Period(unit), end, unit)  # type: ignore[arg-type]
    finer = _finer(line, found)
    while finer and finer.level in ("month", "week", "year"):
        again = _finer(line, finer)
        if again is None:
            break
        finer = again
    if finer is None:
        return Every(), end
    inner = _with_hour(line, finer) or (finer.node, finer.end)
    return Every(inner[0]), inner[1]


# Words


def _word(line: Line, index: int) -> Read:
    """现在, 尽快, 最近: words that stand for a time by themselves."""
    if line.kind(index) == "NOW":
        if line.kind(index + 1) == "TO":
            found = _range(line, index, (Now(), index + 1))
            return found
        return Now(), index + 1
    return Unsaid(ahead=line.value(index)), index + 1


def _left_alone(line: Line, index: int) -> Read:
    """今后, 最近 with nothing to count."""
    kind = line.kind(index)
    if kind in ("AHEAD", "BEHIND") and line.value(index):
        return Unsaid(ahead=kind == "AHEAD"), index + 1
    if kind == "AFTERWORK":
        return Bound("after", Clock(18, certain=True)), index + 1
    return None


__all__ = ["Edge", "Nth", "Several", "expression", "point", "replace", "year_of"]
