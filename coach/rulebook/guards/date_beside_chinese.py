"""Chinese: a full date stands right before or behind the match and settles it.

“11月25日（周三）”, “下周三（11月25日）”, “月底前（5月31日）”, “5月3日下午”.
"""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_DAY = (
    r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})\s?月(?:份)?\s?(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})\s?[日号號]?"
    r"|\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}\s?[日号號]?|(?:1[3-9]|2\d|3[01])[/.]\d{1,2}|\d{1,2}[/.](?:1[3-9]|2\d|3[01])"
)
_BEFORE = lazy(
    rf"(?:{_DAY})\s?[（(，,、]?\s?(?:也?就?是|即)?\s?(?:[周週]|星期|礼拜|禮拜)?[一二三四五六日天]?\s?[）)]?\s?(?:的|之前|前|当天|當天|上午|下午|早上|晚上)?\s?$"
)
_AFTER = lazy(
    r"^(?:之前|以前|前|早上|上午|下午|晚上)?\s?[）)]?\s?[（(，,、:：]?\s?(?:也?就是|即|最迟|最遲|最晚|不晚于|不晚於|不迟于|截止到?|至|到|在|于|於)?\s?"
    rf"(?:{_DAY})"
)
_IN_BRACKETS = lazy(rf"^[^，。；,;]{{0,14}}[（(][^（）()]{{0,8}}(?:{_DAY})")
_RANGE = lazy(rf"(?:{_DAY})\s?(?:[-~—–至到和或、及]|或者)\s?$")


def holds(match: Match) -> bool:
    """Whether a full date touches the match."""
    before = match.before
    return bool(
        _BEFORE.search(before)
        or _RANGE.search(before)
        or _AFTER.search(match.after)
        or _IN_BRACKETS.search(match.after)
    )
