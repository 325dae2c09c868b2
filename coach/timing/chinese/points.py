"""Points in time in Chinese: a day, an hour, a day with its hour, or so far from now."""

from __future__ import annotations

from collections.abc import Callable

from coach.timing.chinese.blurred import BlurredPart, OpenAhead
from coach.timing.chinese.calendar import Date
from coach.timing.chinese.clock import Hour, hours, plausible, spoken, through
from coach.timing.chinese.context import zone_at
from coach.timing.chinese.dates import date, day_from_now
from coach.timing.chinese.events import event, loose, meeting
from coach.timing.chinese.lengths import Read, distance
from coach.timing.chinese.tokens import Line, pattern
from coach.timing.chinese.words import PARTS_OF_DAY
from coach.timing.meaning import Ahead, Around, At, Between, DayPart, Meaning, Now

BORDERS = {"BEFORE": "before", "UPTO": "until", "AFTER": "after", "ONWARDS": "since"}
"""The words behind a point that make it the border of something."""

_NAMED: dict[str, Callable[[Line, int], Read]] = {
    "LOOSE": loose, "EVENT": event, "MEETING": meeting,
}  # fmt: skip

_WITH_HOURS = ("day", "feast", "weekend", "range")
_COMMA = r"[，,]\s?"


def longer(one: Read, other: Read) -> Read:
    """The one that reads further, the first of two equals."""
    if one is None or other is None:
        return one or other
    return other if other[1] > one[1] else one


def point(line: Line, index: int, *, sure: bool = False) -> Read:
    """The longest point that begins at `index`; memoised. `sure` admits a bare 三点."""
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
    named = _NAMED.get(kind)
    if named:
        return named(line, index)
    found = date(line, index)
    dated: Read = None
    if found:
        dated = with_hour(line, found) or (found.node, found.end)
    far = distance(line, index)
    if far and isinstance(far[0], Ahead):
        far = _hour_behind(line, far[0], far[1])
    return longer(longer(dated, _hour(line, index, sure)), far)


def _hour(line: Line, index: int, sure: bool) -> Read:
    """A clock time or part of the day that no date goes before."""
    hour = hours(line, index)
    if hour is None:
        return None
    if line.kind(index) == "OFFWORK" and not sure and line.kind(hour.end) not in BORDERS:
        return None
    if isinstance(hour.node, DayPart) and len(line.word(index)) == 1 and hour.end == index + 1:
        return None
    if sure or not hour.bare or plausible(line, index, hour) or _runs_on(line, hour.end):
        return hour.node, hour.end
    return None


def _runs_on(line: Line, index: int) -> bool:
    """Whether a range follows, as in 2点-明天4点."""
    if line.kind(index) != "TO":
        return False
    return line.kind(index + 1) == "DAYPART" or date(line, index + 1) is not None


def with_hour(line: Line, found: Date) -> Read:
    """明天下午三点, 11月18日 15:00, 周五下班前, 11月18日北京时间15:00."""
    if found.level not in _WITH_HOURS or _range_of_dates(found):
        return None
    at = found.end
    while at < found.end + 2 and line.kind(at) in ("OF", "ABOUT"):
        at += 1
    if line.kind(at) == "FROM":
        ranged = hours(line, at + 1)
        return (At(found.node, ranged.node), ranged.end) if ranged and _spans(ranged) else None
    about = at > found.end and line.kind(at - 1) == "ABOUT"
    hour = hours(line, at) or _hour_apart(line, found.end)
    if hour is None:
        return None
    if isinstance(hour.node, Around):
        return Around(At(found.node, hour.node.point)), hour.end
    node: Meaning = At(found.node, hour.node)
    return (Around(node) if about else node), hour.end


def _spans(hour: Hour) -> bool:
    return isinstance(hour.node, Between)


def _range_of_dates(found: Date) -> bool:
    return found.level == "range" and isinstance(found.node, Between)


def _hour_apart(line: Line, index: int) -> Hour | None:
    """An hour behind a comma, or behind the name of its zone."""
    comma = pattern(_COMMA).match(line.text, line.end(index))
    if comma:
        at = line.at(comma.end())
        hour = hours(line, at) if at is not None else None
        if hour and not hour.bare and not isinstance(hour.node, DayPart):
            return hour
    beyond = zone_at(line.text, line.end(index))
    at = line.at(beyond) if beyond is not None else None
    return hours(line, at) if at is not None else None


def _named_part(line: Line, index: int) -> Read:
    """今晚, 今晚8点, 明早七点半, 今晚八点到九点."""
    shift, part = line.value(index)
    day = day_from_now(shift)
    at = index + 1 + (line.kind(index + 1) == "OF")
    about = line.kind(at) == "ABOUT"
    hour = spoken(line, at + about, part)
    if hour is None:
        start, end = PARTS_OF_DAY[part]
        build = DayPart if part == "晚上" else BlurredPart
        return At(day, build(part, start, end)), index + 1
    hour = through(line, hour)
    rough = line.kind(hour.end) in ("ROUGHLY", "MORE")
    node: Meaning = At(day, hour.node)
    return (Around(node) if about or rough else node), hour.end + rough


def _hour_behind(line: Line, node: Ahead, at: int) -> Read:
    """三天后的上午10点."""
    hour = hours(line, at + (line.kind(at) == "OF"))
    if hour and node.kind == "date":
        exact = Ahead(node.count, node.unit, node.base, node.blurred)
        return At(exact if isinstance(node, OpenAhead) else node, hour.node), hour.end
    return node, at
