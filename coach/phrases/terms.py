"""The terms of the glossary as pairs of the phrasebook: nouns, adjectives, places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def term_pairs() -> Iterator[list[Any]]:
    """A pair for each term, compiled as `coach.phrases.deriving` says, its measure word behind."""
    yield from ()
