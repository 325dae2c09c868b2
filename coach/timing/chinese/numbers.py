"""Numbers as Chinese writes them beside units: 十五, 二〇二六, 廿三, 三五, 十几, 几十, 1.5."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3}
_TENS = {"廿": 20, "卅": 30}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"百": 100, "千": 1000, "万": 10_000}
_SOME = {"几": (2, 5), "数": (3, 8), "好几": (3, 8), "若干": (3, 8), "多": (3, 9)}
_LONGEST = 12

NUMERALS = "".join([*_DIGITS, *_TENS, *_SCALES, "万"])
"""The characters of which a number consists, 几 and 数 apart."""


class Count(NamedTuple):
    """How many: `low` = `high` unless several are meant; `blurred` where nobody said.

    `half` tells that 半 is a part of it, which is seldom meant exactly.
    """

    low: float
    high: float
    blurred: bool = False
    half: bool = False

    def and_a_half(self) -> Count:
        """Half of one more: 三 in 三年半."""
        return self._replace(low=self.low + 0.5, high=self.high + 0.5, half=True)


@lru_cache(maxsize=1024)
def count_of(text: str) -> Count | None:
    """The number a writing stands for; None if it is none. 三五 is three to five, blurred."""
    if text in _SOME:
        return Count(*_SOME[text], True)
    if len(text) > _LONGEST:
        return None
    if text[0].isascii() and text[-1] in _LARGE:
        value = float(text[:-1].replace(",", "")) * _LARGE[text[-1]]
        return Count(value, value)
    if text[0].isascii():
        value = float(text.replace(",", ""))
        whole = int(value) if value.is_integer() else value
        return Count(whole, whole)
    if text[-1] == "几":
        base = _value(text[:-1])
        return None if base is None else Count(base + 1, base + 9, True)
    if text[0] in "几数":
        scale = _value("一" + text[1:])
        return None if scale is None else Count(2 * scale, 9 * scale, True)
    return _pair(text) or _exact(text)


def digits_of(text: str) -> int | None:
    """A number written digit by digit, as years are: 二〇二六, 零八, 2026."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 4 else None
    if len(text) > 4 or any(character not in _DIGITS for character in text):
        return None
    return int("".join(str(_DIGITS[character]) for character in text))


def integer_of(text: str) -> int | None:
    """A whole number that is said exactly: 十一, 两, 08; not 三五."""
    if len(text) > 1 and not text.isascii() and text[0] not in "零〇○" and _spelt(text):
        return None
    found = _ascii(text) if text.isascii() else _exact(text) if len(text) <= _LONGEST else None
    return None if found is None or found.low % 1 else int(found.low)


def _spelt(text: str) -> bool:
    """Whether a numeral consists of digits only, or has two digits side by side."""
    return all(character in _DIGITS for character in text) or _pair(text) is not None


def _ascii(text: str) -> Count | None:
    return Count(int(text), int(text)) if text.isdigit() and len(text) <= _LONGEST else None


def _exact(text: str) -> Count | None:
    value = _value(text)
    return None if value is None else Count(value, value)


def _pair(text: str) -> Count | None:
    """Two digits side by side are an estimate: 三五, 二三十, 十七八, 一两百."""
    for at in range(len(text) - 1):
        first, second = _DIGITS.get(text[at]), _DIGITS.get(text[at + 1])
        if first is None or second is None or not 0 < first < second:
            continue
        before, after = text[:at], text[at + 2 :]
        if any(character in _DIGITS for character in before + after):
            return None
        low, high = _value(before + text[at] + after), _value(before + text[at + 1] + after)
        return None if low is None or high is None else Count(low, high, True)
    return None


def _value(text: str) -> int | None:
    """The value of a plain numeral; digits alone are read one by one."""
    if not text:
        return None
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return digits_of(text)
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section, digit = section + _TENS[character], None
        elif character in _SCALES:
            section += (1 if digit is None else digit) * _SCALES[character]
            digit = None
        elif character == "万":
            total += (section + (digit or 0)) * 10_000
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0)
