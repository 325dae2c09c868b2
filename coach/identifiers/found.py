"""What every finder of this package answers: a place in a text, its kind and its value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from coach.lazily import lazy

KEPT = 16
"""How many texts' findings are remembered, so that facts and checks look only once."""


LONGEST_LINE = 240
"""A text without line breaks is read in such pieces, so that cost grows with its length alone."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something found in a text; offsets count code points of that text.

    `value` is the plain form that two writings of the same thing share. `valid` is False for what
    breaks a rule of its kind (a check digit, a length), True for what keeps it, None where nothing
    can be verified. `detail` says more in one word or code: the carrier, what a reference refers
    to, the currencies a sign may mean, or what is wrong with an invalid one.
    """

    kind: str
    start: int
    end: int
    value: str
    valid: bool | None = None
    detail: str | None = None


def compact(text: str) -> str:
    """Letters and digits only, letters as capitals."""
    return "".join(character for character in text if character.isalnum()).upper()


def line_before(text: str, at: int, most: int = 48) -> str:
    """What stands before `at` in its line, at most `most` characters; the line above if nothing.

    A label stands before its number, in a table or a list often on a line of its own.
    """
    begin = max(0, at - most)
    lines = text[begin:at].split("\n")
    if lines[-1].strip(" \t*-•|>:：") or len(lines) == 1:
        return lines[-1]
    return lines[-2]


def line_of(text: str, at: int) -> str:
    """The line in which `at` stands, at most LONGEST_LINE characters on either side."""
    first, last = max(0, at - LONGEST_LINE), at + LONGEST_LINE
    begin = max(first, text.rfind("\n", first, at) + 1)
    end = text.find("\n", at, last)
    return text[begin : end if end >= 0 else last]


_DIGITS = lazy(r"\d+", re.ASCII)
_LETTERS = lazy("[A-Za-z]+")
HEAD = 3
"""How many letters of a word tell whether a pattern can begin with it."""


@lru_cache(maxsize=KEPT)
def digit_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every run of digits 0 to 9 in `text`."""
    return tuple(found.span() for found in _DIGITS.finditer(text))


@lru_cache(maxsize=KEPT)
def word_heads(text: str) -> tuple[tuple[int, str], ...]:
    """Where each run of Latin letters without accents begins, and its first letters in lower case.

    A head has HEAD letters, fewer only if the word has.
    """
    return tuple((found.start(), found[0][:HEAD].lower()) for found in _LETTERS.finditer(text))


def at_words(pattern: re.Pattern[str], text: str, heads: frozenset[str]) -> Iterator[re.Match[str]]:
    """Like `pattern.finditer(text)`, for a pattern that can begin with certain words only.

    `heads` are the first HEAD letters of these words in lower case. Trying a pattern at the few
    words that it can begin with is far cheaper than at each letter.
    """
    return at_places(pattern, text, [place for place, head in word_heads(text) if head in heads])


def at_places(
    pattern: re.Pattern[str],
    text: str,
    places: Iterable[int],
    start: int = 0,
    end: int | None = None,
) -> Iterator[re.Match[str]]:
    """Like `pattern.finditer(text, start, end)`, for one that can begin at `places` only.

    The places ascend.
    """
    stop = len(text) if end is None else end
    for place in places:
        if start <= place < stop:
            found = pattern.match(text, place, stop)
            if found is not None:
                yield found
                start = found.end()


def near_digits(text: str, before: int, after: int) -> Iterator[tuple[int, int]]:
    """The stretches of `text` that lie around digits, apart from each other and in order.

    A pattern that needs a digit runs in these alone, which are little of most letters.
    """
    start = end = 0
    for first, last in digit_runs(text):
        if first - before > end:
            if end > start:
                yield start, end
            start = max(0, first - before)
        end = min(len(text), last + after)
    if end > start:
        yield start, end
