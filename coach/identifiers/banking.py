"""Bank data: IBAN, BIC, account numbers. ISO 13616 and ISO 9362; check digits by python-stdnum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found, compact, line_before
from coach.lazily import lazy

_LENGTHS = {
    pair[:2]: int(pair[2:])
    for pair in (
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
        " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28"
        " IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22"
        " MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24"
        " SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
    ).split()
}
"""How long the IBAN of each country is (SWIFT IBAN registry)."""

_IBAN_LABEL = lazy(r"\bIBAN\b[^\n]{0,24}$", re.IGNORECASE | re.ASCII)
_IBAN = lazy(r"(?<![A-Za-z0-9])[A-Z]{2}\d\d[ \-\u00a0]?(?=[A-Z0-9]{2})", re.IGNORECASE | re.ASCII)
_RUN = lazy(r"[A-Za-z0-9]+(?:[ \-\u00a0][A-Za-z0-9]+){0,11}", re.ASCII)
_OTHER_LABEL = lazy(
    r"\b(?:orders?|PO|P\.O\.|PI|invoice|inv|item|model|part|art(?:icle)?|SKU|style|batch|lot"
    r"|serial|S/N|SN"
    r"|booking|B/L|contract|tracking|ref(?:erence)?|LC|L/C|code|VAT|tax|licen[cs]e|certificate"
    r"|seal)\b"
    r"(?: ?(?:no|number|nr|num|#|id))?\.?[ :：#]{0,3}(?:is |are )?$"
    r"|(?:订单|合同|发票|型号|货号|款号|批号|序列|单|税|编|箱|柜)号?[:：#]? ?$",
    re.IGNORECASE | re.ASCII,
)
_BANK = lazy(
    r"\b(?:bank(?:ing|ers)?|beneficiary|account|a/c|swift|bic|iban|remit|wire)\b|银行|账[号户]"
    r"|帐[号户]|收款",
    re.IGNORECASE | re.ASCII,
)
_BIC = lazy(
    r"(?i:\bBIC(?:/SWIFT)?|\bSWIFT(?: ?/ ?BIC| ?\(BIC\))?)(?P<weak>(?: ?(?i:code|no\.?|number"
    r"|nr\.?|address|id|代码|编码|号码?|is))*[ ]?[:：=#-]?)[ \n]{0,2}"
    r"(?P<code>[A-Z]{4}[ ]?[A-Z0-9]{2}[ ]?[A-Z0-9]{2}(?:[ ]?[A-Z0-9]{3})?"
    r"|[A-Z0-9]{6,14})(?![A-Za-z0-9])",
    re.ASCII,
)
_MIDDLE_BANK = lazy(
    r"intermediar|correspondent|中转|中间行|代理行|through bank|via bank", re.IGNORECASE | re.ASCII
)
_ACCOUNT = lazy(
    r"(?:\b(?:bank )?(?:account|acct|acc|a/c)\.?(?: ?(?:no|number|nr|num|#))?\.?(?: \([A-Z]{3}\)"
    r"| \w{3})?[ ]?(?:is|[:：#=])[ ]?"
    r"|\b(?:account|acct|a/c)\.?[ ]?(?:no|number|nr|num)\.?[ ]?"
    r"|(?:银行)?[账帐](?:号|户号码|户)(?:是|为)?[:： ]{0,2})"
    r"(?P<number>[A-Z]{0,3}\d(?:[\d \-]{4,30})\d)(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)


def find_bank_data(text: str) -> Iterator[Found]:
    """IBANs, BICs and account numbers in `text`."""
    yield from find_ibans(text)
    for found in _BIC.finditer(text):
        yield from _bic(text, found)
    for found in _ACCOUNT.finditer(text):
        number = compact(found["number"])
        if not number[:2].isalpha():
            yield Found("account", *found.span("number"), number)


def find_ibans(text: str) -> Iterator[Found]:
    """The IBANs, announced or not. One that is not announced and has another label is none."""
    for head in _IBAN.finditer(text):
        start = head.start()
        before = line_before(text, start)
        announced = bool(_IBAN_LABEL.search(before)) and not _BIC_BETWEEN.search(before)
        if not announced and (_OTHER_LABEL.search(before) or head[0] != head[0].upper()):
            continue
        run = _RUN.match(text, start)
        found = _iban(text, start, run.end(), announced) if run else None
        if found is not None:
            yield found


_BIC_BETWEEN = lazy(r"\bIBAN\b.*\b(?:BIC|SWIFT)\b", re.IGNORECASE | re.ASCII)


def _iban(text: str, start: int, stop: int, announced: bool) -> Found | None:
    """The IBAN from `start` on, as long as its country's are, or as far as its label reaches."""
    country = text[start : start + 2].upper()
    length = _LENGTHS.get(country)
    end = _end_of(text, start, stop, length) if length else None
    if end is not None:
        value = compact(text[start:end])
        valid = _keeps_check_digits(value)
        if not valid and not announced and not _BANK.search(text):
            return None
        return Found("iban", start, end, value, valid, None if valid else "check digits")
    if not announced:
        return None
    end = _end_in_groups(text, start, stop)
    value = compact(text[start:end])
    if not 12 <= len(value) <= 36:
        return None
    return Found("iban", start, end, value, False, "length" if length else "country")


def _end_of(text: str, start: int, stop: int, length: int) -> int | None:
    """Where `length` letters and digits from `start` end; None if no word ends there."""
    count = 0
    for place in range(start, stop):
        count += text[place].isalnum()
        if count == length:
            whole = place + 1 == stop or not text[place + 1].isalnum()
            digits = sum(map(str.isdigit, text[start : place + 1]))
            return place + 1 if whole and digits * 2 >= length else None
    return None


def _end_in_groups(text: str, start: int, stop: int) -> int:
    """Where the groups end that belong to a number: the first word without a digit ends it."""
    end = start
    for word in re.finditer(r"[A-Za-z0-9]+", text[start:stop]):
        names_bank = len(word[0]) == 4 and word[0].isupper() and end <= start + 5
        if end > start and not names_bank and not any(map(str.isdigit, word[0])):
            break
        end = start + word.end()
    return end


def _keeps_check_digits(value: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(value, check_country=False))


def _bic(text: str, found: re.Match[str]) -> Iterator[Found]:
    code, span = compact(found["code"]), found.span("code")
    if not found["weak"].strip() and not _is_bic(code):
        return
    if not any(map(str.isdigit, code)) and len(code) not in (8, 11) and not found["weak"].strip():
        return
    if code.isdigit():
        return
    middle = bool(_MIDDLE_BANK.search(line_before(text, found.start(), 80)))
    wrong = None if _is_bic(code) else "length" if len(code) not in (8, 11) else "form"
    yield Found("bic", *span, code, wrong is None, wrong or ("intermediary" if middle else None))


def _is_bic(code: str) -> bool:
    from coach.calendars.zones import countries

    if not re.fullmatch(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", code, re.ASCII):
        return False
    return code[4:6] in countries() or code[4:6] == "XK"


_SAME_BANKS = tuple(
    frozenset(group.split())
    for group in (
        "GB GG JE IM",
        "FR GF GP MQ RE PF TF YT NC BL MF PM WF MC",
        "FI AX",
        "DK GL FO",
        "NO SJ",
        "IT SM VA",
        "CH LI",
    )
)
"""Countries and territories whose banks work under each other's codes."""


def country_differs(iban: str, bic: str) -> bool:
    """Whether an account and a bank's code name different countries."""
    one, two = iban[:2], bic[4:6]
    return one != two and not any({one, two} <= group for group in _SAME_BANKS)


def differs(facts: list[tuple[str, str]], known: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The bank data of a draft that are not among the known ones.

    Both are (kind, value) with the kinds "iban", "account" and "bic"; writing does not matter
    (spaces, small letters). A kind of which nothing is known is not judged, save that an IBAN and
    an account number are the same thing to a known other: an account that only stands inside a
    known IBAN is known.
    """
    knows = {(kind, compact(value)) for kind, value in known}
    accounts = [value for kind, value in knows if kind in ("iban", "account")]
    banks = [value[:8] for kind, value in knows if kind == "bic"]
    new = []
    for kind, value in facts:
        plain = compact(value)
        if kind == "bic":
            is_new = bool(banks) and plain[:8] not in banks
        else:
            is_new = bool(accounts) and not any(_same(plain, other) for other in accounts)
        if is_new:
            new.append((kind, value))
    return new


def _same(one: str, two: str) -> bool:
    """Whether two account numbers are one: the same, or the account inside its IBAN."""
    short, long = sorted((one.lstrip("0"), two.lstrip("0")), key=len)
    return short == long or (len(short) >= 6 and long[:2].isalpha() and long.endswith(short))
