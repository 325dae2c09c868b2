"""你 and 你们 to a Chinese-speaking client, where 您 and 贵司 are expected.

Not in a chat with a regular client, nor with one who says 你 himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.profiles import culture_of, reads_chinese
from coach.cultures.reader import in_chat
from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy

_YOU = lazy(
    "(?P<greeting>[你妳]们?好(?=[！!，,。~～ ]|$))"
    "|(?P<company>[你妳]们?(?:公司|司|厂|方|单位|工厂)|[你妳]们家?|[你妳]家(?=的?(?:产品|价格"
    "|工厂|公司|报价|质量)))"
    "|(?P<person>[你妳])"
)
_NOT_YOU = lazy(
    "迷你|[你妳](?:追我赶|来我往|死我活|情我愿|侬我侬|争我夺)|不分你我|你我"
    "|[你妳]们[俩两几各三都大]"
)
_COMPANY = {
    "公司": "贵公司",
    "司": "贵司",
    "厂": "贵厂",
    "方": "贵方",
    "单位": "贵单位",
    "工厂": "贵厂",
}
_CLOSE = lazy("朋友|同学|同事|兄弟|闺蜜|friend|colleague", re.IGNORECASE)
_TRADITIONAL = {"贵": "貴", "厂": "廠", "单": "單"}


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each 你; `{put}` is the polite word for it."""
    culture = culture_of(context.recipient)
    if culture is None or not reads_chinese(context.recipient) or _are_familiar(context):
        return
    custom = culture.custom("honorific")
    words = {
        "expect": custom.expect if custom else Text(**settings["expect"]),
        "credit": custom.credit if custom else Text(**settings["credit"]),
    }
    for sentence in document.sentences:
        spared = [found.span() for found in _NOT_YOU.finditer(sentence.folded)]
        for found in _YOU.finditer(sentence.folded):
            if any(start <= found.start() < end for start, end in spared):
                continue
            start, end = sentence.start + found.start(), sentence.start + found.end()
            put = _polite(found, traditional=_is_traditional(sentence))
            yield Hit(start, end, {**words, "put": put})


def _are_familiar(context: Context) -> bool:
    party = context.recipient
    if _CLOSE.search(party.relationship or ""):
        return True
    if not in_chat(context):
        return False
    incoming = context.incoming or ""
    return party.standing == "regular" or ("你" in incoming and "您" not in incoming)


def _is_traditional(sentence: Sentence) -> bool:
    return any(
        written > "\u2fff" and written != plain
        for written, plain in zip(sentence.raw, sentence.folded, strict=True)
    )


def _polite(found: re.Match[str], *, traditional: bool) -> str:
    if found["greeting"]:
        return "您好"
    if found["person"]:
        return "您"
    rest = found["company"][1:].removeprefix("们")
    polite = _COMPANY.get(rest, "贵公司" if traditional else "贵司")
    return "".join(_TRADITIONAL.get(one, one) for one in polite) if traditional else polite
