"""What the readers of a side find: a stretch, what it may mean, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = Fraction


@dataclass(frozen=True, slots=True)
class Exact:
    """A stretch that has to stand in the translation letter for letter.

    `kind` is “placeholder”, “url”, “email” or “reference”; `value` the form in which two writings
    of it agree. Offsets are code points of the side's text.
    """

    kind: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what is counted.

    `values` are the numbers that it may mean, `units` the units (none: unknown). One that is not
    `firm` may answer a number of the other side but asks for none: “one”, “first”, 一, 两者.
    """

    start: int
    end: int
    values: frozenset[Number]
    units: frozenset[str] = frozenset()
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Day:
    """A date: the (year, month, day) that it may be, each part None where it is not said."""

    start: int
    end: int
    readings: frozenset[tuple[int | None, int | None, int | None]]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: the minutes after midnight that it may be.

    One that is not `firm` may answer a time but asks for none: noon.
    """

    start: int
    end: int
    minutes: frozenset[int]
    firm: bool = True


def exactly(number: Decimal | int | str) -> Number:
    """A number without the errors of binary fractions."""
    return Fraction(number)
