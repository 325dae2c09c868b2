"""How near the meanings of words are, in English, Chinese and between both.

Vectors of single words (models/requests/README.md): “waterproof” is near “rain” and 防水. They know
nothing of numbers and of “not”; what they say is one sign among others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import sqrt
from operator import mul

from coach.lazily import lazy
from coach.models.artefacts import read_bytes, read_text
from coach.questions.words import is_common_word

DIMENSIONS = 48
LEVELS = 16
"""A vector has so many numbers of four bits each, two in a byte."""

Vector = tuple[float, ...]

_LATIN = lazy(r"[a-z]{3,14}")
_HAN = lazy(r"[\u4e00-\u9fff]+")
_ENDINGS = ("ies", "es", "s", "ed", "d", "ing", "ly")


@lru_cache(maxsize=2048)
def vectors_in(folded: str) -> tuple[Vector, ...]:
    """The vectors of the words of a text in lower case and simplified characters."""
    known = _places()
    return tuple(_vector(known[word]) for word in dict.fromkeys(_words(folded)))


def nearness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors: 1 for the same meaning, about 0 for none in common."""
    return float(sum(map(mul, one, other)))


def shared_meaning(asked: tuple[Vector, ...], said: tuple[Vector, ...]) -> tuple[float, float]:
    """How near the words of a question come to those of a text: the mean of three, the nearest."""
    if not asked or not said:
        return 0.0, 0.0
    best = sorted((max(nearness(one, other) for other in said) for one in asked), reverse=True)[:3]
    return sum(best) / len(best), best[0]


def mean_of(vectors: tuple[Vector, ...]) -> Vector:
    """The mean of vectors; nothing for none."""
    count = len(vectors)
    return tuple(sum(column) / count for column in zip(*vectors, strict=True))


def _words(folded: str) -> Iterator[str]:
    known = _places()
    for found in _LATIN.finditer(folded):
        if not is_common_word(found[0]):
            word = _known_form(found[0])
            if word is not None:
                yield word
    for found in _HAN.finditer(folded):
        for piece in _pieces(found[0]):
            if piece in known and not is_common_word(piece):
                yield piece


def _pieces(run: str) -> Iterable[str]:
    """All pieces of two and three characters: cheaper than to tell which are words."""
    if len(run) == 1:
        return (run,)
    return (run[at : at + size] for size in (3, 2) for at in range(len(run) - size + 1))


def _known_form(word: str) -> str | None:
    known = _places()
    if word in known:
        return word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        for form in (stem, stem + "e", stem + "y"):
            if stem != word and form in known:
                return form
    return None


@lru_cache(maxsize=4096)
def _vector(place: int) -> Vector:
    size = DIMENSIONS // 2
    middle = LEVELS // 2
    raw = _packed()[place * size : (place + 1) * size]
    numbers = [value for byte in raw for value in ((byte >> 4) - middle, (byte & 15) - middle)]
    length = sqrt(sum(value * value for value in numbers)) or 1.0
    return tuple(value / length for value in numbers)


@cache
def _places() -> dict[str, int]:
    """Where the vector of each word stands. Raises ModelError where none are installed."""
    text = read_text("requests/words.txt")
    return {word: place for place, word in enumerate(text.split())}


@cache
def _packed() -> bytes:
    return read_bytes("requests/words.bin")
