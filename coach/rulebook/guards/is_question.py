"""The sentence asks: it ends in a question mark. Both languages."""

from __future__ import annotations

from coach.rulebook.book import Match


def holds(match: Match) -> bool:
    """Whether the sentence of the match ends in a question mark."""
    return match.sentence.folded.rstrip("\"'”’」）) ").endswith(("?", "？"))
