"""What a message says before it comes to the point.

The opening is read in units: sentences in English, clauses in Chinese, where courtesies are strung
together with commas. A unit is a courtesy (good wishes, thanks for support), an introduction (who
the writer is), background, or the point: a request, an announcement, anything with a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coach.cultures import chinese_words, english_words
from coach.cultures.salutation import Salutation, salutation_of
from coach.document import Document, Sentence
from coach.finding import Language
from coach.lazily import lazy

UnitKind = Literal["courtesy", "introduction", "background", "point"]

_BODY = ("prose", "list_item")
_MOST_UNITS = 24

_CLAUSE = lazy("[^，,。！!；;：:？?～~\n]+[？?]?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or clause of the opening. Text offsets; `text` in lower case, simplified.

    `length` counts words or characters; `asks` tells that something is wanted of the reader.
    """

    start: int
    end: int
    text: str
    kind: UnitKind
    length: int
    asks: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """How a message begins: its greeting, the units before the point, and the point itself."""

    salutation: Salutation | None
    lead: tuple[Unit, ...]
    point: Unit | None

    def courtesies(self) -> tuple[Unit, ...]:
        """The courtesies with which the message begins, up to the first other unit."""
        for number, unit in enumerate(self.lead):
            if unit.kind != "courtesy":
                return self.lead[:number]
        return self.lead

    @property
    def first(self) -> Unit | None:
        """The first unit after the greeting."""
        return self.lead[0] if self.lead else self.point


def opening_of(document: Document, language: Language) -> Opening:
    """The opening of what the message says in `language`."""
    salutation = salutation_of(document)
    lead: list[Unit] = []
    for unit in _units(document, language, salutation):
        if unit.kind == "point" or len(lead) == _MOST_UNITS:
            return Opening(salutation, tuple(lead), unit)
        lead.append(unit)
    return Opening(salutation, tuple(lead), None)


def body_of(document: Document) -> list[Sentence]:
    """The sentences between greeting and closing."""
    return [sentence for sentence in document.sentences if sentence.block in _BODY]


def _units(document: Document, language: Language, salutation: Salutation | None) -> Iterator[Unit]:
    behind = salutation.end if salutation else 0
    for sentence in document.sentences:
        greeting = sentence.block == "greeting" and language == "zh"
        if (sentence.block not in _BODY and not greeting) or sentence.end <= behind:
            continue
        start = max(0, behind - sentence.start)
        if language not in sentence.languages:
            return
        if language == "en":
            if any(map(str.isalnum, sentence.raw[start:])):
                yield _sentence_unit(sentence, start)
        else:
            for found in _CLAUSE.finditer(sentence.folded, start):
                if found[0].strip():
                    yield _clause_unit(sentence, found)


def _sentence_unit(sentence: Sentence, start: int) -> Unit:
    text = sentence.folded[start:].lstrip(" ,")
    begin = sentence.end - len(text)
    asks = _asks(text, english_words.REQUEST)
    kind: UnitKind = "background"
    if not asks and not re.search(r"\d", text) and english_words.COURTESY.match(text):
        kind = "courtesy"
    elif not asks and english_words.INTRODUCTION.match(text):
        kind = "introduction"
    elif asks or english_words.NEWS.search(text):
        kind = "point"
    plainly = asks and _asks(text, english_words.PLAIN_REQUEST)
    return Unit(begin, sentence.end, text, kind, len(text.split()), plainly)


def _asks(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the sentence wants something, other than “how are you?” or pardon."""
    found = english_words.COURTESY.match(text)
    return pattern.search(text, found.end() if found else 0) is not None and not (
        found and found[0].startswith("how") and text.count("?") == 1
    )


def _clause_unit(sentence: Sentence, found: re.Match[str]) -> Unit:
    text = found[0].strip()
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    asks = chinese_words.REQUEST.search(text) is not None
    kind: UnitKind = "background"
    if chinese_words.COURTESY.match(text) and not (asks and not text.endswith(("吗", "？", "?"))):
        kind, asks = "courtesy", False
    elif chinese_words.INTRODUCTION.match(text):
        kind, asks = "introduction", False
    elif asks or chinese_words.NEWS.search(text):
        kind = "point"
    begin = sentence.start + start
    return Unit(begin, begin + len(text), text, kind, len(text), asks)
