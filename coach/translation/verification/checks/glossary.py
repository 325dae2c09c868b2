"""The glossary is obeyed: a term of the original asks for its term in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.analysis.normalise import fold
from coach.translation.result import Mismatch
from coach.translation.verification.comparison import Comparison, placed


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Terms of the source whose counterpart is nowhere in the pair of its sentence."""
    if not comparison.glossary:
        return
    for term, wanted in comparison.glossary.items():
        pattern = _written(fold(term.strip()))
        answer = _written(fold(wanted.strip()))
        if pattern is None or answer is None:
            continue
        for pair in comparison.pairs:
            found = pattern.search(fold(pair.source.plain))
            if found is None or answer.search(fold(pair.target.plain)):
                continue
            span = (pair.source.start + found.start(), pair.source.start + found.end())
            word = pair.source.reading.text[slice(*span)]
            messages = (
                f"“{word}” has to be translated as “{wanted}” (glossary).",
                f"按术语表，“{word}”应译为“{wanted}”。",
            )
            yield placed(pair, "glossary", messages, span, None, of_source=True)


def _written(term: str) -> re.Pattern[str] | None:
    """A pattern for a term in small letters, with the endings of an English plural."""
    if not term:
        return None
    words = re.escape(term).replace(r"\ ", r"\s+")
    if term.isascii() and term[-1].isalpha():
        ending = "(?:y|ies)" if term.endswith("y") else "(?:e?s)?"
        words = (words[:-1] if term.endswith("y") else words) + ending
        return re.compile(rf"(?<![a-z0-9]){words}(?![a-z0-9])")
    return re.compile(words)
