"""Figures as drafts write them, with every reading they may have: “5.000 pcs” is 5000 or 5."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

FIGURE = r"\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,4})?|\d+(?:[.,]\d{1,4})?"
SCALE = r"\s?(?:k|thousand|million|mio|千|万|百万)(?![a-z])"

_SCALES = {"k": 3, "thousand": 3, "千": 3, "万": 4, "百万": 6, "million": 6, "mio": 6}
_ZH_DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_ZH_UNITS = {"十": 10, "百": 100, "千": 1000}
ZH_FIGURE = r"[一二三四五六七八九两][一二三四五六七八九两零〇十百千万]{1,8}"

CURRENCIES: dict[str, str] = {
    "usd": "USD", "us$": "USD", "us dollars": "USD", "美元": "USD", "美金": "USD", "刀": "USD",
    "eur": "EUR", "euro": "EUR", "euros": "EUR", "€": "EUR", "欧元": "EUR",
    "gbp": "GBP", "£": "GBP", "英镑": "GBP", "cny": "CNY", "rmb": "CNY", "人民币": "CNY",
    "jpy": "JPY", "日元": "JPY", "aed": "AED", "hkd": "HKD", "港币": "HKD", "aud": "AUD",
    "cad": "CAD", "chf": "CHF", "inr": "INR", "sgd": "SGD", "krw": "KRW",
    "$": "$", "dollars": "$", "dollar": "$", "¥": "¥", "￥": "¥", "元": "¥",
}  # fmt: skip
"""What a currency is called; “$” and “¥” stand for several."""
_SIGNS = {
    "$": frozenset("USD AUD CAD HKD SGD NZD TWD MXN".split()),
    "¥": frozenset("CNY JPY".split()),
}
_WORD = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
MONEY = (
    rf"(?:(?<![a-z])(?P<before>{_WORD})\s?(?P<a>{FIGURE})(?P<ascale>{SCALE})?(?![\d%])"
    rf"|(?<![\d.,a-z])(?P<b>{FIGURE})(?P<bscale>{SCALE})?\s?(?P<after>{_WORD})(?![a-z]))"
)

_UNITS: tuple[tuple[str, str], ...] = (
    (
        "piece",
        r"pcs?|pieces?|pce|nos|ea|units?|件|个|只|支|枚|把|块|片|根|颗|台|辆|部|张|条|顶",
    ),
    ("set", r"sets?|套|副|组"),
    ("pair", r"pairs?|prs|双|对"),
    ("dozen", r"dozens?|doz|dz|打"),
    ("carton", r"cartons?|ctns?|箱|纸箱"),
    ("box", r"boxes|box|盒"),
    ("bag", r"bags?|袋|包"),
    ("roll", r"rolls?|卷"),
    ("pallet", r"pallets?|plts?|托|托盘|栈板"),
    ("kg", r"kgs?|kilos?|kilograms?|公斤|千克"),
    ("ton", r"tons?|tonnes?|mts?|metric tons?|吨"),
    ("meter", r"m|meters?|metres?|米"),
    ("yard", r"yds?|yards?|码"),
    ("sqm", r"sqm|m2|square (?:meters?|metres?)|平方米?|平米"),
    ("cbm", r"cbm|m3|cubic (?:meters?|metres?)|立方米?|方"),
    ("liter", r"l|lit(?:er|re)s?|升"),
    ("container", r"containers?|fcl|柜|个柜|货柜|集装箱"),
)
UNIT = r"(?:" + "|".join(f"(?:{words})" for _, words in _UNITS) + r")(?![a-z])"
_LOOSE = frozenset({"piece", "set", "pair"})
"""Counts of goods that people mix: “500 sets” of an order of 500 pcs is no contradiction."""


def readings(figure: str, scale: str | None = None) -> frozenset[Decimal]:
    """Every number that the written figure may be."""
    plain = re.sub(r"['’ ]", "", figure)
    factor = Decimal(10) ** _SCALES.get((scale or "").strip(), 0)
    found: set[Decimal] = set()
    for text in (plain.replace(",", ""), plain.replace(".", "").replace(",", ".")):
        try:
            found.add(Decimal(text) * factor)
        except InvalidOperation:
            continue
    return frozenset(found)


def currencies_agree(written: str | None, known: str | None) -> bool:
    """Whether what is written may be the known currency; nothing known agrees with everything."""
    if not written or not known:
        return True
    return known in _SIGNS.get(written, (written,))


def chinese_number(words: str) -> Decimal | None:
    """五千 is 5000, 一万二千 is 12000; None for what is no whole number."""
    total = section = digit = 0
    for mark in words:
        if mark in _ZH_DIGITS:
            digit = _ZH_DIGITS[mark]
        elif mark in _ZH_UNITS:
            section += (digit or 1) * _ZH_UNITS[mark]
            digit = 0
        elif mark == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            return None
    return Decimal(total + section + digit)


def unit_family(unit: str) -> str | None:
    """What a unit counts; None for one that is not known."""
    folded = unit.strip().lower().rstrip(".")
    return next((name for name, words in _UNITS if re.fullmatch(words, folded)), None)


def units_agree(one: str | None, other: str | None) -> bool:
    """Whether figures in both units can be compared."""
    return one is not None and other is not None and (one == other or {one, other} <= _LOOSE)
