"""What every finder of this package answers: a place in a text, its kind and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


def near_digits(text: str, before: int, after: int) -> Iterator[tuple[int, int]]:
    """The stretches of `text` that lie around digits, apart from each other and in order.

    A pattern that needs a digit runs in these alone, which are little of most letters.
    """
    start = end = 0
    for found in _DIGITS.finditer(text):
        if found.start() - before > end:
            if end > start:
                yield start, end
            start = max(0, found.start() - before)
        end = min(len(text), found.end() + after)
    if end > start:
        yield start, end
