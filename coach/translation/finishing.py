"""The last touches to a translated sentence: its own spacing, a capital, glosses in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.document import Document
from coach.translation.asking import Answer
from coach.translation.engines import Gloss
from coach.translation.passage import Protected
from coach.translation.passages import Piece

_IN_SMALL_LETTERS = frozenset({"reference", "date", "time", "quantity", "amount"})
"""Kinds of facts that have words of ours, in small letters as in the middle of a sentence."""


def shown(source: str, piece: Piece, answer: Answer) -> str:
    """The words to put: what stays has its own spacing and line breaks."""
    return source[piece.start : piece.end] if answer.text == piece.text else answer.text


def glosses_in(document: Document, piece: Piece, answer: Answer) -> Iterator[Gloss]:
    """The glosses of an answer, moved to the source's own spacing where the words stayed."""
    for one in answer.glosses:
        if not 0 <= one.start < one.end <= len(answer.text):
            continue
        if answer.text != piece.text:
            yield one
        else:
            start, end = document.to_source(piece.at[one.start], piece.at[one.end - 1] + 1)
            yield Gloss(start - piece.start, end - piece.start, one.term, one.meaning)


def raised(text: str, protected: Sequence[Protected]) -> str:
    """The text with a capital, where a fact in small letters came to stand first: “Order PO-7”."""
    for one in protected:
        small = one.kind in _IN_SMALL_LETTERS and one.rendered[:1].islower()
        if small and text.startswith(one.rendered):
            return text[:1].upper() + text[1:]
    return text
