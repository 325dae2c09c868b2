"""Amounts of money: currency and number in any order; what “$” and “¥” leave open is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from coach.identifiers.figures import (
    CHINESE,
    FORMAL,
    NUMBER,
    chinese_number,
    number_of,
    plain,
    scaled,
)
from coach.identifiers.found import KEPT, Found, at_places, digit_runs, near_digits
from coach.lazily import lazy

_CODES = (
    "USD EUR GBP CNY RMB CNH JPY HKD AUD CAD CHF INR SGD KRW AED SAR NZD TWD NTD THB MYR IDR VND "
    "PHP BRL MXN CLP"
    " COP PEN ZAR NGN KES EGP TRY RUB PLN CZK HUF SEK NOK DKK ILS QAR KWD BHD OMR PKR BDT LKR"
).split()
_SIGNS = {
    "US$": "USD",
    "USD$": "USD",
    "U.S.$": "USD",
    "$US": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD$": "AUD",
    "HK$": "HKD",
    "S$": "SGD",
    "SG$": "SGD",
    "NT$": "TWD",
    "NZ$": "NZD",
    "R$": "BRL",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "Rs.": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₫": "VND",
    "฿": "THB",
    "元": "CNY",
    "圆": "CNY",
    "块钱": "CNY",
    "块": "CNY",
    "人民币": "CNY",
    "RMB¥": "CNY",
    "RMB": "CNY",
    "CNH": "CNY",
    "NTD": "TWD",
    "JP¥": "JPY",
    "CN¥": "CNY",
    "$": "$",
    "＄": "$",
    "¥": "¥",
    "￥": "¥",
    "美元": "USD",
    "美金": "USD",
    "美刀": "USD",
    "刀": "USD",
    "欧元": "EUR",
    "欧": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "日圆": "JPY",
    "港币": "HKD",
    "港元": "HKD",
    "澳元": "AUD",
    "加元": "CAD",
    "新元": "SGD",
    "韩元": "KRW",
    "台币": "TWD",
    "新台币": "TWD",
    "卢布": "RUB",
    "卢比": "INR",
    "迪拉姆": "AED",
    "泰铢": "THB",
    "瑞士法郎": "CHF",
}
_WORDS = {
    r"U\.?S\.? ?dollars?": "USD",
    r"american dollars?": "USD",
    r"canadian dollars?": "CAD",
    r"australian dollars?": "AUD",
    r"hong kong dollars?": "HKD",
    r"singapore dollars?": "SGD",
    r"dollars?": "$",
    r"bucks": "$",
    r"euros?": "EUR",
    r"pounds? sterling": "GBP",
    r"(?:japanese )?yen": "JPY",
    r"(?:chinese )?yuan": "CNY",
    r"renminbi": "CNY",
    r"dirhams?": "AED",
    r"rupees?": "INR",
    r"francs?": "CHF",
    r"US cents?": "USD cent",
    r"cents?": "cent",
}
_COMMA_DECIMAL = frozenset("EUR BRL TRY PLN CZK HUF RUB DKK NOK SEK IDR VND CLP COP".split())
"""Currencies of countries that write a comma before decimals (CLDR)."""
AMBIGUOUS = {"$": "USD CAD AUD NZD SGD HKD TWD MXN", "¥": "CNY JPY"}
"""Signs that more than one currency has, and the currencies in trade that use them (CLDR)."""

_ONLY_BEHIND = frozenset("元 圆 块 块钱 刀 欧".split())
_LONGEST_FIRST = sorted(_SIGNS, key=len, reverse=True)
_SIGN = "|".join(re.escape(sign) for sign in _LONGEST_FIRST)
_BEFORE = rf"(?:(?:{'|'.join(_CODES)})[ ]?(?:\$|¥|￥|€)?|{_SIGN})"
_AFTER = rf"(?:(?:{'|'.join(_CODES)})(?![A-Za-z])|{'|'.join(_WORDS)}(?![A-Za-z])|{_SIGN})"
_SCALE = r"(?:k|thousand|mio|million|mn|bn|billion|百万|千万|万|亿|千|w(?=[元块美]))"
_RANGE = rf"(?:[ ]?(?:-|–|~|～|至|到|to )[ ]?(?:\$|€|¥|US\$|USD ?)?(?P<to>{NUMBER}))?"
_FIRST = lazy(
    rf"(?<![A-Za-z])(?P<currency>{_BEFORE})[ \u00a0:：]{{0,2}}\n?(?P<number>{NUMBER})"
    rf"(?:[ ]?(?P<scale>{_SCALE}"
    rf"|[mM](?![\w²³/]))(?![a-zA-Z]))?{_RANGE}(?P<tail>(?:[ ]?(?:元整?|圆整?))|元|整)?(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_LAST = lazy(
    rf"(?<![\w.,$€£¥-])(?P<number>{NUMBER}){_RANGE}[ ]?(?P<scale>{_SCALE})?"
    rf"(?:[多余来几])?[ \u00a0]?(?P<currency>{_AFTER})(?P<tail>整"
    rf"|(?P<cents>\d)(?:毛|角)?(?=[^\d个]|$))?",
    re.IGNORECASE | re.ASCII,
)
_NUMERALS = lazy(
    rf"(?P<formal>(?:人民币|美元|美金)?{FORMAL}(?:元|圆)(?:整|正"
    rf"|[零壹贰叁肆伍陆柒捌玖]角(?:[壹贰叁肆伍陆柒捌玖]分)?)?)"
    rf"|(?P<number>{CHINESE})(?P<currency>美元|美金|美刀|欧元|英镑|日元|港币|人民币|块钱|块"
    rf"|元)(?![素旦首月件])",
    re.ASCII,
)
_NO_MONEY = lazy(r"[素旦首件宵月老]|[宝玉块]?地|糖|板|状", re.ASCII)


def find_amounts(text: str) -> Iterator[Found]:
    """The amounts in `text`: value “USD 1200.5”, a range “USD 3-3.5”.

    A “$” or “¥” keeps its sign in the value, with the currencies it may be as detail, unless the
    text names one of them elsewhere.
    """
    stretches = list(near_digits(text, 8, 32))
    for found in (one for ends in stretches for one in _FIRST.finditer(text, *ends)):
        yield _amount(text, found)
    digits = [start for start, _ in digit_runs(text)]
    for found in (one for ends in stretches for one in at_places(_LAST, text, digits, *ends)):
        if not _NO_MONEY.match(text, found.end()):
            yield _amount(text, found)
    for found in _NUMERALS.finditer(text) if not text.isascii() else ():
        amount = _in_numerals(found)
        if amount is not None:
            yield amount


def currency_of(sign: str, text: str) -> str:
    """The ISO code of a sign or word, or the sign where `text` leaves open which currency it is."""
    return _named(text).get(code := _code(sign), code)


@lru_cache(maxsize=KEPT)
def _named(text: str) -> dict[str, str]:
    """The currencies that the open signs stand for in `text`, as far as it names them."""
    named = {}
    if _NAMES_USD.search(text) and not _NAMES_OTHER_DOLLAR.search(text):
        named["$"] = "USD"
    yuan, yen = bool(_NAMES_CNY.search(text)), bool(_NAMES_JPY.search(text))
    if yuan != yen:
        named["¥"] = "CNY" if yuan else "JPY"
    return named


_NAMES_USD = lazy(r"\bUSD|US ?\$|U\.?S\.? dollars?|美元|美金", re.IGNORECASE | re.ASCII)
_NAMES_OTHER_DOLLAR = lazy(
    r"\b(?:CAD|AUD|NZD|SGD|HKD|TWD|MXN)\b|\b(?:C|A|S|HK|NT|NZ)\$|(?:canadian|australian"
    r"|singapore|hong kong) dollar|加元|澳元|港币|新元",
    re.IGNORECASE | re.ASCII,
)
_NAMES_CNY = lazy(
    r"\b(?:CNY|RMB|CNH|yuan|renminbi)|人民币|(?<![美欧日港加澳新韩])元", re.IGNORECASE | re.ASCII
)
_NAMES_JPY = lazy(r"\b(?:JPY|yen)\b|日元|日圆", re.IGNORECASE | re.ASCII)


def _code(sign: str) -> str:
    plain_sign = sign.strip()
    upper = plain_sign.upper()
    if plain_sign in _SIGNS:
        return _SIGNS[plain_sign]
    if upper in _SIGNS:
        return _SIGNS[upper]
    if upper[:3] in _CODES:
        return _SIGNS.get(upper[:3], upper[:3])
    return next(
        code
        for words, code in _WORDS.items()
        if re.fullmatch(words, plain_sign, re.IGNORECASE | re.ASCII)
    )


def _amount(text: str, found: re.Match[str]) -> Found:
    currency = currency_of(found["currency"], text)
    comma = currency in _COMMA_DECIMAL
    number = scaled(number_of(found["number"], comma_decimal=comma), found["scale"])
    if found.groupdict().get("cents"):
        number += Decimal(found["cents"]) / 10
    value = plain(number)
    end = found.end()
    if found["to"]:
        value += f"-{plain(scaled(number_of(found['to'], comma_decimal=comma), found['scale']))}"
    return Found("amount", found.start(), end, f"{currency} {value}", None, AMBIGUOUS.get(currency))


def _in_numerals(found: re.Match[str]) -> Found | None:
    if found["formal"]:
        words = re.sub(r"^(?:人民币|美元|美金)|[整正]$", "", found["formal"])
        whole, _, rest = re.sub("圆", "元", words).partition("元")
        number = chinese_number(whole)
        if number is None or len(whole) < 2:
            return None
        tenths = chinese_number(rest[0]) if len(rest) > 1 else 0
        hundredths = chinese_number(rest[2]) if len(rest) > 3 else 0
        total = Decimal(number) + Decimal(tenths or 0) / 10 + Decimal(hundredths or 0) / 100
        currency = "USD" if found["formal"].startswith("美") else "CNY"
        return Found("amount", *found.span(), f"{currency} {plain(total)}")
    number = chinese_number(found["number"])
    if number is None or found["number"] in ("一", "两", "几", "万", "亿", "千", "百", "零"):
        return None
    return Found("amount", *found.span(), f"{_code(found['currency'])} {number}")
