"""The facts of a message beside their forms in its translation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.document import Document
from coach.facts import Fact
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
    before: Sequence[Fact],
    after: Sequence[Fact],
) -> tuple[TranslatedFact, ...]:
    """Each fact of the draft, and where it stands in the translation.

    `before` are the facts of the draft, `after` those found in the translation. A fact is there as
    one of the same kind and value, or in the form in which it was protected. Each place answers for
    one fact.
    """
    finder = _Finder(document, whole, after)
    starts = [piece.start for piece in pieces]
    found: list[TranslatedFact] = []
    for fact in before:
        at = bisect_right(starts, fact.start) - 1
        if at >= 0 and fact.start < pieces[at].end:
            there = finder.same(fact, sentences[at])
            there = there or finder.as_rendered(fact, pieces[at], protected[at], sentences[at])
        else:
            there = finder.in_layout(fact)
        found.append(TranslatedFact(fact, there))
    return tuple(found)


class _Finder:
    """What of the translation has not answered for a fact of the draft yet."""

    def __init__(self, document: Document, whole: Assembled, after: Sequence[Fact]) -> None:
        self.document, self.whole = document, whole
        self.after = after
        self.starts = [fact.start for fact in after]
        self.taken: list[tuple[int, int]] = []

    def same(self, fact: Fact, sentence: TranslatedSentence) -> Fact | None:
        """A fact of the same kind and value in the sentence."""
        first = bisect_left(self.starts, sentence.new_start)
        last = bisect_left(self.starts, sentence.new_end)
        for one in self.after[first:last]:
            is_same = (one.kind, one.value) == (fact.kind, fact.value)
            if is_same and self._take(one.start, one.end):
                return one
        return None

    def as_rendered(
        self,
        fact: Fact,
        piece: Piece,
        stretches: Sequence[Protected],
        sentence: TranslatedSentence,
    ) -> Fact | None:
        """The form in which the fact was protected; all from first to last, if in several."""
        mine = [one for one in stretches if _meets(self.document, piece, one, fact)]
        spans = [self._free_place(one.rendered, sentence) for one in mine]
        found = [span for span in spans if span is not None]
        if not found or len(found) < len(spans):
            return None
        first, last = min(found)[0], max(span[1] for span in found)
        return replace(fact, text=self.whole.text[first:last], start=first, end=last)

    def in_layout(self, fact: Fact) -> Fact | None:
        """The fact where nothing is translated, moved with what stands before it."""
        moved = self.whole.place_of(fact.start, fact.end)
        return moved and replace(fact, start=moved[0], end=moved[1])

    def _free_place(self, words: str, sentence: TranslatedSentence) -> tuple[int, int] | None:
        """The first place of words in a translated sentence that answers for nothing yet."""
        for start in places_of(words, sentence.translation):
            first = sentence.new_start + start
            if self._take(first, first + len(words)):
                return first, first + len(words)
        return None

    def _take(self, start: int, end: int) -> bool:
        at = bisect_left(self.taken, (start, end))
        beside = self.taken[max(0, at - 1) : at + 1]
        free = all(end <= other[0] or other[1] <= start for other in beside)
        if free:
            self.taken.insert(at, (start, end))
        return free


def source_span(document: Document, piece: Piece, one: Protected) -> tuple[int, int]:
    """Where a protected stretch stands in the source text."""
    return document.to_source(piece.at[one.start], piece.at[one.end - 1] + 1)


def places_of(rendered: str, text: str) -> Iterator[int]:
    """Where a protected form stands in a text; its first letter may be a capital there.

    It does not stand within a longer figure or word: 5件 is not in 15件.
    """
    raised = rendered[:1].upper() + rendered[1:]
    for words in dict.fromkeys((rendered, raised)):
        at = text.find(words)
        while at >= 0:
            if not _is_part(text, at, at + len(words)):
                yield at
            at = text.find(words, at + 1)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether the words at a place go on before or behind it."""
    return _is_torn(text, start) or _is_torn(text, end)


def _is_torn(text: str, at: int) -> bool:
    """Whether a figure or a Latin word goes on across `at`."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    if (before + behind).isascii() and (before + behind).isalnum():
        return True
    if before in ".,":
        return behind.isdigit() and text[max(0, at - 2)].isdigit()
    return behind in ".," and before.isdigit() and text[at + 1 : at + 2].isdigit()


def _meets(document: Document, piece: Piece, one: Protected, fact: Fact) -> bool:
    start, end = source_span(document, piece, one)
    return start < fact.end and fact.start < end
