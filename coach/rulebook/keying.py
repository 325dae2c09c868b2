"""The digest that tells whether a compiled rulebook is still the one its rules make."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from coach.version import VERSION

FORMAT = 8
"""Raised whenever the shape of the compiled data changes."""

KINDS = 4
"""How many kinds of things a literal can lead to; a reference is `number * KINDS + kind`."""

PHRASE, PATTERN, TOKENS, SWAP = range(KINDS)
"""What a literal leads to: a rule at once, a pattern or token pattern to run, a swap."""


LANGUAGES = ("en", "zh")
"""The folders of rules; calendars and cultures beside them are tables of their own."""


def book_key(directories: Iterable[Path]) -> str:
    """A digest of the rule files, lists and tables below the directories, version and format."""
    digest = hashlib.blake2b(f"{FORMAT}:{VERSION}".encode(), digest_size=16)
    for directory in directories:
        for path in sorted(_sources(directory)):
            digest.update(f"{path.relative_to(directory).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(directory: Path) -> Iterable[Path]:
    for language in LANGUAGES:
        yield from (directory / language).glob("**/*.yaml")
        yield from (directory / language).glob("*.tsv")
