"""What the coach itself would say of a candidate: no blame left, nothing new to find."""

from __future__ import annotations

from collections.abc import Iterator

from coach.finding import Category, Finding
from coach.report import Report
from coach.rewriting.guarding.verdict import Reason, reason

_NEW: frozenset[Category] = frozenset({"time", "informal", "commitment", "question", "ready"})
_WANTED = frozenset({"ready/unfilled-blank", "ready/blank"})


def of_reports(original: Report, candidate: Report, text: str) -> Iterator[Reason]:
    """Blame in the candidate, and findings of a category that the original did not have.

    `text` is the candidate; `candidate` is what the coach says of it. Blanks to fill are wanted.
    """
    had = {finding.category for finding in original.findings}
    for finding in candidate.findings:
        if finding.category == "blame":
            yield _told("blame-left", finding, text)
        elif finding.category in _NEW - had and not _is_blank(finding, text):
            yield _told("finding-added", finding, text)


def _is_blank(finding: Finding, text: str) -> bool:
    return "⟦" in text[finding.start : finding.end] or finding.rule_id in _WANTED


def _told(name: str, finding: Finding, text: str) -> Reason:
    span = (finding.start, finding.end)
    return reason(name, text[slice(*span)], side="candidate", span=span)
