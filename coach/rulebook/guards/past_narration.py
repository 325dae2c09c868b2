"""English: the words tell when something happened, not when it will."""

from __future__ import annotations

from coach.analysis.english_tense import direction
from coach.rulebook.book import Match


def holds(match: Match) -> bool:
    """Whether the verb that governs the match is a past one."""
    return direction(match.sentence.folded, match.start, match.end) == "past"
