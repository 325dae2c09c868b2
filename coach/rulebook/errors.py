"""What a rule author is told when a rule cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a rule file; `line` and `column` count from 1."""

    path: Path
    line: int
    column: int


class RuleError(ValueError):
    """A rule that cannot be used: says where, shows the line, and tells what to do."""

    def __init__(self, place: Place, problem: str) -> None:
        self.place = place
        self.problem = problem
        super().__init__(f"{place.path}:{place.line}:{place.column}: {problem}{_excerpt(place)}")


def _excerpt(place: Place) -> str:
    try:
        line = place.path.read_text(encoding="utf-8").splitlines()[place.line - 1]
    except (OSError, IndexError, UnicodeDecodeError):
        return ""
    return f"\n    {line}\n    {' ' * (place.column - 1)}^"
