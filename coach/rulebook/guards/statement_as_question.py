"""A statement with a question mark, as in “钱付了，货就不发了？” (Chinese)."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rulebook.book import Match

_ASKS = lazy(
    "[吗呢吧嘛谁几哪啥咋]|么[？?]|请问|什么|多少|怎么|怎样|如何|为何|何时|是否|可否|能否|行不|好不|对不|能不能|可以|方便|行[？?]|好[？?]|还是|有没有|要不要"
    "|会不会|是不是|没有[？?]|多[大长久快高重宽厚]|对[？?]|or|ok"
)
_POINTED = lazy(
    "[还就都也连才反却倒敢真凭竟]|以为|居然|偏|只|不[^，。]|没|这[种就点样么]|那点|又|再|拿|当|说|想|是[^，。]{1,8}的$|一[句声]"
)


def holds(match: Match) -> bool:
    """Whether the sentence ends in a question mark without asking anything, and is pointed."""
    sentence = match.sentence.folded.rstrip(" \"”'")
    if not sentence.endswith(("？", "?", "！", "!")) or not re.search(r"[？?][！!？?]*$", sentence):
        return False
    last = re.split(r"[。；;]|[？?！!](?=.)", sentence.rstrip("？?！!"))[-1]
    return len(sentence) >= 9 and _ASKS.search(last + "？") is None and bool(_POINTED.search(last))
