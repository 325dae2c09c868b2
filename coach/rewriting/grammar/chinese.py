"""temporary"""

from collections.abc import Iterator

from coach.rewriting.strength import Strength


def said_again(text: str, strength: Strength) -> Iterator[str]:
    return iter(())
