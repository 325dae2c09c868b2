"""English: the line is a mail header, a log or a time stamp, not a sentence."""

from __future__ import annotations

from functools import lru_cache

from coach.lazily import lazy
from coach.rulebook.book import Match

_STAMP = lazy(
    r"\b\d{1,2}:\d\d:\d\d\b"
    r"|(?:^|(?:[^nyrt]|[^ oba][nyrt]"
    r"|lair) )\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: ?[ap]m)?\W*(?:$|to\b)"
    r"|^\W*(?:sent|from|to|cc|date|received|subject|created|printed"
    r"|modified|forwarded by"
    r"|reply-to|posted|published|updated|sent by)\s*:"
    r"|\bwrote\s*:|\bforwarded by\b|^\W*on .{0,80}\bwrote\b"
    r"|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w+.{0,40}\bon\b"
    r"|\bto:.{0,200}\bcc:|\bsubject:|\bfrom:.{0,200}\bsent:|-----"
)


def holds(match: Match) -> bool:
    """Whether the sentence looks like a header or a time stamp."""
    return _is_header(match.sentence.folded)


@lru_cache(maxsize=64)
def _is_header(text: str) -> bool:
    return bool(_STAMP.search(text))
