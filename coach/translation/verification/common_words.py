"""Common English words and what Chinese says for them: which sentences say the same."""

from __future__ import annotations

import re
from functools import cache

from coach import assets

_WORD = re.compile(r"[a-z]{3,}")
_VOWELS = frozenset("aeiou")


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Each form of each word with its Chinese counterparts."""
    table: dict[str, tuple[str, ...]] = {}
    path = assets.path("rules") / "translation" / "common_words.tsv"
    rows = [
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for word, counterparts in rows:
        for form in _forms(word):
            table.setdefault(form, tuple(counterparts.split("|")))
    for word, counterparts in rows:
        table[word] = tuple(counterparts.split("|"))
    return table


def _forms(word: str) -> list[str]:
    """The word as it may be met: plural, past, participle; a wrong form is met nowhere."""
    last = word[-1]
    if last == "e":
        return [word + "s", word + "d", word[:-1] + "ing", word + "r"]
    if last == "y" and word[-2] not in _VOWELS:
        return [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    doubled = word + last if last not in _VOWELS else word
    return [word + "s", word + "es", word + "ed", word + "ing", doubled + "ed", doubled + "ing"]


def known_in(low: str) -> list[tuple[str, ...]]:
    """For each known word of a sentence in small letters, what Chinese may say for it."""
    table = _table()
    return [table[word] for word in _WORD.findall(low) if word in table]


def hits(known: list[tuple[str, ...]], chinese: str) -> int:
    """Which of the words have a counterpart in a Chinese sentence, as bits."""
    answered = 0
    for place, counterparts in enumerate(known):
        for one in counterparts:
            if one in chinese:
                answered |= 1 << place
                break
    return answered
