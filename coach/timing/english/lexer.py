"""A sentence cut into words, numbers and marks, with what a parser asks of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from coach.lazily import lazy
from coach.timing.meaning import Meaning

Rule = TypeVar("Rule")
Told = TypeVar("Told")
Phrases = dict[str, tuple[tuple[tuple[str, ...], Told], ...]]
"""Phrases in tokens with what they tell, by their first token, the longest first."""
Piece = tuple[int, Meaning]
"""What a rule of the grammar found: the token behind it, and its meaning."""

_TOKEN = lazy(r"b4\b|week-ends?\b|[a-z\u00df-\u024f]+|[0-9]+|['’‘]s\b|[^\s\w]|\w")
_PADDING = 10
_CURRENCY = frozenset("$€£¥₹#@_&=\\")
_JOINTS = frozenset("-–/.:,")
_DIGITS = frozenset("0123456789")


class Tokens:
    """The tokens of one sentence. Indices count tokens; `starts` and `ends` count code points.

    Behind the last token stand a few empty ones, so that a rule may look ahead without asking.
    `zones` keeps, by their first token, the ends of the zone names that a rule has read.
    """

    __slots__ = ("ends", "memo", "numeric", "raw", "size", "starts", "words", "zones")

    def __init__(self, raw: str, folded: str) -> None:
        spans = [match.span() for match in _TOKEN.finditer(folded)]
        self.raw = raw
        self.size = len(spans)
        words = [folded[start:end] for start, end in spans]
        if "week-" in folded:
            words = [word.replace("week-end", "weekend") for word in words]
        self.words = words + [""] * _PADDING
        self.numeric = [word[:1] in _DIGITS for word in self.words]
        last = len(folded)
        self.starts = [start for start, _ in spans] + [last + 2] * _PADDING
        self.ends = [end for _, end in spans] + [last + 2] * _PADDING
        self.memo: dict[tuple[str, int], Piece | None] = {}
        self.zones: dict[int, int] = {}

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return at > 0 and self.starts[at] == self.ends[at - 1]

    def digits(self, at: int) -> bool:
        """Whether the token is a number in digits."""
        return self.numeric[at]

    def before(self, at: int, back: int = 1) -> str:
        """The word `back` tokens before; empty at the beginning."""
        return self.words[at - back] if at >= back else ""

    def capital(self, at: int) -> bool:
        """Whether the word is written with a capital."""
        return at < self.size and self.raw[self.starts[at]].isupper()

    def shouted(self, at: int) -> bool:
        """Whether the whole word is in capitals."""
        return at < self.size and self.raw[self.starts[at] : self.ends[at]].isupper()

    def match(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether the tokens from `at` are those words."""
        return self.words[at : at + len(phrase)] == list(phrase)

    def after_the(self, at: int) -> int:
        """Behind an article or a demonstrative, if one stands there."""
        return at + (self.words[at] in ("the", "our", "your", "my", "their", "its"))

    def after_hyphen(self, at: int) -> int:
        """Behind a hyphen, if one stands there."""
        return at + (self.words[at] in ("-", "–", "‐"))

    def free_before(self, at: int) -> bool:
        """Whether an expression may begin here: not inside a code, a price or a longer number."""
        mark = self.words[at - 1] if at else ""
        if mark in ("$", "€", "£", "¥", "₹") and self.digits(at):
            return False
        if not self.glued(at):
            return True
        if mark[0].isalnum() or mark in _CURRENCY:
            return False
        if mark in _JOINTS and mark != "–" and at > 1 and self.glued(at - 1):
            joined = self.words[at - 2][-1:].isalnum() and self.digits(at)
            return not joined or (mark == ":" and self.words[at - 2].isalpha())
        return True

    def free_after(self, end: int) -> bool:
        """Whether an expression may end before this token."""
        if end >= self.size or not self.glued(end):
            return True
        mark = self.words[end]
        if mark[0].isalnum() or mark in ("_", "%", "@"):
            return False
        if mark == "(" and self.words[end + 2] == ")" and self.words[end + 3].isalpha():
            return not (self.glued(end + 3) and self.words[end - 1].isalpha())
        if mark in _JOINTS or mark == "+":
            joined = self.glued(end + 1) and end + 1 < self.size
            follows = self.digits(end + 1)
            return not (joined and follows and self.digits(end - 1))
        return True


def tokens_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, cut as a sentence is."""
    tokens = Tokens(phrase, phrase)
    return tuple(tokens.words[: tokens.size])


def by_first_word(*lines: tuple[Iterable[str], tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
    """For each word the rules of all lines that name it, in their order."""
    found: dict[str, list[Rule]] = {}
    for words, rules in lines:
        for word in words:
            found.setdefault(word, []).extend(rules)
    return {word: tuple(dict.fromkeys(rules)) for word, rules in found.items()}


def phrases_by_first_word(pairs: Iterable[tuple[str, Told]]) -> Phrases[Told]:
    """The phrases cut into tokens, with what they tell."""
    found: dict[str, list[tuple[tuple[str, ...], Told]]] = {}
    for phrase, told in pairs:
        words = tokens_of(phrase)
        found.setdefault(words[0], []).append((words, told))
    return {word: tuple(sorted(each, key=lambda one: -len(one[0]))) for word, each in found.items()}
