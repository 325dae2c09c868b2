"""Which words tell of a time: the quick look before any rule is tried."""

from __future__ import annotations

from functools import cache

from coach.lazily import lazy
from coach.timing.english.clock import CALLS
from coach.timing.english.days import festival_phrases
from coach.timing.english.lexer import Tokens, tokens_of
from coach.timing.english.moments import BOUNDS
from coach.timing.english.words import (
    AT_ONCE,
    DASHES,
    DAY_KINDS,
    DAY_PARTS,
    DECADES,
    MERGED_DAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    RELATIVE_DAYS,
    SEASONS,
    SETS,
    TENS,
    UNIT_ADJECTIVES,
    UNITS,
    VAGUE_AHEAD,
    VAGUE_BEHIND,
    WEEKDAYS,
    WEEKDAYS_PLURAL,
)

_WORD = lazy(r"[a-z\u00df-\u024f]+")
_DIGIT = lazy("[0-9]")
_NUMERIC = lazy(
    r"[0-9] ?[:/\-–~] ?[0-9]|[0-9]\.[0-9]{1,2}\.[0-9]|(?:1[5-9]|2[01])[0-9]{2}"
    r"|[0-9][- ]?(?:ish|st|nd|rd|th|h|d|w|y|mos?|a|p|q|o|['’]?s)\b|(?:[qhw]|[fcs]y|['’]) ?[0-9]"
    r"|(?:@|\b(?:at|before|b4|after|until|till?|since|past|than|by|to|on|from|for|half)) ?"
    r"(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|[0-9]{3,4} (?:call|meet|slot|appo|zoom|sess|stand|interv|webi|fli|train|bus|ferry|pick|demo)"
    r"|\b(?:around|about) [0-9]{1,2}\b|\bnet [1-9][0-9]|\bd/[ap] [1-9][0-9]"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?:to|past|oh|a)\b"
    r"|2(?:mo?rr?ow?|mrw|nite)"
)
"""What a number looks like that can be a time without any word of time beside it."""
_REACH = 10
"""How many tokens an expression may begin before its first telling word."""
_SMALL = frozenset(set(NUMBERS) - {"zero"})
_HOUR_LEADS = frozenset(
    "at @ before b4 after until till til since past than between btw from for to by".split()
)
_AFTER_HOUR = frozenset("fifteen ten five oh past to a o".split())
_GLUED_LEADS = frozenset("q h w cw kw fy cy sy week wk ' ’".split())
_GLUED_TAILS = frozenset(
    "st nd rd th h d w y mo mos a p ish : s 's ’s q o ½ hrs moro morow mrow mrw day nite".split()
)
_CENTURIES = frozenset({"15", "16", "17", "18", "19", "20", "21"})


def may_hold_time(folded: str) -> bool:
    """Whether a sentence has a word of time, or a number that can be one."""
    words = _WORD.findall(folded)
    if not keys().isdisjoint(words):
        return True
    counted = _DIGIT.search(folded) is not None or not _SMALL.isdisjoint(words)
    return counted and _NUMERIC.search(folded) is not None


def hopeful(tokens: Tokens, openers: frozenset[str]) -> list[bool]:
    """For each token whether a word of time stands there, or behind words that lead to one.

    `openers` are the words with which an expression can begin.
    """
    telling, leading, numeric = keys(), _leads(openers), tokens.numeric
    result, hope = [False] * tokens.size, 0
    for at in range(tokens.size - 1, -1, -1):
        word = tokens.words[at]
        if word in telling or ((numeric[at] or word in _SMALL) and _tells(tokens, at)):
            hope = _REACH
        elif hope and (numeric[at] or word in leading):
            hope -= 1
        else:
            hope = 0
        result[at] = hope > 0
    return result


def _tells(tokens: Tokens, at: int) -> bool:
    """Whether a number can be a time by itself: 15:00, 12/5, 2026, 21st, “at 3”, “Q3”."""
    word, before, following = tokens.words[at], tokens.before(at), tokens.words[at + 1]
    if before in _HOUR_LEADS:
        return True
    if not tokens.numeric[at]:
        return following in TENS or following in _AFTER_HOUR or before == "half"
    if len(word) in (4, 8) and word[:2] in _CENTURIES:
        return True
    if (
        following in CALLS
        or before == "net"
        or tokens.before(at, 3) == "d"
        or (before in ("around", "about") and len(word) <= 2)
    ):
        return True
    if before in _GLUED_LEADS or following in _GLUED_TAILS:
        return True
    if following in DASHES or following in (".", "–"):
        dotted = following == "." and not (
            tokens.words[at + 3] == "." or before in ("on", "dated", "to", "by", "around", "about")
        )
        return (tokens.numeric[at + 2] and not dotted) or tokens.words[at + 2] == "ish"
    return False


_TELLING = frozenset(
    "noon midday midnight noonish noontime mid clock oclock past quarter eod eob cob cop eom eoy "
    "eoq eow now midyear midweek overnight midsummer midwinter midmorning midafternoon business "
    "thousand thousands tens everyday fy pm am p soon later earlier nineteen date thirty fifteen "
    "forty thing play ytd thirtieth twentieth ½ ¼ ¾".split()
)
_LEADING = frozenset(
    "and of to - – 's ’s , ( or & than on st nd rd th dozen hundred thousand single other part . / "
    "c e b".split()
)


@cache
def keys() -> frozenset[str]:
    """The words of which an expression holds one, if it is not told by a number alone."""
    found = {
        *MONTHS, *WEEKDAYS, *WEEKDAYS_PLURAL, *UNITS, *DAY_PARTS, *MERGED_DAYS, *RELATIVE_DAYS,
        *SEASONS, *DECADES, *_TELLING,
    }  # fmt: skip
    found.discard("eve")
    phrases = [tokens_of(phrase) for phrase in (*VAGUE_AHEAD, *VAGUE_BEHIND, *AT_ONCE)]
    phrases += [tokens_of(name) for name in SETS]
    phrases += [words for each in festival_phrases().values() for words, _ in each]
    for words in phrases:
        if not found.intersection(words):
            found.add(max(words, key=len))
    return frozenset(found)


@cache
def _leads(openers: frozenset[str]) -> frozenset[str]:
    """The words that may stand in an expression before its first telling word."""
    found = {*openers, *UNIT_ADJECTIVES, *DAY_KINDS, *_SMALL, *TENS, *ORDINALS, *_LEADING}
    for phrase in (*VAGUE_AHEAD, *VAGUE_BEHIND, *AT_ONCE):
        found.update(tokens_of(phrase))
    for each in (*festival_phrases().values(), *BOUNDS.values()):
        for words, _ in each:
            found.update(words)
    return frozenset(found)
