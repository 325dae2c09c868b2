"""English: the words belong to a promise, a plan, a wish or a request."""

from __future__ import annotations

from coach.analysis.english_tense import direction
from coach.lazily import lazy
from coach.rulebook.book import Match

_LIMIT = lazy(r"\b(?:by|until|till|before|next|coming|upcoming)\b")
_ARRANGED = lazy(
    r"\b(?:planned|scheduled|booked|set|due|expected|foreseen|slated) (?:for|in) (?:the )?$"
)


def holds(match: Match) -> bool:
    """Whether something in the clause of the match is still to happen, or it has no verb."""
    looks = direction(match.sentence.folded, match.start, match.end)
    return looks in ("ahead", "none") or (
        looks == "present" and bool(_LIMIT.search(match.text) or _ARRANGED.search(match.before))
    )
