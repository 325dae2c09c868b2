"""The phrasebook itself: a passage in, its translation out, or None where it does not know it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from coach import tables
from coach.phrases.chart import Found, Node, read, tree_of, words_in
from coach.phrases.deriving import CHINESE, ENGLISH, said_of
from coach.phrases.saying import Sayer
from coach.phrases.terms import own_pairs
from coach.phrases.tokens import Token, tokens_of
from coach.translation.form_tables import surnames
from coach.translation.passage import Passage

ROOTS = ("s", "q", "greeting", "closing", "label")
"""The categories that can be a whole passage."""
ADDRESS, HEAD = "address", "head"
BEFORE = {",": (ADDRESS,), ":": (ADDRESS, HEAD)}
"""Those that are a passage only ahead of a mark: a name that begins a letter, or a label."""
MOST_TOKENS = 90
"""Beyond this a sentence is hardly one that pairs cover; it is left as it is."""
MOST_COST = {"en": 7.5, "zh": 6.0}
"""What a reading of one clause may cost and still be told: with each pair it grows less sure."""
FURTHER_CLAUSE = 0.35
"""How much of that each further clause adds.

Of 301 sentences that a bilingual reader judged, 0.96 of those within were right and natural from
English and 0.94 from Chinese; of all of them 0.82.
"""
MOST_NAMES = 4
"""So many words with capitals and nothing else are a name under a letter."""
MOST_BOOKS = 6
"""How many phrasebooks are kept: two directions, and those with terms of users."""
AGAINST_MARK = 3.0
"""How much dearer a reading is that the closing mark does not bear out."""
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
_ANYTHING = ("code", "name", "date", "clock", "duration", "quantity", "number", "contact", "wild")
"""What a placeholder can be whose words tell nothing; nothing that has words of its own around."""
_HINTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"dates?\b|_(?:by|until|on|from)\b|et[ad]\b|deadline|日期|时间|截止", re.I),
     ("date", "code", "wild")),
    (re.compile(r"name|company|customer|recipient|sender|姓名|公司|称呼", re.I), ("name", "wild")),
    (re.compile(r"_no\b|number|reference|编号|单号|号码", re.I), ("reference", "code", "wild")),
    (re.compile(r"amount|price|total|deposit\b|金额|单价", re.I), ("amount", "code", "wild")),
    (re.compile(r"quantity|qty|moq|数量", re.I), ("quantity", "number", "code", "wild")),
)  # fmt: skip
"""What a placeholder is, as far as its words tell, such as {delivery_date} or ⟦公司⟧."""
_COUNT = re.compile(r"[\d,.]+[个件只台套张条份箱支把双瓶]")
"""A Chinese count whose measure word belongs to the noun behind it: 5个纸箱."""
_MEASURES = frozenset(
    "个件只台套张条份箱支把双瓶款批票家位封笔块片根辆艘页项种次趟柜卷包袋桶组排间名段节"
)
"""Characters that may count a noun."""
_END_OF_LATIN = "\u0250"
_NO_NAME = re.compile(r"(?:ed|ing|ly)$")
"""The endings of words that are no names, though a sentence may begin with them."""
_MONTH = re.compile(r"\d{4}-\d\d|\d{1,2}月")
"""The value of a date that names no day."""
_NO_FAMILY = frozenset("he long pan fan song tang gong wen mao yu hang".split())
_SIZES = frozenset("mm cm in ft ml v w mah kw".split())
"""Units that say what a thing is like rather than how many there are: 25 cm teddy bears."""
_TIMES = frozenset("minute hour day week month year workday".split())
_ENDS = ".?!,:;"
_CHINESE_ENDS = {".": "。", "?": "？", "!": "！", ",": "，", ":": "：", ";": "；"}


class Phrasebook:
    """Translates from one of the two languages into the other. Safe to share between threads."""

    def __init__(
        self, said: Sequence[Any], trees: Sequence[Node], words: Container[str], source: str
    ) -> None:
        """`said` and the trees as `coach.phrases.deriving` has them; `words` are all of them."""
        self._source = source
        self._trees = trees
        self._words = words
        self._sayer = Sayer(said)
        self._known: dict[Passage, str | None] = {}
        self._lock = Lock()

    @classmethod
    def of(cls, pairs: Sequence[Any], source: str) -> Phrasebook:
        """A book of compiled pairs and nothing else."""
        tree = tree_of(pairs, ENGLISH if source == "en" else CHINESE)
        return cls([said_of(pair) for pair in pairs], [tree], frozenset(words_in(tree)), source)

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
        elif len(tokens) > 1 and tokens[-1].written.endswith("."):
            mark = "."  # the stop of a sentence is that of “Co., Ltd.”
        if not tokens or len(tokens) > MOST_TOKENS:
            return None
        found = self._best(tokens, mark)
        if found is None:
            return None
        root, one = found
        if self._source == "en":
            return self._sayer.chinese(one) + _chinese_end(root, mark)
        said = self._sayer.english(one)
        return said + _english_end(root, mark, said)

    def _best(self, tokens: Sequence[Token], mark: str) -> tuple[str, Found] | None:
        roots = (*ROOTS, *BEFORE.get(mark, ()))
        alone = len(tokens) <= MOST_NAMES and all(map(self._is_name, tokens))
        alone = alone or self._begins_with_name(tokens)
        known = [
            list(self._categories(token, may_name=alone or place > 0))
            for place, token in enumerate(tokens)
        ]
        chart = read(tokens, known, self._trees)
        whole = [
            (chart[0][root][len(tokens)], root)
            for root in roots
            if len(tokens) in chart[0].get(root, {})
        ]
        if not whole:
            return None
        one, root = min(whole, key=lambda pair: pair[0].cost + _against(pair[1], mark))
        if self._source == "zh" and root == "s" and mark == "?":
            return None  # it asks, and how is not known
        further = sum(token.text == "," for token in tokens)
        most = MOST_COST[self._source] * (1 + FURTHER_CLAUSE * further)
        return (root, one) if one.cost <= most else None

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
        elif self._source == "zh":
            yield from _chinese_word(token)
        elif may_name and self._is_name(token):
            yield "proper", token

    def _begins_with_name(self, tokens: Sequence[Token]) -> bool:
        """Whether the first word, which has a capital anyway, can only be a name: “Kelly, …”."""
        if len(tokens) < 2 or _NO_NAME.search(tokens[0].text):
            return False
        return tokens[1].text in (",", "/") or self._is_name(tokens[1])

    def _is_name(self, token: Token) -> bool:
        """Whether an English word can only be a name: it has a capital, and no pattern knows it."""
        return (
            self._source == "en"
            and token.fact is None
            and token.written[:1].isupper()
            and (token.text not in self._words or token.text in _family_names())
        )


@cache
def _family_names() -> frozenset[str]:
    """Chinese family names in small Latin letters that are no English words."""
    return frozenset(name.lower() for name in surnames().values()) - _NO_FAMILY


def _chinese_word(token: Token) -> Iterator[tuple[str, Token]]:
    """What a character or a Latin word among Chinese can be, whatever the patterns say."""
    spelled = surnames().get(token.text)
    if spelled is not None:
        yield "surname", replace(token, written=spelled)
    if token.text in _MEASURES:
        yield "measure", token
    elif token.text.isalnum() and not token.text.isdigit() and max(token.text) < _END_OF_LATIN:
        yield "latin", token


def categories_of(kind: str, value: str) -> tuple[str, ...]:
    """The categories of a fact by its kind, and for a quantity by its unit."""
    if kind in ("placeholder", "blank"):
        return next((kinds for words, kinds in _HINTS if words.search(value)), _ANYTHING)
    if kind == "quantity" and value.rpartition(" ")[2].replace(" ", "_") in _TIMES:
        return ("duration",)
    if kind == "quantity" and value.endswith((" times", " time")):
        return ("times",)  # how often something is done is nothing that is sent or asked
    if kind == "quantity" and value.rpartition(" ")[2] in _SIZES:
        return ("quantity", "size")
    if kind == "date" and "/" in value:
        return ("dates", "span", "period")  # from one day to another
    if kind == "date" and _MONTH.fullmatch(value):
        return ("date", "month")
    return _KINDS.get(kind, ("code",))


def _against(root: str, mark: str) -> float:
    """What speaks against a question without its mark, and a statement with one."""
    return AGAINST_MARK if (root == "q") != (mark == "?") else 0.0


def _chinese_end(root: str, mark: str) -> str:
    if root == "q":
        return "？"
    if root in ("greeting", ADDRESS):
        return "：" if mark in ",:" and mark else _CHINESE_ENDS.get(mark, "")
    if root == "closing":
        return "！" if mark else ""
    return _CHINESE_ENDS.get(mark, "")


def _english_end(root: str, mark: str, said: str) -> str:
    if root == "q":
        return "?"
    if root in ("greeting", ADDRESS):
        exclaimed = mark == "!" and not said.startswith("Dear")
        return mark if exclaimed else "," if mark else ""
    if root == "closing":
        return "," if mark else ""
    return mark


@lru_cache(maxsize=MOST_BOOKS)
def phrasebook(source: str, own: tuple[tuple[str, str], ...] = ()) -> Phrasebook:
    """The phrasebook from “en” or “zh” into the other, made when it is first asked for.

    `own` are terms of the user's, in the source language and in the other; they come before ours.
    """
    said = tables.part("phrases", "said")
    matched = tables.part("phrases", source)
    trees, words = [matched["tree"]], frozenset(matched["words"])
    if own:
        pairs = list(own_pairs(own, source))
        trees.append(tree_of(pairs, ENGLISH if source == "en" else CHINESE, len(said)))
        words |= frozenset(words_in(trees[1]))
        said = [*said, *map(said_of, pairs)]
    return Phrasebook(said, trees, words, source)
