"""Meanings that are reckoned like clear ones though careful people draw their borders elsewhere.

A week begins on Monday here and on Sunday there; 上旬 and 上半年 are shares that nobody counts out;
三周后 names no certain day; 半小时 is rarely thirty minutes.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.timing.meaning import (
    Ahead,
    Amount,
    Between,
    DayPart,
    Fixes,
    Meaning,
    PartOf,
    Period,
    Unit,
)


@dataclass(frozen=True, slots=True)
class BlurredPart(DayPart):
    """上午, 傍晚: a part of the day whose borders everyone draws elsewhere."""

    @property
    def vague(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class BlurredPeriod(Period):
    """本周, 下个半年: a period whose first day is not the same for everyone."""

    @property
    def vague(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class BlurredShare(PartOf):
    """上旬, 下半年: a share of a month or year, named rather than counted."""

    @property
    def vague(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class BlurredSpan(Between):
    """90年代, 20世纪, 前两周: from one border to another, neither of them exact."""

    @property
    def vague(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class BlurredAmount(Amount):
    """半小时, 三到五天, 三个月内: a length that is said and yet not exact."""

    @property
    def vague(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class CoarseAhead(Ahead):
    """三周后, 两年前: the count is said, but in units too coarse for a certain day."""

    @property
    def fixes(self) -> frozenset[Fixes]:
        return frozenset({"count", "anchor"})


@dataclass(frozen=True, slots=True)
class OpenAhead(Ahead):
    """三天之后, 十分钟以前: the moment is said, yet 以后 and 以前 take in what lies beyond it."""

    @property
    def vague(self) -> bool:
        return True


def period(unit: Unit, shift: int = 0) -> Meaning:
    """This period of the calendar, the next or the last one."""
    return (BlurredPeriod if unit in ("week", "half") else Period)(unit, shift)
