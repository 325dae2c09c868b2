"""The words and patterns of rules/rewriting/guard_*.yaml, made ready once for each language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from coach.finding import Language
from coach.lazily import lazy
from coach.rewriting.guarding.lemmas import lemma
from coach.tables import table

_PLAIN_WORD = lazy(r"(?<![\\\w])[a-z]{3,}(?![\w*+?])")
"""A whole word in a pattern, which is looked for in its plain form."""
_MEMORY = 64 << 20
"""Bytes that the automaton of all patterns may use at most; it grows with what it has read."""


@dataclass(frozen=True, slots=True)
class Family:
    """A group of wordings with one meaning: of a refusal, of a discount.

    `said` are the numbers of its patterns, `still` those that may stand for them in a candidate,
    `unless` those of its exceptions. `affirmed`: it counts only where nothing denies it; `ours`:
    only in a sentence that speaks of the writer's side.
    """

    name: str
    said: frozenset[int]
    still: frozenset[int]
    unless: frozenset[int]
    affirmed: bool
    ours: bool


class Vocabulary:
    """The families and word lists of one language.

    All patterns of all families run in one pass over a text; `hits` gives the numbers of those that
    match.
    """

    def __init__(self, language: Language) -> None:
        import re2

        self.language = language
        self._data = table("rewriting")[f"guard_{language}"]
        self._patterns: list[str] = []
        options = re2.Options()
        options.max_mem = _MEMORY
        self._set = re2.Set.SearchSet(options)
        self.kept = tuple(self._family(name, one) for name, one in self._data["kept"].items())
        self.added = tuple(self._family(name, one) for name, one in self._data["added"].items())
        self.admits = self._numbers(self._data["admits"])
        self.denies = self._one_of(self._data["denies"])
        self._set.Compile()
        self._compiled: dict[int, Any] = {}
        self._words: dict[str, frozenset[str]] = {}
        self.own: str = self._data.get("own", "")

    def _family(self, name: str, one: dict[str, Any]) -> Family:
        words = _split(one.get("words", ()))
        if self.language == "en":
            words = sorted({lemma(word) for word in words})
        said = self._numbers([*one.get("said", ()), *words])
        still = self._numbers(one.get("still", ())) | said
        return Family(
            name,
            said,
            still,
            self._numbers(one.get("unless", ())),
            affirmed=bool(one.get("affirmed")),
            ours=bool(one.get("ours")),
        )

    def _one_of(self, patterns: list[str]) -> Any:
        import re2

        return re2.compile("|".join(map(self._expanded, patterns)))

    def _numbers(self, patterns: list[str]) -> frozenset[int]:
        numbers = []
        for pattern in patterns:
            self._patterns.append(self._expanded(pattern))
            self._set.Add(self._patterns[-1])
            numbers.append(len(self._patterns) - 1)
        return frozenset(numbers)

    def _expanded(self, pattern: str) -> str:
        if self.language == "en":
            start = "^ " if pattern[:1] == "^" else "(?:^| )"
            plain = _PLAIN_WORD.sub(lambda word: lemma(word[0]), pattern.lstrip("^ "))
            return f"{start}(?:{plain})(?: |$)"
        return pattern.replace("<own>", self._data["own"]).replace("<some>", self._data["some"])

    def hits(self, text: str) -> frozenset[int]:
        """The numbers of the patterns that match somewhere in `text`."""
        return frozenset(self._set.Match(text) or ())

    def place(self, number: int, text: str) -> tuple[int, int]:
        """Where the pattern `number` matches in `text`."""
        import re2

        if number not in self._compiled:
            self._compiled[number] = re2.compile(self._patterns[number])
        found = self._compiled[number].search(text)
        return (found.start(), found.end()) if found else (0, 0)

    def without(self, family: Family, text: str) -> str:
        """`text` with what the family's exceptions cover blanked out."""
        import re2

        characters = list(text)
        for number in family.unless:
            for found in re2.finditer(self._patterns[number], text):
                start, end = found.span()
                characters[start:end] = " " * (end - start)
        return "".join(characters)

    def words(self, name: str) -> frozenset[str]:
        """A word list of the table."""
        if name not in self._words:
            listed = _split(self._data["words"].get(name, ()))
            forms = map(lemma, listed) if self.language == "en" else ()
            self._words[name] = frozenset((*listed, *forms))
        return self._words[name]

    @cached_property
    def opposites(self) -> tuple[tuple[str, str], ...]:
        """Pairs of words of which one must not become the other, in both directions."""
        pairs = [(one, other) for one, other in self._data["opposites"]]
        return (*pairs, *((other, one) for one, other in pairs))

    @cached_property
    def alike(self) -> dict[str, frozenset[str]]:
        """For each word those that mean the same in a message of trade."""
        classes: dict[str, set[str]] = {}
        for group in self._data.get("alike", ()):
            for word in group:
                classes.setdefault(word, set()).update(group)
        return {word: frozenset(group) for word, group in classes.items()}


def _split(words: Any) -> list[str]:
    return words.split() if isinstance(words, str) else list(words)


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The guard's vocabulary of a language."""
    return Vocabulary(language)


@cache
def pattern(name: str, language: Language) -> re.Pattern[str]:
    """A pattern of rules/rewriting/guard.yaml, such as that of meta talk."""
    return re.compile(table("rewriting")["guard"][name][language], re.IGNORECASE)
