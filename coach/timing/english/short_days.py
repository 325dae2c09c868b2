"""Weekdays cut short in hurried lower case, “sat we load”, and the words that only look so."""

from __future__ import annotations

from coach.timing.english.lexer import Tokens
from coach.timing.english.words import DAY_PARTS, SHIFTS, WEEKDAYS

LOOSE_WEEKDAYS = frozenset({"sat", "sun", "wed", "mon"})
"""Short weekdays that are also other words: he sat, the sun, they wed, mon ami."""

_LEADS = frozenset(
    "on by b4 before until till til after since every each now coming latest from lets only or "
    "thru through".split()
) | frozenset(SHIFTS)
_SURE_LEADS = frozenset({"by", "b4", "until", "till", "til", "every", "each", *SHIFTS})
_NEVER_BEHIND = frozenset(
    "the a an my his her your our their who he she it we i you they which that under in much more "
    "some newly were was are be been get got getting to have has".split()
)
_ARTICLES = frozenset({"the", "a", "my", "his", "her", "our", "your", "their"})
_JOINTS = frozenset({"or", "and", "/", "-", "–", "to", "till", "til", "&", ",", "+", "thru"})
_ENDS = frozenset({"", ".", "?", "!", ",", ";", ")"})
_CLAUSE_STARTS = frozenset({"", ".", ",", ";", ":", "-", "–", "(", "so", "but", "and", "ok"})
_GOES_ON = frozenset(
    "we i you they he she our your all no not is ok okay off free works will only best latest pls "
    "plz please half closed open if then good fine holiday too also instead its it's again".split()
)
_JUDGED = frozenset(
    "ok okay fine good better best off not too free full closed possible impossible holiday a the "
    "my our your no bad".split()
)
_WEATHER = frozenset("sand sea beach shade rain moon heat tan sky light sunny wind".split())


def means_day(tokens: Tokens, at: int) -> bool:
    """Whether “sat”, “sun”, “wed” or “mon” in lower case is the day, told by its neighbours."""
    word, before, following = tokens.words[at], tokens.before(at), tokens.words[at + 1]
    if _beside_weekday(tokens, at) or _before_hour(tokens, at):
        return True
    if before in _NEVER_BEHIND:
        return False
    if before in _LEADS:
        if word == "sun" and before not in _SURE_LEADS:
            return following in _ENDS or following in _GOES_ON
        return word != "sat" or following not in ("down", "in", "on", "at")
    if word == "sun" and not _WEATHER.isdisjoint(tokens.words[max(0, at - 6) : at + 6]):
        return False
    if following in _ENDS:
        return at > 0 and before not in ("and", "&", ",") and not _noun_behind_article(tokens, at)
    if before not in _CLAUSE_STARTS or following not in _GOES_ON:
        return following in ("ok", "okay", "pls", "then", "instead") and at > 0
    return following != "is" or word in ("sat", "mon") or tokens.words[at + 2] in _JUDGED


def _beside_weekday(tokens: Tokens, at: int) -> bool:
    """“sat/sun”, “mon or tue”, “fri and sat”."""
    words = tokens.words
    if words[at + 1] in _JOINTS and words[at + 2] in WEEKDAYS:
        return words[at + 2] not in LOOSE_WEEKDAYS or words[at + 1] != ","
    behind = tokens.before(at) in _JOINTS and tokens.before(at, 2) in WEEKDAYS
    return behind or words[at + 1] in WEEKDAYS


def _before_hour(tokens: Tokens, at: int) -> bool:
    """“sat 3pm”, “wed 15:00”, “mon morning”, “sun 12/5”, “wed at 3”."""
    word, following = tokens.words[at], tokens.words[at + 1]
    if following in DAY_PARTS or following in ("am", "pm", "eod", "cob", "noon", "midday"):
        return tokens.before(at) not in _NEVER_BEHIND
    if not tokens.digits(at + 1):
        return following == "at" and word != "sat" and tokens.digits(at + 2)
    return word != "sat" or tokens.words[at + 2] in ("am", "pm", ":", "/", "p", "a", "st", "th")


def _noun_behind_article(tokens: Tokens, at: int) -> bool:
    """“the dog sat.”: the noun before the word does what it tells."""
    return tokens.words[at] in ("sat", "wed") and tokens.before(at, 2) in _ARTICLES
