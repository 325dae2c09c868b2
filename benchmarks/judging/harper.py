"""Harper, British English: agreement, articles, repeated words and other slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.judging.asking import ask
from benchmarks.judging.masking import masked
from benchmarks.judging.verdicts import Pair, Verdict

NO_GRAMMAR = frozenset(
    {"Capitalization", "Enhancement", "Readability", "Redundancy", "Regionalism", "Style"}
)
"""Kinds that are matters of taste, and capitals: a rewrite gets those right by the way, which would
speak for it however bad its grammar is."""


class Harper:
    """Objects to slips of grammar and spelling, but not to the spelling of abbreviations."""

    name = "harper"

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        texts = [masked(text) for pair in pairs for text in (pair.original, pair.rewrite)]
        answers = [faults(answer) for answer in ask("harper_.py", texts)]
        return [
            Verdict(before, after, (Counter(after) - Counter(before)).total())
            for before, after in zip(answers[::2], answers[1::2], strict=True)
        ]


def faults(answer: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Findings as “kind: words”. Trade is full of abbreviations that no dictionary has."""
    return tuple(
        f"{kind}: {words}"
        for kind, words, _ in answer
        if kind not in NO_GRAMMAR and not (kind == "Spelling" and words.isupper())
    )
