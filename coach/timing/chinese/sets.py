"""What repeats, in Chinese: 每天上午9点, 每月10号, 每周一三五, 每逢周五, 隔天, 每两周."""

from __future__ import annotations

from dataclasses import dataclass

from coach.timing.chinese.calendar import Date
from coach.timing.chinese.clock import hours
from coach.timing.chinese.finer import made_finer
from coach.timing.chinese.lengths import Read, length
from coach.timing.chinese.points import point, with_hour
from coach.timing.chinese.tokens import Line
from coach.timing.meaning import Between, Every, Period, Unit

_UNITS: dict[str, Unit] = {
    "MONTH": "month", "MONTHS": "month", "YEAR": "year", "WEEK": "week", "QUARTER": "quarter",
}  # fmt: skip
_STEPS = 3


@dataclass(frozen=True, slots=True)
class _Each(Period):
    """The month, year or week that repeats, of which this one stands for all."""


def repeated(line: Line, index: int) -> Read:
    """Something that repeats, from 每 or 隔 at `index` on."""
    if line.kind(index) == "EVERYDAY":
        return Every(), index + 1
    at = index + 1 + (line.kind(index + 1) == "GE")
    kind = line.kind(at)
    if kind in _UNITS:
        return _within(line, at, _UNITS[kind])
    if kind in ("DAY", "DATE"):
        hour = hours(line, at + 1 + (line.kind(at + 1) == "OF"))
        return (Every(hour.node), hour.end) if hour else (Every(), at + 1)
    if kind in ("HOUR", "MINUTE", "SECOND"):
        return Every(), at + 1
    if kind == "PARTOFDAY":
        hour = hours(line, at)
        return (Every(hour.node), hour.end) if hour else None
    if kind in ("NUM", "HALF", "HALFGE"):
        counted = length(line, at)
        if counted:
            return Every(), counted[1]
    if kind in ("WEEKDAY", "FESTIVAL", "WEEKEND") or line.word(index) in ("每逢", "每到", "逢"):
        return _points(line, at)
    return None


def _points(line: Line, at: int) -> Read:
    """每周三, 每逢国庆, 每周一至周五上午9点."""
    first = point(line, at)
    if first is None:
        return None
    node, end = first
    last = point(line, end + 1) if line.kind(end) == "TO" else None
    return (Every(Between(node, last[0])), last[1]) if last else (Every(node), end)


def _within(line: Line, at: int, unit: Unit) -> Read:
    """What is said within the month, year or week that repeats: 每月第一个周一上午10点."""
    found = Date(_Each(unit), at + 1, unit)
    for _ in range(_STEPS):
        finer = made_finer(line, found)
        if finer is None:
            break
        found = finer
    if found.end == at + 1:
        return Every(), at + 1
    inner = with_hour(line, found) or (found.node, found.end)
    return Every(inner[0]), inner[1]
