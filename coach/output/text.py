"""A report for a terminal: `path:line:column: severity rule`, the words, and a way out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from coach.finding import Finding, Language
from coach.report import Report

_SUMMARY = {
    "en": {"none": "nothing to look at", "some": "{n} to look at: {counts}"},
    "zh": {"none": "没有需要修改的地方", "some": "{n} 处需要看：{counts}"},
}


def report_to_text(report: Report, source: str, *, name: str, language: Language = "en") -> str:
    """The report as lines; lines and columns count from 1, columns in code points."""
    starts = [0, *(index + 1 for index, character in enumerate(source) if character == "\n")]
    lines = [
        line
        for finding in report.findings
        for line in _finding(finding, source, starts, name, language)
    ]
    words = _SUMMARY[language]
    if report.findings:
        counts = ", ".join(f"{category} {count}" for category, count in report.scores.counts)
        lines.append(f"{name}: " + words["some"].format(n=len(report.findings), counts=counts))
    else:
        lines.append(f"{name}: {words['none']}")
    return "\n".join(lines)


def _finding(
    finding: Finding, source: str, starts: list[int], name: str, language: Language
) -> Iterator[str]:
    line = bisect_right(starts, finding.start)
    column = finding.start - starts[line - 1] + 1
    message = finding.message.of(language)
    yield f"{name}:{line}:{column}: {finding.severity} {finding.rule_id}: {message}"
    for suggestion in finding.suggestions[:2]:
        if suggestion.replacement is not None:
            yield f"    → {' '.join(suggestion.replacement.split())}"
            if suggestion.note is not None:
                yield f"      {suggestion.note.of(language)}"
        elif suggestion.note is not None:
            yield f"    · {suggestion.note.of(language)}"
