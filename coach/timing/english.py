"""The English grammar of times."""

from __future__ import annotations

from coach.timing.expression import Found


def find(raw: str, folded: str) -> list[Found]:
    """The time expressions of a sentence, in its order."""
    return []
