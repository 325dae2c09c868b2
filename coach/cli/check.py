"""`coach check`: findings of one or more drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from coach.cli import fail, own_language
from coach.cli._context import Setting, read_draft, with_setting
from coach.finding import SEVERITIES, Language, Severity

if TYPE_CHECKING:
    from coach.report import Report


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the explanations; default: the terminal's.")  # fmt: skip
@click.option("--reader-view", is_flag=True,
              help="Add what the recipient takes from it, in five lines.")  # fmt: skip
@with_setting
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="warning",
              show_default=True, help="Lowest severity that makes the exit status 1.")  # fmt: skip
def command(
    files: tuple[str, ...],
    form: str,
    lang: Language | None,
    reader_view: bool,
    fail_on: str,
    setting: Setting,
) -> None:
    """Check the drafts in FILE… ("-" reads standard input).

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 usage or configuration error.
    """
    checked = [(name, *_checked(name, setting)) for name in files]
    for notice in dict.fromkeys(one for _, _, report in checked for one in report.notices):
        click.echo(f"coach: {notice.of(lang or own_language())}", err=True)
    if form == "json":
        click.echo(_as_json(checked, reader_view))
    else:
        click.echo(_as_text(checked, lang or own_language(), reader_view))
    if fail_on != "never" and any(_reaches(report, fail_on) for _, _, report in checked):
        raise click.exceptions.Exit(1)


def _checked(name: str, setting: Setting) -> tuple[str, Report]:
    """The source of one draft and its report."""
    from coach.ledger.errors import LedgerError
    from coach.models.errors import LocalModelError

    source = read_draft(name)
    try:
        return source, setting.coach.check(source, setting.context, setting.disable)
    except (LedgerError, LocalModelError) as error:
        raise fail(str(error)) from error


def _as_json(checked: list[tuple[str, str, Report]], reader_view: bool) -> str:
    """One report, or a list of them where several files were given."""
    from coach.output.json import report_to_json

    reports = [
        report_to_json(report, source, readability=False, reader_view=reader_view)
        for _, source, report in checked
    ]
    return reports[0] if len(reports) == 1 else "[" + ",\n".join(reports) + "]"


def _as_text(checked: list[tuple[str, str, Report]], language: Language, reader_view: bool) -> str:
    from coach.output.text import reader_view_to_text, report_to_text

    parts = []
    for name, source, report in checked:
        parts.append(report_to_text(report, source, name=name, language=language))
        if reader_view:
            parts.append(reader_view_to_text(report.reader_view, language))
    return "\n".join(parts)


def _reaches(report: Report, severity: str) -> bool:
    """Whether a finding is at least that grave."""
    limit = SEVERITIES.index(cast(Severity, severity))
    return any(SEVERITIES.index(finding.severity) <= limit for finding in report.findings)
