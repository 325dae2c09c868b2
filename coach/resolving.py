"""Several rules may see the same words; the writer hears of them once per category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from coach.finding import SEVERITIES, Finding


def resolve(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stand, in the order of the text.

    Of findings of one category that overlap the graver stands, then the longer, then the one
    whose rule comes first by name. Findings of different categories do not compete.
    """
    by_category: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_category[finding.category].append(finding)
    standing: list[Finding] = []
    for rivals in by_category.values():
        standing += _without_overlaps(rivals)
    return tuple(sorted(standing, key=lambda f: (f.start, f.end, f.rule_id)))


def _without_overlaps(rivals: list[Finding]) -> list[Finding]:
    """A sweep from left to right, so that the cost stays near linear."""
    standing: list[Finding] = []
    for finding in sorted(rivals, key=lambda f: (f.start, *_rank(f))):
        while standing and standing[-1].end > finding.start:
            if _rank(standing[-1]) <= _rank(finding):
                break
            standing.pop()
        if not standing or standing[-1].end <= finding.start:
            standing.append(finding)
    return standing


def _rank(finding: Finding) -> tuple[int, int, str]:
    return (
        SEVERITIES.index(finding.severity),
        finding.start - finding.end,
        finding.rule_id,
    )
