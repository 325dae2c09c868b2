"""Which words of a candidate the original explains, and which are new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from coach.lazily import lazy
from coach.rewriting.guarding.lemmas import stem
from coach.rewriting.guarding.reading import Reading, Word
from coach.rewriting.guarding.sides import reading_sides
from coach.rewriting.guarding.vocabulary import vocabulary

_CONDITIONAL = frozenset("when once until unless before without after if till".split())
_THREATS = frozenset("legal cancel consequence final".split())
_CHINESE_CLAUSE = lazy(r"[^，。；！？：,;!?:\n()（）]+")
_HAN = lazy(r"[\u4e00-\u9fff]")


class Explained:
    """What of a candidate stands in the original, in these or other words."""

    def __init__(self, original: Reading, candidate: Reading) -> None:
        self._original = original
        self._candidate = candidate
        self._words = vocabulary(original.language)
        self.ours, self.theirs, self.owned, self.yours = reading_sides(original)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self._original.lemmas if len(word) > 2)

    @cached_property
    def _alike(self) -> frozenset[str]:
        alike = self._words.alike
        near: set[str] = set()
        for word in self._original.lemmas:
            near |= alike.get(word, frozenset())
        return frozenset(near)

    @cached_property
    def refuses(self) -> bool:
        """Whether the original says that something is not done or not possible."""
        return not {"not", "no", "never"}.isdisjoint(self._original.lemmas)

    @cached_property
    def is_conditional(self) -> bool:
        """Whether the original makes something depend on something else."""
        return not _CONDITIONAL.isdisjoint(self._original.lemmas)

    @cached_property
    def threatens(self) -> bool:
        """Whether the original announces a consequence."""
        return any(
            family.name in _THREATS and family.said & self._original.hits
            for family in self._original.vocabulary.kept
        )

    def original_has(self, word: str) -> bool:
        """Whether the original has the very word."""
        return word in self._original.lemmas

    def in_original(self, word: str) -> bool:
        """Whether the original has the word, one of its family or one that means the same."""
        return (
            word in self._original.lemmas
            or word in self._alike
            or (len(word) > 3 and stem(word) in self._stems)
        )

    def word(self, word: Word) -> bool:
        """Whether a word of the candidate is explained, or says nothing new anyway."""
        return (
            not word.text[:1].isalpha()
            or word.lemma in self._words.words("calendar")
            or word.lemma in self._words.words("plain")
            or word.text in self._words.words("plain")
            or self.in_original(word.lemma)
            or all(self.in_original(part) for part in word.lemma.split("-"))
        )

    def chinese_clauses(self, reading: Reading) -> Iterator[tuple[int, int]]:
        """Text offsets of what stands between marks."""
        for found in _CHINESE_CLAUSE.finditer(reading.folded):
            yield found.span()

    def new_in(self, start: int, end: int, *, own: bool = False) -> list[tuple[int, int]]:
        """The runs of Chinese characters of the candidate that nothing explains; text offsets."""
        clause = self._candidate.folded[start:end]
        covered = [_HAN.match(character) is None for character in clause]
        for found in _harmless(own).finditer(clause):
            covered[found.start() : found.end()] = [True] * len(found[0])
        characters = self._characters
        runs: list[tuple[int, int]] = []
        for place, character in enumerate(clause):
            if covered[place] or character in characters:
                continue
            if runs and runs[-1][1] == start + place:
                runs[-1] = (runs[-1][0], start + place + 1)
            else:
                runs.append((start + place, start + place + 1))
        return runs

    def share_in_original(self, start: int, end: int) -> float:
        """The share of the Chinese characters of the candidate that the original has."""
        characters = _HAN.findall(self._candidate.folded[start:end])
        known = sum(one in self._characters for one in characters)
        return known / len(characters) if characters else 1.0

    @cached_property
    def _characters(self) -> frozenset[str]:
        characters = set(self._original.folded)
        alike = self._words.alike
        for word, group in alike.items():
            if word in self._original.folded:
                characters.update("".join(group))
        return frozenset(characters)


@cache
def _harmless(own: bool) -> re.Pattern[str]:
    lists = ("plain", "own", "own_verbs", "own_passing") if own else ("plain",)
    words = frozenset().union(*(vocabulary("zh").words(name) for name in lists))
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest)))
