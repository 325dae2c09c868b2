"""Several rules may see the same words; the writer hears of them once per category."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from coach.finding import SEVERITIES, Finding


def resolve(
    findings: Iterable[Finding], about_sentence: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """The findings that stand, in the order of the text.

    Of findings of one category that overlap the graver stands, then the longer, then the one with
    more words to put instead, then the one whose rule comes first by name. Findings of different
    categories do not compete, nor do those of the rules `about_sentence`, which judge a sentence
    as a whole, with those about its words. A finding about the whole document only stands where
    it has to stand somewhere, and competes with none.
    """
    by_category: defaultdict[tuple[str, bool], list[Finding]] = defaultdict(list)
    whole: dict[tuple[str, int, int, str], Finding] = {}
    for finding in findings:
        if finding.scope == "document":
            key = finding.rule_id, finding.start, finding.end, finding.message.en
            whole.setdefault(key, finding)
            continue
        by_category[finding.category, finding.rule_id in about_sentence].append(finding)
    standing = list(whole.values())
    for rivals in by_category.values():
        standing += _without_overlaps(rivals)
    return tuple(sorted(standing, key=lambda f: (f.start, f.end, f.rule_id)))


def _without_overlaps(rivals: list[Finding]) -> list[Finding]:
    """The best finding first, then every other one that overlaps none taken so far."""
    taken: list[Finding] = []
    starts: list[int] = []
    for finding in sorted(rivals, key=_rank):
        place = bisect_left(starts, finding.start)
        before_ends = taken[place - 1].end if place else 0
        after_starts = starts[place] if place < len(starts) else finding.end
        if before_ends <= finding.start and finding.end <= after_starts:
            taken.insert(place, finding)
            starts.insert(place, finding.start)
    return taken


def _rank(finding: Finding) -> tuple[int, int, int, str, int]:
    return (
        SEVERITIES.index(finding.severity),
        finding.start - finding.end,
        -sum(suggestion.replacement is not None for suggestion in finding.suggestions),
        finding.rule_id,
        finding.start,
    )
