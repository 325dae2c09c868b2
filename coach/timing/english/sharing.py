"""What is said once for several days: “Monday or Tuesday next week”, “Mon, Wed and Fri at 9”."""

from __future__ import annotations

from dataclasses import replace

from coach.timing.english.words import WEEKDAYS
from coach.timing.expression import Found
from coach.timing.meaning import (
    Ahead,
    AnyYear,
    Around,
    At,
    Between,
    Bygone,
    CalendarDate,
    Clock,
    Dated,
    DayPart,
    Every,
    Festival,
    InYear,
    Meaning,
    Nth,
    PartOf,
    Period,
    Season,
    Weekday,
)

_HEDGES = frozenset(
    "on how about maybe perhaps say preferably ideally what possibly best either and or is".split()
)
_ANY_WEEKDAY = tuple(sorted(WEEKDAYS, key=len))
_LISTS = frozenset({"or", "and", ",", "/", "&", "+", ", or", ", and"})
_BESIDE = frozenset({"", ",", "at", "@", ", at"})
_CHOICES = _LISTS - {","}


def with_shared_ends(found: list[Found], raw: str) -> list[Found]:
    """The expressions of a sentence, each with the week, year, day or hour its neighbour names."""
    if len(found) < 2:
        return found
    found = _after_weeks(_after_weekdays(_before_weekdays(found, raw), raw), raw)
    return _with_past(_with_days(_with_hours(_with_years(found, raw), raw), raw), raw)


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


def _mark(left: Found, right: Found, raw: str) -> str:
    """What stands between two members of a list; empty if they are none."""
    between = raw[left.end : right.start].strip().lower()
    return between if between in _LISTS else ""


def _with_years(found: list[Found], raw: str) -> list[Found]:
    """“June and July 2028”, “Q3 and Q4 2027”: the year behind the last holds for all."""
    for index in range(len(found) - 1, 0, -1):
        left, right = found[index - 1], found[index]
        if _mark(left, right, raw):
            found[index - 1] = replace(left, meaning=_of_its_year(left.meaning, right.meaning))
    return found


def _with_past(found: list[Found], raw: str) -> list[Found]:
    """“Q2 and Q3 were slow”: what is told of the last is told of all."""
    for index in range(len(found) - 1, 0, -1):
        left, right = found[index - 1], found[index]
        if isinstance(right.meaning, Bygone) and _mark(left, right, raw):
            one, other = left.meaning, right.meaning.point
            if type(one) is type(other) and can_be_past(one):
                found[index - 1] = replace(left, meaning=Bygone(one))
    return found


def can_be_past(meaning: Meaning) -> bool:
    """Whether “3 May”, “Monday” and the like may be the past or the coming one."""
    if isinstance(meaning, At):
        return can_be_past(meaning.day)
    if isinstance(meaning, Around):
        return can_be_past(meaning.point)
    if isinstance(meaning, (Season, Festival)):
        return meaning.year is None and meaning.shift is None
    if isinstance(meaning, (Dated, PartOf)):
        return can_be_past(meaning.date if isinstance(meaning, Dated) else meaning.whole)
    if isinstance(meaning, Weekday):
        return meaning.week is None and not meaning.coming and not meaning.gone
    if isinstance(meaning, Between):
        return can_be_past(meaning.first) and can_be_past(meaning.last)
    if isinstance(meaning, (Clock, DayPart)):
        return True
    if isinstance(meaning, Nth):
        return isinstance(meaning.within, AnyYear)
    return isinstance(meaning, CalendarDate) and meaning.year is None


def _of_its_year(left: Meaning, right: Meaning) -> Meaning:
    if isinstance(left, Nth) and isinstance(right, Nth) and left.unit == right.unit:
        dated = isinstance(left.within, AnyYear)
        return replace(left, within=right.within) if dated else left
    if not isinstance(left, CalendarDate) or left.year is not None or left.month is None:
        return left
    if (
        isinstance(right, InYear)
        and right.year is not None
        and (left.day is None) == (right.date.day is None)
    ):
        return InYear(left, right.year)
    if not isinstance(right, CalendarDate) or right.year is None or right.month is None:
        return left
    later = (left.month, left.day or 0) > (right.month, right.day or 31)
    return replace(left, year=right.year - later)


def _with_hours(found: list[Found], raw: str) -> list[Found]:
    """“Mon, Wed and Fri at 9”: the hour behind the last day of a list holds for all."""
    listed = False
    for index in range(len(found) - 1, 0, -1):
        left, right = found[index - 1], found[index]
        mark = _mark(left, right, raw)
        listed = bool(mark) and (listed or mark != ",")
        if not listed or not isinstance(right.meaning, At) or left.meaning.kind != "date":
            continue
        time = right.meaning.time
        if not isinstance(left.meaning, Ahead) or not isinstance(time, DayPart):
            found[index - 1] = replace(left, meaning=At(left.meaning, time))
    return found


def _with_days(found: list[Found], raw: str) -> list[Found]:
    """“10 am or 2 pm tomorrow”, “Friday at 9 or 11”: the day of one hour holds for the other."""
    found = _with_day_before(found, raw)
    for index in range(len(found) - 1, 0, -1):
        left, right = found[index - 1], found[index]
        day = right.meaning.day if isinstance(right.meaning, At) else None
        chosen = day and _mark(left, right, raw) in _CHOICES and _is_clock(left.meaning)
        if day and chosen and isinstance(right.meaning, At) and _is_clock(right.meaning.time):
            found[index - 1] = replace(left, meaning=At(day, left.meaning))
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        day = left.meaning.day if isinstance(left.meaning, At) else None
        chosen = day and _mark(left, right, raw) in _CHOICES and _is_clock(right.meaning)
        if day and chosen and isinstance(left.meaning, At) and _is_clock(left.meaning.time):
            found[index] = replace(right, meaning=At(day, right.meaning))
    return found


def _with_day_before(found: list[Found], raw: str) -> list[Found]:
    """“this Friday 3 or 4 pm”: the day right before a list of hours."""
    for index in range(1, len(found) - 1):
        day, hour, other = found[index - 1 : index + 2]
        beside = raw[day.end : hour.start].strip().lower() in _BESIDE
        chosen = beside and day.meaning.kind == "date" and _mark(hour, other, raw) in _CHOICES
        if chosen and _is_clock(hour.meaning) and _is_clock(other.meaning):
            found[index] = replace(hour, meaning=At(day.meaning, hour.meaning))
    return found


def _is_clock(meaning: Meaning) -> bool:
    """Whether the words are an hour, or hours from … to, of no particular day."""
    if isinstance(meaning, Between):
        return _is_clock(meaning.first) and _is_clock(meaning.last)
    return isinstance(meaning, Clock)


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
