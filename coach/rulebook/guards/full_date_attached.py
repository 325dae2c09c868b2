"""English: a calendar date stands next to the words and says which day is meant."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_DATE = (
    rf"(?:{_NUMBER}(?:st|nd|rd|th)?[\s-]*(?:of\s+)?{_MONTH}"
    rf"|{_MONTH}[\s-]*(?:the\s+)?{_NUMBER}(?:st|nd|rd|th)?(?!\d|:|\s*[ap]\.?m)"
    rf"|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|{_NUMBER}[/.-]{_NUMBER}(?:[/.-](?:20)?\d\d)?(?![\w:])|\d{{1,2}}月\d{{1,2}})"
)
_DAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?)"
_GAP = (
    rf"[\s,;()\[\]–—-]{{0,4}}(?:{_DAY}|morning|afternoon|evening|night|at|@|on|i\.e\.|meaning|the"
    rf"|by|before|of|until|\s|[,()\[\]–—:-]"
    rf"|\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|h|hrs)?(?=\W)){{0,8}}"
)
_AFTER = lazy(rf"{_GAP}{_DATE}")
_BEFORE = lazy(
    rf"{_DATE}(?:,?\s*(?:20\d\d|'\d\d))?[\s,;()\[\]–—-]{{0,4}}(?:{_DAY}|at|on|or|and|\s|[,()/-]){{0,8}}$"
)


def holds(match: Match) -> bool:
    """Whether a date with day and month touches the match on either side."""
    return bool(_AFTER.match(match.after[:80]) or _BEFORE.search(match.before[-60:]))
