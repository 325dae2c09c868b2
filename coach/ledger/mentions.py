"""The orders that a draft names: “PO 4501”, “your order no. 77-A”, 订单4501, “PI-9 and PI-10”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.document import Document, Sentence
from coach.lazily import lazy
from coach.ledger.reference import Paper, Reference, reference_of

MOST = 24
"""So many different numbers of a draft are looked up."""

_TOKEN = r"(?=[a-z/_.-]{0,12}\d)[a-z0-9]{0,12}(?:[-/_.]?[a-z0-9]{1,14}){0,4}"
_CUE_EN = (
    r"(?<![a-z0-9-])(?P<cue>p\.?\s?/?\s?o\.?s?|p\.?\s?/?\s?i\.?s?|pro-?forma(?: invoice)?s?"
    r"|(?:commercial |proforma )?invoices?|inv\.?|s/?o|s/?c|sales (?:orders?|contracts?)"
    r"|purchase orders?|contracts?|orders?|ref(?:erence)?)"
    r"(?:\s?(?:no|nr|num(?:ber)?)s?(?![a-z]))?[\s.:：#№'“\"(]{0,4}-?"
)
_CUE_ZH = (
    r"(?P<cue_zh>采购订?单|采购合同|形式发票|商业发票|发票|销售合同|合同|客户订单|订单"
    r"|(?<![a-z])p[oi](?![a-z])"
    r"|(?<![运提快货物订采])单(?=编?号))"
    r"(?:编?号码?|号)?(?:是|为)?[\s:：#“(（]{0,3}"
)
_BEHIND_ZH = lazy(
    rf"(?<![a-z0-9/_.-])(?P<token>{_TOKEN})\s?(?:号|#)?(?:这|那)?[个张笔]?"
    r"(?P<cue_zh>采购订?单|订单|合同|单(?![价位独据证号元项件子]))"
)
"""4501号订单, 4501那单: the number goes before."""
_MENTION = lazy(rf"(?:{_CUE_ZH}|{_CUE_EN})(?P<token>{_TOKEN})(?![a-z0-9])")
_MORE = lazy(rf"\s?(?:,|，|、|/|&|and|和|及|与)\s?(?:and\s)?#?(?P<token>{_TOKEN})(?![a-z0-9%])")
_CODE = lazy(
    r"(?<![a-z0-9/_.-])(?=[a-z0-9/_-]{0,30}\d)[a-z]{1,6}[-/_]?(?:[a-z0-9]{1,12}[-/_]?){1,4}"
    r"(?![a-z0-9])"
)
_NOT_A_NUMBER = lazy(
    r"^\s?(?:%|pcs|pc\b|pieces?|sets?|units?|pairs?|cartons?|ctns?|boxes|pallets?|bags?|rolls?"
    r"|dozens?|kgs?|tons?|tonnes?|mt\b|cbm|met(?:er|re)s?|days?|weeks?|months?|years?|hours?"
    r"|working|business|times?|containers?|more|samples?|x\d|usd|eur|件|个(?!人)|套|台|箱|双"
    r"|吨|天|周"
    r"|年|月|条|张|卷|只|pcs|(?:st|nd|rd|th)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_PAPERS: tuple[tuple[str, Paper], ...] = (
    (r"p\W{0,2}o\W?s?|purchase.*|采购.*|po", "po"),
    (r"p\W{0,2}i\W?s?|pro.*|形式.*|pi", "pi"),
    (r".*invoices?|inv\W?|.*发票", "invoice"),
    (r"s\W?o|sales orders?", "so"),
    (r"s\W?c|.*contracts?|.*合同", "contract"),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An order's number in a sentence; offsets count from its start.

    `words` are as written, with the paper they name. `cued` is false for a bare code, which may as
    well be a product's or a parcel's.
    """

    start: int
    end: int
    words: str
    reference: Reference
    cued: bool


def mentions_in(sentence: Sentence) -> tuple[Mention, ...]:
    """What the sentence names, in its order."""
    return tuple(sorted(_mentions(sentence), key=lambda one: one.start))


def mentions_of(document: Document) -> list[tuple[Sentence, tuple[Mention, ...]]]:
    """What each linted sentence of a draft names."""
    return [(sentence, mentions_in(sentence)) for sentence in document.sentences]


def _mentions(sentence: Sentence) -> Iterator[Mention]:
    folded, raw = sentence.folded, sentence.raw
    end = 0
    for found in _MENTION.finditer(folded):
        first = _mention(raw, folded, found, found.start())
        if found.start() < end or first is None:
            continue
        yield first
        end = first.end
        paper = first.reference.paper
        while (more := _MORE.match(folded, end)) and (
            next_one := _mention(raw, folded, more, more.start("token"), paper)
        ):
            yield next_one
            end = next_one.end
    for found in _BEHIND_ZH.finditer(folded):
        mention = _mention(raw, folded, found, found.start())
        if mention is not None and len(mention.reference.core) >= 3 and found.start() >= end:
            yield mention
    cued = [found.span("token") for found in _MENTION.finditer(folded)]
    for code in _CODE.finditer(folded):
        reference = reference_of(code[0])
        inside = any(start < code.end() and code.start() < stop for start, stop in cued)
        if reference is not None and len(reference.core) >= 4 and not inside:
            yield Mention(code.start(), code.end(), raw[slice(*code.span())], reference, False)


def _mention(
    raw: str, folded: str, found: re.Match[str], start: int, paper: Paper | None = None
) -> Mention | None:
    """A number behind its cue; None where it counts goods or days."""
    token, end = found["token"], found.end("token")
    counts = _NOT_A_NUMBER.match(folded[end : end + 14]) is not None
    if counts and "-" in token:  # “PO4501-5000 pcs”
        token = token.rpartition("-")[0]
        end = found.start("token") + len(token)
    elif counts:
        return None
    if not any(map(str.isdigit, token)):
        return None
    if paper is None:
        paper = _paper(found.groupdict().get("cue") or found.groupdict().get("cue_zh") or "")
    elif len(token) < 3:
        return None
    reference = reference_of(token, paper)
    if reference is None:
        return None
    return Mention(start, end, raw[start:end].strip(), reference, True)


def _paper(cue: str) -> Paper:
    for pattern, paper in _PAPERS:
        if re.fullmatch(pattern, cue.strip()):
            return paper
    return ""
