"""The phrasebook itself: a passage in, its translation out, or None where it does not know it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from coach import tables
from coach.phrases.chart import Found, read, tree_of, words_in
from coach.phrases.saying import Sayer
from coach.phrases.terms import own_pairs, term_pairs
from coach.phrases.tokens import Token, tokens_of
from coach.translation.glossary import terms
from coach.translation.passage import Passage

ROOTS = ("s", "q", "greeting", "closing", "label")
"""The categories that can be a whole passage."""
MOST_TOKENS = 90
"""Beyond this a sentence is hardly one that pairs cover; it is left as it is."""
MOST_NAMES = 4
"""So many words with capitals and nothing else are a name under a letter."""
MOST_BOOKS = 6
"""How many phrasebooks are kept: two directions, and those with terms of users."""
KEPT = 512
"""How many passages' translations are remembered, so that typing asks only for what is new."""

_KINDS: dict[str, tuple[str, ...]] = {
    "amount": ("amount",),
    "quantity": ("quantity",),
    "percentage": ("percentage",),
    "date": ("date",),
    "time": ("clock",),
    "name": ("name",),
    "company": ("name",),
    "vessel": ("name",),
    "incoterm": ("incoterm",),
    "payment": ("payment",),
    "number": ("number",),
    "reference": ("reference",),
    "phone": ("contact",),
    "url": ("contact",),
    "email": ("contact",),
}
_WILD = (*dict.fromkeys(one for kinds in _KINDS.values() for one in kinds), "duration", "wild")
_COUNT = re.compile(r"[\d,.]+[个件只台套张条份箱支把双瓶]")
"""A Chinese count whose measure word belongs to the noun behind it: 5个纸箱."""
_MEASURES = frozenset(
    "个件只台套张条份箱支把双瓶款批票家位封笔块片根辆艘页项种次趟柜卷包袋桶层层组排间名段节"
)
"""Characters that may count a noun."""
_TIMES = frozenset("minute hour day week month year workday".split())
_ENDS = ".?!,:;"
_CHINESE_ENDS = {".": "。", "?": "？", "!": "！", ",": "，", ":": "：", ";": "；"}


class Phrasebook:
    """Translates from one of the two languages into the other. Safe to share between threads."""

    def __init__(self, pairs: Sequence[Any], source: str) -> None:
        self._pairs = pairs
        self._source = source
        self._tree = tree_of(pairs, 5 if source == "en" else 6)
        self._words = words_in(self._tree)
        self._sayer = Sayer(pairs)
        self._known: dict[Passage, str | None] = {}
        self._lock = Lock()

    def translated(self, passage: Passage) -> str | None:
        """The passage in the other language; None where the pairs do not cover it."""
        with self._lock:
            if passage in self._known:
                return self._known[passage]
        found = self._translated(passage)
        with self._lock:
            while len(self._known) >= KEPT:
                del self._known[next(iter(self._known))]
            self._known[passage] = found
        return found

    def _translated(self, passage: Passage) -> str | None:
        tokens = tokens_of(passage)
        mark = ""
        if tokens and tokens[-1].fact is None and tokens[-1].text in _ENDS:
            mark = tokens.pop().text
        if not tokens or len(tokens) > MOST_TOKENS:
            return None
        found = self._best(tokens)
        if found is None:
            return None
        root, one = found
        if self._source == "en":
            return self._sayer.chinese(one) + _chinese_end(root, mark)
        return self._sayer.english(one) + _english_end(root, mark)

    def _best(self, tokens: Sequence[Token]) -> tuple[str, Found] | None:
        alone = len(tokens) <= MOST_NAMES and all(map(self._is_name, tokens))
        known = [
            list(self._categories(token, may_name=alone or place > 0))
            for place, token in enumerate(tokens)
        ]
        chart = read(tokens, known, self._tree)
        whole = [
            (chart[0][root][len(tokens)], root)
            for root in ROOTS
            if len(tokens) in chart[0].get(root, {})
        ]
        if not whole:
            return None
        one, root = min(whole, key=lambda pair: pair[0].cost)
        return root, one

    def _categories(self, token: Token, *, may_name: bool) -> Iterator[tuple[str, Token]]:
        """What a token is by itself: a fact, a figure, a name, a Latin word in Chinese."""
        fact = token.fact
        if fact is not None:
            for category in categories_of(fact.kind, fact.value):
                yield category, token
            count = _COUNT.fullmatch(fact.text) if fact.kind == "quantity" else None
            if count is not None:
                bare = replace(fact, kind="number", rendered=fact.value.split(" ")[0])
                yield "number", replace(token, fact=bare)
        elif token.text.isdigit():
            yield "number", token
        elif self._source == "zh" and token.text in _MEASURES:
            yield "measure", token
        elif self._source == "zh" and token.text.isascii() and token.text.isalpha():
            yield "latin", token
        elif may_name and self._is_name(token):
            yield "proper", token

    def _is_name(self, token: Token) -> bool:
        """Whether an English word can only be a name: it has a capital, and no pattern knows it."""
        return (
            self._source == "en"
            and token.fact is None
            and token.written[:1].isupper()
            and token.text not in self._words
        )


def categories_of(kind: str, value: str) -> tuple[str, ...]:
    """The categories of a fact by its kind, and for a quantity by its unit."""
    if kind in ("placeholder", "blank"):
        return _WILD
    if kind == "quantity" and value.rpartition(" ")[2].replace(" ", "_") in _TIMES:
        return ("duration", "quantity")
    if kind == "date" and "/" in value:
        return ("span", "period")
    return _KINDS.get(kind, ("code",))


def _chinese_end(root: str, mark: str) -> str:
    if root == "q":
        return "？"
    if root == "greeting":
        return "：" if mark in ",:" and mark else _CHINESE_ENDS.get(mark, "")
    if root == "closing":
        return "！" if mark else ""
    return _CHINESE_ENDS.get(mark, "")


def _english_end(root: str, mark: str) -> str:
    if root == "q":
        return "?"
    if root == "greeting":
        return "," if mark else ""
    if root == "closing":
        return "," if mark else ""
    return mark


@lru_cache(maxsize=MOST_BOOKS)
def phrasebook(source: str, own: tuple[tuple[str, str], ...] = ()) -> Phrasebook:
    """The phrasebook from “en” or “zh” into the other, made when it is first asked for.

    `own` are terms of the user's, in the source language and in the other; they come before ours.
    """
    return Phrasebook([*_ours(), *own_pairs(own, source)], source)


@cache
def _ours() -> list[Any]:
    return [*tables.derived("phrases")["pairs"], *term_pairs(terms())]
