"""What a reader's view is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from coach.finding import Text

LineName = Literal["task", "deadline", "get", "money", "terms"]

TITLES: dict[LineName, Text] = {
    "task": Text("My task", "要我做的"),
    "deadline": Text("My deadline", "我的期限"),
    "get": Text("What I get", "我会收到"),
    "money": Text("Money", "金额"),
    "terms": Text("Terms", "条款"),
}
"""How each line is called, in the reader's words."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a line holds, with the words of the draft that say it.

    `start` and `end` are code points of the draft's source. `reckoned` is the same moment on the
    reader's clock with what it was reckoned from; `open` is what the reader still has to ask.
    """

    text: str
    start: int
    end: int
    reckoned: Text | None = None
    open: Text | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One of the five lines. `gap` are the words for a line that holds nothing, else None."""

    name: LineName
    said: tuple[Said, ...]
    gap: Text | None = None


@dataclass(frozen=True, slots=True)
class ReaderView:
    """What the reader has to do, by when, what comes, for how much and on which terms."""

    lines: tuple[Line, ...]

    def line(self, name: LineName) -> Line:
        """The line of that name."""
        return next(line for line in self.lines if line.name == name)


@dataclass(frozen=True, slots=True)
class Words:
    """A place of a draft that belongs into a line. Text offsets of the document."""

    start: int
    end: int
    reckoned: Text | None = None
    open: Text | None = None

    def touches(self, start: int, end: int) -> bool:
        """Whether the two have a character in common."""
        return self.start < end and start < self.end


def apart(places: Iterable[Words]) -> Iterator[Words]:
    """The places in text order, the longer of two that overlap."""
    taken: list[Words] = []
    for one in sorted(places, key=lambda place: (place.start - place.end, place.start)):
        if not any(other.touches(one.start, one.end) for other in taken):
            taken.append(one)
    yield from sorted(taken, key=lambda place: place.start)
