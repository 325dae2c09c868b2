"""The values that both sides have put forward, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from coach.letters.chat import Line
from coach.letters.sameness import same, units_of
from coach.letters.topics import adds_up
from coach.letters.values import Value

MOST_LIVE = 300
"""Positions that are compared with a new one; no talk has so many points."""
Status = Literal["stands", "agreed", "refused", "replaced", "reopened"]


@dataclass(slots=True, eq=False)
class Position:
    """A value that a side put forward, and what became of it.

    `firm` is false for a value named under a condition or as a possibility. `accepted_in` and
    `answered_in` are the messages that accepted it, and that refused it or put it in question;
    `left` is true when the side that named it did so itself.
    """

    value: Value
    line: Line
    side: str
    firm: bool = True
    status: Status = "stands"
    accepted_in: Line | None = None
    answered_in: Line | None = None
    left: bool = False

    def says(self, value: Value) -> bool:
        """Whether it is about the same topic as `value` and says the same."""
        return _alike(self.value, value) and same(self.value.key, value.key)

    def fall(self, line: Line, side: str) -> None:
        """Turn it down: what was agreed is open again, a proposal is refused."""
        self.left |= side == self.side
        self.status = "reopened" if self.status == "agreed" else "refused"
        self.answered_in = line


class Positions:
    """All positions in the order of the chat.

    Those that their own side replaced take no part any more; they are kept for the record only.
    """

    def __init__(self) -> None:
        self.all: list[Position] = []
        self._live: list[Position] = []

    def __iter__(self) -> Iterator[Position]:
        """Those that were not replaced, the earliest first."""
        return (position for position in self._live if position.status != "replaced")

    def add(self, position: Position) -> None:
        """Put a position on the table."""
        self.all.append(position)
        self._live = [*self, position][-MOST_LIVE:]

    def latest(self) -> list[Position]:
        """The last ones said, replaced or not: as many as a talk has in mind."""
        return self.all[-40:]

    def last_on(self, topic: str, besides: str) -> Position | None:
        """The last position on a topic of any side but `besides`."""
        found = (p for p in reversed(self._live) if p.value.topic == topic and p.side != besides)
        return next((position for position in found if position.status != "replaced"), None)

    def said_by_other(self, value: Value, side: str) -> Position | None:
        """The latest position of the other side that says the same as `value`."""
        found = (p for p in reversed(self._live) if p.side != side and p.status != "replaced")
        return next((position for position in found if position.says(value)), None)

    def knows(self, value: Value) -> bool:
        """Whether somebody said the same."""
        return any(position.says(value) for position in self)

    def countered(self, values: Sequence[Value], side: str) -> bool:
        """Whether one of the values is another than the other side's last on its topic."""
        for value in values:
            last = self.last_on(value.topic, side)
            if last and differ(last.value, value) and self.said_by_other(value, side) is None:
                return True
        return False

    def contest(self, value: Value, line: Line, side: str) -> None:
        """Another value replaces what its side said, and puts in question what was agreed."""
        for earlier in self:
            if earlier.line is line or not differ(earlier.value, value):
                continue
            if earlier.status == "agreed":
                earlier.fall(line, side)
                self._drop_repetitions(earlier)
            elif earlier.status == "stands" and earlier.side == side:
                earlier.status = "replaced"

    def agree(self, position: Position, line: Line) -> None:
        """Settle a position; others on its topic lose their ground."""
        if position.left:
            # Who holds to it cannot bind the side that no longer does.
            return
        if position.status != "agreed":
            position.status, position.accepted_in = "agreed", line
        for other in self:
            if other.line is position.line or not differ(other.value, position.value):
                continue
            if other.status == "stands":
                other.status = "replaced"
            elif other.status == "agreed":
                other.status = "reopened"

    def _drop_repetitions(self, reopened: Position) -> None:
        """What was said again of a value goes with it."""
        for position in self:
            if position.status == "stands" and position.says(reopened.value):
                position.status = "replaced"


def differ(one: Value, other: Value) -> bool:
    """Whether one value puts the other in question."""
    if one.topic != other.topic or same(one.key, other.key, loosely=True):
        return False
    if one.topic == "payment" and not (one.key.numbers and other.key.numbers):
        return False
    if one.topic in _AMOUNTS and _are_far_apart(one, other):
        return False
    if one.topic == "size" and units_of(one.key) != units_of(other.key):
        return False
    if adds_up(one.topic):
        return bool(one.key.numbers and other.key.numbers) and one.key.words == other.key.words
    return True


def _are_far_apart(one: Value, other: Value) -> bool:
    """Whether two amounts are too different to be prices of one thing: 2.75 and a fee of 2,900."""
    if len(one.key.numbers) != 1 or len(other.key.numbers) != 1:
        return False
    low, high = sorted((one.key.numbers[0], other.key.numbers[0]))
    return high > _FARTHEST * low


_FARTHEST = 10
_AMOUNTS = frozenset({"unit_price", "total"})
_ONE_MATTER = (
    frozenset({"quantity", "minimum"}),
    frozenset({"delivery", "ship_date"}),
    frozenset({"unit_price", "total"}),
)
"""Topics that people name for one another: who takes the least quantity orders that many."""


def _alike(one: Value, other: Value) -> bool:
    """Whether two values can be about the same topic."""
    return one.topic == other.topic or {one.topic, other.topic} in _ONE_MATTER
