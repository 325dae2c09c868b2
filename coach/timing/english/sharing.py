"""Weeks that are said once for several weekdays: “Monday or Tuesday next week”."""

from __future__ import annotations

from dataclasses import replace

from coach.timing.english.words import WEEKDAYS
from coach.timing.expression import Found
from coach.timing.meaning import At, Every, Meaning, Period, Weekday

_HEDGES = frozenset(
    "on how about maybe perhaps say preferably ideally what possibly best either and or is".split()
)
_ANY_WEEKDAY = tuple(sorted(WEEKDAYS, key=len))
_LISTS = frozenset({"or", "and", ",", "/", "&", ", or", ", and"})


def with_shared_weeks(found: list[Found], raw: str) -> list[Found]:
    """The expressions of a sentence, each weekday with the week that its neighbour names."""
    if len(found) < 2:
        return found
    return _after_weeks(_after_weekdays(_before_weekdays(found, raw), raw), raw)


def _before_weekdays(found: list[Found], raw: str) -> list[Found]:
    """“Monday or Tuesday next week”: the week behind the last holds for all."""
    for index in range(len(found) - 1, 0, -1):
        left, right = found[index - 1], found[index]
        one, two = _weekday_of(left.meaning), _weekday_of(right.meaning)
        if not one or not two or raw[left.end : right.start].strip().lower() not in _LISTS:
            continue
        named = raw[right.start : right.end].lower().startswith(_ANY_WEEKDAY)
        if named and one.week is None and two.week is not None and not one.coming:
            found[index - 1] = replace(left, meaning=_in_the_week(left.meaning, two.week))
    return found


def _after_weekdays(found: list[Found], raw: str) -> list[Found]:
    """“next Monday or Tuesday”: the week before the first holds on."""
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        one, two = _weekday_of(left.meaning), _weekday_of(right.meaning)
        if not two or raw[left.end : right.start].strip().lower() not in _LISTS:
            continue
        plain = isinstance(right.meaning, Weekday) and two.week is None
        if plain and isinstance(left.meaning, Every) and isinstance(left.meaning.of, Weekday):
            found[index] = replace(right, meaning=Every(right.meaning))
        if not one:
            continue
        ahead = one.week is not None and one.week > 0 and two.weekday > one.weekday
        if ahead and two.week is None and not two.coming:
            found[index] = replace(right, meaning=_in_the_week(right.meaning, one.week or 0))
    return found


def _after_weeks(found: list[Found], raw: str) -> list[Found]:
    """“next week, how about Wednesday”: the Wednesday of that week."""
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        week, day = left.meaning, _weekday_of(right.meaning)
        between = raw[left.end : right.start].lower()
        if not isinstance(week, Period) or week.unit != "week" or week.within or week.rest:
            continue
        if day and day.week is None and not day.coming and _suggests(between):
            found[index] = replace(right, meaning=_in_the_week(right.meaning, week.shift))
    return found


def _suggests(between: str) -> bool:
    """Whether the words between a week and a weekday only hedge: “, maybe on ”."""
    words = set(between.replace(",", " ").replace("(", " ").replace("-", " ").split())
    return words <= _HEDGES


def _weekday_of(meaning: Meaning) -> Weekday | None:
    day = meaning.day if isinstance(meaning, At) else meaning
    return day if isinstance(day, Weekday) else None


def _in_the_week(meaning: Meaning, week: int) -> Meaning:
    if isinstance(meaning, At) and isinstance(meaning.day, Weekday):
        return replace(meaning, day=replace(meaning.day, week=week))
    assert isinstance(meaning, Weekday)
    return replace(meaning, week=week)
