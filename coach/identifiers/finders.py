"""All finders of a text together: which run, and which of two that overlap holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from coach.identifiers.found import KEPT, Found, at_places, digit_runs
from coach.identifiers.moments import find_moments
from coach.lazily import lazy

__all__ = ["find_all", "find_moments", "found_in", "verifiable_in", "without_overlaps"]

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
"""Which kind holds where two overlap: check digits and terms first, bare figures last."""

_DIGIT = lazy(r"\d", re.ASCII)
_NUMERAL = lazy(r"[\d一二三四五六七八九十两百千万壹贰叁肆伍陆柒捌玖拾]", re.ASCII)
_SPELLED = lazy(
    r"[一二三四五六七八九十两百千万半壹贰叁肆伍陆柒捌玖拾廿]|[折第]|[A-Z]\d|\d[A-Zk]"
    r"|\d ?(?:[kM]?Hz|pp[bm]|dB)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|\w+ty|hundred|thousand|million|dozen|half|third|quarter|fifth|tenth|first|second|fourth|sixth)",
    re.IGNORECASE,
)
_NUMBER_ENDS = ("ity", "nty", "rty", "lty", "fty", "xty", "ety")
"""Ends of words that make `_SPELLED` match: of numbers, and of words more common than these."""
_PERCENTAGE = lazy(
    r"(?<![\d.,])\d+(?:[.,]\d+)?(?: ?(?:-|–|~|至|到) ?\d+(?:[.,]\d+)?)? ?(?:%|％|percent\b"
    r"|per cent\b|pct\b)|百分之[一二三四五六七八九十百零点]{1,8}"
    r"|[一二三四五六七八九1-9]成(?![立为本员品都功熟交])",
    re.ASCII,
)
_NUMBER = lazy(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)", re.ASCII)

_CODES = ("swift", "bic")
_ACCOUNTS = ("iban", "account", "acct", "a/c", "账号", "帐号", "账户", "帐户")
_BANK_RUN = lazy(r"[A-Z]{2}\d\d[ \dA-Z]", re.ASCII)
_TRANSPORT = ("imo", "vessel", "vsl", "voy", "mv ", "m/v", "m.v", "feeder", "ship:", "船", "航次")
_TRANSPORT_RUN = lazy(r"[A-Z]{4}[ -]?\d{3}|\d{3}[ -]?\d{4}", re.ASCII)
_PARCEL = lazy(r"1[Zz]|\d{9}|\d{3}[ ]\d{3}|JD\d|SF ?\d|YT ?\d", re.ASCII)
_CUSTOMS = (
    "hs",
    "hts",
    "h.s",
    "taric",
    "ncm",
    "cn code",
    "tariff",
    "customs",
    "commodity",
    "海关",
    "商品",
    "税则",
    "商检",
)
_PHONE = (
    "+",
    "tel",
    "phone",
    "mob",
    "cell",
    "whats",
    "fax",
    "00",
    "call me",
    "电话",
    "手机",
    "传真",
    "座机",
    "致电",
    "拨打",
    "联系",
)
_PHONE_RUN = lazy(r"1[3-9]\d[ -]?\d{4}", re.ASCII)
_PEOPLE = ("公司", "株式", "：", ":", ",", "，")


def _mentions(folded: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in the text in small letters: far cheaper than a pattern."""
    return any(word in folded for word in words)


@lru_cache(maxsize=KEPT)
def found_in(text: str) -> tuple[Found, ...]:
    """What `find_all` finds; remembered, since facts and checks ask for the same text."""
    return tuple(find_all(text))


@lru_cache(maxsize=KEPT)
def verifiable_in(text: str) -> tuple[Found, ...]:
    """Identifiers that can be right or wrong by themselves, none overlapping."""
    return tuple(without_overlaps(_verifiable(text)))


def find_all(text: str) -> Iterator[Found]:
    """Everything that the finders find in `text`, overlapping too.

    A finder runs only where a cheap look says that there may be something for it.
    """
    folded = text.lower()
    if _mentions(folded, _PEOPLE):
        from coach.identifiers.people import find_people

        yield from find_people(text)
    yield from verifiable_in(text)
    yield from _terms(text)
    yield from _payments(text)
    if _NUMERAL.search(text):
        yield from _measured(text)
    if _mentions(folded, _NUMBER_ENDS) or _SPELLED.search(text):
        from coach.identifiers.spelled import find_spelled

        yield from find_spelled(text)
    if _DIGIT.search(text):
        from coach.identifiers.references import find_references

        yield from find_references(text)
        for found in at_places(_NUMBER, text, [start for start, _ in digit_runs(text)]):
            yield Found("number", *found.span(), found[0])


def _verifiable(text: str) -> Iterator[Found]:
    folded = text.lower()
    has_digits = bool(_DIGIT.search(text))
    if _mentions(folded, _CODES) or (
        has_digits and (_mentions(folded, _ACCOUNTS) or _BANK_RUN.search(text))
    ):
        from coach.identifiers.banking import find_bank_data

        yield from find_bank_data(text)
    if _mentions(folded, _TRANSPORT) or _TRANSPORT_RUN.search(text):
        from coach.identifiers.transport import find_transport

        yield from find_transport(text)
    if not has_digits:
        return
    if _PARCEL.search(text):
        from coach.identifiers.parcels import find_tracking_numbers

        yield from find_tracking_numbers(text)
    if _mentions(folded, _CUSTOMS):
        from coach.identifiers.customs import find_hs_codes

        yield from find_hs_codes(text)
    if _mentions(folded, _PHONE) or _PHONE_RUN.search(text):
        from coach.identifiers.phones import find_phones

        yield from find_phones(text)


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


def _measured(text: str) -> Iterator[Found]:
    from coach.identifiers.amounts import find_amounts
    from coach.identifiers.quantities import find_quantities

    yield from find_amounts(text)
    yield from find_quantities(text)
    if (
        "%" in text
        or "％" in text
        or "percent" in text
        or "per cent" in text
        or "pct" in text
        or "分之" in text
        or "成" in text
    ):
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
    starts: list[int] = []
    order = sorted(found, key=lambda one: (_RANK[one.kind], one.start - one.end, one.start))
    for one in order:
        place = bisect_right(starts, one.start)
        before, behind = taken[place - 1 : place], taken[place : place + 1]
        if all(other.end <= one.start for other in before) and all(
            one.end <= other.start for other in behind
        ):
            taken.insert(place, one)
            starts.insert(place, one.start)
    return taken
