"""Day and month of a numeric date can be swapped: both are at most 12 and they differ."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_NUMBERS = lazy(r"\d+")


def holds(match: Match) -> bool:
    """Whether the first two numbers of the match read as a date in either order."""
    numbers = [int(number) for number in _NUMBERS.findall(match.text)]
    if len(numbers) < 2:
        return False
    first, second = numbers[:2]
    return first != second and 1 <= first <= 12 and 1 <= second <= 12
