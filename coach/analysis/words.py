"""Word lists as they are written in this package: lines of words with spaces between them."""

from __future__ import annotations

import re


def word_set(*lines: str) -> frozenset[str]:
    """The words of all `lines`."""
    return frozenset(" ".join(lines).split())


def any_of(*lines: str) -> str:
    """The regular expression for any of the words of all `lines`; "_" stands for a space."""
    words = sorted(word_set(*lines), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("_", " ") for word in words) + ")"
