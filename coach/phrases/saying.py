"""Says what was found in the other language: inflected and agreeing in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.lazily import lazy
from coach.phrases.chart import Found
from coach.phrases.deriving import noun_forms, plural_of, verb_forms
from coach.phrases.notation import FORMED

_ENGLISH, _CHINESE, _MEASURE = 2, 3, 4
"""What a pair says, and the measure word of its noun."""
_NOMINAL = frozenset({"n", "np", "subj", "obj", "quantity", "number"})
_TIGHT_BEFORE = tuple(".,;:?!)）%'/’”-")
_TIGHT_BEHIND = tuple("(（/“")
_CAN_NOT = lazy(r"(?<=\b[Cc])an not\b")
_VOWEL = lazy(r"(?:[aeio]|u(?!ni|s[eaiu])|hour|honest)", re.I)
_VOWEL_LETTER = lazy(r"[AEFHILMNORSX]")
_ORDINAL = lazy(r"\b(\d+) (?:st|nd|rd|th)\b")
_NAMED_DAY = lazy(r"\b(?:on|in) (?=(?:today|tonight|tomorrow|yesterday|the day after|next|last)\b)")
_PART_OF_MONTH = lazy(r"\bon (?=(?:early|late|mid)\b)")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_THESE = {"this": "these", "that": "those"}
_LONGEST_ABBREVIATION = 5
_LATIN_BRACKETS = str.maketrans("（）", "()")  # brackets of a pattern are wide, since () choose
_CHINESE_MARKS = str.maketrans(",.?!:;()", "，。？！：；（）")


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the other language.

    `number` is “plural”, “mass”, “i” (of the word I) or empty for one; `measure` is the measure
    word of a Chinese noun.
    """

    words: tuple[str, ...]
    number: str = ""
    measure: str = ""


class Sayer:
    """Says what pairs mean. `pairs` are as `coach.phrases.deriving.said_of` has them."""

    def __init__(self, pairs: Sequence[Any]) -> None:
        self._pairs = pairs

    def english(self, found: Found) -> str:
        """The English of what was found, without a closing mark, with a capital ahead."""
        return _joined(self._english(found, "", "").words)

    def chinese(self, found: Found) -> str:
        """The Chinese of what was found, without a closing mark."""
        return _joined_chinese(self._chinese(found).words)

    def _english(self, found: Found, form: str, subject: str) -> Said:
        """`form` is asked for by what holds the pair; `subject` the number a verb agrees with."""
        if found.token is not None:
            return _token(found)
        category, own, said, *_ = self._pairs[found.pair]
        inner = dict(zip(found.names, found.parts, strict=True))
        parts: dict[str, Said] = {}
        for name, wanted in _forms_inside(said, category, form):
            agreeing = parts["s"].number if "s" in parts else subject
            parts[name] = self._english(inner[name], wanted, agreeing)
        words: list[str] = []
        for place, item in enumerate(said):
            if isinstance(item, str):
                words += _before_noun(item, said[place + 1 : place + 2], parts)
            elif len(item) == 3:
                words += parts[item[0]].words
            elif len(item) == 2:
                words.append(_agreeing(item[1], parts[item[0]].number))
            elif category in FORMED:
                words.append(_verb(item[0], form, subject))
            else:
                plural = "plural" in (form, own)
                words.append(_plural(item[0]) if plural else item[0])
        return Said(tuple(words), own or _number(form, said, parts))

    def _chinese(self, found: Found) -> Said:
        if found.token is not None:
            return _token(found)
        pair = self._pairs[found.pair]
        inner = zip(found.names, found.parts, strict=True)
        parts = {name: self._chinese(one) for name, one in inner}
        words: list[str] = []
        for item in pair[_CHINESE]:
            if isinstance(item, str):
                words.append(item.translate(_CHINESE_MARKS))
            elif len(item) == 3:
                words += parts[item[0]].words
            else:
                words.append(parts[item[0]].measure or "个")
        return Said(tuple(words), measure=_measure(pair, parts))


def _forms_inside(said: Sequence[Any], category: str, form: str) -> list[tuple[str, str]]:
    """The slots with the form asked of each; the subject first, since a verb agrees with it."""
    slots = [item for item in said if isinstance(item, list) and len(item) == 3]
    asked = []
    for name, inner, wanted in slots:
        if inner in FORMED and not wanted:
            wanted = form if category in FORMED else "base"
        elif category == "n" and name == slots[-1][0] and not wanted:
            wanted = form
        asked.append((name, wanted))
    return sorted(asked, key=lambda one: one[0] != "s")


def _before_noun(
    word: str, following: Sequence[Any], parts: Mapping[str, Said]
) -> tuple[str, ...]:
    """A word as it stands before what follows: no “a” before “goods”, and “these” for “this”."""
    noun = following[0] if following and isinstance(following[0], list) else ()
    number = parts[noun[0]].number if len(noun) == 3 and noun[1] == "n" else ""
    if word == "a" and number in ("plural", "mass"):
        return ()
    return (_THESE.get(word, word),) if number == "plural" else (word,)


def _token(found: Found) -> Said:
    assert found.token is not None
    fact = found.token.fact
    if fact is None:
        return Said((found.token.written,))
    many = fact.kind in ("quantity", "number") and fact.value.split(" ")[0] != "1"
    return Said((fact.rendered,), "plural" if many else "")


def _plural(noun: str) -> str:
    """The plural of a noun, or of the second part of one: “-shirt” of “T-shirt”."""
    hyphen = "-" if noun.startswith("-") else ""
    return hyphen + noun_forms(noun.removeprefix("-"))[-1]


def _agreeing(word: str, number: str) -> str:
    if number == "i" and word == "is":
        return "am"
    if number == "i" and word == "was":
        return word
    return plural_of(word) if number in ("plural", "i") else word


def _verb(lemma: str, form: str, subject: str) -> str:
    if form in ("", "base"):
        return lemma
    if lemma == "be" and form in ("now", "past"):
        return _agreeing("is" if form == "now" else "was", subject)
    forms = verb_forms(lemma, form)
    if form == "now":
        return forms[-1] if subject in ("", "mass") else lemma
    return forms[0]


def _number(form: str, said: Sequence[Any], parts: Mapping[str, Said]) -> str:
    """The number of what a pair says: the one asked for, else that of its first noun."""
    if form == "plural":
        return form
    return next((part.number for part in _nouns(said, parts)), "")


def _measure(pair: Sequence[Any], parts: Mapping[str, Said]) -> str:
    """The measure word of a pair: its own, else that of the noun that leads in English."""
    nouns = _nouns(pair[_ENGLISH], parts)
    return str(pair[_MEASURE]) or next((noun.measure for noun in nouns if noun.measure), "")


def _nouns(said: Sequence[Any], parts: Mapping[str, Said]) -> Iterator[Said]:
    slots = [item for item in said if isinstance(item, list) and len(item) == 3]
    heads = [item for item in slots if item[1] == "n"] or slots
    return (parts[item[0]] for item in heads[-1:] + slots if item[1] in _NOMINAL)


def _joined(words: Sequence[str]) -> str:
    text = ""
    for place, word in enumerate(words):
        if word == "a" and place + 1 < len(words) and _sounds_open(words[place + 1]):
            word = "an"
        owner = word == "s" and text.endswith("'")
        tight = not text or word.startswith(_TIGHT_BEFORE) or text.endswith(_TIGHT_BEHIND)
        text += word if tight or owner or _is_tail(text, word) else f" {word}"
    text = _ORDINAL.sub(_ordinal, _NAMED_DAY.sub("", text))
    text = _PART_OF_MONTH.sub("in ", text)
    text = _CAN_NOT.sub("annot", text).translate(_LATIN_BRACKETS)
    return text[:1].upper() + text[1:]


def _joined_chinese(words: Sequence[str]) -> str:
    """The words without spaces, but for one between two that are Latin."""
    text = ""
    for word in words:
        latin = text[-1:].isascii() and text[-1:].isalnum() and word[:1].isascii()
        apart = latin and word[:1].isalnum() and not _is_tail(text, word)
        text += f" {word}" if apart else word
    return text


def _is_tail(text: str, word: str) -> bool:
    """Whether a capital belongs to the figure ahead of it: 8D, 008W."""
    return len(word) == 1 and word.isupper() and text[-1:].isdigit()


def _ordinal(match: re.Match[str]) -> str:
    """“18th” of “18 th”, with the ending that its figure takes."""
    number = int(match[1])
    teen = number % 100 // 10 == 1
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


def _sounds_open(word: str) -> bool:
    """Whether “an” stands before a word."""
    short = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
    return bool((_VOWEL_LETTER if short else _VOWEL).match(word))
