"""Times that Chinese names by what happens then: 饭后, 展会期间, 入秋以后, 过完年那阵子, 岁末年初.

Some of them the calendar knows, so that they can be reckoned; nobody's calendar tells the others.
"""

from __future__ import annotations

from coach.timing.chinese.blurred import period
from coach.timing.chinese.lengths import Read, length
from coach.timing.chinese.meaning import Edge, LunarDay, SolarTerm
from coach.timing.chinese.tokens import Line, pattern
from coach.timing.meaning import Around, Between, Bound, Festival, Meaning, Unit, Unsaid

_BESIDE = ("BEFORE", "AFTER", "BETWEEN", "ROUGHLY", "THEN")
_COUNTED = "个这那几好"
"""Before 年头 these make it years: 三个年头, 这年头."""

_THEN = r"(?=再|就(?!是)|马上|立刻)"
_WHILE = r"的?(?:时候|当口|那几天|那两天|那天|时(?!间|候|长|尚|段)|当中)"
_BEGINS = " ，。、；：！？,.!?:;\n（(在于到等我您你们咱就再约定放改留请最赶和跟并不是各"


def loose(line: Line, index: int) -> Read:
    """岁末, 年关, 月末月初."""
    if line.kind(index - 1) == "GE" or line.before(index, 1) in tuple(_COUNTED):
        return None
    return _loose(line.value(index)), index + 1


def _loose(key: str | None) -> Meaning:
    if key == "year_end":
        return Edge("end", period("year"))
    if key == "year_start":
        return Edge("start", period("year"))
    if key == "turn_of_year":
        return _turn("year")
    if key == "turn_of_month":
        return _turn("month")
    return Around(LunarDay(12)) if key == "lunar_year_end" else Unsaid()


def _turn(unit: Unit) -> Meaning:
    """From the last weeks or days of this one into the first of the next."""
    return Between(Edge("end", period(unit)), Around(Edge("start", period(unit, 1))))


def event(line: Line, index: int) -> Read:
    """An event with a word that makes it a time; a term of the calendar needs none."""
    known = _known(line.value(index))
    end = index + 1
    kind = line.kind(end)
    if kind in ("BEFORE", "AFTER") and length(line, end + 1 + (line.kind(end + 1) == "OF")):
        return None  # the event is what the length counts from
    while_ = pattern(_WHILE).match(line.text, line.end(end))
    if while_:
        return Around(known or Unsaid()), line.resume(while_.end())
    finished = line.word(index)[1:2] in ("完", "了")
    if finished and kind != "AFTER" and (known or pattern(_THEN).match(line.text, line.end(end))):
        return Bound("after", Around(known or Unsaid())), end
    if kind not in _BESIDE and line.value(index) is None:
        return None
    return Around(known) if known else Unsaid(), end + (kind == "BETWEEN")


def _known(key: int | str | None) -> Meaning | None:
    if isinstance(key, int):
        return SolarTerm(key)
    return Festival("chinese_new_year", whole=True) if key else None


def meeting(line: Line, index: int) -> Read:
    """会后, 饭后: one meeting or meal that both know of."""
    before = line.before(index, 1)
    if before and before not in _BEGINS:
        return None
    if length(line, index + 1):
        return None
    return Unsaid(), index + 1
