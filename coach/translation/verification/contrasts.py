"""Words that may not stand for each other: tomorrow and today, buyer and seller, FOB and CIF.

Each group names things of which one is meant. Where the original says one and the translation
another that the original does not say, the translation is wrong. A word that one side simply does
without is no mistake here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from coach import assets


@dataclass(frozen=True, slots=True)
class Group:
    """Things that exclude each other: (name, English, Chinese) with patterns for small letters.

    `kind` is that of the mismatch.
    """

    kind: str
    things: tuple[tuple[str, str, str], ...]


@cache
def groups() -> tuple[Group, ...]:
    """All groups, in the order of their file."""
    path = assets.path("rules") / "translation" / "contrasts.tsv"
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        rows = [line.split("\t") for line in lines]
        if rows:
            things = tuple((english, english, chinese) for _, english, chinese in rows)
            found.append(Group(rows[0][0], things))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of a group in a text, with its first place."""

    name: str
    start: int
    end: int


@cache
def _patterns(chinese: bool) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], ...]:
    return tuple(
        tuple(
            (
                name,
                re.compile(
                    words if chinese else rf"(?:(?<![a-z0-9_/-])|(?=/))(?:{words})(?![a-z0-9_])"
                ),
            )
            for name, english, hanzi in group.things
            for words in [hanzi if chinese else english]
        )
        for group in groups()
    )


@cache
def _whole(chinese: bool) -> tuple[re.Pattern[str], ...]:
    """For each group one pattern that tells whether there is anything of it."""
    return tuple(
        re.compile("|".join(pattern.pattern for _, pattern in patterns))
        for patterns in _patterns(chinese)
    )


def groups_in(low: str, *, chinese: bool) -> tuple[int, ...]:
    """The numbers of the groups of which `low` names something."""
    return tuple(
        number for number, pattern in enumerate(_whole(chinese)) if pattern.search(low) is not None
    )


def things_in(low: str, group: int, *, chinese: bool, every: bool = False) -> list[Found]:
    """The things of the group with that number which `low` names: first places, or `every`."""
    found: list[Found] = []
    for name, pattern in _patterns(chinese)[group]:
        for one in pattern.finditer(low):
            found.append(Found(name, *one.span()))
            if not every:
                break
    return found
