"""Chinese: the haste has an exact limit beside it (尽快，最迟5月8日; 尽快（24小时内）)."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_BREAK = lazy(r"[，。！？；：,;:!?（）()…—]")
_NUMBER = r"(?:\d{1,3}|[一二两兩三四五六七八九十]{1,3})"
_LIMIT = lazy(
    rf"{_NUMBER}\s?(?:个|個)?(?:小时|小時|工作日|天|日|分钟|分鐘|钟头|鐘頭|周|星期)(?:之|以)?[内內]"
    rf"|(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?月\s?(?:\d{{1,2}}|[一二三四五六七八九十廿]{{1,3}})\s?[日号號]?\s?(?:之|以)?前"
    rf"|(?:最[迟遲晚]|不[晚迟遲][于於]|截止).{{0,4}}(?:\d{{1,2}}\s?月\s?\d{{1,2}}|\d{{4}}[-/.]\d{{1,2}})"
    rf"|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\s?(?:之|以)?前"
)


def holds(match: Match) -> bool:
    """Whether the clause of the match or the next one names the latest moment."""
    if _LIMIT.search(match.clause):
        return True
    following = [part for part in _BREAK.split(match.after)[1:3] if part]
    return bool(following and _LIMIT.search(following[0]))
