"""How much of their words two texts share, told from 64 numbers of each.

MinHash over overlapping runs of words, or of characters in Chinese (A. Broder, On the resemblance
and containment of documents, 1997): the share of equal numbers estimates the Jaccard index.
"""

from __future__ import annotations

import random
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from coach.lazily import lazy

NUMBERS, BANDS = 64, 16
"""Texts that share one of BANDS runs of numbers are compared: nearly all that are alike by 0.8."""
LEAST_RUNS = 20
"""Shorter texts are alike by chance: greetings, thanks."""
_WORDS, _CHARACTERS = 3, 4
_PRIME = (1 << 61) - 1
_PIECE = lazy(r"[^\W\d_]+|\d+")
_HAN = lazy(r"[\u3400-\u9fff]")
_rng = random.Random(20261127)
_HASHES = tuple((_rng.randrange(1, _PRIME), _rng.randrange(_PRIME)) for _ in range(NUMBERS))


def signature_of(text: str) -> array[int] | None:
    """The numbers of a text; None for one that is too short to be like another."""
    runs = set(_runs(text))
    if len(runs) < LEAST_RUNS:
        return None
    hashes = [int.from_bytes(blake2b(run.encode(), digest_size=7).digest()) for run in runs]
    return array("Q", (min((a * one + b) % _PRIME for one in hashes) for a, b in _HASHES))


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of runs that two texts have in common, 0 to 1."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / NUMBERS


class Neighbours:
    """Finds among texts that were added those that are like a new one."""

    def __init__(self) -> None:
        self._bands: dict[tuple[int, bytes], list[int]] = defaultdict(list)
        self._known: dict[int, array[int]] = {}

    def nearest(self, signature: array[int]) -> tuple[int, float] | None:
        """The number of the text that is most like this one, and how much."""
        near = {number for band in _bands(signature) for number in self._bands.get(band, ())}
        best = max(((resemblance(signature, self._known[one]), -one) for one in near), default=None)
        return None if best is None else (-best[1], best[0])

    def add(self, number: int, signature: array[int]) -> None:
        """Take the text in, by its number."""
        self._known[number] = signature
        for band in _bands(signature):
            self._bands[band].append(number)


def _bands(signature: array[int]) -> Iterator[tuple[int, bytes]]:
    size = NUMBERS // BANDS
    for band in range(BANDS):
        yield band, signature[band * size : (band + 1) * size].tobytes()


def _runs(text: str) -> Iterator[str]:
    """Runs of words, figures all alike, and of Chinese characters."""
    folded = text.casefold()
    han = "".join(_HAN.findall(folded))
    yield from (han[at : at + _CHARACTERS] for at in range(len(han) - _CHARACTERS + 1))
    words = ["#" if piece.isdigit() else piece for piece in _PIECE.findall(_HAN.sub(" ", folded))]
    yield from (" ".join(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1))
