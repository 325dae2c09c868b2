"""The numbers of papers and goods: order, invoice, contract, inquiry, bill of lading, item, lot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found, at_places, near_digits, word_heads
from coach.lazily import lazy

_TOKEN = r"(?=[A-Z0-9/_.-]{0,16}\d)[A-Z0-9](?:[A-Z0-9/_.-]{0,30}[A-Z0-9])?"
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("proforma", r"P/?I|pro ?-?forma(?: invoice)?", "形式发票|PI"),
    (
        "order",
        r"P\.?/?O\.?|S\.?O\.?|(?:purchase |sales |your |our |trial |repeat )?orders?",
        "采购订单|销售订单|订单|采购单",
    ),
    ("invoice", r"(?:commercial )?invoices?|INV|CI", "商业发票|发票"),
    ("contract", r"(?:sales )?contracts?|S/?C|agreement", "销售合同|合同|协议"),
    ("inquiry", r"RFQ|inquiry|enquiry|quotation|quote|QTN?|offer", "询价单?|报价单|询盘"),
    ("bl", r"B/?L|bills? of lading|HB/?L|MB/?L|SWB", "提单"),
    ("booking", r"bookings?|S/O|BKG", "订舱"),
    ("seal", r"seals?", "铅封|封条|封"),
    ("lc", r"L/C|letter of credit", "信用证"),
    ("complaint", r"(?:complaint|claim|case|ticket|NCR|CAR|report)s?", "投诉|索赔|工单|报告"),
    ("lot", r"lots?|batch(?:es)?", "批次?|生产批"),
    (
        "item",
        r"items?|models?|part|P/N|art(?:icle)?|SKU|style|product|code|ref(?:erence)?"
        r"|material|sample|drawing|type",
        "货|款|型|料|品|产品|图|样品|色|编",
    ),
)
_LABEL_EN = "|".join(f"(?P<e{place}>{words})" for place, (_, words, _) in enumerate(_KINDS))
_LABEL_ZH = "|".join(f"(?P<z{place}>{words})" for place, (_, _, words) in enumerate(_KINDS))
_LABELLED = lazy(
    rf"(?<![A-Za-z0-9/])(?:{_LABEL_EN})(?P<glue>(?:[ ]?(?:numbers?|nos?\b\.?|nr\b\.?|num\b\.?"
    rf"|id\b|ref\b\.?|#|№))?(?:[ ]?[-#:：=_/.][ ]?|[ ]| is |(?=\d)))"
    rf"(?P<token>{_TOKEN})(?![A-Za-z0-9_%]|[,.]\d)"
    rf"|(?:{_LABEL_ZH})(?P<gluezh>(?:编?号码?|单号|[Nn]o\.?)?[ ]?[:：#]?(?:是"
    rf"|为)?[ ]?)(?P<tokenzh>{_TOKEN})(?![A-Za-z0-9_%]|[,.]\d)",
    re.IGNORECASE | re.ASCII,
)
_HEADS = frozenset(
    "p pi po pr pu pa s so sa se sc sw sk st yo ou of or tr ti ty re rf co cl ca ci in it ag ar en "
    "qu qt b bl bi bo bk ba hb mb mo ma l le lo nc dr".split()
)
"""The first two letters of the English labels, or the one before a stroke or a dot."""
_HEAD_ZH = lazy("[形采销订商发合协询报提铅封信投索工批生货款型料品产图样色编]")
_PI = lazy("[Pp](?=[Ii])")
"""Where a Chinese label can begin; one of them is PI."""
_BARE = lazy(
    r"(?<![\w/.-])(?:(?=[A-Z0-9-]{0,20}\d)[A-Z][A-Z0-9]{0,12}(?:-[A-Z0-9]{1,14}){1,4}"
    r"|[A-Z]{2,6}\d{4,14}[A-Z]{0,2}|(?:No|no|NO|Nr)\.?[ ]?\d[\w/-]{1,20}|#[ ]?\d[\w/-]{1,20}"
    r"|编号[:：]?\d[\w/-]{1,20})(?![\w]|\.\d)",
    re.ASCII,
)
_BEFORE_DIGIT, _BEHIND_DIGIT = 48, 34
_SHORT_WORDS = frozenset(
    "ORDER ORDERS ITEM ITEMS OFFER QUOTE SAMPLE CODE TYPE PRODUCT PART STYLE CASE REPORT CLAIM "
    "INVOICE CONTRACT SO CI CAR ART AGREEMENT MODEL LOT LOTS BATCH SEAL REF".split()
)
"""Words that stand before plain figures too: “order 500 pcs”, “sample 3”."""
_JOINED = frozenset({"proforma", "order", "invoice", "inquiry"})
"""Papers whose short label is part of their number: PO-4501, RFQ-17."""
_UNIT_AHEAD = lazy(
    r"[ ]?(?:pcs|pieces?|sets?|units?|pairs?|ctns?|cartons?|dozens?|kgs?|tons?|mt\b|cbm|days?"
    r"|weeks?|hours?|times|meters?|yards?|rolls?|boxes|pallets?|containers?|samples?|%|x ?\d|件"
    r"|个|套|台|箱|双|吨|米|条|张|只|天|周|批)"
    r"|[ ]?(?:USD|EUR|GBP|RMB|CNY|元|美元|欧元)|[.:：]\d\d|st\b|nd\b|rd\b|th\b|月|年|号|日",
    re.IGNORECASE | re.ASCII,
)


def find_references(text: str) -> Iterator[Found]:
    """References with what they refer to as detail; the value keeps letters that belong to it.

    “PO-4501” and “PO 4501” are the value PO-4501, “order no. 4501” is 4501.
    """
    stretches = list(near_digits(text, _BEFORE_DIGIT, _BEHIND_DIGIT))
    places = _places(text) if stretches else []
    for found in (one for ends in stretches for one in at_places(_LABELLED, text, places, *ends)):
        reference = _labelled(text, found)
        if reference is not None:
            yield reference
    for found in (one for ends in stretches for one in _BARE.finditer(text, *ends)):
        value = re.sub(r"^(?:no\.?|nr\.?|#|编号[:：]?)[ ]?", "", found[0], flags=re.IGNORECASE)
        yield Found("reference", *found.span(), value.upper())


def _places(text: str) -> list[int]:
    """Where a label can begin."""
    places = {place for place, head in word_heads(text) if head[:2] in _HEADS}
    places.update(found.start() for found in _PI.finditer(text))
    if not text.isascii():
        places.update(found.start() for found in _HEAD_ZH.finditer(text))
    return sorted(places)


def _labelled(text: str, found: re.Match[str]) -> Found | None:
    chinese = found["tokenzh"] is not None
    name = "tokenzh" if chinese else "token"
    token, glue = found[name], found["gluezh" if chinese else "glue"]
    place = int(
        next(key for key, words in found.groupdict().items() if words and key[1:].isdigit())[1:]
    )
    label = text[found.start() : found.start("gluezh" if chinese else "glue")]
    plain = glue.strip() == ""
    if token.isdigit() and (_UNIT_AHEAD.match(text, found.end()) or len(token) < 2):
        return None
    if (
        plain
        and token.isdigit()
        and (len(token) < 3 or (label.upper() in _SHORT_WORDS and len(token) < 4))
    ):
        return None
    if plain and chinese and (len(token) < 4 or not re.search(r"[A-Z]|\d{5}|-", token, re.ASCII)):
        return None
    if plain and not chinese and not token.isdigit() and not re.search(r"\d", token, re.ASCII):
        return None
    if _is_date(token):
        return None
    joined = (
        _KINDS[place][0] in _JOINED
        and label.isupper()
        and not re.search(r"[a-z#№:：]", glue, re.IGNORECASE | re.ASCII)
        and not token.upper().startswith(label.replace("/", ""))
    )
    value = f"{label.replace('.', '').replace('/', '')}-{token}" if joined else token
    start = found.start()
    return Found("reference", start, found.end(name), value.upper(), None, _KINDS[place][0])


def _is_date(token: str) -> bool:
    return re.fullmatch(
        r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?", token, re.ASCII
    ) is not None and not re.fullmatch(r"\d{4}-\d{1,2}", token, re.ASCII)
