"""Lengths of time in Chinese, and how far from now: 两个半小时, 25-30天, 三天后, 未来两周."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from coach.timing.chinese.blurred import BlurredAmount, CoarseAhead, OpenAhead
from coach.timing.chinese.numbers import Count, count_of
from coach.timing.chinese.tokens import Line, pattern
from coach.timing.meaning import Ahead, Amount, Meaning, Stretch, Total, Unit

Read = tuple[Meaning, int] | None

_UNITS: dict[str, Unit] = {
    "YEAR": "year", "MONTHS": "month", "DAY": "day", "WEEK": "week", "HOUR": "hour",
    "MINUTE": "minute", "SECOND": "second", "QUARTER": "quarter", "CENTURY": "century",
}  # fmt: skip
_FINE = ("hour", "minute", "second")
_MOST_PARTS = 8
_AROUND = r"[都围边要贴用均是有的环]"
"""Behind 四周 these make it “all around”."""

_FILLED = (
    "塞满",
    "铺满",
    "摆满",
    "布满",
    "贴满",
    "填满",
    "挂满",
    "围满",
    "环顾",
    "遍布",
    "围绕",
    "包裹",
)
"""So do these before it."""


def length(line: Line, index: int, *, days: bool = False) -> tuple[Amount | Total, int] | None:
    """A length of time; with `days` 日 counts days without 内 behind it, as in 未来7日."""
    key = ("lengthd" if days else "length", index)
    if key not in line.memo:
        line.memo[key] = _length(line, index, days)
    found: tuple[Amount | Total, int] | None = line.memo[key]
    return found


def _length(line: Line, index: int, days: bool) -> tuple[Amount | Total, int] | None:
    if line.kind(index) == "LIMIT":
        inner = length(line, index + 1, days=days)
        return (_open(inner[0]), inner[1]) if inner else None
    if line.kind(index) == "ABOUT":
        if line.kind(index + 1) == "ABOUT" or line.word(index) == "快":
            return None
        inner = length(line, index + 1, days=days)
        return (blurred(inner[0]), inner[1]) if inner else None
    first = _amount(line, index, days)
    if first is None:
        return None
    if line.kind(first[1]) == "TO":
        spread = _spread(line, first[0], first[1] + 1, days)
        if spread:
            return spread
    parts, at = [first[0]], first[1]
    while len(parts) < _MOST_PARTS:
        joined = line.kind(at) in ("ALSO", "MORE") or line.word(at) in ("零", "〇")
        joint = at + joined
        following = _amount(line, joint, days) or _tail(line, joint, parts[-1].unit)
        if following is None or following[0].low != following[0].high:
            break
        parts.append(following[0])
        at = following[1]
    whole: Amount | Total = parts[0] if len(parts) == 1 else Total(tuple(parts))
    if line.kind(at) == "ROUGHLY":
        return blurred(whole), at + 1
    return (_open(whole), at + 1) if line.kind(at) == "BEYOND" else (whole, at)


def _open(amount: Amount | Total) -> Amount | Total:
    """超过三天, 三天以上: a length with one border only."""
    if isinstance(amount, Total):
        return blurred(amount)
    return BlurredAmount(amount.low, amount.high, amount.unit, amount.day_kind, amount.blurred)


def _spread(line: Line, low: Amount, index: int, days: bool) -> tuple[Amount, int] | None:
    """三天到五天: from one length to another of the same unit."""
    last = _amount(line, index, days)
    if last is None or last[0].unit != low.unit or last[0].high <= low.low:
        return None
    amount, at = last
    return BlurredAmount(low.low, amount.high, low.unit, amount.day_kind, amount.blurred), at


def _tail(line: Line, index: int, unit: Unit) -> tuple[Amount, int] | None:
    """Behind hours 30分, behind days 20时: words that alone would be a clock time."""
    if line.kind(index) != "NUM":
        return None
    count = count_of(line.value(index))
    kind = line.kind(index + 1)
    if count is None or not (
        (unit == "hour" and kind == "MIN") or (unit == "day" and line.word(index + 1) == "时")
    ):
        return None
    return Amount(count.low, count.high, "minute" if kind == "MIN" else "hour"), index + 2


def _amount(line: Line, index: int, days: bool) -> tuple[Amount, int] | None:
    """One number with its unit."""
    kind = line.kind(index)
    if kind in ("HALF", "HALFGE"):
        at = index + 1 + (line.kind(index + 1) == "MORE")
        doubtful = line.value(index) or at > index + 1 or line.word(index + 1) == "天"
        return _with_unit(line, at, Count(0.5, 0.5, doubtful, half=True), True, days)
    if kind != "NUM":
        return None
    count, at = _count(line, index)
    if count is None:
        return None
    if line.kind(at) == "MORE":
        count, at = count._replace(blurred=True), at + 1
    if line.kind(at) == "GE":
        at += 1
    if line.kind(at) == "MORE":
        count, at = count._replace(blurred=True), at + 1
    half = line.kind(at) == "HALFPLUS"
    if half:
        count, at = count.and_a_half(), at + 1
    if line.kind(at) == "KEZHONG":
        return Amount(count.low * 15, count.high * 15, "minute"), at + 1
    found = _with_unit(line, at, count, half or line.word(index) in "两俩仨数", days)
    if found and found[0].unit == "year" and _is_calendar_year(line, index):
        return None
    return found


def _count(line: Line, index: int) -> tuple[Count | None, int]:
    """A number, or a range of two."""
    count = count_of(line.value(index))
    if count and line.kind(index + 1) == "TO" and line.kind(index + 2) == "NUM":
        other = count_of(line.value(index + 2))
        if other and not other.blurred and other.high > count.low:
            return Count(count.low, other.high, count.blurred), index + 3
    return count, index + 1


def _is_calendar_year(line: Line, index: int) -> bool:
    word = line.word(index)
    return (len(word) == 4 and word[:1] in "12一二" and "十" not in word) or word[0] in "0零〇"


def _with_unit(
    line: Line, at: int, count: Count, months: bool, days: bool
) -> tuple[Amount, int] | None:
    """A number with the unit at `at`; `months` if 月 can count, `days` if 日 can."""
    unit = _unit(line, at, months, days)
    if unit is None:
        return None
    day_kind = _DAY_KINDS.get(line.value(at)) if line.kind(at) == "DAY" else None
    if line.kind(at) == "MONTHS" and line.value(at):
        count = count._replace(blurred=True)
    at += 1
    if line.kind(at) == "MORE" and line.word(at) != "来" and not count_follows(line, at):
        count, at = count._replace(blurred=True), at + 1
    elif line.kind(at) == "HALF" and not line.value(at) and line.kind(at + 1) not in _UNITS:
        count, at = count.and_a_half(), at + 1
    exact = count.blurred or unit == "workday" or (count.low == count.high and not count.half)
    build = Amount if exact else BlurredAmount
    return build(count.low, count.high, unit, day_kind, count.blurred), at


_DAY_KINDS: dict[str, Literal["working", "calendar"]] = {"工作日": "working", "自然日": "calendar"}


def _unit(line: Line, at: int, months: bool, days: bool) -> Unit | None:
    """The unit that stands at `at` behind a number."""
    kind, word, before = line.kind(at), line.word(at), line.kind(at - 1)
    if kind == "MONTH":
        return "month" if months or before == "GE" else None
    if kind == "DATE":
        return "day" if days or _counts_days(line, at) else None
    if kind == "DAY" and line.value(at) == "工作日":
        return "workday"
    if kind == "QUARTER" and not (word.startswith("个") or before == "GE"):
        return None
    if kind == "YEAR" and (before == "GE" or line.word(at - 1) in ("百", "千", "万")):
        return None
    if word == "周" and line.word(at - 1) == "四" and _all_around(line, at):
        return None
    if word == "钟" and before != "HALFGE":
        return None
    return _UNITS.get(kind)


def _all_around(line: Line, at: int) -> bool:
    """四周都要贴标签, 塞满四周."""
    if pattern(_AROUND).match(line.after(at + 1, 1)):
        return True
    return line.before(at - 1, 2) in _FILLED


def _counts_days(line: Line, at: int) -> bool:
    """Whether 日 counts days: 三日内, 数日前, 三日后; 10日后 is after the tenth."""
    following, number = line.kind(at + 1), line.word(at - 1)
    if following == "WITHIN" or (number in ("几", "数") and following in ("BEFORE", "AFTER")):
        return True
    return following == "AFTER" and not number.isascii()


def count_follows(line: Line, at: int) -> bool:
    """Whether 多 or 余 at `at` only joins the next part of a length: 8小时余50分钟."""
    return line.word(at) == "余" and line.kind(at + 1) == "NUM"


def blurred(amount: Amount | Total) -> Amount | Total:
    """The same length as an estimate."""
    if isinstance(amount, Total):
        return Total(tuple(replace(part, blurred=True) for part in amount.parts))
    return Amount(amount.low, amount.high, amount.unit, amount.day_kind, True, amount.anchored)


def parts_of(amount: Amount | Total) -> tuple[Amount, ...]:
    """The lengths of which it consists."""
    return amount.parts if isinstance(amount, Total) else (amount,)


_COARSE = frozenset({"month", "quarter", "half", "year", "decade", "century"})
"""Nobody means a certain day by 三个月内 or 过去两年: in these units a stretch is an estimate."""

_COARSE_AHEAD = _COARSE | {"week"}
"""Neither by 三周后, whereas 三周内 and 未来三周 have their limit."""


def ahead(
    amount: Amount | Total, sign: int, base: Meaning | None = None, *, beyond: bool = False
) -> Meaning:
    """That far from now or from `base`; `sign` is -1 for the past. `beyond` may be further."""
    for part in parts_of(amount):
        doubtful = part.blurred or part.low != part.high
        if not doubtful and part.unit in _COARSE_AHEAD:
            base = CoarseAhead(sign * part.high, part.unit, base, True)
        else:
            build = OpenAhead if beyond else Ahead
            base = build(sign * part.high, part.unit, base, doubtful)
    assert base is not None
    return base


def stretch(
    amount: Amount | Total, sign: int, base: Meaning | None = None, *, weeks: bool = True
) -> Meaning:
    """The stretch of that length which begins or ends now; `weeks` if weeks in it are exact."""
    parts = parts_of(amount)
    if len(parts) == 1:
        part = parts[0]
        coarse = _COARSE if weeks else _COARSE_AHEAD
        doubtful = part.blurred or (base is None and part.unit in coarse)
        return Stretch(sign * part.high, part.unit, base, doubtful)
    seconds = sum(part.seconds for part in parts)
    vague = any(part.blurred for part in parts)
    return Stretch(sign * seconds, "second", base, vague)


_BEYOND = ("之后", "以后", "之前", "以前")
"""三天后 is a day; 三天以后 begins on it."""

_BEFORE_PASSING = ("", *" ，。,、；;：:（(\n等先再我您你们就要会得能可")
"""Before 过三天 these make it three days from now; 跑过三天 is over."""


def distance(line: Line, index: int) -> Read:
    """How far from now: 三天后, 再过一周, 未来三天, 近两年, 上2个月."""
    kind = line.kind(index)
    if kind in ("AHEAD", "BEHIND", "SHIFT", "BEFORE", "AFTER"):
        return _stretch_beside(line, index)
    if kind == "PASSING" and line.before(index, 1) not in _BEFORE_PASSING:
        return None
    if kind in ("AGAIN", "PASSING"):
        found = length(line, index + 1)
        if found is None or line.after(found[1], 1) == "去":
            return None
        node = ahead(found[0], 1)
        return node, found[1] + (line.kind(found[1]) == "AFTER")
    if kind == "LEFT":
        found = length(line, index + 1)
        single = found and isinstance(found[0], Amount)
        return (stretch(found[0], 1), found[1]) if found and single else None
    return _length_with_suffix(line, index)


def _length_with_suffix(line: Line, index: int) -> Read:
    found = length(line, index)
    if found is None:
        return None
    amount, at = found
    kind = line.kind(at)
    if kind in ("AFTER", "BEFORE"):
        beyond = line.word(at) in _BEYOND
        return ahead(amount, 1 if kind == "AFTER" else -1, beyond=beyond), at + 1
    if kind == "WITHIN":
        at += 1
        if line.kind(at) == "ROUGHLY":
            return blurred(amount), at + 1
        return _window(amount), at
    if kind == "ONWARDS" and line.word(at) == "以来":
        return stretch(amount, -1), at + 1
    if kind == "MORE" and line.word(at) == "来":
        return stretch(blurred(amount), -1), at + 1
    return None


def _window(amount: Amount | Total) -> Amount | Total:
    """三个月内 is an estimate; 半小时内 sets a limit."""
    if isinstance(amount, Total) or amount.blurred or amount.low != amount.high:
        return amount
    build = BlurredAmount if amount.unit in _COARSE else Amount
    return build(amount.low, amount.high, amount.unit, amount.day_kind)


def _stretch_beside(line: Line, index: int) -> Read:
    kind = line.kind(index)
    at = index + 1 + (line.kind(index + 1) == "OF")
    if kind == "SHIFT":
        return _shifted(line, index)
    if kind in ("BEFORE", "AFTER") and _continues(line, index):
        return None
    if word_ends(line, index):
        return None
    found = length(line, at, days=True)
    if found is None:
        return None
    sign = 1 if kind in ("AHEAD", "AFTER") else -1
    amount, at = found
    if line.word(index).startswith("近"):
        amount = blurred(amount)
    at += line.kind(at) == "WITHIN" or line.word(at) in ("来", "以来", "间", "期间")
    exact = kind in ("AHEAD", "BEHIND") and line.word(index) != "往后"
    return stretch(amount, sign, weeks=exact), at


def word_ends(line: Line, index: int) -> bool:
    """Whether 日后 only ends a word: 提单日后60天."""
    return line.word(index) == "日后" and line.before(index, 1) not in _OPENINGS


_OPENINGS = ("", *" ，。,、；;：:（(\n在的")


def _shifted(line: Line, index: int) -> Read:
    """下两周, 上2个月, 这三天: a number of units beside this one."""
    if line.kind(index + 1) not in ("NUM", "HALF", "HALFGE") or line.word(index) == "本":
        return None
    if line.kind(index + 1) != "NUM" and line.word(index)[-1] == "个":
        return None
    found = length(line, index + 1)
    if found is None or line.value(index) not in (-1, 0, 1) or _continues(line, index):
        return None
    amount, at = found
    if parts_of(amount)[-1].unit in _FINE and line.value(index) == 0:
        return None
    shift = line.value(index)
    if shift == 0:
        return stretch(blurred(amount), -1), at
    return stretch(amount, shift, weeks=False), at


def _continues(line: Line, index: int) -> bool:
    """Whether 前 or 后 belongs to the word before it: 付款后30天."""
    return len(line.word(index)) == 1 and line.before(index, 1) not in _OPENINGS
