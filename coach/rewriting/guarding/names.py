"""Latin names in a text: words with a capital that are no ordinary words."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rewriting.guarding.blanks import spaced_out
from coach.rewriting.guarding.lemmas import is_word, lemma
from coach.rewriting.guarding.vocabulary import Vocabulary

_NAME = lazy(r"[A-Z\u00c0-\u00de][A-Za-z0-9_'’&/\u00c0-\u024f-]*")
_POSSESSIVE = lazy(r"['’]s$|(?<=s)['’]$")
_NO_NAME = lazy(r"\d|^i['’]")
_STARTS = frozenset(".!?:\n•\"“'‘(-*")
_ORDINARY = lazy(
    r"(?:ly|ing|ed|ous|ful|able|ible|ic|al|ent|ant|ive|less|est|ish|some|ary|ward|wise)$"
)
"""How words end that are no names."""
_LISTS = ("plain", "exclaimed", "trade", "legal", "calendar")
_LOUD = 5
"""A longer word in capitals alone is rather loud than a name."""


def names_of(source: str, vocabulary: Vocabulary) -> dict[str, tuple[int, int]]:
    """Names in small letters, each with the span of its first place in `source`."""
    text = spaced_out(source)
    found: dict[str, tuple[int, int]] = {}
    for one in _NAME.finditer(text):
        word = one[0].rstrip("'’-/&")
        small = _POSSESSIVE.sub("", word.casefold())
        if len(small) < 2 or small in found or _NO_NAME.search(small):
            continue
        if vocabulary.language == "en" and _is_common(small, vocabulary):
            continue
        if one.start() and text[one.start() - 1].isalnum():
            continue
        if starts_sentence(text, one.start()) and word[1:].islower() and _ORDINARY.search(small):
            continue
        found[small] = (one.start(), one.start() + len(word))
    return found


def starts_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a list item begins at the offset."""
    before = text[max(0, start - 8) : start].rstrip(" ")
    return (not before and start < 8) or before[-1:] in _STARTS


def is_loud(word: str) -> bool:
    """Whether a word in capitals is shouted rather than a name."""
    return word.isupper() and len(word) > _LOUD


def _is_common(small: str, vocabulary: Vocabulary) -> bool:
    plain = lemma(small)
    return any(
        small in vocabulary.words(name) or plain in vocabulary.words(name) for name in _LISTS
    ) or is_word(small)
