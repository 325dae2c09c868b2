"""Turn rule documents into plain data that matches fast, and keep it on disk.

The compiled book is JSON: literals for one automaton, patterns with the literals that trigger
them, token patterns, and the words of each rule. It is keyed by the bytes of the rule files, the
coach's version and the format number.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import re2

from coach.analysis.simplified import simplify
from coach.finding import Text
from coach.rulebook import guards
from coach.rulebook.errors import Place, RuleError
from coach.rulebook.inflection import Inflections
from coach.rulebook.keying import FORMAT, KINDS, PATTERN, PHRASE, SWAP, TOKENS, book_key
from coach.rulebook.literals import pack
from coach.rulebook.loading import LANGUAGES, load_lists, load_rules
from coach.rulebook.prefilter import Literals, required_sets
from coach.rulebook.rule import Condition, Rule, Suggest
from coach.rulebook.terms import read_terms
from coach.rulebook.token_pattern import kind_of, trigger_words, validate, validate_chinese
from coach.rulebook.vocabulary import Vocabulary

MOST_LITERALS_OF_A_PHRASE = 4
"""A phrase that stands for more is compiled to a pattern, to keep the automaton small."""


def compile_rules(rules: Sequence[Rule], directories: Sequence[Path]) -> dict[str, Any]:
    """The compiled form of `rules`; the directories give their lists and inflections."""
    vocabularies = {
        language: Vocabulary(
            load_lists(directories, language), Inflections.read(directories, language)
        )
        for language in LANGUAGES
    }
    compiler = _Compiler(read_terms(directories))
    for rule in rules:
        compiler.add(rule, vocabularies[rule.language])
    return compiler.result(book_key(directories))


def checked_book(directories: Sequence[Path]) -> dict[str, Any]:
    """Load and compile every rule below `directories`, and hold it to its own examples.

    Raises RuleError for the first rule that cannot be used or does not keep what it promises.
    """
    from coach.rulebook.examples import failures

    rules = load_rules(directories)
    book = compile_rules(rules, directories)
    for failure in failures(book, rules):
        raise failure
    return book


def write_compiled(directories: Sequence[Path], out: Path) -> None:
    """Compile the rules below `directories` into the file `out`. Raises RuleError."""
    write_book(checked_book(directories), out)


def write_book(book: dict[str, Any], out: Path) -> None:
    """Write compiled data to `out` as JSON, atomically."""
    write_whole(out, json.dumps(book, ensure_ascii=False, separators=(",", ":")).encode())


def write_whole(out: Path, content: bytes) -> None:
    """Write a file atomically; readers see the old one or the new one."""
    out.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=out.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        os.replace(name, out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class _Compiler:
    """Collects rules; `result` gives the compiled data."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = terms
        self._rules: list[dict[str, Any]] = []
        self._patterns: list[list[Any]] = []
        self._tokens: list[list[Any]] = []
        self._needs: dict[str, int] = {}
        self._untriggered: list[int] = []
        self._swaps: dict[tuple[int, str], int] = {}
        self._swapped: set[tuple[str, int]] = set()
        self._literals: dict[str, list[int]] = {}

    def add(self, rule: Rule, vocabulary: Vocabulary) -> None:
        """Compile one rule. Raises RuleError."""
        index = len(self._rules)
        self._rules.append(_described(rule, vocabulary))
        find = rule.find
        for phrase, place in find.phrases:
            self._add_phrase(index, phrase, place, vocabulary, inflected=True)
        for phrase, place in find.exact:
            self._add_phrase(index, phrase, place, vocabulary, inflected=False)
        for old, new, place in find.swap:
            self._add_swap(index, old, new, place, vocabulary)
        for pattern, place in find.patterns:
            self._add_pattern(index, pattern, place, vocabulary, cased=False)
        for pattern, place in find.cased:
            self._add_pattern(index, pattern, place, vocabulary, cased=True)
        for nodes, place in find.tokens:
            self._add_tokens(index, nodes, place, vocabulary, dependency=False)
        for nodes, place in find.dependency:
            self._add_tokens(index, nodes, place, vocabulary, dependency=True)
        if find.check is not None:
            _require_check(find.check, rule.place)

    def result(self, key: str) -> dict[str, Any]:
        """The compiled data."""
        return {
            "format": FORMAT,
            "key": key,
            "rules": self._rules,
            "patterns": self._patterns,
            "needs": list(self._needs),
            "untriggered": self._untriggered,
            "tokens": self._tokens,
            "swaps": list(self._swaps),
            "terms": " ".join(f"{word}/{tag}" for word, tag in self._terms.items()),
            "literals": {
                "ascii": self._packed(ascii=True),
                "other": self._packed(ascii=False),
            },
        }

    def _packed(self, *, ascii: bool) -> tuple[str, str]:
        """The literals of one kind of script, and what each leads to."""
        return pack(
            {text: codes for text, codes in self._literals.items() if text.isascii() == ascii}
        )

    def _refer(self, literal: str, kind: int, number: int) -> None:
        """Let `literal` lead to what `kind` and `number` name, packed into one figure."""
        codes = self._literals.setdefault(literal, [])
        code = number * KINDS + kind
        if code not in codes:
            codes.append(code)

    def _add_phrase(
        self, index: int, phrase: str, place: Place, vocabulary: Vocabulary, *, inflected: bool
    ) -> None:
        """As literals where they are few; one that stands for many becomes a pattern."""
        literals = _literals(phrase, place, vocabulary)
        if inflected:
            forms = (vocabulary.inflections.phrase_forms(literal) for literal in literals)
            literals = list(dict.fromkeys(form for group in forms for _, form in group))
        if len(literals) <= MOST_LITERALS_OF_A_PHRASE:
            for literal in literals:
                self._refer(literal, PHRASE, index)
        else:
            pattern = vocabulary.phrase_pattern(phrase, inflected=inflected)
            self._append_pattern(index, simplify(pattern), cased=False)

    def _add_swap(
        self, index: int, old: str, new: str, place: Place, vocabulary: Vocabulary
    ) -> None:
        for literal in _literals(old, place, vocabulary):
            for tag, form in vocabulary.inflections.phrase_forms(literal):
                put = "|".join(
                    vocabulary.inflections.phrase_as(choice.strip(), tag)
                    for choice in new.split("|")
                )
                if (form, index) not in self._swapped:
                    self._swapped.add((form, index))
                    number = self._swaps.setdefault((index, put), len(self._swaps))
                    self._refer(form, SWAP, number)

    def _add_pattern(
        self, index: int, pattern: str, place: Place, vocabulary: Vocabulary, *, cased: bool
    ) -> None:
        expanded = _expanded(pattern, place, vocabulary)
        self._append_pattern(index, expanded if cased else simplify(expanded), cased=cased)

    def _append_pattern(self, index: int, pattern: str, *, cased: bool) -> None:
        number = len(self._patterns)
        trigger, others = required_sets(pattern.lower() if cased else pattern)
        if cased:  # it may ask for traditional characters, which a folded text has not
            others = tuple(one for one in others if "".join(one).isascii())
        if trigger is None:
            self._untriggered.append(number)
            others = ()
        for literal in sorted(trigger or ()):
            self._refer(literal, PATTERN, number)
        self._patterns.append([index, pattern, int(cased), [self._need(one) for one in others]])

    def _need(self, literals: Literals) -> int:
        """The number of a set of literals of which a text must hold one."""
        return self._needs.setdefault("\n".join(sorted(literals)), len(self._needs))

    def _add_tokens(
        self,
        index: int,
        nodes: list[dict[str, Any]],
        place: Place,
        vocabulary: Vocabulary,
        *,
        dependency: bool,
    ) -> None:
        chinese = self._rules[index]["language"] == "zh"
        try:
            if chinese:
                nodes = validate_chinese(nodes, dependency=dependency)
            else:
                nodes = validate(nodes, vocabulary.inflections, dependency=dependency)
        except ValueError as error:
            raise RuleError(place, str(error)) from error
        words = trigger_words(nodes, dependency=dependency)
        if not words:
            raise RuleError(
                place,
                "no token here needs a certain word; name one with "
                + ("WORD" if chinese else "LOWER or LEMMA"),
            )
        number = len(self._tokens)
        self._tokens.append([index, kind_of(nodes, chinese, dependency=dependency), nodes])
        for word in sorted(words):
            self._refer(word, TOKENS, number)


def _described(rule: Rule, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "id": rule.id,
        "language": rule.language,
        "severity": rule.severity,
        "says": _words(rule.says),
        "why": _words(rule.why),
        "unless": [_condition(item, vocabulary) for item in rule.unless],
        "when": [_condition(item, vocabulary) for item in rule.when],
        "suggest": [_suggest(item) for item in rule.suggest],
        "check": rule.find.check,
        "settings": rule.find.settings,
    }


def _words(text: Text) -> list[str]:
    return [text.en, text.zh]


def _suggest(item: Suggest) -> list[Any]:
    note = _words(item.note) if item.note else None
    return [item.text, item.applicability, item.over, note, item.propose]


def _condition(item: Condition, vocabulary: Vocabulary) -> list[Any]:
    if item.features is not None:
        return [item.name, item.features]
    if item.pattern is None:
        if item.name not in guards.names():
            raise RuleError(
                item.place,
                f"no guard {item.name!r}; there are: {', '.join(sorted(guards.names()))}",
            )
        return [item.name, None]
    anchors = {"before": r"(?:{})\z", "after": r"\A(?:{})"}
    pattern = simplify(_expanded(item.pattern, item.place, vocabulary))
    return [item.name, anchors.get(item.name, "{}").replace("{}", pattern)]


def _expanded(pattern: str, place: Place, vocabulary: Vocabulary) -> str:
    try:
        expanded = vocabulary.pattern(pattern)
    except ValueError as error:
        raise RuleError(place, str(error)) from error
    if re.search(r"\(\?(?:[=!]|<[=!])|\\[1-9]", expanded):
        raise RuleError(
            place,
            "look-around and back-references are not linear-time; use before/after conditions",
        )
    try:
        re2.compile(expanded)
    except re2.error as error:
        detail = error.args[0] if error.args else error
        message = detail.decode() if isinstance(detail, bytes) else str(detail)
        raise RuleError(place, f"not a pattern RE2 can run: {message}") from error
    if re2.compile(expanded).search("") is not None:
        raise RuleError(place, "the pattern matches the empty text")
    return expanded


def _literals(phrase: str, place: Place, vocabulary: Vocabulary) -> list[str]:
    try:
        return list(dict.fromkeys(map(simplify, vocabulary.literals(phrase))))
    except ValueError as error:
        raise RuleError(place, str(error)) from error


def _require_check(name: str, place: Place) -> None:
    from coach import checks

    if name not in checks.names():
        raise RuleError(place, f"no check {name!r}; there are: {', '.join(sorted(checks.names()))}")
