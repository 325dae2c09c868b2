"""Right behind the words, in brackets, stands what they mean exactly.

“next week (Tuesday 1 December 2026)”, “马上（北京时间16:00，UTC+8前）”,
“about 30 days (at most 35)”.
"""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_EXACT = lazy(
    r"\s?[（(][^（）()]{0,48}"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b{_MONTH}\.? \d{{1,2}}\b|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}月\d{1,2}[日号]|\butc ?[+-]\d|[⟦\ue002]"
    r"|\b(?:at most|no more than|at the latest)\b.{0,12}\d|(?:最多|至多|不超过|最[迟晚]).{0,8}\d)"
)


def holds(match: Match) -> bool:
    """Whether brackets follow with a full date, an hour and its offset from UTC, or a longest time.

    A ⟦blank⟧ counts too: it asks for the same by itself.
    """
    return _EXACT.match(match.after) is not None
