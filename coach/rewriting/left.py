"""What a rewriting leaves to the writer: sentences that still blame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach.analysis.scripts import HAS_HAN
from coach.finding import Finding, Language
from coach.rewriting.grammar.wordings import skeleton
from coach.rewriting.result import Rewrite


@dataclass(frozen=True, slots=True)
class Left:
    """A finding of the rewritten text that blames, in that text's positions.

    `offers` are the ids of suggestions that would answer it if they were chosen; where there are
    none, `skeleton` is what the writer may fill in instead: fact, need, request.
    """

    finding: Finding
    offers: tuple[str, ...]
    skeleton: str | None


def left(rewrite: Rewrite) -> tuple[Left, ...]:
    """The findings of blame that are left, in the order of the text."""
    return tuple(_left(rewrite))


def _left(rewrite: Rewrite) -> Iterator[Left]:
    made = {name for change in rewrite.applied for name in change.ids}
    open_offers = [
        (one.id, *_now(one.start, one.end, rewrite))
        for one in (offer.suggestion for offer in rewrite.offers if _blames(offer.finding))
        if one.id not in made
    ]
    for finding in rewrite.report.findings:
        if _blames(finding):
            ids = tuple(
                name
                for name, start, end in open_offers
                if start < finding.end and finding.start < end
            )
            words = rewrite.text[finding.start : finding.end]
            yield Left(finding, ids, None if ids else skeleton(_language(words)))


def _blames(finding: Finding) -> bool:
    return finding.category == "blame"


def _now(start: int, end: int, rewrite: Rewrite) -> tuple[int, int]:
    """Where a stretch of the draft stands in the rewritten text."""
    shift_start = shift_end = 0
    for change in rewrite.applied:
        grown = (change.new_end - change.new_start) - (change.end - change.start)
        shift_start += grown if change.end <= start else 0
        shift_end += grown if change.end <= end else 0
    return start + shift_start, end + shift_end


def _language(words: str) -> Language:
    return "zh" if HAS_HAN.search(words) else "en"
