"""A report for a terminal: `path:line:column: severity rule`, the words, and a way out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.finding import Finding, Language, Text
from coach.report import Report

if TYPE_CHECKING:
    from coach.reader_view.shape import ReaderView, Said

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


_HEADING = {"en": "What the recipient reads:", "zh": "收件人读到的："}


def reader_view_to_text(view: ReaderView, language: Language = "en") -> str:
    """The five lines of what the recipient takes from the draft, under a heading."""
    from coach.reader_view.shape import TITLES

    lines = [_HEADING[language]]
    colon = "：" if language == "zh" else ": "
    for line in view.lines:
        said = " · ".join(_said(one, language) for one in line.said)
        shown = said if line.gap is None else _noted("", [line.gap], language)
        lines.append(f"  {TITLES[line.name].of(language)}{colon}{shown}")
    return "\n".join(lines)


def _said(one: Said, language: Language) -> str:
    return _noted(one.text, [note for note in (one.reckoned, one.open) if note], language)


def _noted(words: str, notes: list[Text], language: Language) -> str:
    """Words with their notes behind them, in brackets of the language."""
    if not notes:
        return words
    if language == "zh":
        return f"{words}（{'；'.join(note.zh for note in notes)}）"
    return f"{words} ({'; '.join(note.en for note in notes)})".lstrip()


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
