"""What of a draft was protected and stands in its translation in the reader's form, once for once.

Such a stretch is right by its making, whatever else reads it: “USD 2.94/盒” is “USD 2.94/box”.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coach.document import Document
from coach.translation.assembling import Assembled
from coach.translation.keyfacts import places_of, source_span
from coach.translation.passage import Protected
from coach.translation.passages import Piece
from coach.translation.result import Mismatch, TranslatedFact, TranslatedSentence

_OF_FACTS = frozenset(
    {"number", "date", "time", "unit", "currency", "reference", "placeholder", "url", "email"}
)
"""The kinds of mismatches about a fact by itself, not about its place or its part."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation that is to be doubted, with all that is known of its making."""

    document: Document
    pieces: Sequence[Piece]
    protected: Sequence[Sequence[Protected]]
    sentences: Sequence[TranslatedSentence]
    facts: Sequence[TranslatedFact]
    whole: Assembled
    source: str
    target: str

    def made(self) -> list[TranslatedSentence]:
        """The sentences that something translated."""
        return [one for one in self.sentences if one.engine is not None]


@dataclass(frozen=True, slots=True)
class Held:
    """The spans of stretches that are held, in order: of the source, and of the translation."""

    before: Sequence[tuple[int, int]]
    after: Sequence[tuple[int, int]]

    def explains(self, mismatch: Mismatch) -> bool:
        """Whether a mismatch is about such stretches alone, and so is none."""
        if mismatch.kind not in _OF_FACTS:
            return False
        spans = [
            (self.before, mismatch.start, mismatch.end),
            (self.after, mismatch.new_start, mismatch.new_end),
        ]
        told = [(held, start, end) for held, start, end in spans if start is not None and end]
        return bool(told) and all(_within(held, start, end) for held, start, end in told)


def held_by(one: Translated) -> Held:
    """What is held in the sentences that something translated.

    A form that stands there more or less often than it was protected is not.
    """
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    for piece, stretches, sentence in zip(one.pieces, one.protected, one.sentences, strict=True):
        if sentence.engine is None:
            continue
        asked = Counter(stretch.rendered for stretch in stretches)
        there = counted(stretches, sentence.translation)
        held = {form for form, count in asked.items() if there[form] == count}
        before += [
            source_span(one.document, piece, stretch)
            for stretch in stretches
            if stretch.rendered in held
        ]
        for form in held:
            for start in places_of(form, sentence.translation):
                first = sentence.new_start + start
                after.append((first, first + len(form)))
    return Held(sorted(before), sorted(after))


def counted(stretches: Sequence[Protected], text: str) -> Counter[str]:
    """How often each form of protected stretches stands in a text."""
    forms = {stretch.rendered for stretch in stretches}
    return Counter({form: sum(1 for _ in places_of(form, text)) for form in forms})


def _within(held: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(held, (start, end)) - 1
    return any(first <= start and end <= last for first, last in held[max(0, at - 1) : at + 2])
