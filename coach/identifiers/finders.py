"""All finders of a text together: which run, and which of two that overlap holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from coach.identifiers.found import KEPT, Found
from coach.identifiers.moments import find_moments

__all__ = ["find_all", "find_moments", "found_in", "without_overlaps"]

_ORDER: tuple[tuple[str, ...], ...] = (
    ("iban", "bic", "account", "container", "imo", "awb", "tracking", "hs_code"),
    ("phone", "incoterm", "payment"),
    ("amount", "percentage"),
    ("date", "time"),
    ("vessel", "voyage"),
    ("reference",),
    ("quantity",),
    ("company",),
    ("name",),
    ("number",),
)
_RANK = {kind: rank for rank, kinds in enumerate(_ORDER) for kind in kinds}
"""Which kind holds where two overlap: what carries a check digit or a term first, bare figures last."""

_DIGIT = re.compile(r"\d", re.ASCII)
_SEVERAL_DIGITS = re.compile(r"\d(?:[ .-]?\w?){3}\d", re.ASCII)
_BANK = re.compile(
    r"(?i:iban|swift|bic\b|account|acct|a/c|[账帐][号户])|[A-Z]{2}\d\d[ \dA-Z]", re.ASCII
)
_TRANSPORT = re.compile(
    r"[A-Z]{4}[ -]?\d{3}|\d{3}[ -]?\d{4}|(?i:imo|vessel|voy|m\.?/?v\.?\b|container|运单|船|航次|箱号|柜号)",
    re.ASCII,
)
_PARCEL = re.compile(r"1[Zz]|\d{9}|\d{3}[ ]\d{3}|JD|SF|YT", re.ASCII)
_CUSTOMS = re.compile(
    r"(?i:h\.?s\b|hts|hsn|taric|ncm|\bcn code|tariff|customs code|commodity)|编码|税则|编号|代码",
    re.ASCII,
)
_PHONE = re.compile(
    r"\+|(?i:tel|phone|mobile|mob\b|cell|whats|fax)|\b00|1[3-9]\d[ -]?\d{4}|电话|手机|传真|座机|致电|拨打",
    re.ASCII,
)
_TERM = re.compile(
    r"(?i:\b(?:exw|fca|fas|fob|cfr|cif|cpt|cip|dap|dpu|ddp|ddu|dat|daf|des|deq|cnf|c ?& ?f|c and f|c\+f)|ex[- ](?:works|factory)|on board|carrier|freight|delivered)|岸价|出厂价|交货",
    re.ASCII,
)
_PAYMENT = re.compile(
    r"/|(?i:\bTT|net|LC|transfer|wire|credit|documents|account|union|paypal|\bD[AP] |\bOA )|汇|证|单|账|结|西联",
    re.ASCII,
)
_PERCENTAGE = re.compile(
    r"(?<![\d.,])\d+(?:[.,]\d+)?(?: ?(?:-|–|~|至|到) ?\d+(?:[.,]\d+)?)? ?(?:%|％|percent\b|per cent\b|pct\b)|百分之[一二三四五六七八九十百零点]+|[一二三四五六七八九1-9]成(?![立为本员品都功熟交])",
    re.ASCII,
)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)", re.ASCII)
_CAPITAL_NAME = re.compile(
    r"(?i:dear|hi\b|hello|hey\b|good |mr|ms|mrs|dr|attn|ltd|gmbh|inc|llc|corp|limited|company|s\.|srl|b\.?v|pty|pvt|co\.|fz|bhd|plc|\bag\b|oy\b|ab\b|k\.k)|公司|株式|尊敬|您好|：|:",
    re.ASCII,
)


@lru_cache(maxsize=KEPT)
def found_in(text: str) -> tuple[Found, ...]:
    """What `find_all` finds; remembered, since facts and checks ask for the same text."""
    return tuple(find_all(text))


def find_all(text: str) -> Iterator[Found]:
    """Everything that the finders find in `text`, overlapping too.

    A finder runs only where a cheap look says that there may be something for it.
    """
    if _CAPITAL_NAME.search(text):
        from coach.identifiers.people import find_people

        yield from find_people(text)
    if _TERM.search(text):
        yield from _terms(text)
    if _PAYMENT.search(text):
        yield from _payments(text)
    if _BANK.search(text):
        from coach.identifiers.banking import find_bank_data

        yield from find_bank_data(text)
    if _TRANSPORT.search(text):
        from coach.identifiers.transport import find_transport

        yield from find_transport(text)
    if _DIGIT.search(text):
        yield from _numbered(text)
    yield from _measured(text)


def _terms(text: str) -> Iterator[Found]:
    from coach.identifiers.incoterms import find_incoterms

    for term in find_incoterms(text):
        place = f" {term.place.text}" if term.place else ""
        edition = f" {term.edition}" if term.edition else ""
        detail = term.place.port.country if term.place and term.place.port else None
        valid = False if term.instead else None
        yield Found("incoterm", term.start, term.end, f"{term.rule}{place}{edition}", valid, detail)


def _payments(text: str) -> Iterator[Found]:
    from coach.identifiers.payment_terms import find_payment_terms, find_ratios

    for term in find_payment_terms(text):
        days = f" {term.days} day" if term.days is not None else ""
        value = f"{term.method}{' at sight' if term.at_sight else ''}{days}"
        yield Found("payment", term.start, term.end, value, None, term.days_from)
    for start, end, parts in find_ratios(text):
        yield Found("percentage", start, end, "/".join(parts))


def _numbered(text: str) -> Iterator[Found]:
    """What consists of digits with a plan behind them."""
    if _SEVERAL_DIGITS.search(text):
        yield from _long_numbers(text)
    from coach.identifiers.references import find_references

    yield from find_references(text)
    for found in _NUMBER.finditer(text):
        yield Found("number", *found.span(), found[0])


def _long_numbers(text: str) -> Iterator[Found]:
    if _PARCEL.search(text):
        from coach.identifiers.parcels import find_tracking_numbers

        yield from find_tracking_numbers(text)
    if _CUSTOMS.search(text):
        from coach.identifiers.customs import find_hs_codes

        yield from find_hs_codes(text)
    if _PHONE.search(text):
        from coach.identifiers.phones import find_phones

        yield from find_phones(text)


def _measured(text: str) -> Iterator[Found]:
    from coach.identifiers.amounts import find_amounts
    from coach.identifiers.quantities import find_quantities

    yield from find_amounts(text)
    yield from find_quantities(text)
    for found in _PERCENTAGE.finditer(text):
        yield Found("percentage", *found.span(), _percent(found[0]))


def _percent(words: str) -> str:
    from coach.identifiers.figures import chinese_number

    if words.startswith("百分之"):
        whole, _, rest = words[3:].partition("点")
        tenths = f".{chinese_number(rest)}" if rest else ""
        return f"{chinese_number(whole)}{tenths}%"
    if words.endswith("成"):
        return f"{(int(words[0]) if words[0].isascii() else chinese_number(words[0]) or 0) * 10}%"
    figures = re.sub(r"[^\d.,–~至到-]", "", words).replace(",", ".")
    return re.sub(r"[–~至到]", "-", figures) + "%"


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Those that hold, in text order: of two that overlap the higher kind, then the longer."""
    taken: list[Found] = []
    order = sorted(found, key=lambda one: (_RANK[one.kind], one.start - one.end, one.start))
    for one in order:
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)
