"""The compiled rules at work: one pass of one automaton, then only what it woke up.

Everything a draft needs is here; YAML, spaCy and the loader are not imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import re2

from coach.analysis.tokens import tokenise
from coach.document import Document, Sentence, Token
from coach.draft import Context
from coach.finding import Category, Language, Severity, Text
from coach.lazily import lazy
from coach.rulebook import guards
from coach.rulebook.keying import KINDS, SWAP, TOKENS
from coach.rulebook.literals import Found, Literals
from coach.rulebook.token_pattern import TokenPattern, outline

if TYPE_CHECKING:
    from coach.analysis.chinese_clauses import Clause
    from coach.analysis.chinese_words import EngineName, Segmenter
    from coach.analysis.parsing import Grammar, Pipeline

SuggestData = tuple[str | None, str, str, list[str] | None, str | None]
"""Text, applicability, "match" or "sentence", note and proposer of a way out."""

_CLAUSE_END = lazy(r"[,;:!?()。，；：！？、（）…—]|\s[-–]\s|\.(?=\s|$)")


class Match:
    """One place in one sentence where a rule's `find` holds. Offsets count from the sentence.

    `groups` are the named groups of the pattern that took part; `replacement` is the swap of a
    phrase table, alternatives separated by "|"; `values` are words that a check gives.
    """

    __slots__ = ("end", "groups", "replacement", "rule", "sentence", "start", "values")

    def __init__(
        self,
        rule: CompiledRule,
        sentence: Sentence,
        start: int,
        end: int,
        groups: Mapping[str, tuple[int, int]] | None = None,
        replacement: str | None = None,
        values: Mapping[str, str | Text] | None = None,
    ) -> None:
        self.rule = rule
        self.sentence = sentence
        self.start = start
        self.end = end
        self.groups = groups or {}
        self.replacement = replacement
        self.values = values or {}

    def moved_to(self, sentence: Sentence) -> Match:
        """The same match in a sentence of the same words."""
        if sentence is self.sentence:
            return self
        return Match(
            self.rule, sentence, self.start, self.end, self.groups, self.replacement, self.values
        )

    @property
    def text_start(self) -> int:
        """Where the match begins, in text offsets of its document."""
        return self.sentence.start + self.start

    @property
    def text_end(self) -> int:
        """Where the match ends, exclusive, in text offsets of its document."""
        return self.sentence.start + self.end

    @property
    def text(self) -> str:
        """The matched words in lower case."""
        return self.sentence.folded[self.start : self.end]

    @property
    def before(self) -> str:
        """The sentence before the match, in lower case."""
        return self.sentence.folded[: self.start]

    @property
    def after(self) -> str:
        """The sentence behind the match, in lower case."""
        return self.sentence.folded[self.end :]

    @property
    def clause(self) -> str:
        """The stretch around the match up to the nearest punctuation, in lower case."""
        start = 0
        for found in _CLAUSE_END.finditer(self.sentence.folded, 0, self.start):
            start = found.end()
        found_end = _CLAUSE_END.search(self.sentence.folded, self.end)
        return self.sentence.folded[start : found_end.start() if found_end else None]


Guard = Callable[..., bool]


class CompiledRule:
    """A rule of the compiled book; its guards are bound when it first matches."""

    def __init__(self, data: dict[str, Any], chinese: Chinese) -> None:
        self._data = data
        self._chinese = chinese
        self.id: str = data["id"]
        self.language: Language = data["language"]
        self.severity: Severity = data["severity"]
        self.category = cast(Category, self.id.partition("/")[0])
        self.check: str | None = data["check"]
        self.settings: dict[str, Any] = data["settings"]

    @property
    def says(self) -> Text:
        """What the reader may misunderstand, with `{match}` for the matched words."""
        return Text(*self._data["says"])

    @property
    def why(self) -> Text:
        """Why it matters."""
        return Text(*self._data["why"])

    @property
    def suggest(self) -> list[SuggestData]:
        """Each way out."""
        return [tuple(item) for item in self._data["suggest"]]

    @cached_property
    def _guards(self) -> tuple[list[tuple[Guard, bool]], list[tuple[Guard, bool]]]:
        """Sentence guards and document guards, each with the answer it must give."""
        sentence: list[tuple[Guard, bool]] = []
        document: list[tuple[Guard, bool]] = []
        clauses: list[tuple[Guard, bool]] = []
        for field, wanted in (("when", True), ("unless", False)):
            for name, pattern in self._data[field]:
                if isinstance(pattern, dict):
                    clauses.append((self._chinese.guard(pattern), wanted))
                elif pattern is not None:
                    sentence.append((_pattern_guard(name, pattern), wanted))
                else:
                    function, on_document = guards.load(name)
                    (document if on_document else sentence).append((function, wanted))
        return sentence + clauses, document  # cut into words only what all else admits

    def admits(self, match: Match) -> bool:
        """Whether every guard that reads only the sentence lets the match stand."""
        return all(guard(match) == wanted for guard, wanted in self._guards[0])

    def admits_in(self, match: Match, document: Document, context: Context) -> bool:
        """Whether every guard that reads document or context lets the match stand."""
        return all(guard(match, document, context) == wanted for guard, wanted in self._guards[1])


class Chinese:
    """The words and clauses of Chinese sentences; nothing is loaded before a rule asks."""

    def __init__(self, terms: str, engine: EngineName) -> None:
        self._terms = terms
        self._engine = engine

    @cached_property
    def segmenter(self) -> Segmenter:
        """What cuts sentences into words."""
        from coach.analysis.chinese_words import Segmenter

        terms = (term.rpartition("/") for term in self._terms.split())
        return Segmenter({word: tag for word, _, tag in terms}, self._engine)

    def clauses(self, match: Match) -> Iterator[Clause]:
        """The clauses that a match touches."""
        from coach.analysis.chinese_clauses import clauses_of

        for clause in clauses_of(self.segmenter.words(match.sentence.folded)):
            if clause.start < match.end and match.start < clause.end:
                yield clause

    def guard(self, features: dict[str, list[str]]) -> Guard:
        """Whether a clause that the match touches has all the features."""
        return lambda match: any(
            clause.has(features, match.start) for clause in self.clauses(match)
        )


def _pattern_guard(name: str, pattern: str) -> Guard:
    compiled = re2.compile(pattern)
    if name == "sentence":
        return lambda match: compiled.search(match.sentence.folded) is not None
    return lambda match: compiled.search(getattr(match, name)) is not None


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether `start..end` does not cut a word of an alphabetic script in two.

    Han, kana and hangul have no word spaces, so any edge among them is a boundary.
    """
    return not (
        (start > 0 and _is_letter(text[start]) and _is_letter(text[start - 1]))
        or (end < len(text) and _is_letter(text[end - 1]) and _is_letter(text[end]))
    )


def _is_letter(character: str) -> bool:
    return (character.isalnum() and not "\u2e80" <= character <= "\ud7ff") or character == "_"


class Rulebook:
    """All rules, ready to match.

    `pipeline` gives the parse that some English token rules ask for, `words` names the engine that
    cuts sentences for the Chinese ones.
    """

    def __init__(
        self,
        data: dict[str, Any],
        pipeline: Callable[[], Pipeline | None] | None = None,
        words: EngineName = "jieba",
    ) -> None:
        self.key: str = data["key"]
        self._chinese = Chinese(data["terms"], words)
        self.rules = [CompiledRule(rule, self._chinese) for rule in data["rules"]]
        self.checks = [rule for rule in self.rules if rule.check is not None]
        self.about_sentence = frozenset(
            rule.id for rule in self.checks if rule.settings.get("about_sentence")
        )
        self._pipeline = pipeline
        self._patterns = data["patterns"]
        self._compiled: dict[int, tuple[Any, dict[str, int]]] = {}
        self._tokens = data["tokens"]
        self._token_patterns: dict[int, TokenPattern] = {}
        self._outlines: dict[int, Any] = {}
        self._needs: list[str] = data["needs"]
        self._needs_of: list[list[int]] = [pattern[3] for pattern in self._patterns]
        self._unpacked: dict[int, list[str]] = {}
        self._ascii = Literals(*data["literals"]["ascii"])
        self._other = Literals(*data["literals"]["other"])
        self._swaps: list[tuple[int, str]] = data["swaps"]
        self._untriggered: list[int] = data["untriggered"]
        self._set = _pattern_set([self._searched(number) for number in self._untriggered])

    def _searched(self, number: int) -> str:
        """The pattern as the set looks for it, which reads lower case only."""
        _, pattern, cased, _ = self._patterns[number]
        return f"(?i:{pattern})" if cased else str(pattern)

    def match(self, sentence: Sentence) -> tuple[Match, ...]:
        """Every match in a sentence that the guards reading only the sentence admit."""
        return self.match_each([sentence])[0]

    def match_each(self, sentences: Sequence[Sentence]) -> list[tuple[Match, ...]]:
        """The matches of each sentence; those that need grammar are parsed in one batch."""
        found = [self._on_surface(sentence) for sentence in sentences]
        asked = [number for number, (_, grammar) in enumerate(found) if grammar]
        pipeline = self._pipeline() if asked and self._pipeline else None
        if pipeline is not None:
            texts = [(sentences[number].raw, found[number][1]) for number in asked]
            for number, hits in zip(asked, pipeline.find_each(texts), strict=True):
                found[number][0].extend(
                    Match(self.rules[index], sentences[number], start, end)
                    for index, start, end in hits
                )
        return [
            tuple(
                match
                for match in matches
                if match.rule.language in sentence.languages and match.rule.admits(match)
            )
            for sentence, (matches, _) in zip(sentences, found, strict=True)
        ]

    def _on_surface(self, sentence: Sentence) -> tuple[list[Match], list[Grammar]]:
        """The matches that need no grammar, and the patterns that ask for it."""
        if not sentence.languages:
            return [], []
        found: list[Match] = []
        patterns: set[int] = set()
        tokens: set[int] = set()
        folded = sentence.folded
        for woken, codes, start, end in self._literals_in(folded):
            patterns.update(woken)
            for code in codes:
                number, kind = divmod(code, KINDS)
                if kind == TOKENS:
                    tokens.add(number)
                elif is_bounded(folded, start, end):
                    swap = None
                    if kind == SWAP:
                        number, swap = self._swaps[number]
                    found.append(Match(self.rules[number], sentence, start, end, None, swap))
        found.sort(key=_place)
        encoded = folded.encode()
        awake = self._with_needs(patterns, folded)
        if self._set is not None:
            awake += [self._untriggered[index] for index in self._set.Match(encoded) or ()]
        for number in sorted(awake):
            found.extend(self._run_pattern(number, sentence, encoded))
        grammar: list[Grammar] = []
        found.extend(self._run_tokens(sorted(tokens), sentence, grammar))
        return found, grammar

    def _literals_in(self, folded: str) -> Sequence[Found]:
        """What each literal in the text leads to, and where it stands."""
        if folded.isascii():
            return self._ascii.find(folded)
        return self._ascii.find(folded) + self._other.find(folded)

    def _with_needs(self, patterns: Iterable[int], folded: str) -> list[int]:
        """Those patterns of whose other literals too the text holds as many as a match must."""
        met: dict[int, bool] = {}
        awake = []
        held, needs_of = folded.__contains__, self._needs_of
        for number in patterns:
            for need in needs_of[number]:
                is_met = met.get(need)
                if is_met is None:
                    is_met = met[need] = any(map(held, self._literals_of(need)))
                if not is_met:
                    break
            else:
                awake.append(number)
        return awake

    def _literals_of(self, need: int) -> list[str]:
        """The literals of a need, unpacked once."""
        known = self._unpacked.get(need)
        if known is None:
            known = self._unpacked[need] = self._needs[need].split("\n")
        return known

    def _run_pattern(self, number: int, sentence: Sentence, encoded: bytes) -> Iterator[Match]:
        index, pattern, cased, _ = self._patterns[number]
        known = self._compiled.get(number)
        if known is None:
            compiled = re2.compile(pattern)
            known = self._compiled[number] = (compiled, dict(compiled.groupindex))
        compiled, names = known
        text = sentence.raw if cased else sentence.folded
        data = sentence.raw.encode() if cased else encoded
        plain = len(data) == len(text)
        for found in compiled.finditer(data):
            spans = {name: found.span(group) for name, group in names.items()}
            whole = found.span()
            if not plain:
                spans = {name: _decoded(data, span) for name, span in spans.items()}
                whole = _decoded(data, whole)
            if whole[0] == whole[1] or not is_bounded(text, *whole):
                continue
            start, end = spans.pop("span", whole)
            if start < 0 or start == end:
                start, end = whole
            groups = {name: span for name, span in spans.items() if span[0] >= 0}
            yield Match(self.rules[index], sentence, start, end, groups)

    def _run_tokens(
        self, numbers: Sequence[int], sentence: Sentence, grammar: list[Grammar]
    ) -> Iterator[Match]:
        """The matches of token patterns; those that read grammar are put into `grammar`."""
        if not numbers:
            return
        tokens = tokenise(sentence)
        for number in numbers:
            index, kind, nodes = self._tokens[number]
            if self.rules[index].language not in sentence.languages:
                continue
            if kind in ("parsed", "dependency"):
                grammar.append((index, kind, nodes))
                continue
            pattern = self._token_patterns.get(number)
            if pattern is None:
                pattern = self._token_patterns[number] = TokenPattern(nodes)
                self._outlines[number] = re2.compile(outline(nodes))
            if kind == "surface":
                words: Sequence[Token] = tokens
            elif self._outlines[number].search(sentence.folded):
                words = self._chinese.segmenter.words(sentence.folded)
            else:
                continue
            for start, end in pattern.find(words):
                yield Match(self.rules[index], sentence, start, end)


def _place(match: Match) -> tuple[int, int]:
    """Where a match ends and begins: the order in which a text is read."""
    return match.end, match.start


def _decoded(data: bytes, span: tuple[int, int]) -> tuple[int, int]:
    """A byte span as a character span."""
    if span[0] < 0:
        return span
    start = len(data[: span[0]].decode())
    return start, start + len(data[span[0] : span[1]].decode())


def _pattern_set(patterns: list[str]) -> Any:
    if not patterns:
        return None
    together = re2.Set.SearchSet()
    for pattern in patterns:
        together.Add(pattern)
    together.Compile()
    return together
