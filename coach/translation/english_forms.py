"""The forms in which an English term stands in a text: its plural and its British spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from coach import assets
from coach.lazily import lazy
from coach.rulebook.inflection import TABLE_FILE, VERB_TAGS

_BRITISH = {
    "aluminum": "aluminium",
    "catalog": "catalogue",
    "center": "centre",
    "color": "colour",
    "colored": "coloured",
    "fiber": "fibre",
    "flavor": "flavour",
    "gray": "grey",
    "jewelry": "jewellery",
    "labor": "labour",
    "license": "licence",
    "liter": "litre",
    "meter": "metre",
    "mold": "mould",
    "molding": "moulding",
    "odor": "odour",
    "organization": "organisation",
    "program": "programme",
    "tire": "tyre",
}
_WORD = lazy(r"[a-z]+", re.IGNORECASE)
_TAIL = lazy(r" (?:of|at|for|in|against|to|with|on|and|per) ")
"""Where the words that a noun is specified by begin: bill | of lading."""


def spellings(writing: str) -> tuple[str, ...]:
    """The writing, and the same in British spelling where that differs."""
    british = _WORD.sub(lambda word: _BRITISH.get(word[0], word[0]), writing)
    return tuple(dict.fromkeys((writing, british)))


def plurals(writing: str) -> Iterator[str]:
    """The plural of a noun or noun phrase; nothing where it is one already."""
    tail = _TAIL.search(writing)
    head = writing[: tail.start()] if tail else writing
    rest = writing[tail.start() :] if tail else ""
    start = max(head.rfind(" "), head.rfind("-")) + 1
    for plural in _of_word(head[start:]):
        yield head[:start] + plural + rest


def is_verb_too(word: str) -> bool:
    """Whether one word, in lower case, is a verb as well, and so may be no noun where it stands."""
    return word in _table().verbs


def is_a_word(word: str) -> bool:
    """Whether the letters, in lower case, are an ordinary English word or a form of one."""
    return word in _table().words


def _of_word(word: str) -> Iterable[str]:
    known = _table().plurals.get(word.lower())
    if known:
        return [form for form in known if form != word.lower()]
    if not word or not word[-1].isalpha() or word.lower() in _table().plural_words:
        return ()
    low = word.lower()
    if low.endswith("man"):
        return (word[:-2] + "en",)
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return ()
    if word.isupper() and len(word) > 1:
        return (word + "s",)
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es",)
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "s",)


@dataclass(frozen=True, slots=True)
class _Table:
    """What the table of inflected forms says of nouns and verbs, in lower case."""

    plurals: dict[str, list[str]]
    plural_words: frozenset[str]
    verbs: frozenset[str]
    words: frozenset[str]


@cache
def _table() -> _Table:
    text = (assets.path("rules") / "en" / TABLE_FILE).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    verbal = len(VERB_TAGS)  # the columns behind the lemma; the plural comes next
    plurals = {row[0]: row[verbal + 1].split("|") for row in rows if row[verbal + 1]}
    return _Table(
        plurals=plurals,
        plural_words=frozenset(form for forms in plurals.values() for form in forms) - set(plurals),
        verbs=frozenset(row[0] for row in rows if any(row[1 : verbal + 1])),
        words=frozenset(re.split(r"[\t\n|]+", text)),
    )
