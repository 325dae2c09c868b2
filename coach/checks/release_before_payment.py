"""The goods' papers offered before the money is there: telex release, originals, 电放, 放单."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.identifiers.terms import find_payment_terms
from coach.lazily import lazy

_RELEASE = (
    r"(?:telex[- ]?release(?:d)?|surrender(?:ed)?|releas(?:e|ed|ing) (?:the |your |our "
    r"|you the )?(?:original )?(?:B/?Ls?|bills? of lading|originals?|documents|cargo|goods)"
    r"|send(?:ing)? (?:you )?(?:the |all )?original (?:B/?Ls?|bills? of lading"
    r"|documents)(?: to you)?)"
)
_PAID = r"(?:the |your )?(?:balance|payment|final payment|remaining \w+|money|funds|T/?T|70%|rest)"
_EARLY = lazy(
    rf"{_RELEASE}[^.!?\n]{{0,40}}?\b(?:before|prior to|without waiting for"
    rf"|ahead of)\b[^.!?\n]{{0,20}}?{_PAID}"
    rf"|{_RELEASE}[^.!?\n]{{0,30}}?(?:first)?[,; ]{{1,2}}(?:and |then |so )?(?:you )?(?:can "
    rf"|may |will )?(?:then )?pay (?:us )?(?:{_PAID} )?(?:later|afterwards|after that"
    rf"|after arrival|when (?:you|the goods))"
    rf"|\bpay(?:ment)?[^.!?\n]{{0,24}}? after (?:the )?{_RELEASE}"
    r"|(?:电放|放单|放货|(?:寄|给|发)(?:您"
    r"|你)?(?:们)?(?:全套)?正本(?:提单)?)(?:给[你您]们?)?[^。！？\n]{0,10}?(?:之后|以后|后"
    r"|，)?(?:您|你们?)?再(?:付|打|支付|汇)(?:尾款|余款|款|钱)?"
    r"|先(?:电放|放单|放货|把?(?:正本)?提单(?:给|寄)|寄(?:全套)?正本)[^。！？\n]{0,14}?(?:后|再"
    r"|等)[^。！？\n]{0,6}?付"
    r"|(?:没|未)(?:收到)?(?:付|收)?(?:尾款|余款|款)[^。！？\n]{0,8}?(?:就|也可以|也能"
    r"|可以)(?:先)?(?:电放|放单|放货)",
    re.IGNORECASE,
)
_REFUSED = lazy(
    r"\b(?:not|cannot|can't|won't|never|unable|no(?! (?:problem|worries|issue))|only|unless"
    r"|if)\b|不|无法|没法|才|除非|如果|只有",
    re.IGNORECASE,
)
_CREDIT = frozenset({"O/A", "net", "D/A", "monthly", "credit", "L/C"})


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such offer, unless the terms of the draft give the buyer credit."""
    for sentence in document.sentences:
        if (
            "elease" not in sentence.raw
            and "urrender" not in sentence.raw
            and not _HINT.search(sentence.raw)
        ):
            continue
        found = _EARLY.search(sentence.raw)
        if found is None or _REFUSED.search(sentence.raw[: found.end()]):
            continue
        if not any(term.method in _CREDIT for term in find_payment_terms(document.masked)):
            yield Hit(sentence.start + found.start(), sentence.start + found.end())


_HINT = lazy(r"[Oo]riginal|电放|放单|放货|提单|正本|RELEASE")
