"""The words in which sentences are said again, from rules/rewriting/, by strength."""

from __future__ import annotations

from functools import cache

from coach.finding import Language
from coach.rewriting.strength import Strength
from coach.tables import table


def wording(language: Language, name: str, strength: Strength, **slots: str) -> str:
    """A wording of the table with its slots filled."""
    texts = table("rewriting")[language]["wording"][name]
    return str(texts.get(strength, texts["neutral"])).format(**slots)


def request(language: Language, name: str, strength: Strength, **slots: str) -> str:
    """A request of the table, a sentence of its own, with its slots filled."""
    texts = table("rewriting")[language]["requests"][name]
    return str(texts.get(strength, texts["neutral"])).format(**slots)


def skeleton(language: Language) -> str:
    """What a writer may fill in where no words can be offered: fact, need, request."""
    return str(table("rewriting")[language]["skeleton"])


@cache
def verbs(language: Language, group: str) -> frozenset[str]:
    """The verbs of a group, such as those of handing something over."""
    return frozenset(table("rewriting")[language]["verbs"][group])


@cache
def words(language: Language, group: str) -> frozenset[str]:
    """A list of words of the table."""
    return frozenset(table("rewriting")[language]["words"][group])


@cache
def words_pattern(group: str) -> str:
    """A pattern for any word of an English list, the longest first."""
    return r"\b(?:" + "|".join(sorted(words("en", group), key=len, reverse=True)) + r")\b"
