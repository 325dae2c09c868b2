"""Findings as diagnostics of the protocol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol.types import CodeDescription, Diagnostic, DiagnosticSeverity, Position, Range

from coach.finding import Finding, Language, Severity
from coach.lsp.documents import OpenDocument
from coach.lsp.rule_pages import RulePages
from coach.lsp.settings import Settings
from coach.lsp.wording import too_long

SOURCE = "Draft Coach"
TOO_LONG = "too-long"
MOST_CHARACTERS = 100_000
"""Longer documents are no messages, and are not read."""
_SEVERITIES: dict[Severity, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "advice": DiagnosticSeverity.Information,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One version of a document and what was found in it."""

    document: OpenDocument
    findings: tuple[Finding, ...] = ()
    is_too_long: bool = False


def checked(document: OpenDocument, settings: Settings) -> Checked:
    """Check a document; one without words, or of no form that is read, has no findings."""
    if len(document.text) > MOST_CHARACTERS and document.form is not None:
        return Checked(document, is_too_long=True)
    if document.form is None or not document.readable.strip():
        return Checked(document)
    from coach.checking import check

    report = check(
        document.readable,
        settings.context_of(document.form),
        disable=settings.disabled_in(document.form),
    )
    return Checked(document, report.findings)


def diagnostics(found: Checked, language: Language, pages: RulePages) -> list[Diagnostic]:
    """All that the editor is to underline."""
    if found.is_too_long:
        return [_too_long(language)]
    return [diagnostic(one, found.document, language, pages) for one in found.findings]


def diagnostic(
    finding: Finding, document: OpenDocument, language: Language, pages: RulePages
) -> Diagnostic:
    """One finding. Its code is the rule's id, which begins with the category."""
    page = pages.link(finding.rule_id)
    return Diagnostic(
        range=document.lines.range(finding.start, finding.end),
        message=finding.message.of(language),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule_id,
        code_description=None if page is None else CodeDescription(page),
        source=SOURCE,
    )


def touching(findings: Sequence[Finding], start: int, end: int) -> list[Finding]:
    """The findings that share a character with a span, or touch a place without one."""
    return [one for one in findings if one.start <= end and start <= one.end]


def _too_long(language: Language) -> Diagnostic:
    start = Position(0, 0)
    return Diagnostic(
        range=Range(start, start),
        message=too_long(MOST_CHARACTERS).of(language),
        severity=DiagnosticSeverity.Information,
        code=TOO_LONG,
        source=SOURCE,
    )
