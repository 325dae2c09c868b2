"""The words stand in quotation marks: somebody else's, or words that are only mentioned."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_PAIRS = lazy(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|«[^»]*»|《[^》]*》")


def holds(match: Match) -> bool:
    """Whether the match lies inside a pair of quotation marks."""
    return any(
        pair.start() <= match.start and match.end <= pair.end()
        for pair in _PAIRS.finditer(match.sentence.folded)
    )
