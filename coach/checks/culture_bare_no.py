"""A flat “No”, “impossible”, 不行, to a reader in a country where many refuse in other words.

The refusal itself is never in question: the advice is what to put beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.opening import body_of
from coach.cultures.reader import culture_abroad
from coach.document import Document
from coach.draft import Context
from coach.lazily import lazy

_CANNOT = (
    r"(?:can't|cannot|can not|won't|will not|don't accept|do not accept|aren't able|are not able"
    r"|don't agree|do not agree)\b"
)
_FLAT = lazy(
    r"[ -]*(?P<span>no(?=[ ]?[.!])(?! ?\.? ?\d)"
    rf"|no[ ]?[,!.-]? ?(?:sorry,? )?(?:we|i) {_CANNOT}[^.!?]*"
    r"|no[ ]?[,!.-]? ?(?:it|this|that)(?:'s| is) (?:impossible|not possible)[^.!?]*"
    r"|(?:no way|absolutely not|definitely not|certainly not|of course not|out of the question"
    r"|impossible|not possible|not acceptable|never)(?=[ ]?[.!,]|$)"
    r"|(?:it|this|that|your (?:\w+ )?(?:price|request|proposal|offer|idea|delivery|deadline|date))"
    r"(?: is|'s) (?:totally |absolutely |simply |just |completely |quite )?(?:impossible"
    r"|unacceptable"
    r"|out of the question|not acceptable|not possible|ridiculous)\b(?! to "
    r"|[^.!?]{0,40}\b(?:because"
    r"|since|as|due|unless|but)\b)[^.!?,]*"
    r"|(?:we|i) (?:can't|cannot|can not|won't) do (?:it|that|this)(?=[ ]?[.!]|$))"
)
_FLAT_ZH = lazy(
    "(?:^|(?<=[，,。！!；;]))[ ]*(?P<span>(?:(?:这个?|那|该|[您你]们?的?|贵司的?)?(?:价格|要求"
    "|交期|条件|数量"
    "|目标价|付款方式|方案|日期|时间)?(?:肯定|绝对|完全|根本)?(?:不行|不可以|不可能|没门|免谈"
    "|没得谈|不能接受"
    "|无法接受)(?:的|了|啊|哦)?))(?=[ ]*(?:[，,。！!；;]|$))"
)
_SOFT = lazy("抱歉|遗憾|不好意思|恐怕|可惜|对不起|因为|由于|考虑到|受.{1,8}限制|目前|暂时")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such refusal."""
    culture = culture_abroad(context)
    custom = culture.custom("refusal") if culture else None
    if custom is None or context.kind == "formal_notice":
        return
    values = custom.words
    for sentence in body_of(document):
        if settings["language"] == "zh":
            found = None if _SOFT.search(sentence.folded) else _FLAT_ZH.search(sentence.folded)
        else:
            found = _FLAT.match(sentence.folded)
        if found:
            start, end = found.span("span")
            yield Hit(sentence.start + start, sentence.start + end, values)
