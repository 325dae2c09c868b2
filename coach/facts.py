"""The facts of a draft: what no suggestion, rewrite or translation may change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from coach.document import Document

FactKind = Literal[
    "amount",
    "quantity",
    "percentage",
    "date",
    "time",
    "reference",
    "incoterm",
    "url",
    "email",
    "placeholder",
    "number",
]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NUMBER = r"\d+(?:[.,]\d+)*"
_CURRENCY = r"(?:USD|US\$|EUR|GBP|CNY|RMB|JPY|AED|HKD|AUD|CAD|CHF|INR|SGD|KRW|[$€£¥￥])"
_CURRENCY_AFTER = (
    r"(?:USD|EUR|GBP|CNY|RMB|JPY|AED|HKD|dollars?|euros?|[€£¥]"
    r"|美元|美金|欧元|人民币|元|日元|英镑|港币)"
)
_UNIT = (
    r"(?:pcs|pieces?|sets?|units?|pairs?|cartons?|ctns?|boxes|pallets?|bags?|rolls?|dozens?"
    r"|kgs?|tons?|tonnes?|MT|CBM|m3|cm|mm|meters?|metres?|containers?"
    r"|days?|weeks?|months?|hours?|working days?|business days?"
    r"|个工作日|个月|小时|工作日|件|个|套|台|箱|吨|米|公斤|千克|立方|柜|托|双|条|张|卷|袋|天|周)"
)
_FACT = re.compile(
    rf"(?P<date>\d{{4}}年\d{{1,2}}月\d{{1,2}}[日号]?|\d{{1,2}}月\d{{1,2}}[日号]"
    rf"|\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?)"
    rf"|(?P<time>\b\d{{1,2}}[:：]\d{{2}}(?:\s*[ap]\.?m\b\.?)?|\b\d{{1,2}}\s*[ap]\.?m\b\.?|\d{{1,2}}点(?:\d{{1,2}}分|半)?)"
    rf"|(?P<percentage>{_NUMBER}\s*%)"
    rf"|(?P<amount>{_CURRENCY}\s*{_NUMBER}(?:\s*(?:k|million))?|{_NUMBER}\s*{_CURRENCY_AFTER}(?![a-z]))"
    rf"|(?P<reference>\b(?:PO|PI|SO|INV|RFQ|SC|BL|S/C|B/L|No\.?|Order|Invoice|Contract)(?:\s*(?:no\.?|number))?\s*[-#:：]?\s*[A-Z]{{0,4}}-?\d[\w-]*"
    rf"|\b(?=[A-Z0-9-]*\d)[A-Z][A-Z0-9]*-[A-Z0-9-]+\b|\b[A-Z]{{4}}\d{{7}}\b)"
    rf"|(?P<quantity>{_NUMBER}\s*{_UNIT}(?![a-z]))"
    r"|(?P<incoterm>\b(?:EXW|FCA|CPT|CIP|DAP|DPU|DDP|FAS|FOB|CFR|CIF)\b(?:\s+[A-Z][a-z]+)?)"
    rf"|(?P<number>(?<![\w.]){_NUMBER}(?!\w))",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with its unit, a date, a reference, an address … Source offsets.

    `value` is the text with white space folded.
    """

    kind: FactKind
    text: str
    start: int
    end: int
    value: str


def find_facts(document: Document) -> tuple[Fact, ...]:
    """The facts of what is linted, and every masked stretch, in the order of the text."""
    facts = [
        _fact(
            document, found.lastgroup, sentence.start + found.start(), sentence.start + found.end()
        )
        for sentence in document.sentences
        for found in _FACT.finditer(sentence.raw)
    ]
    facts += [
        _fact(document, mask.kind, mask.start, mask.end)
        for mask in document.masks
        if mask.kind in ("url", "email", "placeholder")
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _fact(document: Document, kind: str | None, start: int, end: int) -> Fact:
    source = document.to_source(start, end)
    text = document.source[slice(*source)]
    return Fact(cast(FactKind, kind), text, *source, " ".join(text.split()))
