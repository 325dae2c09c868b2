"""What is doubtful about a translation, whatever made it: facts, meaning, tone, and its weight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from coach.analysis import analyse
from coach.draft import Context
from coach.facts import Fact, find_facts
from coach.finding import CATEGORIES, Finding, Text
from coach.translation.held import Translated, counted, held_by
from coach.translation.keyfacts import source_span
from coach.translation.passage import Protected
from coach.translation.result import Mismatch, TranslatedSentence

OF_THE_WORDS = frozenset({"blame", "informal", "culture", "clarity"})
"""The categories of findings that a translation can bring in: how it says things, not what."""
OURS = frozenset({"en", "zh"})
"""The languages that our rules read."""


def mismatches(one: Translated, glossary: Mapping[str, str]) -> tuple[Mismatch, ...]:
    """What the translated sentences do not say as the original does, in the order of the text."""
    if not one.made():
        return ()
    held = held_by(one)
    compared = [found for found in _compared(one, glossary) if not held.explains(found)]
    lost = [
        mismatch
        for mismatch in _lost(one)
        if not any(_overlap(mismatch, other) for other in compared)
    ]
    return tuple(sorted([*compared, *lost], key=_place))


def read_again(
    text: str, context: Context, target: str
) -> tuple[Sequence[Finding], Sequence[Fact]]:
    """What our own rules and finders say of a translation, as its reader would take it.

    The findings are those about how it says things. In languages that our rules do not read there
    are none.
    """
    from coach.checking import check

    if not text.strip():
        return (), ()
    if target not in OURS:
        return (), find_facts(analyse(text, chat=context.is_chat))
    others = [name for name in CATEGORIES if name not in OF_THE_WORDS]
    report = check(text, context, disable=others)
    return report.findings, report.facts


def brought_in(one: Translated, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that lie in sentences that something translated."""
    starts = [sentence.new_start for sentence in one.sentences]
    kept: list[Finding] = []
    for finding in findings:
        at = bisect_right(starts, finding.start) - 1
        sentence = one.sentences[at] if at >= 0 else None
        if finding.scope == "sentence" and sentence is not None and sentence.engine is not None:
            kept.append(finding)
    return tuple(kept)


def reasons(one: Translated) -> tuple[Text, ...]:
    """Why a person has to read the translation before it goes out: what was translated says so."""
    from coach.translation.review import review_reasons

    said: dict[str, list[str]] = {}
    for piece, sentence in zip(one.pieces, one.sentences, strict=True):
        if sentence.engine is not None:
            said.setdefault(piece.language, []).append(sentence.source)
    found = (review_reasons("\n".join(lines), language) for language, lines in said.items())
    return tuple(dict.fromkeys(reason for reasons in found for reason in reasons))


def _compared(one: Translated, glossary: Mapping[str, str]) -> Iterator[Mismatch]:
    """What verification says of each translated sentence beside its original.

    The sentences are known, so nothing has to be aligned, and what stayed is not compared.
    """
    from coach.translation.verification import verify_aligned

    made = [pair for pair in zip(one.pieces, one.sentences, strict=True) if pair[1].engine]
    for language in dict.fromkeys(piece.language for piece, _ in made):
        yield from verify_aligned(
            one.document.source,
            one.whole.text,
            [
                (said.start, said.end, said.new_start, said.new_end)
                for piece, said in made
                if piece.language == language
            ],
            source_language=language,
            target_language=one.target,
            glossary=glossary,
        )


def _lost(one: Translated) -> Iterator[Mismatch]:
    """Protected stretches that the translation has neither in their form nor by their value."""
    known = [fact.before for fact in one.facts if fact.after is not None]
    starts = [fact.start for fact in known]
    for piece, stretches, sentence in zip(one.pieces, one.protected, one.sentences, strict=True):
        if sentence.engine is None:
            continue
        left = counted(stretches, sentence.translation)
        for stretch in stretches:
            left[stretch.rendered] -= 1
            if left[stretch.rendered] >= 0:
                continue
            start, end = source_span(one.document, piece, stretch)
            at = bisect_right(starts, start) - 1
            if at < 0 or known[at].end <= start:
                yield _missing(stretch, (start, end), sentence)


def _missing(stretch: Protected, span: tuple[int, int], sentence: TranslatedSentence) -> Mismatch:
    message = Text(
        f"“{stretch.text}” is not in the translation as “{stretch.rendered}”.",
        f"译文中没有“{stretch.text}”（应为“{stretch.rendered}”）。",
    )
    return Mismatch(stretch.kind, message, *span, sentence.new_start, sentence.new_end)


def _overlap(one: Mismatch, other: Mismatch) -> bool:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _place(one: Mismatch) -> tuple[int, int]:
    start = one.start if one.start is not None else one.new_start or 0
    return start, one.new_start or 0
