"""Plain forms of English words, and whether two words come from one stem."""

from __future__ import annotations

from functools import cache

from coach import assets
from coach.rulebook.inflection import TAGS, Inflections

_OWN = {
    **{
        word: word
        for word in "perhaps always sometimes besides whereas towards afterwards nowadays"
        " overseas series news means gas lens less its yes plus versus across unless regardless"
        " indeed need feed speed seed exceed proceed succeed during nothing something anything"
        " everything morning evening ceiling string spring king ring thing bring".split()
    },
    **dict.fromkeys("am is are was were been being 'm 're".split(), "be"),
    **dict.fromkeys("has had having".split(), "have"),
    **dict.fromkeys("does did done doing".split(), "do"),
    **dict.fromkeys("n't nt".split(), "not"),
    "found": "find",
    "left": "leave",
    "saw": "see",
    "felt": "feel",
    "thought": "think",
    "ca": "can",
    "wo": "will",
    "'ll": "will",
    "u": "you",
    "ur": "your",
    "r": "be",
    "pls": "please",
    "i": "i",
    "us": "us",
    "as": "as",
    "this": "this",
    "does": "do",
    "better": "better",
    "goods": "goods",
    "damages": "damages",
    "terms": "term",
    "thanks": "thanks",
    "regards": "regards",
    "proceedings": "proceeding",
}


@cache
def _inverse() -> dict[str, str]:
    """From each inflected form to its lemma; the shorter lemma where two share a form."""
    table: dict[str, str] = {}
    inflections = Inflections.read([assets.path("rules")], "en")
    lemmas = inflections.lemmas()
    for word in sorted(lemmas):
        for _, form in inflections.tagged(word, TAGS):
            if form not in table or len(word) < len(table[form]):
                table[form] = word
    return {word: word for word in lemmas} | table | _OWN


@cache
def lemma(word: str) -> str:
    """The plain form of a word in small letters: was → be, certificates → certificate."""
    known = _inverse().get(word)
    if known is not None:
        return known
    return _stripped(word) if word.isascii() and word.isalpha() and len(word) > 3 else word


def _stripped(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            base = word[: -len(ending)]
            return base[:-1] if base[-1] == base[-2] and base[-1] not in "ls" else base
    return word


_STEM = 5
"""Letters that two words of one stem share at least."""


@cache
def stem(word: str) -> str:
    """What words of one family share: confirm, confirmation."""
    if len(word) <= _STEM:
        return word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word[: _STEM if len(word) < 9 else _STEM + 1]


@cache
def _forms() -> frozenset[str]:
    return frozenset(_inverse())


def is_word(word: str) -> bool:
    """Whether a word in small letters is a form of a verb or noun of the table."""
    return word in _forms()
