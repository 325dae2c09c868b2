"""What is doubtful about a translation, whatever made it: facts, meaning, tone, and its weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.document import Document
from coach.draft import Context
from coach.finding import CATEGORIES, Finding, Text
from coach.translation.assembling import Assembled
from coach.translation.keyfacts import places_of, source_span
from coach.translation.passage import Protected
from coach.translation.passages import Piece
from coach.translation.result import Mismatch, TranslatedFact, TranslatedSentence

OF_THE_WORDS = frozenset({"blame", "informal", "culture", "clarity"})
"""The categories of findings that a translation can bring in: how it says things, not what."""
OURS = frozenset({"en", "zh"})
"""The languages that our rules read."""


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


def mismatches(one: Translated, glossary: Mapping[str, str]) -> tuple[Mismatch, ...]:
    """What the translated sentences do not say as the original does, in the order of the text."""
    made = one.made()
    if not made:
        return ()
    compared = list(_compared(one, glossary))
    lost = [
        mismatch
        for mismatch in _lost(one)
        if not any(_overlap(mismatch, other) for other in compared)
    ]
    return tuple(sorted([*compared, *lost], key=_place))


def findings(one: Translated, context: Context) -> tuple[Finding, ...]:
    """What our own rules say of the words of the translation, as its reader would take them."""
    if one.target not in OURS or not one.made():
        return ()
    from coach.checking import check

    others = [name for name in CATEGORIES if name not in OF_THE_WORDS]
    report = check(one.whole.text, context, disable=others)
    return tuple(
        finding
        for finding in report.findings
        if finding.scope == "sentence"
        and any(made.new_start <= finding.start < made.new_end for made in one.made())
    )


def reasons(one: Translated) -> tuple[Text, ...]:
    """Why a person has to read the translation before it goes out."""
    if not one.made():
        return ()
    try:
        from coach.translation.review import review_reasons
    except ImportError:  # TEMPORARY
        return ()

    return review_reasons(one.document.source, one.source)


def _compared(one: Translated, glossary: Mapping[str, str]) -> Iterator[Mismatch]:
    """What verification says of each translated sentence beside its original.

    The sentences are known, so nothing has to be aligned, and what stayed is not compared.
    """
    from coach.translation.verification import checks
    from coach.translation.verification.comparison import Comparison
    from coach.translation.verification.reading import Pair, Reading, Side

    made = [pair for pair in zip(one.pieces, one.sentences, strict=True) if pair[1].engine]
    target = Reading(one.whole.text, one.target)
    for language in dict.fromkeys(piece.language for piece, _ in made):
        source = Reading(one.document.source, language)
        pairs = tuple(
            Pair(
                Side(source, sentence.start, sentence.end),
                Side(target, sentence.new_start, sentence.new_end),
            )
            for piece, sentence in made
            if piece.language == language
        )
        comparison = Comparison(source, target, pairs, glossary)
        for name in checks.names():
            yield from checks.named(name)(comparison)


def _lost(one: Translated) -> Iterator[Mismatch]:
    """Protected stretches that the translation has neither in their form nor by their value."""
    known = [fact.before for fact in one.facts if fact.after is not None]
    for piece, stretches, sentence in zip(one.pieces, one.protected, one.sentences, strict=True):
        if sentence.engine is None:
            continue
        left = Counter(
            {
                words: len(set(places_of(words, sentence.translation)))
                for words in {s.rendered for s in stretches}
            }
        )
        for stretch in stretches:
            left[stretch.rendered] -= 1
            start, end = source_span(one.document, piece, stretch)
            if left[stretch.rendered] < 0 and not any(
                fact.start <= start < fact.end for fact in known
            ):
                message = Text(
                    f"“{stretch.text}” is not in the translation as “{stretch.rendered}”.",
                    f"译文中没有“{stretch.text}”（应为“{stretch.rendered}”）。",
                )
                kind = stretch.kind
                yield Mismatch(kind, message, start, end, sentence.new_start, sentence.new_end)


def _overlap(one: Mismatch, other: Mismatch) -> bool:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _place(one: Mismatch) -> tuple[int, int]:
    start = one.start if one.start is not None else one.new_start or 0
    return start, one.new_start or 0
