"""The lines of a draft, while the parts they belong to are being found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.document import BlockKind


@dataclass(slots=True)
class Line:
    """A line in text offsets, without its line break; `kind` is "" where it is blank."""

    start: int
    end: int
    kind: BlockKind | Literal[""]
    body: str


def split_lines(masked: str) -> list[Line]:
    """The lines of `masked`, all of them prose until something else is known."""
    lines: list[Line] = []
    start = 0
    for body in masked.split("\n"):
        end = start + len(body)
        lines.append(Line(start, end, "prose" if body and not body.isspace() else "", body))
        start = end + 1
    return lines
