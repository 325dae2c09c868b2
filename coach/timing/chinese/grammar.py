"""How Chinese puts times together: from … to, before, after, about, every, and words like 尽快."""

from __future__ import annotations

from coach.timing.chinese.lengths import Read, ahead, length, stretch, word_ends
from coach.timing.chinese.meaning import ComingHoliday, Edge, LunarDay, SolarTerm
from coach.timing.chinese.numbers import digits_of
from coach.timing.chinese.points import BORDERS, longer, point
from coach.timing.chinese.sets import repeated
from coach.timing.chinese.tokens import BREAK, TRAILING, WEEKDAYS, Line, Token, pattern
from coach.timing.meaning import (
    About,
    Ahead,
    Amount,
    Around,
    At,
    Between,
    Bound,
    CalendarDate,
    Clock,
    Dated,
    DayPart,
    Festival,
    InYear,
    Meaning,
    Now,
    Nth,
    Period,
    Total,
    Unsaid,
    Weekday,
)

_SOME_HOUR = (
    r"的?(?:什么时候|晚些时候|早些时候|晚些|某个?一?个?(?:天|日|时候|时间|时段|时刻|晚上|周末|工作日)"
    r"|(?:随便|任意?|任选)?哪一?个?[天日]|(?:找|挑|选|抽|另?约)个?[一某哪]?(?:天|个?时间)|任[意何选]一?[天日])"
)
"""Behind a period these leave the choice open: 下周找一天, 上个月某一天."""

_ENDING = r"(?:结束|过完)(?:之前|以前|前)"
_INCLUDED = r"\s?[（(](?:含|包括|包含|含当[天日])[)）]"


_PARTED = frozenset({"PART", "WITHIN", "BEFORE", "AFTER"})
_NEEDS: dict[str, frozenset[str]] = {
    "NUM": frozenset({
        "YEAR", "MONTH", "MONTHS", "DATE", "HAO", "DAY", "WEEK", "HOUR", "MINUTE", "SECOND",
        "QUARTER", "CENTURY", "DECADE", "CLOCK", "KEZHONG", "MERIDIEM", "MORE", "GE", "HALFPLUS",
        "TO", "BEFORE", "AFTER", "BETWEEN", "QTR", "HALVES",
        "FESTIVAL", "SEASON", BREAK,
    }),
    "YEAR": _PARTED, "MONTH": _PARTED, "WEEK": _PARTED, "QUARTER": _PARTED,
    "FEAST": frozenset({"BEFORE", "AFTER", "WITHIN"}),
    "LIMIT": frozenset({"NUM", "HALF", "HALFGE", "ABOUT"}), "BCE": frozenset({"NUM"}),
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
        return bool(tokens[index].value == "十一")
    return following in needed


def expression(line: Line, index: int) -> Read:
    """The longest time expression that begins at the token `index`."""
    kind = line.kind(index)
    if kind == "NUM" and line.kind(index - 1) == "NTH":
        return None
    if kind in ("SOON", "NOW"):
        return _word(line, index)
    if kind in ("EVERY", "EVERYDAY"):
        return repeated(line, index)
    if kind == "FROM":
        return _from(line, index)
    if kind in ("TILL", "LATER"):
        return _prefixed(line, index)
    if kind == "ABOUT" or (line.word(index) == "近" and line.kind(index + 2) == "CLOCK"):
        return longer(length(line, index), _about(line, index))
    if kind == "THEN":
        return (Unsaid(ahead=False), index + 1) if line.kind(index - 1) == BREAK else None
    return (
        longer(_joined(line, index), length(line, index))
        or _ordinal_day(line, index)
        or _left_alone(line, index)
    )


def _ordinal_day(line: Line, index: int) -> Read:
    """到货后第三天, 收款后第5个工作日."""
    if line.kind(index) != "NTH" or line.before(index, 1) != "后":
        return None
    found = length(line, index + 1)
    counted = found and isinstance(found[0], Amount) and found[0].unit in ("day", "workday")
    return found if counted else None


# Ranges and borders


def _joined(line: Line, index: int, *, sure: bool = False) -> Read:
    """A point or a range with what borders on it."""
    first = point(line, index, sure=sure)
    if first is None:
        return None
    node, end = _range(line, first)
    node, end = _bordered(line, node, end)
    return _roughly(line, node, end)


def _range(line: Line, first: tuple[Meaning, int]) -> tuple[Meaning, int]:
    """A point, or the range that it begins."""
    node, at = first
    if line.word(at) == "起" and line.kind(at + 1) == "TO":
        through = _range(line, (node, at + 1))
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
    # A range that ends with 10月初 takes these days in.
    return Between(node, Around(other) if isinstance(other, Edge) else other), end + closed


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
            return At(first.day, node), end
        return node, end
    if line.kind(index) == "NUM" and isinstance(first, Weekday) and len(line.word(index)) == 1:
        day = WEEKDAYS.get(line.word(index))
        if day is not None and line.kind(index + 1) in ("BREAK", "OF", "PARTOFDAY", "BETWEEN"):
            return Weekday(day), index + 1
    return None


def _bordered(line: Line, node: Meaning, end: int) -> tuple[Meaning, int]:
    """What stands behind a point: 之前, （含）以前, 以后, 起, 前三天, 后30天内."""
    if isinstance(node, (Amount, Total)):
        return node, end
    included = pattern(_INCLUDED).match(line.text, line.end(end))
    after = line.at(included.end()) if included else None
    if after is not None and line.kind(after) in ("BEFORE", "AFTER"):
        return Bound("until" if line.kind(after) == "BEFORE" else "since", node), after + 1
    kind = line.kind(end)
    measured = _measured(line, node, end)
    if measured:
        return measured
    ending = pattern(_ENDING).match(line.text, line.end(end))
    if ending and node.kind in ("date", "daterange"):
        return Bound("until", node), line.resume(ending.end())
    if isinstance(node, Between) and kind == "UPTO":
        return node, end + 1
    if line.word(end) == "截止":
        return Bound("until", node), end + 1
    if kind not in BORDERS or (isinstance(node, Between) and kind == "ONWARDS"):
        return node, end
    if kind == "AFTER" and line.kind(end + 1) == "ONWARDS":
        end += 1
    return _both(line, _bound(kind, node), end + 1)


_MEASURABLE = (Festival, ComingHoliday, CalendarDate, Weekday, Dated, InYear, LunarDay, SolarTerm)
_FROM_HERE = (*_MEASURABLE, Period, Ahead)


def _measured(line: Line, node: Meaning, end: int) -> tuple[Meaning, int] | None:
    """春节前三天, 节后的第一个工作日, 即日起30天内."""
    kind = line.kind(end)
    onwards = line.word(end) == "起" and isinstance(node, _FROM_HERE) and node.kind == "date"
    if not onwards and not (kind in ("BEFORE", "AFTER") and isinstance(node, _MEASURABLE)):
        return None
    at = end + 1 + (line.kind(end + 1) == "OF")
    measured = length(line, at + (line.kind(at) == "NTH"))
    if measured is None:
        return None
    if onwards:
        amount, at = measured
        return stretch(amount, 1, node), at + (line.kind(at) == "WITHIN")
    if kind == "AFTER" and line.kind(at) == "NTH" and not _days(measured[0]):
        return stretch(measured[0], 1, Bound("after", node)), measured[1]
    return _measured_from(line, node, kind, measured)


def _days(amount: Amount | Total) -> bool:
    return isinstance(amount, Amount) and amount.unit in ("day", "workday")


def _bound(kind: str, node: Meaning) -> Bound:
    return Bound(BORDERS[kind], node)  # type: ignore[arg-type]


def _both(line: Line, bound: Bound, end: int) -> tuple[Meaning, int]:
    """2010年之后2018年之前."""
    if bound.side in ("after", "since"):
        last = point(line, end)
        dated = last and last[0].kind in ("date", "daterange")
        if last and dated and line.kind(last[1]) == "BEFORE" and last[0].kind == bound.limit.kind:
            return Between(bound.limit, Ahead(-1, "day", last[0])), last[1] + 1
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
    if line.kind(end) in ("ROUGHLY", "THEN"):
        return Around(node), end + 1
    some = pattern(_SOME_HOUR).match(line.text, line.end(end))
    if some and node.kind in ("date", "daterange"):
        return Around(node), line.resume(some.end())
    return node, end


def _about(line: Line, index: int) -> Read:
    """大约十点, 约11月18日, 差不多明天中午."""
    word, before = line.word(index), line.before(index, 1)
    if word == "约" and line.kind(index + 1) in ("RELDAY", "WEEKDAY", "SHIFT"):
        return None
    if word == "快" and before and before in _NOT_NEARLY:
        return None
    found = _joined(line, index + 1, sure=True)
    if found is None:
        return None
    node, end = found
    if isinstance(node, (Amount, Total)):
        return None
    if isinstance(node, Bound):
        return Bound(node.side, About(node.limit)), end
    return (node if isinstance(node, Around) else About(node)), end


_NOT_NEARLY = "尽很更加赶太特最越飞较极凉愉爽痛勤畅轻捷"
"""Before 快 these characters make it quick and no more."""


def _prefixed(line: Line, index: int) -> Read:
    """截至…, 最迟…, 不早于…, 赶在…之前."""
    at = index + 1 + (line.kind(index + 1) == "TILL")
    word = line.word(index)
    if word == "赶在":
        return _joined(line, at)
    found = point(line, at, sure=True)
    if found is None:
        return None
    node, end = _range(line, found)
    if isinstance(node, (Amount, Total)):
        return None
    if line.kind(end) in ("BEFORE", "UPTO"):
        return _bound(line.kind(end), node), end + 1
    if line.kind(index) == "LATER":
        return Bound("after" if word == "晚于" else "since", node), end
    return Bound("before" if word == "早于" else "until", node), end


def _from(line: Line, index: int) -> Read:
    """从…到…, 自…起."""
    years = _plain_years(line, index + 1)
    if years:
        return years
    found = point(line, index + 1, sure=True)
    if found is None or isinstance(found[0], (Amount, Total, DayPart)):
        return None
    node, end = _range(line, found)
    if isinstance(node, Between):
        return node, end + (line.kind(end) in ("UPTO", "BETWEEN"))
    if end > found[1] or (isinstance(node, At) and isinstance(node.time, Between)):
        return node, end
    measured = _measured(line, node, end)
    if measured:
        return measured
    if line.kind(end) in ("ONWARDS", "AFTER"):
        return _bound(line.kind(end), node), end + 1
    if line.word(index) in ("自", "自从", "打从"):
        return Bound("since", node), end
    # 从3月5日推到3月8日 has two dates, and 从 belongs to the verb.
    return None if point(line, index + 1) else _joined(line, index + 1, sure=True)


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


# Words


def _word(line: Line, index: int) -> Read:
    """现在, 尽快, 最近: words that stand for a time by themselves."""
    if line.kind(index) == "NOW":
        if line.kind(index + 1) == "TO":
            return _range(line, (Now(), index + 1))
        return Now(), index + 1
    if line.word(index) in _ASKED and _asks(line, index):
        return None
    if line.word(index) == "有空" and _told_when(line, index):
        return None
    return Unsaid(ahead=line.value(index)), index + 1


def _asks(line: Line, index: int) -> bool:
    """您哪天方便？ and 具体哪天我再告诉您."""
    window = line.text[line.end(index + 1) : line.end(index + 1) + _QUESTION]
    return "?" in window or "？" in window or line.before(index, 1) in tuple("体问认道看定")


_QUESTION = 40


def _told_when(line: Line, index: int) -> bool:
    """Whether a time stands close before: 周三我有空 tells when."""
    return any(line.kind(at) != BREAK for at in range(max(0, index - 4), index))


_ASKED = ("哪天", "哪一天", "有空")
"""In a question these ask for a day."""

_SUBJECTS = " ，。、；：！？,.!?:;\n（(我您你们他她咱司方厂"


def _formerly(line: Line, index: int) -> bool:
    """Whether 以前 or 以后 stands by itself; 发货以前 says before what."""
    if line.kind(index - 1) != BREAK or line.word(index) not in ("以前", "之前", "以后"):
        return False
    before = line.before(index, 1)
    return before == "" or (before in _SUBJECTS and line.word(index) != "之前")


def _left_alone(line: Line, index: int) -> Read:
    """今后, 最近 with nothing to count."""
    kind = line.kind(index)
    if kind in ("AHEAD", "BEHIND") and line.value(index) and not word_ends(line, index):
        return Unsaid(ahead=kind == "AHEAD"), index + 1
    if kind in ("BEFORE", "AFTER") and _formerly(line, index):
        return Unsaid(ahead=kind == "AFTER"), index + 1
    if kind == "AFTERWORK":
        return Bound("after", Clock(18, certain=True)), index + 1
    return None
