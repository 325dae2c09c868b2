"""The moment and the calendar against which a time expression is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

WEEKEND = frozenset({5, 6})
"""Saturday and Sunday, Monday being 0: the weekend where no place is known."""


class Workplace(Protocol):
    """What a reckoning asks of `coach.calendars.places.Place`."""

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2."""

    def weekend(self) -> frozenset[int]:
        """The days off of the week, Monday being 0."""

    def is_workday(self, day: date) -> bool:
        """Whether the place works on `day`."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What “next Friday” is counted from.

    `now` is the writer's wall clock, without a zone. `place` knows the writer's weekend and
    holidays, and which of two festivals of one name is meant; it is asked only where words need it.
    `day_first` says how 05/06 reads: True 5 June, False May 6, None where that is not known.
    """

    now: datetime
    place: Workplace | None = None
    day_first: bool | None = None

    @property
    def midnight(self) -> datetime:
        """The beginning of the day of `now`."""
        return self.now.replace(hour=0, minute=0, second=0, microsecond=0)

    @property
    def weekend(self) -> frozenset[int]:
        """The days off of the week."""
        return self.place.weekend() if self.place else WEEKEND

    @property
    def country(self) -> str | None:
        """The writer's country."""
        return self.place.country if self.place else None

    def is_workday(self, day: date) -> bool:
        """Whether the writer works on `day`; Monday to Friday where no place is known."""
        return self.place.is_workday(day) if self.place else day.weekday() not in WEEKEND

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
