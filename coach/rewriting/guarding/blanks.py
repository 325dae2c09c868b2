"""The ⟦blanks⟧ of a candidate: holes for the writer, in which nothing is said yet."""

from __future__ import annotations

from coach.lazily import lazy

BLANK = lazy(r"⟦[^⟦⟧]*⟧")


def spaced_out(text: str) -> str:
    """The text with blanks as spaces, every other character at its place."""
    return BLANK.sub(lambda found: " " * len(found[0]), text)
