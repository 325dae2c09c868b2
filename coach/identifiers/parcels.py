"""Tracking numbers of couriers and posts; check digits by tracking-numbers.

The carrier must be named, save where the number itself names it (1Z…, JD…, SF…, the posts' S10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found, compact, line_before, line_of
from coach.lazily import lazy

_CARRIERS: tuple[tuple[str, str], ...] = (
    ("UPS", r"\bUPS\b"),
    ("FedEx", r"\bfed ?ex\b|联邦快递|联邦"),
    ("USPS", r"\bUSPS\b"),
    ("DHL", r"\bDHL\b|敦豪"),
    ("TNT", r"\bTNT\b"),
    ("SF", r"\bSF(?: ?Express)?\b|顺丰"),
    ("YTO", r"\bYTO\b|圆通"),
    ("ZTO", r"\bZTO\b|中通"),
    ("STO", r"\bSTO\b|申通"),
    ("EMS", r"\bEMS\b|邮政"),
)
_CARRIER = lazy(
    "|".join(f"(?P<c{place}>{words})" for place, (_, words) in enumerate(_CARRIERS)),
    re.IGNORECASE | re.ASCII,
)
_TRACKED = lazy(
    r"\btrack(?:ing|ed)?\b|\bway ?bill\b|\bAWB\b|\bconsignment\b|\bshipment (?:no|number)"
    r"|\bparcel (?:no|number)"
    r"|单号|运单|快递号|追踪|物流号|查询号|面单",
    re.IGNORECASE | re.ASCII,
)
_DIGITS = lazy(r"(?<![\w./-])\d[\d ]{7,40}\d(?![\w/]|[-.]\d)", re.ASCII)
_UPS = lazy(
    r"(?<![A-Za-z0-9])1Z[ ]?(?:[A-Z0-9][ ]?){10,20}(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII
)
_S10 = lazy(
    r"(?<![A-Za-z0-9-])[A-Z]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?[A-Z]{2}(?![A-Za-z0-9-])", re.ASCII
)
_S10_NEAR = lazy(
    r"\btrack\w*|\bEMS\b|\bpost(?:al)?\b|\bparcel\b|\bregistered\b|\bairmail\b|\bUSPS\b"
    r"|\bpacket\b|\bcourier\b|单号|快递|邮政|挂号|邮件|小包|追踪|查询",
    re.IGNORECASE | re.ASCII,
)
_OWN_SIGN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("DHL", lazy(r"(?<![A-Za-z0-9])J?JD\d{16,18}(?![A-Za-z0-9])", re.ASCII)),
    ("SF", lazy(r"(?<![A-Za-z0-9])SF ?\d{12,13}(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII)),
    ("YT", lazy(r"(?<![A-Za-z0-9])YT ?\d{13,16}(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII)),
    ("JD", lazy(r"(?<![A-Za-z0-9])JD[A-Z]{0,2}\d{11,13}(?![A-Za-z0-9])", re.ASCII)),
)
_LENGTHS: dict[str, frozenset[int]] = {
    "FedEx": frozenset({12, 15, 20, 22, 34}),
    "USPS": frozenset({20, 22, 26, 30, 34}),
    "DHL": frozenset({10}),
    "SF": frozenset({12, 13}),
    "YTO": frozenset({12, 13, 18}),
    "ZTO": frozenset({12, 13, 14}),
    "STO": frozenset({12, 13, 15}),
    "TNT": frozenset({9}),
    "EMS": frozenset({13}),
}
"""How many digits the carriers' numbers have (their public help pages)."""
_CHECKED = frozenset({"FedEx", "USPS", "DHL"})
_OTHER_NUMBER = lazy(
    r"\b(?:account|acct|a/c|tel|phone|mobile|fax|order|invoice|PO|PI|VAT|customer)(?: ?(?:no"
    r"|number|nr|#))?\.?[ :：#]{0,3}(?:is )?$"
    r"|(?:账号|电话|手机|订单号?|发票号?|月结(?:账)?号)[:： ]{0,2}$",
    re.IGNORECASE | re.ASCII,
)


def find_tracking_numbers(text: str) -> Iterator[Found]:
    """The tracking numbers in `text`, with their carrier as detail."""
    yield from _ups(text)
    yield from _posts(text)
    for carrier, pattern in _OWN_SIGN:
        for found in pattern.finditer(text):
            yield Found("tracking", *found.span(), compact(found[0]), None, carrier)
    if _CARRIER.search(text):
        yield from _announced(text)


def _ups(text: str) -> Iterator[Found]:
    for found in _UPS.finditer(text):
        value = compact(found[0])
        if len(value) > 18 and " " in found[0]:
            continue
        if not sum(map(str.isdigit, value)) >= 9:
            continue
        if len(value) != 18:
            said = _TRACKED.search(line_of(text, found.start())) or "UPS" in text
            if said:
                yield Found("tracking", *found.span(), value, False, "UPS")
            continue
        end = found.start() + len(found[0].rstrip())
        yield Found("tracking", found.start(), end, value, _keeps_digit("UPS", value), "UPS")


def _posts(text: str) -> Iterator[Found]:
    """S10 of the Universal Postal Union: two letters, eight digits, a check digit, a country."""
    for found in _S10.finditer(text):
        value = compact(found[0])
        valid = _is_country(value[-2:]) and _keeps_digit("S10", value)
        if _GOODS.search(line_before(text, found.start())):
            continue
        near = _S10_NEAR.search(line_of(text, found.start()).replace(found[0], ""))
        if near or (
            valid and value[0] in "ABCDEGHLMNPQRSUVZ" and not _named_otherwise(text, found)
        ):
            yield Found("tracking", *found.span(), value, valid, "post")


_GOODS = lazy(
    r"\b(?:order|item|model|SKU|invoice|batch|lot|part)(?: (?:no|number))?\.?[ :：#]{0,2}$"
    r"|(?:订单|货|型|批|款)号?[:：]?$",
    re.IGNORECASE | re.ASCII,
)


def _named_otherwise(text: str, found: re.Match[str]) -> bool:
    label = re.search(
        r"(?:\bno|\bnumber|\bcode|#|号|order|item|model)\.?[ :：]{0,2}$",
        line_before(text, found.start()),
        re.IGNORECASE | re.ASCII,
    )
    return label is not None


def _announced(text: str) -> Iterator[Found]:
    """Digits that a carrier's name announces: “FedEx tracking number 7946 …”, 顺丰单号."""
    for found in _DIGITS.finditer(text):
        before = line_before(text, found.start(), 64)
        carrier = _carrier_of(before)
        if carrier is None or _OTHER_NUMBER.search(before):
            continue
        value = compact(found[0])
        tracked = bool(_TRACKED.search(before)) or bool(
            re.search(r"(?:\b(?:no|number|nr)\.?|[:：#])[ ]?$", before, re.IGNORECASE | re.ASCII)
        )
        fits = len(value) in _LENGTHS.get(carrier, ())
        if not fits and not (tracked and _TRACKED.search(before)):
            continue
        if not fits:
            valid: bool | None = None
        elif carrier in _CHECKED and tracked:
            valid = _keeps_digit(carrier, value)
        else:
            valid = None
        end = found.start() + len(found[0].rstrip())
        yield Found("tracking", found.start(), end, value, valid, carrier)


def _carrier_of(before: str) -> str | None:
    """The carrier named last before the number."""
    last = None
    for found in _CARRIER.finditer(before):
        last = _CARRIERS[int((found.lastgroup or "c0")[1:])][0]
    return last


def _keeps_digit(carrier: str, value: str) -> bool:
    """Whether some numbering of the carrier has this number with this check digit."""
    from tracking_numbers import DEFINITIONS

    for definition in DEFINITIONS:
        if definition.courier.code == carrier.lower():
            tested = definition.test(value)
            if tested and all(name != "checksum" for name, _ in tested.validation_errors):
                return True
    return False


def _is_country(code: str) -> bool:
    from coach.calendars.zones import countries

    return code in countries()
