"""From a Chinese sentence to the words and numbers of which its times consist.

One pass over the characters with which such a word can begin. Tokens that do not touch are parted
by a BREAK, so that the grammar only ever reads on from token to token.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from coach.timing.chinese_numbers import NUMERALS
from coach.timing.chinese_words import Word, lexicon

BREAK = "BREAK"
TRAILING = frozenset({
    "OF", "AND", "TO", "ONWARDS", "PART", "GE", "MORE", "WHOLE", "MIN", "KE", "KEZHONG", "CLOCK",
    "DATE", "HAO", "DAY", "HOUR", "MINUTE", "SECOND", "CENTURY", "DECADE", "MONTHS", "HALFPLUS",
    "ALSO", "BETWEEN", "UPTO", "WITHIN", "ROUGHLY", "CHARACTERS", "MERIDIEM",
})  # fmt: skip
"""Words with which no time begins: they count only behind another."""

WEEKDAYS = {character: day for day, character in enumerate("一二三四五六日")}
WEEKDAYS |= {str(day + 1): day for day in range(7)} | {"天": 6}


class Token(NamedTuple):
    """A word or number at `start`..`end`, code points of the sentence."""

    kind: str
    value: Any
    start: int
    end: int


_NUMERAL = re.compile(
    f"好几|若干|几[十百千万]+|[{NUMERALS}]+几?|几(?![乎何率近经内])|数(?=[十百千万]|[天日周月年个小分星季秒])[十百千万]*"
)
_NUMERAL_STARTS = frozenset(NUMERALS + "好若几数")
_WEEKDAY = re.compile(
    r"个?(?:星期|礼拜|周)(?:"
    r"([一二三四五六](?:[、/][一二三四五六日天]|[一二三四五六日])+)(?![点时百号月个天本年]|十[点时])|"
    r"([一二三四五六日天]|[1-7](?![\d.,:/\-]))"
    r"(?!次(?!日)|天(?!气)|趟|遍|[个小](?:小?时|半)|班次|[年岁][^初底末中会]|本|共|起(?!草|运)来|衫|围))"
)
_BLOB = re.compile(r"\d+(?:[.,:：/\-]\d+)*")
_BEFORE_BLOB = re.compile(r"(?:^|[^a-z0-9_#$€£¥@&+.\-/×*])(?:etd|eta|cy|by)?$")
_HOURS = re.compile(r"\s?h(?:rs?)?(?=[内前后]|之[内前后]|以[内前后]|$)")
_AFTER_BLOB = re.compile(
    r"\s?h(?:rs?)?(?=[内前后]|之[内前后]|以[内前后]|$)|\s?[ap]\.?m(?![a-z])|(?![a-z%°″\"×*/'#_])"
)
_MERIDIEM = re.compile(r"\s?([ap])\.?m(?![a-z])\.?")
_SPACED_DATE = re.compile(r"(\d{4}) (0\d|1[0-2]) ([0-2]\d|3[01])(?!\d| \d)")

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"(?=\d\d|.*\d\d)(\d{1,2})([-/])(\d{1,2})\2(\d{1,2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_FRACTION = re.compile(
    r"\s?(?:英寸|英吋|寸|英里|杯|以上|以下|圈|页|螺|管|口|的(?:货|客|量|产|订|人|价|时)|板|大小|左右|in\b)"
)


@cache
def _starts() -> re.Pattern[str]:
    return re.compile("[0-9好若几数" + re.escape("".join(lexicon()) + NUMERALS) + "]")


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`, which is in lower case and simplified characters."""
    lexical = lexicon()
    found: list[Token] = []
    end = skip = 0
    for match in _starts().finditer(text):
        start = match.start()
        if start < end or start < skip:
            continue
        adjacent = bool(found) and (start == end or not text[end:start].strip(" "))
        character = match[0]
        joined = adjacent and found[-1].kind == "TO"
        if character == "-" and (not adjacent or found[-1].kind == BREAK):
            continue
        if "0" <= character <= "9":
            fresh = list(_numeric(text, start, joined=joined))
            if not fresh:
                end = _BLOB.match(text, start).end()  # type: ignore[union-attr]
                found.append(Token(BREAK, None, start, end))
                continue
        else:
            counted = adjacent and found[-1].kind == "NUM"
            if counted and len(found) > 1 and found[-2].kind == "NTH":
                counted = False
            token = _word(text, start, lexical.get(character, ()), counted)
            if token is None:
                continue
            if token.kind in TRAILING and not adjacent:
                skip = token.end
                continue
            fresh = [token]
        if found and not adjacent:
            found.append(Token(BREAK, None, end, start))
        found += fresh
        end = fresh[-1].end
    return found


def _word(text: str, start: int, words: tuple[Word, ...], counted: bool) -> Token | None:
    """The longest word or numeral at `start`; `counted` if a number stands before it."""
    character = text[start]
    if character in "周星礼个" and not counted:
        weekday = _WEEKDAY.match(text, start)
        if weekday:
            listed = weekday[1] or weekday[2]
            days = tuple(WEEKDAYS[one] for one in listed if one in WEEKDAYS)
            if len(days) == 1 or all(a < b for a, b in pairwise(days)):
                return Token("WEEKDAY", days, start, weekday.end())
            return Token("WEEKDAY", days[:1], start, weekday.start(1) + 1)
    numeral = _NUMERAL.match(text, start) if character in _NUMERAL_STARTS else None
    for spelling, kind, value, barred in words:
        if text.startswith(spelling, start):
            end = start + len(spelling)
            if barred and text[end : end + 1] in barred and end < len(text):
                continue
            if counted and kind in ("SOON", "RELDAY", "DAYS"):
                continue
            if numeral and numeral.end() > end and kind == "FESTIVAL":
                break
            return Token(kind, value, start, end)
    return Token("NUM", numeral[0], start, numeral.end()) if numeral else None


def _numeric(text: str, start: int, *, joined: bool) -> Iterator[Token]:
    """A number, date or clock time in digits; nothing where the digits belong to a code."""
    spaced = _SPACED_DATE.match(text, start)
    blob = _BLOB.match(text, start)
    if blob is None:
        return
    if not (joined or _BEFORE_BLOB.search(text[max(0, start - 4) : start])):
        return
    if spaced:
        yield Token("YMD", tuple(map(int, spaced.groups())), start, spaced.end())
        return
    end = blob.end()
    if text[end : end + 1] in ("百", "千", "万") and blob[0].replace(".", "").isdigit():
        if re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", blob[0]):
            yield Token("NUM", text[start : end + 1], start, end + 1)
        return
    if not _AFTER_BLOB.match(text, end):
        return
    whole = _classified(blob[0], start, end, text)
    if whole:
        yield whole
        hours = _HOURS.match(text, end)
        if hours:
            yield Token("HOUR", None, end, hours.end())
        meridiem = _MERIDIEM.match(text, end)
        if meridiem:
            yield Token("MERIDIEM", meridiem[1] + "m", end, meridiem.end())
        return
    yield from _span(text, blob[0], start)


def _span(text: str, blob: str, start: int) -> Iterator[Token]:
    """Two numbers, dates or clock times joined by a hyphen."""
    if blob.count("-") % 2 == 0:
        return
    half = len("-".join(blob.split("-")[: (blob.count("-") + 1) // 2]))
    dash, end = start + half, start + len(blob)
    first = _classified(blob[:half], start, dash, text)
    last = _classified(blob[half + 1 :], dash + 1, end, text)
    dotted = [_DOTTED.fullmatch(one) for one in (blob[:half], blob[half + 1 :])]
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
        compact = _COMPACT.fullmatch(blob)
        if compact:
            return Token("YMD", tuple(map(int, compact.groups())), start, end)
        return Token("NUM", blob, start, end) if len(blob) <= 6 else None
    for pattern, kind in _PATTERNS:
        found = pattern.fullmatch(blob)
        if found:
            value = _valid(kind, found, text, start, end)
            if value is not None:
                return Token(kind, value, start, end)
    if re.fullmatch(r"\d{1,4}\.\d{1,2}|\d{1,3},\d{3}", blob):
        return Token("NUM", blob, start, end)
    return None


def _dotted_days(
    dotted: list[re.Match[str] | None], start: int, dash: int, end: int, text: str
) -> tuple[Token | None, Token | None]:
    """10.1-10.7 beside words that make them days; else two decimal numbers, which say nothing."""
    days = [(int(one[1]), int(one[2])) for one in dotted if one]
    dated = _DOTTED_SPAN.match(text, end) or text[max(0, start - 2) : start] in ("放假", "假期")
    if not dated or any(not (1 <= month <= 12 and 1 <= day <= 31) for month, day in days):
        return None, None
    return Token("MD", days[0], start, dash), Token("MD", days[1], dash + 1, end)


_DOTTED_SPAN = re.compile(r"\s?(?:放假|期间|休|[日号]|假期|展|活动)")
_PATTERNS = (
    (_YEAR_FIRST, "YMD"),
    (_YEAR_LAST, "DMY"),
    (_SHORT_YEAR, "SHORT"),
    (_CLOCK, "HMS"),
    (_YEAR_MONTH, "YM"),
    (_MONTH_DAY, "MD"),
    (_DOTTED, "MD"),
)


def _valid(kind: str, found: re.Match[str], text: str, start: int, end: int) -> Any:
    """The value of a numeric date or hour; None where it cannot be one."""
    numbers = [int(one) for one in found.groups() if one is not None and one.isdigit()]
    if kind == "HMS":
        ratio = text[max(0, start - 2) : start].rstrip("为约是 ")[-1:] in ("比", "例")
        ratio = ratio or bool(re.match(r"\s?的?(?:稀释|比例|配比|比$|缩|兑)", text[end : end + 4]))
        return None if ratio else tuple(numbers)
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
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if "." in found[0]:
        # 7.30 is a price or a version unless the words beside it make it a date.
        dated = re.match(
            r"\s?(?:[日号]|之前|以前|前(?!端|期)|到货|交货|截|[~—至到]\s?\d{1,2}\.\d)",
            text[end : end + 8],
        )
        return (month, day) if dated else None
    if _FRACTION.match(text, end) or text[max(0, start - 1) : start] in ("第", "前", "余", "剩"):
        return None
    return (month, day)


def real_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


class Line:
    """A sentence as the grammar reads it: tokens by index, with a BREAK behind the last one."""

    __slots__ = ("memo", "stops", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.memo: dict[tuple[str, int], Any] = {}
        self.stops: dict[int, int] = {}

    def kind(self, index: int) -> str:
        """What stands at `index`; BREAK beyond the ends."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else BREAK

    def value(self, index: int) -> Any:
        """The value of the token at `index`."""
        return self.tokens[index].value

    def word(self, index: int) -> str:
        """The token at `index` as written; empty beyond the ends."""
        if not 0 <= index < len(self.tokens):
            return ""
        return self.text[self.tokens[index].start : self.tokens[index].end]

    def start(self, index: int) -> int:
        """Where the token at `index` begins, or the text ends."""
        return self.tokens[index].start if index < len(self.tokens) else len(self.text)

    def end(self, index: int) -> int:
        """Where what has been read up to `index` ends."""
        stop = self.stops.get(index)
        if stop is not None:
            return stop
        return self.tokens[index - 1].end if index else 0

    def resume(self, offset: int) -> int:
        """The index from which to read on after characters that are no tokens, up to `offset`."""
        index = bisect_left(self.tokens, offset, key=_start)
        if index and self.tokens[index - 1].end > offset:
            parted = self.tokens[index - 1]
            if parted.kind != BREAK or self.text[offset : parted.end].strip(" "):
                index -= 1
        self.stops[index] = offset
        return index

    def at(self, offset: int) -> int | None:
        """The index of the token that begins at `offset`."""
        index = bisect_left(self.tokens, offset, key=_start)
        return index if self.start(index) == offset and index < len(self.tokens) else None

    def after(self, index: int, count: int = 4) -> str:
        """The characters behind what has been read up to `index`."""
        end = self.end(index)
        return self.text[end : end + count]

    def before(self, index: int, count: int = 4) -> str:
        """The characters before the token at `index`."""
        start = self.start(index)
        return self.text[max(0, start - count) : start]


def _start(token: Token) -> int:
    return token.start
