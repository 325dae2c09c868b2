"""The money of a draft: each amount with what it is and what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from coach.document import Document
from coach.facts import find_in
from coach.identifiers.found import Found
from coach.lazily import lazy
from coach.reader_view.shape import Words

_LABEL = lazy(
    r"(?:\b(?:(?:unit |total |sample |mould |plate |tooling |freight |shipping |courier )?"
    r"(?:price|amount|total|fee|cost|charge|deposit|balance|freight|refund|credit|discount)"
    r"|sum|value|down ?payment)(?: is| of|:)? ?(?:only |now )?"
    r"|(?:单价|总价|总金额|总额|金额|合计|总计|定金|订金|预付款|尾款|余款|货款|运费|海运费|空运费"
    r"|样品费|样衣费|版费|模具费|开版费|改单费|手续费|退款|折扣|赔偿|补偿|保险费|关税|税费)"
    r"(?:为|是|共|计)?[:：]? ?)$"
)
_CHANGE = lazy(
    r"\b(?:up|increase[sd]?|rise[sn]?|rose|raised?|down|reduced?|lower|drop(?:ped)?|discount"
    r"|off|rebate|interest)\b[^.;,\d]{0,16}$"
    r"|(?:上调|上涨|涨价?|上浮|提高|下调|下降|降价?|优惠|折扣|返利|利息)[^，。；\d]{0,6}$"
)
_OUR_PRICE = lazy(r"\bprices?\b|\bdiscount|\brebate|\binterest|价|折扣|优惠|返利|利息")
_FREE = lazy(r"\bfree of charge\b|\bat no (?:extra )?(?:cost|charge)\b|免费|免收")
_PER = lazy(
    r" ?(?:each\b|apiece\b|(?:per|a|an) (?:piece|pc|pcs|unit|set|pair|sheet|kg|ton|tonne|mt"
    r"|carton|box|roll"
    r"|bag|dozen|metre|meter|yard|m2|sqm|cbm|container|pallet|bottle|day|week|month)\b"
    r"|/ ?(?:pcs?|piece|unit|sets?|pairs?|kg|tons?|mt|t|ctn|carton|box|roll|bag|m2|m|yd|cbm"
    r"|dozen)\b"
    r"|[/／每] ?(?:个|件|套|台|只|条|箱|吨|公斤|千克|米|双|卷|盒|片|平方米|立方|张|支|瓶|把|柜)"
    r"|一(?:个|件|套|台|只|条|箱|双|卷|盒|片|张|支|瓶|把))"
)


def prices_in(document: Document) -> Iterator[Words]:
    """Every amount of the body once, with its name before it and its unit behind it."""
    seen: set[str] = set()
    for found in find_in(document):
        if found.kind == "percentage":
            yield from _change(document, found)
        if found.kind != "amount" or found.value in seen:
            continue
        sentence = document.sentence_at(found.start)
        if sentence is None:
            continue
        seen.add(found.value)
        first, last = found.start - sentence.start, found.end - sentence.start
        label = _LABEL.search(sentence.folded[:first])
        per = _PER.match(sentence.folded, last)
        yield Words(
            sentence.start + (label.start() if label else first),
            sentence.start + (per.end() if per else last),
        )
    for sentence in document.sentences:
        for free in _FREE.finditer(sentence.folded):
            yield Words(sentence.start + free.start(), sentence.start + free.end())


def _change(document: Document, found: Found) -> Iterator[Words]:
    """By how much prices rise or fall, where the sentence is about prices."""
    sentence = document.sentence_at(found.start)
    if sentence is None or not _OUR_PRICE.search(sentence.folded):
        return
    moved = _CHANGE.search(sentence.folded[: found.start - sentence.start])
    if moved:
        yield Words(sentence.start + moved.start(), found.end)
