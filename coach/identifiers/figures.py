"""Figures as people write them: 1,234.50 and 1.234,50 and 1 234,50, 4.2k, 4.2万, 三百, 壹仟贰佰."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = (
    r"(?:\d{1,3}(?:[,.'’]\d{3})+(?:[.,](?:\d{1,4}|-{1,2}|–))?"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
)
"""Digits with the marks of any country, as far as they make one number."""
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]{1,12}"
FORMAL = r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,24}"
"""Chinese numerals, the ordinary ones and those of cheques and contracts."""

_SCALES: dict[str, int] = {
    "k": 1000,
    "thousand": 1000,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "千": 1000,
    "万": 10**4,
    "w": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
_DIGITS = dict(
    zip(
        "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖",
        [0, 0, 1, 2, 2, *range(3, 10), *range(1, 10)],
        strict=True,
    )
)
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}


def number_of(text: str, *, comma_decimal: bool = False) -> Decimal:
    """The number written in `text`, which matches NUMBER.

    One mark before three last digits stands between thousands if it is a comma; if it is a dot, it
    does so only where `comma_decimal` says that the writer's decimals follow a comma.
    """
    plain = re.sub(r"[ \u00a0\u202f'’]|[.,][-–]+$", "", text)
    marks = [character for character in plain if character in ",."]
    if not marks:
        return Decimal(plain)
    last = marks[-1]
    whole, _, rest = plain.rpartition(last)
    repeated = marks.count(last) > 1
    grouped = len(rest) == 3 and len(set(marks)) == 1
    thousands = grouped and whole.lstrip("0") != "" and (last == "," or repeated or comma_decimal)
    if repeated or thousands:
        return Decimal(re.sub(r"[,.]", "", plain))
    return Decimal(re.sub(r"[,.]", "", whole) + "." + rest)


def scaled(number: Decimal, scale: str | None) -> Decimal:
    """`number` times “k”, “million”, 万 and the like."""
    return number * _SCALES[scale.lower()] if scale else number


def chinese_number(numerals: str) -> int | None:
    """The number of Chinese numerals, ordinary or formal; None where they make none."""
    total = section = digit = 0
    for numeral in numerals:
        if numeral in _DIGITS:
            digit = _DIGITS[numeral]
        elif numeral in _TENS:
            section += (digit or (1 if not section else 0)) * _TENS[numeral]
            digit = 0
        elif numeral in "万亿":
            total = (total + section + digit) * (10**4 if numeral == "万" else 10**8)
            section = digit = 0
        else:
            return None
    return total + section + digit


def plain(number: Decimal) -> str:
    """The number in digits with a dot before decimals and no zeros behind them."""
    words = f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
