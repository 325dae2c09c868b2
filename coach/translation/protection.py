"""The facts, placeholders and blanks of a passage, marked so that no engine can change them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.document import MASK_CHARACTERS, Document
from coach.facts import find_in
from coach.lazily import lazy
from coach.translation.forms import Stretch, Tongues, forms_of
from coach.translation.passage import Protected
from coach.translation.passages import Piece

_MASKED = lazy(f"[{''.join(MASK_CHARACTERS.values())}]")
_SEALED = frozenset({"url", "email", "placeholder", "code", "markup"})


@dataclass(frozen=True, slots=True)
class Spotted:
    """A fact or a masked stretch of a document; text offsets."""

    start: int
    end: int
    kind: str
    value: str
    detail: str | None = None


def spotted_in(document: Document) -> tuple[Spotted, ...]:
    """What may not change in a document, in its order and without overlaps."""
    masks = [
        Spotted(mask.start, mask.end, mask.kind, " ".join(words.split()))
        for mask in document.masks
        if mask.kind in _SEALED
        for words in [document.text[mask.start : mask.end]]
    ]
    facts = [
        Spotted(one.start, one.end, one.kind, one.value, one.detail)
        for one in find_in(document)
        if not _MASKED.search(document.masked, one.start, one.end)
    ]
    return tuple(sorted([*masks, *facts], key=lambda one: one.start))


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
        for form in forms_of(stretch, tongues):
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
    kind = "blank" if words.startswith("⟦") else stretch.kind
    return Protected(start, end, kind, words, stretch.value, rendered, stretch.detail)
