"""The parse that some rules ask for, made only for the sentences that need it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any


class Pipeline:
    """A spaCy pipeline with the token and dependency patterns that run on it."""

    def __init__(self, language: Any) -> None:
        self._language = language

    @classmethod
    def load(cls, path: Path) -> Pipeline:
        """The pipeline stored in `path`. Raises OSError if there is none."""
        import spacy

        return cls(spacy.load(path))

    def parse(self, text: str) -> Any:
        """The spaCy document of a sentence."""
        return self._language(text)

    def find(
        self, text: str, patterns: Sequence[tuple[int, str, list[dict[str, Any]]]]
    ) -> Iterator[tuple[int, int, int]]:
        """Rule index, start and end (offsets in `text`) of every match.

        `patterns` are triples of rule index, "parsed" (for Matcher) or "dependency" (for
        DependencyMatcher), and the nodes.
        """
        from spacy.matcher import DependencyMatcher, Matcher

        parsed = self._language(text)
        for index, kind, nodes in patterns:
            matcher: Any = (DependencyMatcher if kind == "dependency" else Matcher)(parsed.vocab)
            if kind == "dependency":
                matcher.add("rule", [nodes])
                for _, tokens in matcher(parsed):
                    first, last = parsed[min(tokens)], parsed[max(tokens)]
                    yield index, first.idx, last.idx + len(last)
            else:
                matcher.add("rule", [nodes], greedy="LONGEST")
                for _, start, end in matcher(parsed):
                    span = parsed[start:end]
                    yield index, span.start_char, span.end_char


@cache
def pipeline_in(path: Path) -> Pipeline | None:
    """The pipeline in `path`, loaded once, or None where the folder does not exist."""
    return Pipeline.load(path) if path.exists() else None
