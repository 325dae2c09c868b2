"""Word lists as they are written in this package: lines of words with spaces between them."""

from __future__ import annotations


def word_set(*lines: str) -> frozenset[str]:
    """The words of all `lines`."""
    return frozenset(" ".join(lines).split())
