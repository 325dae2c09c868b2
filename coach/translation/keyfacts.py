"""The facts of a message beside their forms in its translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.analysis import analyse
from coach.document import Document
from coach.facts import Fact, find_facts
from coach.translation.assembling import Assembled
from coach.translation.passage import Protected
from coach.translation.passages import Piece
from coach.translation.result import TranslatedFact, TranslatedSentence


def translated_facts(
    document: Document,
    pieces: Sequence[Piece],
    protected: Sequence[Sequence[Protected]],
    sentences: Sequence[TranslatedSentence],
    whole: Assembled,
    *,
    chat: bool,
) -> tuple[TranslatedFact, ...]:
    """Each fact of the draft, and where it stands in the translation.

    It is there in the form in which it was protected, or as a fact of the same value. Each place
    answers for one fact.
    """
    finder = _Finder(document, whole, chat)
    return tuple(
        TranslatedFact(fact, finder.found(fact, pieces, protected, sentences))
        for fact in find_facts(document)
    )


class _Finder:
    """What of the translation's facts has not been given to a fact of the draft yet."""

    def __init__(self, document: Document, whole: Assembled, chat: bool) -> None:
        self.document, self.whole = document, whole
        self.free = list(find_facts(analyse(whole.text, chat=chat))) if whole.text.strip() else []
        self.taken: list[tuple[int, int]] = []

    def found(
        self,
        fact: Fact,
        pieces: Sequence[Piece],
        protected: Sequence[Sequence[Protected]],
        sentences: Sequence[TranslatedSentence],
    ) -> Fact | None:
        """The fact in the translation that says the same, now taken."""
        for piece, stretches, sentence in zip(pieces, protected, sentences, strict=True):
            if piece.start <= fact.start < piece.end:
                return self._same(fact, sentence) or self._as_rendered(
                    fact, piece, stretches, sentence
                )
        moved = self.whole.place_of(fact.start, fact.end)
        return moved and replace(fact, start=moved[0], end=moved[1])

    def _same(self, fact: Fact, sentence: TranslatedSentence) -> Fact | None:
        """A fact of the same kind and value in the sentence."""
        for one in self.free:
            inside = sentence.new_start <= one.start < sentence.new_end
            same = (one.kind, one.value) == (fact.kind, fact.value)
            if inside and same and self._take(one.start, one.end):
                self.free.remove(one)
                return one
        return None

    def _as_rendered(
        self,
        fact: Fact,
        piece: Piece,
        stretches: Sequence[Protected],
        sentence: TranslatedSentence,
    ) -> Fact | None:
        """The form in which the fact was protected, where that is one stretch."""
        mine = [one for one in stretches if _meets(self.document, piece, one, fact)]
        if len(mine) != 1:
            return None
        for start in places_of(mine[0].rendered, sentence.translation):
            first = sentence.new_start + start
            last = first + len(mine[0].rendered)
            if self._take(first, last):
                return replace(fact, text=self.whole.text[first:last], start=first, end=last)
        return None

    def _take(self, start: int, end: int) -> bool:
        free = all(end <= other[0] or other[1] <= start for other in self.taken)
        if free:
            self.taken.append((start, end))
        return free


def source_span(document: Document, piece: Piece, one: Protected) -> tuple[int, int]:
    """Where a protected stretch stands in the source text."""
    return document.to_source(piece.at[one.start], piece.at[one.end - 1] + 1)


def places_of(rendered: str, text: str) -> Iterator[int]:
    """Where a protected form stands in a text; its first letter may be a capital there."""
    at = text.find(rendered)
    while at >= 0:
        yield at
        at = text.find(rendered, at + 1)
    raised = rendered[:1].upper() + rendered[1:]
    if raised != rendered:
        at = text.find(raised)
        while at >= 0:
            yield at
            at = text.find(raised, at + 1)


def _meets(document: Document, piece: Piece, one: Protected, fact: Fact) -> bool:
    start, end = source_span(document, piece, one)
    return start < fact.end and fact.start < end
