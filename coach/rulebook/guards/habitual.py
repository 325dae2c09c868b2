"""English: the words tell what happens again and again, not on one day."""

from __future__ import annotations

from functools import lru_cache

from coach.lazily import lazy
from coach.rulebook.book import Match

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_BEFORE = lazy(
    r"\b(?:every|each|any|last|past|previous|most|a|an|per|this past|those)\s+(?:other\s+"
    r"|single\s+|second\s+|working\s+)?$"
)
_HABIT = lazy(
    r"\b(?:every|each)\b(?! (?:carton|box|piece|pallet|set|item|thing|side|party|of|effort))"
    r"|\b(?:daily|weekly|monthly|yearly|annually|nightly|usually|normally|typically|generally"
    r"|always|traditionally|never"
    r"|on weekdays|on weekends|weekdays|week days|on working days)\b(?! after)"
    r"|\b(?:opening|office|working|business|visiting|store|shop|service|trading|showroom"
    r"|reception|support) (?:hours|times?)\b"
    r"|\bhours (?:are|of operation)\b|\b24/7\b"
    r"|\b(?:we|office|shop|store|bank|banks|showroom|warehouse|factory|lines?) (?:are|is"
    r"|'re) open\b"
    r"|\b(?:timetable|per week|per day|a week from|times a (?:day|week|month))\b"
    rf"|\b{_DAY}\.?\s*(?:-|–|to|through|thru|till|until)\s*{_DAY}\.?(?!\w)"
)
_ONCE = lazy(r"\b(?:will|'ll|shall|please|pls|kindly|let's|next|coming|can|could|need|needs)\b")


def holds(match: Match) -> bool:
    """Whether the match names a repeated time, as in “every Friday” or opening hours."""
    if _BEFORE.search(match.before[-40:]):
        return True
    word = _habit(match.sentence.folded)
    if word is None:
        return False
    return word.startswith(("every", "each")) or not _ONCE.search(match.clause)


@lru_cache(maxsize=64)
def _habit(text: str) -> str | None:
    """The first word in a sentence that tells of a habit."""
    found = _HABIT.search(text)
    return found and found[0]
