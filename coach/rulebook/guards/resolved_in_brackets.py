"""English: right behind the vague words stands the limit that makes them exact."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_LIMIT = lazy(
    r"(?:[,;(\[–—:-]|and|but|or|ie|i\.e\.|e\.g\.|that is|meaning|\s){0,8}"
    r"(?:(?:but|and|in any case|at the latest|latest|say|preferably|ideally|i\.e\.,?|that is"
    r"|meaning|which means|no later than|not later than|at latest"
    r"|definitely|certainly|namely|must be)[\s,:]*){0,3}"
    r"(?:(?:by|within|on|before|until|till|no later than|not later than|latest|at the latest"
    r"|max\.?|maximum|in|the|of|end of|is|at)[\s:]+){0,4}"
    rf"(?:\d+(?:\s*(?:-|–|to)\s*\d+)?\s*(?:working |business |calendar )?(?:hours?|hrs?|h|days?"
    rf"|weeks?|minutes?|mins?)\b"
    r"|(?:one|two|three|four|five|six|seven|ten|24|48) (?:working |business )?(?:hours?|days?"
    r"|weeks?)\b"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s*\d{{1,2}}\b|\d{{4}}-\d\d-\d\d"
    rf"|today|tomorrow\b)"
)


def holds(match: Match) -> bool:
    """Whether a number of days or a date follows, as in “as soon as possible (within 24 hours)”."""
    return bool(_LIMIT.match(match.after))
