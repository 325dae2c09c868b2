"""Arithmetic of the calendar on wall-clock times: where units begin, and what lies so far away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, datetime, timedelta

from coach.timing.meaning.node import Interval, Unit
from coach.timing.reckoning import Reckoning

MONTHS: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}


SECONDS: dict[str, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "workday": 86_400,
    "weekend": 2 * 86_400,
    "week": 7 * 86_400,
    "fortnight": 14 * 86_400,
    "month": 30 * 86_400,
    "quarter": 90 * 86_400,
    "half": 182 * 86_400,
    "year": 365 * 86_400,
    "decade": 3650 * 86_400,
    "century": 36_500 * 86_400,
}


def floor(moment: datetime, unit: Unit, weekend: frozenset[int] = frozenset({5, 6})) -> datetime:
    """Where the unit that holds `moment` begins; weeks begin on Monday."""
    if unit in ("second", "minute", "hour"):
        minute = 0 if unit == "hour" else moment.minute
        second = moment.second if unit == "second" else 0
        return moment.replace(minute=minute, second=second, microsecond=0)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in ("day", "workday"):
        return day
    if unit in ("week", "fortnight"):
        return day - timedelta(days=day.weekday())
    if unit == "weekend":
        return _weekend_start(day, weekend)
    first = day.replace(day=1)
    months = MONTHS[unit]
    if months < 12:
        return first.replace(month=(first.month - 1) // months * months + 1)
    years = months // 12
    return first.replace(month=1, year=max(first.year // years * years, MINYEAR))


def _weekend_start(day: datetime, weekend: frozenset[int]) -> datetime:
    """The first day of the running or coming weekend of the week from Monday."""
    monday = day - timedelta(days=day.weekday())
    first = min(weekend) if weekend else 5
    start = monday + timedelta(days=first)
    over = start + timedelta(days=max(1, len(weekend))) <= day
    return start + timedelta(days=7) if over else start


def ceiling(start: datetime, unit: Unit, weekend: frozenset[int]) -> datetime:
    """Where the unit that begins at `start` ends."""
    if unit == "weekend":
        return start + timedelta(days=max(1, len(weekend)))
    return shifted(start, unit, 1) or datetime.max


def shifted(moment: datetime, unit: Unit, count: float) -> datetime | None:
    """`moment` moved by `count` units, None beyond the calendar; months keep the day they can."""
    try:
        months = MONTHS.get(unit)
        if months is None:
            if unit == "weekend":
                return moment + timedelta(days=7 * count)
            return moment + timedelta(seconds=SECONDS[unit] * count)
        whole = months * count
        steps = int(whole)
        index = moment.year * 12 + moment.month - 1 + steps
        year, month = divmod(index, 12)
        day = min(moment.day, _days_in(year, month + 1))
        moved = moment.replace(year=year, month=month + 1, day=day)
        return moved + timedelta(days=round(30 * (whole - steps)))
    except (ValueError, OverflowError):
        return None


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= _days_in(year, month)


def calendar_interval(year: int, month: int | None, day: int | None) -> Iterator[Interval]:
    if not MINYEAR <= year < MAXYEAR:
        return
    unit: Unit = "day" if day is not None else "month" if month is not None else "year"
    if day is not None and not exists(year, month or 1, day):
        return
    if month is not None and not 1 <= month <= 12:
        return
    start = datetime(year, month or 1, day or 1)
    yield Interval(start, shifted(start, unit, 1), unit)


def intervals_of(*days: datetime) -> tuple[Interval, ...]:
    return tuple(Interval(day, day + timedelta(days=1), "day") for day in days)


def parts_between(
    start: datetime, end: datetime, unit: Unit | int, reckoning: Reckoning
) -> Iterator[Interval]:
    """The units of one kind that lie in start..end, one after the other."""
    if isinstance(unit, int):
        day = start + timedelta(days=(unit - start.weekday()) % 7)
        while day < end:
            yield Interval(day, day + timedelta(days=1), "day")
            day += timedelta(days=7)
        return
    at = floor(start, unit, reckoning.weekend)
    if unit == "week":
        # A week belongs where its Thursday lies, as ISO 8601 has it.
        at += timedelta(days=7 * (at + timedelta(days=3) < start))
        last = end - timedelta(days=3)
    else:
        last = end
        if at < start:
            at = ceiling(at, unit, reckoning.weekend)
    while at < last:
        following = shifted(at, unit, 1)
        if following is None:
            return
        if unit != "workday" or reckoning.is_workday(at.date()):
            yield Interval(at, ceiling(at, unit, reckoning.weekend), unit)
        at = following


def long_weekend(day: datetime) -> Interval:
    """The weekend that a holiday belongs to, with the days between them off."""
    weekday = day.weekday()
    saturday = day + timedelta(days=5 - weekday if weekday > 1 else -2 - weekday)
    start = min(saturday, day) if weekday in (3, 4) else saturday
    end = max(saturday + timedelta(days=2), day + timedelta(days=1))
    return Interval(start, end, "weekend")
