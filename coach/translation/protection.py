"""The facts, placeholders and blanks of a passage, marked so that no engine can change them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coach.document import MASK_CHARACTERS, Document
from coach.facts import Fact
from coach.lazily import lazy
from coach.translation.forms import Stretch, Tongues, forms_of
from coach.translation.passage import Protected
from coach.translation.passages import Piece

_MASKED = lazy(f"[{''.join(MASK_CHARACTERS.values())}]")
_FIGURE = lazy(r"\d[\d.,'’]*")
_MASKS = frozenset({"url", "email", "placeholder"})
_SEALED = _MASKS | {"code", "markup"}


@dataclass(frozen=True, slots=True)
class Spotted:
    """A fact or a masked stretch of a document; text offsets."""

    start: int
    end: int
    kind: str
    value: str
    detail: str | None = None


def spotted_in(document: Document, facts: Iterable[Fact]) -> tuple[Spotted, ...]:
    """What may not change in a document: its facts, code and markup, in order, none overlapping."""
    masks = [
        Spotted(mask.start, mask.end, mask.kind, document.text[mask.start : mask.end])
        for mask in document.masks
        if mask.kind in _SEALED
    ]
    found = [
        Spotted(*_in_text(document, one), one.kind, one.value, one.detail)
        for one in facts
        if one.kind not in _MASKS
    ]
    open_ones = (one for one in found if not _MASKED.search(document.masked, one.start, one.end))
    return tuple(sorted([*masks, *open_ones], key=lambda one: one.start))


def _in_text(document: Document, fact: Fact) -> tuple[int, int]:
    return document.offsets.text(fact.start), document.offsets.text(fact.end)


def protected_in(
    piece: Piece, spotted: Sequence[Spotted], tongues: Tongues
) -> tuple[Protected, ...]:
    """The protected stretches of a piece, in its order, each with the reader's form of it."""
    found: list[Protected] = []
    for one in _of_piece(piece, spotted):
        start, end = piece.within(one.start, one.end)
        if start == end:
            continue
        stretch = Stretch(piece.text, start, end, one.kind, one.value, one.detail)
        cut = one.start < piece.at[0] or one.end > piece.at[-1]
        for form in stretch.as_written() if cut else forms_of(stretch, tongues):
            if form.start >= (found[-1].end if found else 0):
                found.append(_protected(stretch, form.start, form.end, form.rendered))
    return tuple(found)


def _of_piece(piece: Piece, spotted: Sequence[Spotted]) -> Iterator[Spotted]:
    first = bisect_left(spotted, piece.at[0], key=lambda one: one.end)
    for one in spotted[first:]:
        if one.start >= piece.at[-1]:
            return
        if one.end > piece.at[0]:
            yield one


def _protected(stretch: Stretch, start: int, end: int, rendered: str) -> Protected:
    words = stretch.text[start:end]
    whole = (start, end) == (stretch.start, stretch.end)
    if not whole and _FIGURE.fullmatch(words):
        return Protected(start, end, "number", words, words, rendered)
    kind = "blank" if words.startswith("⟦") else stretch.reads_as
    return Protected(start, end, kind, words, stretch.value, rendered, stretch.detail)
