"""Chinese: the time only retells what was promised earlier, or is held up to ridicule."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rulebook.book import Match

_SAID = lazy(
    r"(?:上次|上回|上周|上週|上个?月|昨[天日晚]|前天|前几天|当初|當初|当时|當時|之前|此前|早就|老是|老|总是|總是|总|每次|一直|天天|整天|口口声声|口口聲聲|明明|原来|原來|原先|本来|本來|原本|又是|嘴上|动不动|去年|只会|就会)"
    r".{0,6}(?:说|說|讲|講|答应|答應|承诺|承諾|保证|保證|告诉|告訴|约定|約定|通知|回复|定|称)"
    r"|(?:说|說)好的?.{0,8}$"
    r"|(?:你|您|你们|你們|贵司)(?:嘴里|嘴裡|口中|所谓|说的|說的)|所谓|所謂|什么叫|什麼叫"
)
_TURN = lazy(
    r"结果|結果|到现在|到現在|至今|却|卻|还没|還沒|也没|也沒|没见|沒見|呢[？?！!。]?$|今天都|都.{0,6}了|多久|遍|领教|哪去|你们当"
)


def holds(match: Match) -> bool:
    """Whether the words belong to an earlier promise."""
    before = match.before
    said = _SAID.search(before)
    if said is None:
        doubled = match.after.lstrip("、，, ").startswith(match.text) or before.rstrip(
            "、，, "
        ).endswith(match.text)
        return doubled and bool(re.search(r"[说說]", before))
    if re.search(r"[说說]好", said[0]):
        return bool(_TURN.search(match.after))
    return True
