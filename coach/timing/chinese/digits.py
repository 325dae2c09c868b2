"""Dates and hours in digits: 2026-11-18, 18/11/2026, 11/18, 15:00, 20261118, 10.1-10.7.

What belongs to a code, a phone number, a price or a ratio yields no token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from coach.lazily import lazy
from coach.timing.chinese.tokens import Token, pattern

_BLOB = lazy(r"\d+(?:[.,:：/\-]\d+)*")
_BEFORE_BLOB = r"(?:^|[^a-z0-9_#$€£¥@&+.\-/×*]|[^a-z0-9]/)(?:etd|eta|cy|by)?$"
_HOURS = r"\s?h(?:rs?)?(?=[内前后]|之[内前后]|以[内前后]|$)"
_AFTER_BLOB = (
    r"\s?h(?:rs?)?(?=[内前后]|之[内前后]|以[内前后]|$)|\s?[ap]\.?m(?![a-z])"
    r"|(?=q[1-4](?![a-z0-9]))|(?![a-z%°″\"×*'#_]|/[a-z0-9])"
)
_MERIDIEM = r"\s?([ap])\.?m(?![a-z])\.?"
_SPACED_DATE = r"(\d{4}) (0\d|1[0-2]) ([0-2]\d|3[01])(?!\d| \d)"

_YEAR_FIRST = r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
_YEAR_LAST = r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})"
_SHORT_YEAR = r"(?=\d\d|.*\d\d)(\d{1,2})([-/])(\d{1,2})\2(\d{1,2})"
_YEAR_MONTH = r"(\d{4})[-/.](\d{1,2})"
_MONTH_DAY = r"(\d{1,2})/(\d{1,2})"
_DOTTED = r"(\d{1,2})\.(\d{1,2})"
_CLOCK = r"([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?"
_COMPACT = r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
_CODED = r"(?:[号码]|编码|代码|条码|合同|\bno\.?|\bid)\s*[是为：:#]?\s*$"
_PLAIN = r"\d{1,4}(?:\.\d{1,2})?"
_DECIMAL = r"\d{1,4}\.\d{1,2}|\d{1,3},\d{3}"
_RATIO = r"\s?的?(?:稀释|比例|配比|比$|缩|兑)"
_DOTTED_DAY = (
    r"\s?(?:[日号]|之前|以前|前(?!端|期)|到货|交货|截|[上下]午|早上|中午|晚|凌晨"
    r"|[（(]?周[一二三四五六日]|[~—至到]\s?\d{1,2}\.\d)"
)
_DOTTED_SPAN = r"\s?(?:放假|期间|休|[日号]|假期|展|活动)"
_FRACTION = (
    r"\s?(?:英寸|英吋|寸|英里|杯|以上|以下|圈|页|螺|管|口|板|大小|左右|in\b"
    r"|的(?:货|客|量|产|订|人|价|时))"
)
_NO_MONTH = tuple("第前余剩")
_PATTERNS = (
    (_YEAR_FIRST, "YMD"),
    (_YEAR_LAST, "DMY"),
    (_SHORT_YEAR, "SHORT"),
    (_CLOCK, "HMS"),
    (_YEAR_MONTH, "YM"),
    (_MONTH_DAY, "MD"),
    (_DOTTED, "MD"),
)


def run_of_digits(text: str, start: int) -> int:
    """Where the digits and what joins them end."""
    found = _BLOB.match(text, start)
    return found.end() if found else start


def numeric(text: str, start: int, *, joined: bool, dated: bool) -> Iterator[Token]:
    """A number, date or clock time in digits; nothing where the digits belong to a code.

    `joined` if “to” stands before them, `dated` if a numeric date stands before that.
    """
    spaced = pattern(_SPACED_DATE).match(text, start)
    blob = _BLOB.match(text, start)
    if blob is None:
        return
    if not (joined or pattern(_BEFORE_BLOB).search(text[max(0, start - 4) : start])):
        return
    if spaced:
        yield Token("YMD", tuple(map(int, spaced.groups())), start, spaced.end())
        return
    end = blob.end()
    if text[end : end + 1] in ("百", "千", "万"):
        if pattern(_PLAIN).fullmatch(blob[0]):
            yield Token("NUM", text[start : end + 1], start, end + 1)
        return
    if not pattern(_AFTER_BLOB).match(text, end):
        return
    whole = _classified(blob[0], start, end, text)
    if dated and whole and whole.kind == "NUM":
        whole = _dotted_end(blob[0], start, end) or whole
    if whole:
        yield whole
        hours = pattern(_HOURS).match(text, end)
        if hours:
            yield Token("HOUR", None, end, hours.end())
        meridiem = pattern(_MERIDIEM).match(text, end)
        if meridiem:
            yield Token("MERIDIEM", meridiem[1] + "m", end, meridiem.end())
        return
    yield from _span(text, blob[0], start)


def _dotted_end(blob: str, start: int, end: int) -> Token | None:
    """The last day of 2026.11.01—11.30."""
    found = pattern(_DOTTED).fullmatch(blob)
    if found and 1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31:
        return Token("MD", (int(found[1]), int(found[2])), start, end)
    return None


def _span(text: str, blob: str, start: int) -> Iterator[Token]:
    """Two numbers, dates or clock times joined by a hyphen."""
    if blob.count("-") % 2 == 0:
        return
    half = len("-".join(blob.split("-")[: (blob.count("-") + 1) // 2]))
    dash, end = start + half, start + len(blob)
    first = _classified(blob[:half], start, dash, text)
    last = _classified(blob[half + 1 :], dash + 1, end, text)
    dotted = [pattern(_DOTTED).fullmatch(one) for one in (blob[:half], blob[half + 1 :])]
    if all(dotted):
        first, last = _dotted_days(dotted, start, dash, end, text)
    if first and last and (first.kind == last.kind or last.kind == "NUM"):
        if first.kind == "NUM" and len(blob[half + 1 :]) > 4:
            return
        yield first
        yield Token("TO", None, dash, dash + 1)
        yield last


def _classified(blob: str, start: int, end: int, text: str) -> Token | None:
    if blob.isdigit():
        compact = pattern(_COMPACT).fullmatch(blob)
        if compact and pattern(_CODED).search(text[max(0, start - 8) : start]):
            return None
        if compact:
            return Token("YMD", tuple(map(int, compact.groups())), start, end)
        return Token("NUM", blob, start, end) if len(blob) <= 6 else None
    for source, kind in _PATTERNS:
        found = pattern(source).fullmatch(blob)
        if found:
            value = _valid(kind, found, text, start, end)
            if value is not None:
                return Token(kind, value, start, end)
    if pattern(_DECIMAL).fullmatch(blob):
        return Token("NUM", blob, start, end)
    return None


def _dotted_days(
    dotted: list[re.Match[str] | None], start: int, dash: int, end: int, text: str
) -> tuple[Token | None, Token | None]:
    """10.1-10.7 beside words that make them days; else two decimal numbers, which say nothing."""
    days = [(int(one[1]), int(one[2])) for one in dotted if one]
    before = text[max(0, start - 2) : start]
    dated = pattern(_DOTTED_SPAN).match(text, end) or before in ("放假", "假期")
    if not dated or any(not (1 <= month <= 12 and 1 <= day <= 31) for month, day in days):
        return None, None
    return Token("MD", days[0], start, dash), Token("MD", days[1], dash + 1, end)


def _valid(kind: str, found: re.Match[str], text: str, start: int, end: int) -> Any:
    """The value of a numeric date or hour; None where it cannot be one."""
    numbers = [int(one) for one in found.groups() if one is not None and one.isdigit()]
    if kind == "HMS":
        ratio = text[max(0, start - 2) : start].rstrip("为约是 ")[-1:] in ("比", "例")
        return None if ratio or pattern(_RATIO).match(text, end) else tuple(numbers)
    if kind == "YMD":
        return tuple(numbers) if 1 <= numbers[1] <= 12 and 1 <= numbers[2] <= 31 else None
    if kind == "DMY":
        one, other, year = numbers
        return (year, one, other) if max(one, other) <= 31 and min(one, other) <= 12 else None
    if kind == "SHORT":
        return tuple(numbers) if max(numbers) <= 99 else None
    if kind == "YM":
        return tuple(numbers) if 1900 <= numbers[0] <= 2100 and 1 <= numbers[1] <= 12 else None
    return _month_and_day(found, text, start, end)


def _month_and_day(found: re.Match[str], text: str, start: int, end: int) -> Any:
    month, day = int(found[1]), int(found[2])
    if month > 12 >= day and "/" in found[0]:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if "." in found[0]:
        # 7.30 is a price or a version unless the words beside it make it a date.
        return (month, day) if pattern(_DOTTED_DAY).match(text, end) else None
    if pattern(_FRACTION).match(text, end) or text[max(0, start - 1) : start] in _NO_MONTH:
        return None
    return (month, day)


def real_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
