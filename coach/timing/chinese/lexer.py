"""From a Chinese sentence to the words and numbers of which its times consist.

One pass over the characters with which such a word can begin. Tokens that do not touch are parted
by a BREAK, so that the grammar only ever reads on from token to token.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from coach.lazily import lazy
from coach.timing.chinese.digits import numeric, run_of_digits
from coach.timing.chinese.numbers import NUMERALS
from coach.timing.chinese.tokens import BREAK, TRAILING, WEEKDAYS, Token
from coach.timing.chinese.words import Word, lexicon

_NUMERAL = lazy(
    f"好几|若干|几[十百千万]+|[{NUMERALS}]+几?|几(?![乎何率近经内])"
    "|数(?=[十百千万]|[天日周月年个小分星季秒])[十百千万]*"
)
_WIDEST_GAP = 4
_NUMERAL_STARTS = frozenset(NUMERALS + "好若几数")
_NUMBERS = _NUMERAL_STARTS | frozenset("0123456789周星礼个")
_WEEKDAY = lazy(
    r"个?(?:星期|礼拜|周)(?:"
    r"([一二三四五六](?:[、/][一二三四五六日天]|[一二三四五六日])+)(?![点时百号月个天本年]|十[点时])|"
    r"([一二三四五六日天]|[1-7](?![\d.,:/\-]))"
    r"(?!次(?!日)|天(?!气)|趟|遍|[个小](?:小?时|半)|班次|[年岁][^初底末中会]|本|共|起(?!草|运)来|衫|围))"
)


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(
        "[0-9好若几数" + re.escape("".join(start[0] for start in lexicon()) + NUMERALS) + "]"
    )


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`, which is in lower case and simplified characters."""
    words = lexicon()
    found: list[Token] = []
    end = 0
    for match in _starts().finditer(text):
        start = match.start()
        if start < end:
            continue
        character = match[0]
        known = words.get(text[start : start + 2], ()) + words.get(character, ())
        if not known and character not in _NUMBERS:
            continue
        adjacent = bool(found) and _gap(text, found, start) == ""
        if "0" <= character <= "9":
            fresh = _digits(text, start, found, adjacent)
        elif character == "-" and (not adjacent or found[-1].kind == BREAK):
            continue
        else:
            token = _word(text, start, known, _counted(found, adjacent))
            if token is None:
                continue
            end = token.end
            if token.kind in TRAILING and not adjacent and not _joined(text, found, start):
                continue
            fresh = [token]
        if found and not adjacent:
            found.append(Token(BREAK, None, found[-1].end, start))
        found += fresh
        end = found[-1].end
    return found


def _digits(text: str, start: int, found: list[Token], adjacent: bool) -> list[Token]:
    """The tokens of a run of digits; a BREAK where it is no number or date."""
    joined = adjacent and found[-1].kind == "TO"
    dated = joined and len(found) > 1 and found[-2].kind in ("YMD", "MD")
    fresh = list(numeric(text, start, joined=joined, dated=dated))
    return fresh or [Token(BREAK, None, start, run_of_digits(text, start))]


def _counted(found: list[Token], adjacent: bool) -> bool:
    """Whether a number that counts stands before: 三 in 三年, not in 第三."""
    if not adjacent or found[-1].kind != "NUM":
        return False
    return len(found) < 2 or found[-2].kind != "NTH"


def _gap(text: str, found: list[Token], start: int) -> str:
    """What stands between the last token and `start`, but for spaces; “…” where it is long."""
    end = found[-1].end
    return text[end:start].strip(" ") if start - end <= _WIDEST_GAP else "…"


def _joined(text: str, found: list[Token], start: int) -> bool:
    """Whether what parts them joins them all the same: 11月18日（周三）前, 12月份底."""
    if not found:
        return False
    gap = _gap(text, found, start)
    return gap in ("）", ")") or (gap == "份" and found[-1].kind in ("MONTH", "RELMONTH"))


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
            if counted and kind in ("SOON", "RELDAY", "DAYS", "AHEAD", "LOOSE"):
                continue
            if numeral and numeral.end() > end and kind == "FESTIVAL":
                break
            return Token(kind, value, start, end)
    return Token("NUM", numeral[0], start, numeral.end()) if numeral else None
