"""Places and words of a draft as a terminal shows them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

LONGEST = 160


def placing(text: str, name: str) -> Callable[[int], str]:
    """From a code point offset to `name:line:column`, both from 1."""
    starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]

    def place(offset: int) -> str:
        line = bisect_right(starts, offset)
        return f"{name}:{line}:{offset - starts[line - 1] + 1}"

    return place


def short(words: str) -> str:
    """The words on one line, at most LONGEST characters."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
