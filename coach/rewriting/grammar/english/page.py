"""A parsed piece of a sentence in which stretches of words are replaced by others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from coach.rewriting.grammar.clauses import Clause, Sentence, Word


class Page:
    """A parse, its clauses, and what was put in the place of some of its words."""

    def __init__(self, parsed: Any) -> None:
        self.parsed = parsed
        self.clauses: list[Clause] = Sentence(parsed).clauses
        self._instead: dict[int, str] = {}

    def put(self, words: Iterable[Word], text: str) -> None:
        """Set a text in the place of words: at the first of them, and nothing at the others."""
        ordered = sorted(words, key=lambda one: one.i)
        for word in ordered:
            self._instead[word.i] = ""
        if ordered:
            self._instead[ordered[0].i] = text

    def text(self, words: Iterable[Word] | None = None) -> str:
        """Words in their order with what was put in their place; all words without an argument."""
        ordered = sorted(
            set(self.parsed if words is None else words),
            key=lambda one: one.i,
        )
        text = ""
        before: Word | None = None
        for word in ordered:
            piece = self._instead.get(word.i, word.text)
            if not piece:
                continue
            gap = ""
            if before is not None:
                beside = before.i + 1 == word.i
                same = self._instead.get(before.i, before.text).lower() == before.text.lower()
                gap = before.whitespace_ if beside and same else " "
                if beside and not before.whitespace_ and word.is_punct:
                    gap = ""
            text += gap + piece
            before = word
        text = re.sub(r"\s+([,.;:?)])", r"\1", text)
        text = re.sub(r'"\s*([^"]*?)\s*"', r'"\1"', text)
        return text.strip(" ,;")
