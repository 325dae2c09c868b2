"""Right behind the words, in brackets, stands the exact day or hour that they mean.

“next week (Tuesday 1 December 2026)”, “马上（北京时间16:00，UTC+8前）”.
"""

from __future__ import annotations

import re

from coach.rulebook.book import Match

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_EXACT = re.compile(
    r"\s?[（(][^（）()]{0,48}"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b{_MONTH}\.? \d{{1,2}}\b|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}月\d{1,2}[日号]|\butc ?[+-]\d)"
)


def holds(match: Match) -> bool:
    """Whether a full date, or an hour with its offset from UTC, follows in brackets."""
    return _EXACT.match(match.after) is not None
