"""Lengths of time: “25–30 working days”, 一年三个月."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from coach.timing.meaning.arithmetic import SECONDS, shifted
from coach.timing.meaning.node import Fixes, Interval, Kind, Meaning, Unit
from coach.timing.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class Amount(Meaning):
    """A length of time: “25–30 working days”, “half an hour”, 三个半月. `low` = `high` if exact.

    `day_kind` is "working" or "calendar" where that was said. `anchor` tells that the words say
    what it counts from. It resolves to a span from now of the longer length.
    """

    low: float
    high: float
    unit: Unit
    day_kind: Literal["working", "calendar"] | None = None
    blurred: bool = False
    anchored: bool = False

    @property
    def kind(self) -> Kind:
        return "duration"

    @property
    def fixes(self) -> frozenset[Fixes]:
        said: list[Fixes] = [] if self.blurred else ["count"]
        if self.day_kind:
            said.append("day_kind")
        if self.anchored:
            said.append("anchor")
        return frozenset(said)

    @property
    def vague(self) -> bool:
        return self.blurred

    @property
    def seconds(self) -> float:
        """The longer length in seconds; a month counts 30 days, a year 365."""
        return self.high * SECONDS[self.unit]

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        end = shifted(reckoning.now, self.unit, self.high)
        return (Interval(reckoning.now, end, self.unit),) if end else ()


@dataclass(frozen=True, slots=True)
class Total(Meaning):
    """Several lengths together: “2 hours and 30 minutes”, 1年3个月."""

    parts: tuple[Amount, ...]

    @property
    def kind(self) -> Kind:
        return "duration"

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset() if any(part.blurred for part in self.parts) else frozenset({"count"})

    @property
    def vague(self) -> bool:
        return any(part.vague for part in self.parts)

    @property
    def seconds(self) -> float:
        """All parts together in seconds."""
        return sum(part.seconds for part in self.parts)

    def resolve(self, reckoning: Reckoning) -> tuple[Interval, ...]:
        at: datetime | None = reckoning.now
        for part in self.parts:
            at = at and shifted(at, part.unit, part.high)
        return (Interval(reckoning.now, at, self.parts[-1].unit),) if at else ()
