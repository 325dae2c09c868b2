"""A draft taken apart into what is translated and what stands between: marks, breaks, quotes.

Nothing here is changed: the pieces and the layout between them together are the draft.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from coach.analysis.language import weigh
from coach.analysis.scripts import HAN_RUN, HAS_KANA_OR_HANGUL, LATIN_WORD, is_han, runs
from coach.document import LINTED, Block, BlockKind, Document
from coach.lazily import lazy

NO_LANGUAGE = "und"
"""The language of what has no letters: a figure, a line of dashes."""

_BREAK = lazy(r" *\n\s*")
_GAP = lazy(r"\t\s*|[ \u00a0\u3000]{3,}")
_MARKS = lazy(r" ?(?:#{1,6} +)?(?=\S)")
_CLOCK = lazy(r"\d:\d\d")
_TWO_LINES = frozenset({("此致", "敬礼"), ("此致", "敬禮"), ("此致", "敬礼！"), ("此致", "敬礼!")})
"""Closings that are written on two lines."""
_HAN_WEIGHT = 3
"""A Chinese character says as much as so many Latin letters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or the words of one line, that is translated by itself.

    `start` and `end` are code points of the source text. `text` is on one line; `at` holds for each
    of its characters, and for its end, the text offset in the document. `language` is an ISO 639
    code, NO_LANGUAGE without letters.
    """

    start: int
    end: int
    text: str
    at: tuple[int, ...]
    language: str
    block: BlockKind

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The place in `text` of the text span `start..end` of the document, empty if outside."""
        first = bisect_left(self.at, start)
        return first, max(first, min(bisect_left(self.at, end), len(self.text)))


def pieces_of(
    document: Document, facts: Collection[tuple[int, int]], source: str | None = None
) -> tuple[Piece, ...]:
    """What is translated of a document, in its order and without overlaps.

    Quoted history and code are not. `facts` are the text spans of its facts: they say nothing about
    the language of a sentence. `source` is the language as its writer named it; it holds for every
    sentence in its script.
    """
    hidden = _hidden(document, facts)
    found: list[Piece] = []
    for block in document.blocks:
        for start, end in _spans(document, block):
            piece = _piece(document, hidden, block.kind, start, end, source)
            if piece.start < (found[-1].end if found else 0):
                continue
            if found and (found[-1].text, piece.text) in _TWO_LINES:
                piece = _joined(found.pop(), piece)
            found.append(piece)
    return tuple(found)


def kept_blocks(document: Document) -> frozenset[BlockKind]:
    """The kinds of blocks that stay as they are because others wrote them or nobody reads them."""
    return frozenset(block.kind for block in document.blocks if block.kind in ("quote", "code"))


def _hidden(document: Document, facts: Collection[tuple[int, int]]) -> str:
    """The text with masks and facts blanked out, of the same length."""
    letters = list(document.masked)
    for start, end in facts:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _spans(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """The text spans of what a block holds to translate, between gaps such as those of a table."""
    if block.kind == "signature":
        lines = _signature_lines(document, block)
    elif block.kind in LINTED:
        lines = _sentences(document, block)
    else:
        return
    for start, end in lines:
        yield from _columns(document, start, end)


def _sentences(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block; the first of a heading begins with its label: “Subject: …”."""
    starts = [sentence.start for sentence in document.sentences]
    first = bisect_left(starts, block.start)
    for number, sentence in enumerate(document.sentences[first:]):
        if sentence.start >= block.end:
            return
        start = sentence.start
        if block.kind == "heading" and number == 0:
            marks = _MARKS.match(document.masked, block.start)
            start = marks.end() if marks else start
        yield min(start, sentence.start), sentence.start + len(sentence.raw.rstrip())


def _signature_lines(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """The lines of a signature or of mail headers; not the time and name of a chat bubble."""
    if document.text[block.end : block.end + 1].strip():
        return
    start = block.start
    for line in document.text[block.start : block.end].split("\n"):
        end = start + len(line)
        if not (block.start == 0 and _CLOCK.search(line) and ":" not in line[:8]):
            yield start, end
        start = end + 1


def _columns(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between wide gaps and upright lines, each without the spaces around it."""
    text = document.text
    cuts = [at for at in range(start, end) if text[at] == "|" or _is_gap(document, at)]
    for first, last in zip([start, *(at + 1 for at in cuts)], [*cuts, end], strict=True):
        body = text[first:last]
        if body.strip():
            yield first + len(body) - len(body.lstrip()), first + len(body.rstrip())


def _is_gap(document: Document, at: int) -> bool:
    """Whether a space of the text stands for a tab or several spaces of the source."""
    if document.text[at] != " ":
        return False
    return _GAP.fullmatch(document.source[slice(*document.to_source(at, at + 1))]) is not None


def _piece(
    document: Document, hidden: str, block: BlockKind, start: int, end: int, named: str | None
) -> Piece:
    language = _language(document, hidden, start, end, named)
    letters: list[str] = []
    at: list[int] = []
    place = start
    for found in _BREAK.finditer(document.text, start, end):
        letters.append(document.text[place : found.start()])
        at.extend(range(place, found.start()))
        wide = is_wide(document.text[found.start() - 1]) and is_wide(document.text[found.end()])
        letters.append("" if wide else " ")
        at.extend([] if wide else [found.start()])
        place = found.end()
    letters.append(document.text[place:end])
    at.extend(range(place, end + 1))
    source = document.to_source(start, end)
    return Piece(*source, "".join(letters), tuple(at), language, block)


def _joined(first: Piece, second: Piece) -> Piece:
    """Two lines that say one thing, as one piece."""
    at = (*first.at[:-1], *second.at)
    text = first.text + second.text
    return Piece(first.start, second.end, text, at, second.language, second.block)


def is_wide(character: str) -> bool:
    """Whether a character, one or none, needs no space beside it: a Chinese one or its marks."""
    return is_han(character) or character in _WIDE_MARKS


_WIDE_MARKS = frozenset("，。！？；：、（）“”‘’《》【】「」『』…—～·")


def _language(document: Document, hidden: str, start: int, end: int, named: str | None) -> str:
    """The language of a stretch by the letters outside its facts, else by all its letters."""
    for text in (hidden, document.text):
        body = text[start:end]
        if any(map(str.isalpha, body)):
            return _fitting(_of_letters(document, body, start), named)
    return NO_LANGUAGE


def _fitting(found: str, named: str | None) -> str:
    """The language that the writer named, where the letters found can be in it."""
    if named is None:
        return found
    return named if _script(found) == _script(named) else found


def _script(language: str) -> str:
    return language if language in _SCRIPTS else "latin"


_SCRIPTS = frozenset("zh ja ko el ru hy he ar hi bn ta th ka am km".split())


def _of_letters(document: Document, body: str, start: int) -> str:
    if body.isascii():
        return _latin(document, body, start)
    counts: dict[str, int] = {}
    for _, code, run in runs(body):
        counts[code] = counts.get(code, 0) + sum(map(str.isalpha, run))
    han = sum(map(len, HAN_RUN.findall(body)))
    latin = sum(map(len, LATIN_WORD.findall(body)))
    others = {code: count for code, count in counts.items() if code not in ("latin", "zh")}
    if han:
        if HAS_KANA_OR_HANGUL.search(body) or document.language in ("ja", "ko"):
            return max(others, key=others.__getitem__) if others else document.language
        if _HAN_WEIGHT * han >= latin or (han > 1 and weigh(body).english < 2):
            return "zh"
    elif others and max(others.values()) > latin:
        return max(others, key=others.__getitem__)
    return _latin(document, body, start)


def _latin(document: Document, body: str, start: int) -> str:
    """The language of Latin letters by their words, else of their segment, else of the document."""
    found = weigh(body)
    if found.english > found.foreign + 1:
        return "en"
    if found.language is not None and found.foreign > found.english + 1:
        return found.language
    starts = [segment.start for segment in document.segments]
    at = bisect_right(starts, start) - 1
    code = document.segments[at].language if at >= 0 else "en"
    if _script(code) != "latin" or code == NO_LANGUAGE:
        code = document.language
    return code if _script(code) == "latin" and code != NO_LANGUAGE else "en"
