"""The moment and the calendar against which a time expression is resolved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

WEEKEND = frozenset({5, 6})
"""Saturday and Sunday, Monday being 0: the weekend where no country is known."""


def _is_weekday(day: date) -> bool:
    return day.weekday() not in WEEKEND


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What “next Friday” is counted from.

    `now` is the writer's wall clock, without a zone. `weekend` holds the days off of the week,
    Monday being 0. `is_workday` tells working days; without it they are Monday to Friday.
    `country`, ISO 3166-1 alpha-2, decides which of two festivals of one name is meant.
    `day_first` says how 05/06 reads: True 5 June, False May 6, None where that is not known.
    """

    now: datetime
    weekend: frozenset[int] = WEEKEND
    is_workday: Callable[[date], bool] = _is_weekday
    country: str | None = None
    day_first: bool | None = None

    @property
    def midnight(self) -> datetime:
        """The beginning of the day of `now`."""
        return self.now.replace(hour=0, minute=0, second=0, microsecond=0)

    def after_workdays(self, day: datetime, count: int) -> datetime:
        """The day `count` working days after `day`; before it where `count` is negative.

        Gives up after a year of days off.
        """
        step = timedelta(days=1 if count > 0 else -1)
        left = abs(count)
        for _ in range(366 + 3 * left):
            if not left:
                break
            day += step
            left -= self.is_workday(day.date())
        return day
