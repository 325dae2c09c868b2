"""Sentences that ask for several separate things at once.

`fewest` is how many requests a sentence must hold. A verb counts with an object of its own: "sign,
stamp and return the contract" is one request, "send the invoice, confirm the price and book the
vessel" are three. English and Chinese, by the sentence's own language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document, Sentence
from coach.draft import Context
from coach.lazily import lazy

_ASKS = lazy(
    r"\b(?:please|pls|plz|kindly|(?:could|can|would|will) (?:you|your \w+)|(?:need|want|ask|like"
    r"|request) you to|let (?:us|me) know)\b"
)
_VERBS = (
    "send|resend|confirm|reconfirm|check|double-check|verify|provide|share|arrange|advise|sign"
    "|return|pay|update|ship|book|revise"
    "|inform|tell|quote|attach|forward|issue|prepare|reply|ask|call|review|approve|correct|change"
    "|add|remove|delete|include"
    "|complete|fill|upload|download|print|label|pack|deliver|contact|make sure|ensure|keep|mark"
    "|specify|clarify|explain|transfer"
    "|email|e-mail|mail|give|state|indicate|choose|select|replace|refund|repair|inspect|test"
    "|measure|count|weigh|collect|pick|submit"
    "|supply|offer|propose|suggest|finish|start|stop|cancel|postpone|release|amend|translate"
    "|report|show|take|put|let (?:us|me) know"
)
_REQUEST = lazy(
    r"(?:(?P<head>\b(?:please|pls|plz|kindly|you to|(?:could|can|would|will) you))|(?:[,;:]"
    r"|\b(?:and|then|also|plus|as well as)\b))"
    r"(?: (?:and|then|also|please|pls|kindly|possibly|finally|to|at the same time))*"
    rf" (?:{_VERBS}) (?!and |or |to and )(?=[a-z0-9#\ue000-\ue004])"
)
_NUMBERED = lazy(r"(?:^|[\s:;,，：；、。])[(（]?(?:[1-3][.)）、]|[a-c][.)）]|[①②③])")
_ASKS_ZH = lazy("请|麻烦|烦请|劳烦|帮忙|务必|能否|可否|能不能")
_CLAUSE_ZH = lazy("[，,；;。：:]")
_REQUEST_ZH = lazy(
    " ?(?:(?:另外|同时|顺便|还有|此外|再|并且?|也|还|然后|接着|最后|以及|先|一并|顺带|务必|最好"
    "|记得)|(?:请|麻烦|烦请|劳烦|敬请|还请|能否|可否|能不能)"
    "|[您你]们?|贵[司方公厂]司?|帮忙?|给?我们?|把[^，。]{1,12}|将[^，。]{1,12}|尽快"
    "|在?[^，。]{0,8}[前内])*"
    "(?:重新|核实|发[我给来过送一]|发下|提供|确认|告知|告诉|安排|核对|检查|修改|更改|更新|回复"
    "|寄[我给来出送一]?|签[字署回]|盖章|支付|付[款清]|通知|补[发充上寄]"
    "|说明|报[价一]|填写|上传|下载|打印|贴[上好]?|包装|联系|确保|标[明注]|选[择定]|更换|退[款回]"
    "|维修|拍[照几张]?|测[试量]|称重|提交|推荐|建议|取消|推迟|放单|翻译|转发|转告|列[出明]|注明"
    "|反馈|开[具票]|订舱|催|问[一下]|查[一下询看]|看[一下]|整理|准备|留意|附上)"
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every sentence with `fewest` requests or more; `{count}` is their number."""
    for sentence in document.sentences:
        count = _requests(sentence)
        if count >= settings["fewest"]:
            yield Hit(sentence.start, sentence.end, {"count": str(count)})


def _requests(sentence: Sentence) -> int:
    """How many separate things the sentence asks for; 0 where they are numbered already."""
    folded = sentence.folded
    chinese = "zh" in sentence.languages
    asks = (_ASKS_ZH if chinese else _ASKS).search(folded)
    if asks is None or _NUMBERED.search(folded):
        return 0
    if not chinese:
        return sum(1 for _ in _REQUEST.finditer(folded, asks.start()))
    clauses = _CLAUSE_ZH.split(folded[asks.start() :])
    return sum(_REQUEST_ZH.match(clause) is not None for clause in clauses)
