"""Says what was found in the other language: inflected and agreeing in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coach.phrases.chart import Found
from coach.phrases.deriving import finite_forms, inflections, plural_of, verb_forms
from coach.phrases.notation import FORMED

_NOMINAL = ("n", "np", "subj", "obj", "quantity", "number")
_TIGHT_BEFORE = frozenset(".,;:?!)%'")
_VOWEL = re.compile(r"(?:[aeio]|u(?!ni|se|sa|su)|hour|honest|(?:[FLMNSX]|MO)[A-Z]{1,4}\b)", re.I)
_LETTERS = re.compile(r"(?:[AEFHILMNORSX])[A-Z]{1,4}\b")
_CHINESE_MARKS = str.maketrans(",.?!:;()", "，。？！：；（）")


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the other language; `number` is “plural”, “mass”, “i” or empty for one."""

    words: tuple[str, ...]
    number: str = ""
    measure: str = ""


class Sayer:
    """Says what pairs mean. `pairs` are compiled ones, see `coach.phrases.deriving`."""

    def __init__(self, pairs: Sequence[Any]) -> None:
        self._pairs = pairs

    def english(self, found: Found) -> str:
        """The English of what was found, without a closing mark, with a capital ahead."""
        return _joined(self._english(found, "").words)

    def chinese(self, found: Found) -> str:
        """The Chinese of what was found, without a closing mark."""
        return "".join(self._chinese(found).words)

    def _english(self, found: Found, form: str, number: str = "") -> Said:
        if found.token is not None:
            return _token(found)
        category, own_number, _, said, *_ = self._pairs[found.pair]
        parts = dict(zip(found.names, found.parts, strict=True))
        done: dict[str, Said] = {}

        def part(name: str, inner: str = "") -> Said:
            if name not in done:
                subject = part("s").number if inner == "now" and "s" in parts else number
                done[name] = self._english(parts[name], inner, subject)
            return done[name]

        for name, inner in _inner_forms(said, category, form):
            part(name, inner)
        words: list[str] = []
        for item in said:
            if isinstance(item, str):
                words.append(item)
            elif len(item) == 3:
                words += part(item[0]).words
            elif len(item) == 2:
                words.append(_agreeing(item[1], part(item[0]).number))
            else:
                words += _inflected(item[0], category, form, number, own_number)
        return Said(tuple(words), _number(category, own_number, form, said, done))

    def _chinese(self, found: Found) -> Said:
        if found.token is not None:
            return _token(found)
        pair = self._pairs[found.pair]
        parts = {
            name: self._chinese(one) for name, one in zip(found.names, found.parts, strict=True)
        }
        words: list[str] = []
        measure = pair[7] if len(pair) > 7 else ""
        for item in pair[4]:
            if isinstance(item, str):
                words.append(item.translate(_CHINESE_MARKS))
            elif len(item) == 3:
                words += parts[item[0]].words
            else:
                words.append(parts[item[0]].measure or "个")
        for item in pair[3]:
            if not measure and isinstance(item, list) and len(item) == 3:
                measure = parts[item[0]].measure
        return Said(tuple(words), "", measure)


def _inner_forms(said: list[Any], category: str, form: str) -> list[tuple[str, str]]:
    """The slots in the order in which they are said: the subject first, for those that agree."""
    slots = [item for item in said if isinstance(item, list) and len(item) == 3]
    asked = []
    for name, inner, wanted in slots:
        if inner in FORMED and not wanted:
            wanted = form if category in FORMED else "base"
        asked.append((name, wanted))
    return sorted(asked, key=lambda one: one[1] == "now")


def _token(found: Found) -> Said:
    assert found.token is not None
    fact = found.token.fact
    if fact is None:
        return Said((found.token.written,))
    many = fact.kind in ("quantity", "number") and fact.value.split(" ")[0] not in ("1", "1.0")
    return Said((fact.rendered,), "plural" if many else "")


def _agreeing(word: str, number: str) -> str:
    if number == "i":
        return {"is": "am"}.get(word, plural_of(word))
    return plural_of(word) if number == "plural" else word


def _inflected(
    lemma: str, category: str, form: str, number: str, own_number: str
) -> tuple[str, ...]:
    if category in FORMED:
        if form in ("", "base"):
            return (lemma,)
        if form == "now":
            third = [one for one in verb_forms(lemma, "now") if one != lemma]
            if lemma == "be":
                return (_agreeing("is", number),)
            return (third[0] if third and number in ("", "mass") else lemma,)
        if lemma == "be" and form == "past":
            return (_agreeing("was", number),)
        return (verb_forms(lemma, form)[0],)
    if form == "plural" or own_number == "plural":
        found = inflections().tagged(lemma, ("NNS",))
        return (found[0][1] if found else f"{lemma}s",)
    return (lemma,)


def _number(category: str, own: str, form: str, said: list[Any], done: dict[str, Said]) -> str:
    if own:
        return own
    if form == "plural":
        return "plural"
    for item in said:
        if isinstance(item, list) and len(item) == 3 and item[1] in _NOMINAL:
            return done[item[0]].number
    return ""


def _joined(words: Sequence[str]) -> str:
    text = ""
    for place, word in enumerate(words):
        if word == "a" and place + 1 < len(words) and _sounds_open(words[place + 1]):
            word = "an"
        tight = (
            not text
            or word[:1] in _TIGHT_BEFORE
            or text.endswith(("(", "'"))
            or word == "s"
            and text.endswith("'")
        )
        text += word if tight else f" {word}"
    return text[:1].upper() + text[1:]


def _sounds_open(word: str) -> bool:
    """Whether “an” stands before a word."""
    if word.isupper() and len(word) <= 5:
        return _LETTERS.match(word) is not None
    return re.match(r"(?:[aeio]|u(?!ni|s[eaiu])|hour|honest)", word, re.I) is not None
