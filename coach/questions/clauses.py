"""A draft in the pieces that can answer: its clauses, with what each is about and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from coach.analysis.normalise import fold
from coach.document import Block, Document, Sentence
from coach.lazily import lazy
from coach.messages.reading import read_own
from coach.questions.evading import deferral_in, empty_words_in
from coach.questions.numbering import entry_number, label_value
from coach.questions.topics import topics_in
from coach.questions.values import Value, values_in
from coach.questions.words import words_in

_READ = frozenset({"prose", "list_item", "heading", "greeting"})
_CUT = lazy(
    r"\s(?=\(?[a-h1-9]\)\s)|(?=[①-⑨])|[;；。！!？?…，]+\s*|,\s+(?=(?:and|but|so|the|we"
    r"|it|they|our|your|please|for|as|regarding|about|if|also"
    r"|he|she|this|that|which|delivery|price|payment|lead|moq|there|no|yes|i|you)\b)"
    r"|(?<=[\u4e00-\u9fff]),"
    r"|(?<=[a-z0-9%)]{2})(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bno)(?<!\bmrs)(?<!\bst)\.\s+(?"
    r"=[a-z])|\s[–—-]\s|\s*/\s(?=[a-z])"
    r"|(?<=[\u4e00-\u9fff～~]) +(?=[\u4e00-\u9fff])|～|\s+(?:and|but)\s+(?=(?:the|our"
    r"|your|we|it|they|its|all|both|i) [\w-]+ )"
)
_LABEL = lazy(r"\s*(?:\(?(?P<key>[a-h1-9])\)\s+|(?P<circle>[①-⑨])\s*)")
_ASKS = lazy(
    r"[?？]\s*$|\b(?:could|can|would|will) you\b|\b(?:please|pls|kindly) (?:also "
    r"|kindly |first )?(?:send|advise|confirm|provide"
    r"|tell|let (?:us|me) know|specify|clarify|inform|give|share|check (?:and|if|with"
    r"|whether)|reply|choose)\b"
    r"|\blet us know\b|^(?:which|what|how many)\b|请(?:您|你)?(?:告|确认|提供|问|选"
    r"|回复|安排)|麻烦(?:您|你)?|吗$|多少$|哪"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a draft. `start` and `end` are text offsets; `raw` are its
    words, `folded` the same in lower case and simplified characters.

    `typed` are they with their values under signs (coach.messages.reading).

    `number` is that of the list entry it belongs to. `deferred` is where the answer is put off,
    `empty` where fine words stand, both offsets in the clause; `asks` says that it asks back.
    `heading` has the words of a quoted line it stands below.
    """

    start: int
    end: int
    raw: str
    folded: str
    typed: str
    sentence: int
    number: int | None
    topics: frozenset[str]
    words: frozenset[str]
    values: tuple[Value, ...]
    deferred: tuple[int, int] | None
    empty: tuple[int, int] | None
    asks: bool
    heading: frozenset[str]


MOST_CLAUSES = 600
"""So many pieces of a draft are looked at."""


def clauses_of(document: Document) -> tuple[Clause, ...]:
    """The clauses of what is said in a draft, in its order."""
    return tuple(islice(_clauses(document), MOST_CLAUSES))


def _clauses(document: Document) -> Iterator[Clause]:
    number: int | None = None
    typed = read_own(document).typed
    quoted = [block for block in document.blocks if block.kind == "quote"]
    for index, sentence in enumerate(document.sentences):
        if sentence.block not in _READ:
            continue
        offset, fresh = entry_number(document, sentence)
        if fresh is not None:
            number = fresh
        elif sentence.block != "list_item" and not _goes_on(document, sentence):
            number = None
        heading = _heading(document, quoted, sentence)
        for start, end in _pieces(sentence.folded, offset):
            label = _LABEL.match(sentence.folded, start)
            if label and label.end() < end:
                number, start = label_value(label), label.end()
            folded = sentence.folded[start:end]
            yield Clause(
                start=sentence.start + start,
                end=sentence.start + end,
                raw=sentence.raw[start:end],
                folded=folded,
                typed=typed[sentence.start + start : sentence.start + end],
                sentence=index,
                number=number,
                topics=frozenset(topics_in(folded)),
                words=words_in(folded),
                values=values_in(folded),
                deferred=deferral_in(folded),
                empty=empty_words_in(folded),
                asks=bool(_ASKS.search(sentence.folded[start : end + 2])),
                heading=heading,
            )


def _goes_on(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence stands in the same line as what is before it."""
    before = document.text[max(0, sentence.start - 3) : sentence.start]
    return bool(before) and "\n" not in before


def _heading(document: Document, quoted: list[Block], sentence: Sentence) -> frozenset[str]:
    """The words of the quoted line right above the sentence."""
    for block in quoted:
        between = document.text[block.end : sentence.start]
        if block.end <= sentence.start and not between.strip():
            return words_in(fold(document.masked[block.start : block.end]))
    return frozenset()


def _pieces(folded: str, begin: int) -> list[tuple[int, int]]:
    pieces = []
    start = begin
    for found in _CUT.finditer(folded, begin):
        if len(folded[start : found.start()].strip()) < 2:
            continue
        pieces.append((start, found.start()))
        start = found.end()
    pieces.append((start, len(folded)))
    return [(a, b) for a, b in pieces if folded[a:b].strip(" .,!?")]
