"""English: the words are part of a name, "Buddy Trading Co." or "the Cool Breeze series"."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_NAME_BEHIND = lazy(r"\s(?:&\s)?[A-Z][A-Za-z]+")
_NAME_BEFORE = lazy(r"([A-Z][A-Za-z'.]*|&)\s$")
_NOT_NAMES = frozenset(
    {
        "I",
        "I'm",
        "I'll",
        "I've",
        "I'd",
        "Hi",
        "Hey",
        "Hello",
        "Dear",
        "Ok",
        "OK",
        "Okay",
        "Thanks",
        "Thx",
        "Sorry",
        "Yes",
        "No",
        "Oh",
        "Please",
        "Pls",
        "Mr",
        "Ms",
        "Mrs",
        "Sir",
        "Madam",
    }
)


def holds(match: Match) -> bool:
    """Whether the match is written like a name, next to another capitalised word.

    The first word of a sentence has a capital anyway and says nothing; words all in capitals are
    abbreviations or shouting, not names.
    """
    raw = match.sentence.raw
    words = raw[match.start : match.end]
    if not words[:1].isupper() or (len(words) > 1 and words.isupper()):
        return False
    behind = _NAME_BEHIND.match(raw, match.end)
    if behind and match.start > 0 and behind[0].strip() not in _NOT_NAMES:
        return not behind[0].strip().isupper()
    before = _NAME_BEFORE.search(raw, 0, match.start)
    return bool(before and before.start() > 0 and before[1] not in _NOT_NAMES)
