"""The parse that some rules ask for, made only for the sentences that need it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

Grammar = tuple[int, str, list[dict[str, Any]]]
"""A pattern: the index of its rule, "parsed" (for Matcher) or "dependency", and its nodes."""
Hit = tuple[int, int, int]
"""The index of a rule, and start and end of its match in the sentence."""


class Pipeline:
    """A spaCy pipeline with the token and dependency patterns that run on it."""

    def __init__(self, language: Any) -> None:
        self._language = language
        self._matchers: dict[int, tuple[list[dict[str, Any]], Any]] = {}

    @classmethod
    def load(cls, path: Path) -> Pipeline:
        """The pipeline stored in `path`. Raises OSError if there is none."""
        import spacy

        return cls(spacy.load(path))

    def parse(self, text: str) -> Any:
        """The spaCy document of a sentence."""
        return self._language(text)

    def find(self, text: str, patterns: Sequence[Grammar]) -> Iterator[Hit]:
        """Every match of the patterns in one sentence."""
        yield from self.find_each([(text, patterns)])[0]

    def find_each(self, texts: Sequence[tuple[str, Sequence[Grammar]]]) -> list[list[Hit]]:
        """For each sentence the matches of its patterns; all are parsed in one batch."""
        parsed = self._language.pipe([text for text, _ in texts])
        return [
            list(self._hits(one, patterns))
            for one, (_, patterns) in zip(parsed, texts, strict=True)
        ]

    def _hits(self, parsed: Any, patterns: Sequence[Grammar]) -> Iterator[Hit]:
        for index, kind, nodes in patterns:
            matcher = self._matcher(kind, nodes)
            if kind == "dependency":
                for _, tokens in matcher(parsed):
                    first, last = parsed[min(tokens)], parsed[max(tokens)]
                    yield index, first.idx, last.idx + len(last)
            else:
                for _, start, end in matcher(parsed):
                    span = parsed[start:end]
                    yield index, span.start_char, span.end_char

    def _matcher(self, kind: str, nodes: list[dict[str, Any]]) -> Any:
        """The spaCy matcher of a pattern, made once."""
        known = self._matchers.get(id(nodes))
        if known is not None and known[0] is nodes:
            return known[1]
        from spacy.matcher import DependencyMatcher, Matcher

        vocab = self._language.vocab
        if kind == "dependency":
            matcher: Any = DependencyMatcher(vocab)
            matcher.add("rule", [nodes])
        else:
            matcher = Matcher(vocab)
            matcher.add("rule", [nodes], greedy="LONGEST")
        self._matchers[id(nodes)] = nodes, matcher
        return matcher


@cache
def pipeline_in(path: Path) -> Pipeline | None:
    """The pipeline in `path`, loaded once, or None where the folder does not exist."""
    return Pipeline.load(path) if path.exists() else None
