"""Token patterns in spaCy's Matcher notation, run without spaCy where they can be.

In a Chinese rule WORD, TAG and POS ask for the words of the sentence; else a token is a character.

A pattern that asks only for what a token looks like is simulated here as a small automaton in time
proportional to tokens times nodes. One that asks for POS, TAG, DEP and the like is left to spaCy.
Notation: https://spacy.io/api/matcher and https://spacy.io/api/dependencymatcher.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import re2

from coach.analysis.simplified import simplify
from coach.document import Token
from coach.rulebook.inflection import Inflections

SURFACE = frozenset(
    "LOWER TEXT ORTH LEMMA LENGTH IS_ALPHA IS_DIGIT IS_PUNCT IS_TITLE IS_UPPER IS_LOWER LIKE_NUM "
    "OP".split()
)
"""Attributes that a token shows by itself."""

PARSED = frozenset("POS TAG DEP MORPH ENT_TYPE SHAPE IS_SENT_START".split())
"""Attributes that only a pipeline knows."""

OF_WORDS = frozenset("WORD TAG POS".split())
"""Attributes for which a Chinese sentence is cut into words."""

_OPERATORS = {"!": (1, 1), "?": (0, 1), "+": (1, None), "*": (0, None), "1": (1, 1)}
_COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "==": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
}
_NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand million".split()
)
Test = Callable[[Token], bool]


def validate(
    nodes: list[dict[str, Any]], inflections: Inflections, *, dependency: bool
) -> list[dict[str, Any]]:
    """The nodes with LEMMA replaced by the word's forms. Raises ValueError with what is wrong."""
    if not dependency:
        return [_node(node, inflections) for node in nodes]
    checked = []
    for node in nodes:
        if "RIGHT_ID" not in node or "RIGHT_ATTRS" not in node:
            raise ValueError("a dependency node needs RIGHT_ID and RIGHT_ATTRS")
        checked.append({**node, "RIGHT_ATTRS": _node(node["RIGHT_ATTRS"], inflections)})
    return checked


def validate_chinese(nodes: list[dict[str, Any]], *, dependency: bool) -> list[dict[str, Any]]:
    """The nodes in simplified characters. Raises ValueError with what is wrong."""
    if dependency:
        raise ValueError("a Chinese sentence is not parsed; use tokens with WORD, TAG and POS")
    allowed = (SURFACE - {"LEMMA"}) | OF_WORDS
    for node in nodes:
        for name, value in node.items():
            if name not in allowed:
                raise ValueError(
                    f"no token attribute {name!r} in a Chinese rule; there are "
                    f"{', '.join(sorted(allowed))}"
                )
            if name == "OP":
                _bounds(str(value))
            elif name in ("TAG", "POS"):
                _require_tags(name, value)
            elif isinstance(value, dict) and "REGEX" in value:
                re2.compile(value["REGEX"])
    return [
        {name: str(v) if name == "OP" else _simplified(v) for name, v in node.items()}
        for node in nodes
    ]


def _require_tags(name: str, value: Any) -> None:
    from coach.analysis.chinese_words import PARTS_OF_SPEECH

    known = set(PARTS_OF_SPEECH) if name == "TAG" else set(PARTS_OF_SPEECH.values())
    listed = (
        [*value.get("IN", ()), *value.get("NOT_IN", ())] if isinstance(value, dict) else [value]
    )
    for one in listed:
        if one not in known:
            raise ValueError(f"no {name} {one!r} of a word; there are {', '.join(sorted(known))}")


def _simplified(value: Any) -> Any:
    if isinstance(value, str):
        return simplify(value)
    if isinstance(value, dict):
        return {name: _simplified(one) for name, one in value.items()}
    return [_simplified(one) for one in value] if isinstance(value, list) else value


def _node(node: dict[str, Any], inflections: Inflections) -> dict[str, Any]:
    checked: dict[str, Any] = {}
    for name, value in node.items():
        if name not in SURFACE | PARSED:
            raise ValueError(
                f"no token attribute {name!r}; there are {', '.join(sorted(SURFACE | PARSED))}"
            )
        if name == "LEMMA":
            lemmas = value.get("IN", []) if isinstance(value, dict) else [value]
            forms = [form for lemma in lemmas for form in inflections.all_forms(str(lemma))]
            checked["LOWER"] = {"IN": sorted(set(forms))}
        elif name == "OP":
            _bounds(str(value))
            checked[name] = str(value)
        else:
            if isinstance(value, dict) and "REGEX" in value:
                re2.compile(value["REGEX"])
            checked[name] = value
    return checked


def kind_of(nodes: list[dict[str, Any]], chinese: bool, *, dependency: bool) -> str:
    """What runs a pattern: "surface", "words" (Chinese), "parsed" or "dependency"."""
    if dependency:
        return "dependency"
    if any(not (OF_WORDS if chinese else PARSED).isdisjoint(node) for node in nodes):
        return "words" if chinese else "parsed"
    return "surface"


def trigger_words(nodes: list[dict[str, Any]], *, dependency: bool) -> frozenset[str]:
    """Words of which one must occur, from the node that offers the rarest; empty if none does."""
    best: frozenset[str] = frozenset()
    for node in nodes:
        attributes = node["RIGHT_ATTRS"] if dependency else node
        if _bounds(str(attributes.get("OP", "1")))[0] == 0 or attributes.get("OP") == "!":
            continue
        words = _words(attributes)
        if words and (not best or min(map(len, words)) > min(map(len, best))):
            best = words
    return best


def outline(nodes: Sequence[dict[str, Any]]) -> str:
    """What a sentence must look like before it is worth cutting: the words in their order.

    An RE2 pattern; every sentence in which the pattern of words matches contains a match of it.
    """
    parts = []
    for node in nodes:
        words = _words(node) if node.get("OP", "1") == "1" else frozenset()
        named = "|".join(re2.escape(word) for word in sorted(words))
        parts.append(f"(?:{named})" if named else ".*")
    return r"\s*".join(parts)


def _words(attributes: dict[str, Any]) -> frozenset[str]:
    for name in ("WORD", "LOWER", "TEXT", "ORTH"):
        value = attributes.get(name)
        if isinstance(value, str):
            return frozenset({value.lower()})
        if isinstance(value, dict) and "IN" in value:
            return frozenset(str(word).lower() for word in value["IN"])
    return frozenset()


def _bounds(operator: str) -> tuple[int, int | None]:
    if operator in _OPERATORS:
        return _OPERATORS[operator]
    counted = re.fullmatch(r"\{(\d*)(,?)(\d*)\}", operator)
    if not counted or not (counted[1] or counted[3]):
        raise ValueError(f"OP {operator!r} is not one of ! ? + * {{n}} {{n,m}} {{n,}} {{,m}}")
    low = int(counted[1] or 0)
    if not counted[2]:
        return low, low
    return low, int(counted[3]) if counted[3] else None


@dataclass(frozen=True, slots=True)
class _Step:
    test: Test
    low: int
    high: int | None


class TokenPattern:
    """A surface pattern ready to run."""

    def __init__(self, nodes: Sequence[dict[str, Any]]) -> None:
        self._steps = [_step(node) for node in nodes]

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Sentence offsets of the longest matches, left to right, none overlapping."""
        start = 0
        while start < len(tokens):
            end = self._longest(tokens, start)
            if end is None or end == start:
                start += 1
            else:
                yield tokens[start].start, tokens[end - 1].end
                start = end

    def _longest(self, tokens: Sequence[Token], start: int) -> int | None:
        states = self._closure({(0, 0)})
        longest = None
        for index in range(start, len(tokens) + 1):
            if (len(self._steps), 0) in states:
                longest = index
            if index == len(tokens) or not states:
                break
            states = self._closure(self._advance(states, tokens[index]))
        return longest

    def _advance(self, states: set[tuple[int, int]], token: Token) -> set[tuple[int, int]]:
        reached = set()
        for step, count in states:
            if step < len(self._steps) and self._steps[step].test(token):
                limit = self._steps[step].high
                ceiling = self._steps[step].low if limit is None else limit
                reached.add((step, min(count + 1, max(ceiling, 1))))
        return reached

    def _closure(self, states: set[tuple[int, int]]) -> set[tuple[int, int]]:
        """Add the states reached without a token; drop those that may not take another one."""
        closed: set[tuple[int, int]] = set()
        waiting = list(states)
        while waiting:
            step, count = waiting.pop()
            if (step, count) in closed:
                continue
            if step == len(self._steps):
                closed.add((step, 0))
                continue
            node = self._steps[step]
            if count >= node.low:
                waiting.append((step + 1, 0))
            if node.high is None or count < node.high:
                closed.add((step, count))
        return closed


def _step(node: dict[str, Any]) -> _Step:
    tests = [_test(name, value) for name, value in node.items() if name != "OP"]
    operator = str(node.get("OP", "1"))
    low, high = _bounds(operator)
    negated = operator == "!"

    def test(token: Token) -> bool:
        return all(one(token) for one in tests) != negated

    return _Step(test, low, high)


def _test(name: str, value: Any) -> Test:
    read = _READERS[name]
    if isinstance(value, dict):
        return _all(read, value)
    return lambda token: read(token) == value


def _all(read: Callable[[Any], Any], conditions: dict[str, Any]) -> Test:
    tests = [_predicate(name, value) for name, value in conditions.items()]
    return lambda token: all(test(read(token)) for test in tests)


def _predicate(name: str, value: Any) -> Callable[[Any], bool]:
    """A test of an attribute's value, from spaCy's extended pattern syntax."""
    if name == "IN":
        return frozenset(value).__contains__
    if name == "NOT_IN":
        words = frozenset(value)
        return lambda got: got not in words
    if name == "REGEX":
        pattern = re2.compile(value)
        return lambda got: pattern.search(got) is not None
    if name in _COMPARISONS:
        compare = _COMPARISONS[name]
        return lambda got: compare(got, value)
    raise ValueError(f"no predicate {name!r} in a token pattern")


_READERS: dict[str, Callable[[Any], Any]] = {
    "LOWER": lambda token: token.text.lower(),
    "TEXT": lambda token: token.text,
    "ORTH": lambda token: token.text,
    "WORD": lambda token: token.text,
    "TAG": lambda token: token.tag,
    "POS": lambda token: token.pos,
    "LENGTH": lambda token: len(token.text),
    "IS_ALPHA": lambda token: token.text.isalpha(),
    "IS_DIGIT": lambda token: token.text.isdigit(),
    "IS_PUNCT": lambda token: not any(c.isalnum() for c in token.text),
    "IS_TITLE": lambda token: token.text.istitle(),
    "IS_UPPER": lambda token: token.text.isupper(),
    "IS_LOWER": lambda token: token.text.islower(),
    "LIKE_NUM": lambda token: _like_number(token.text.lower()),
}


def _like_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).isdigit() or text in _NUMBER_WORDS
