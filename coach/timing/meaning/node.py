"""The nodes of which meanings are made, and what their readings look like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from coach.timing.reckoning import Reckoning

Kind = Literal[
    "date", "time", "datetime", "daterange", "timerange", "datetimerange", "duration", "set"
]


Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "workday",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]


Fixes = Literal[
    "year", "quarter", "month", "week", "weekday", "day", "part_of_day", "clock", "count", "anchor",
    "day_kind",
]  # fmt: skip
"""What an expression settles. “Friday” settles the weekday, “5 May” month and day."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to before `end`; None is an open side. `grain` is how fine it was said."""

    start: datetime | None
    end: datetime | None
    grain: Unit


class Meaning:
    """A node. `kind` is what it denotes; `fixes` is what it settles; `vague` marks blurred borders.

    `resolve` answers its readings, best first; none where it cannot be reckoned.
    """

    __slots__ = ()

    @property
    def kind(self) -> Kind:
        raise NotImplementedError

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset()

    @property
    def vague(self) -> bool:
        return False

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        raise NotImplementedError
