"""`coach check`: findings of one or more drafts."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from coach.cli import fail, own_language
from coach.cli._context import Setting, read_draft, with_setting
from coach.finding import SEVERITIES, Language, Severity

if TYPE_CHECKING:
    from coach.batch.linting import Linted
    from coach.report import Report

FORMATS = (
    "text",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "html",
)
"""The formats that findings are written in; a test holds them to coach.output.formats."""


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="json is the report of the API; others have places in the file.")  # fmt: skip
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
    language = lang or own_language()
    if form == "json":
        graves = _reported(files, language, setting, reader_view)
    else:
        graves = _located(files, form, language, setting, reader_view and form == "text")
    limit = SEVERITIES.index(cast(Severity, fail_on)) if fail_on != "never" else -1
    if any(SEVERITIES.index(cast(Severity, one)) <= limit for one in graves):
        raise click.exceptions.Exit(1)


def _reported(
    files: tuple[str, ...], language: Language, setting: Setting, reader_view: bool
) -> set[str]:
    """Print the report of each draft as JSON; the severities of what was found."""
    from coach.output.json import report_to_json

    checked = [_checked(name, setting) for name in files]
    for notice in dict.fromkeys(one for _, report in checked for one in report.notices):
        click.echo(f"coach: {notice.of(language)}", err=True)
    reports = [
        report_to_json(report, source, readability=False, reader_view=reader_view)
        for source, report in checked
    ]
    click.echo(reports[0] if len(reports) == 1 else "[" + ",\n".join(reports) + "]")
    return {one.severity for _, report in checked for one in report.findings}


def _checked(name: str, setting: Setting) -> tuple[str, Report]:
    """The source of one draft and its report."""
    from coach.ledger.errors import LedgerError
    from coach.models.errors import LocalModelError

    source = read_draft(name)
    try:
        return source, setting.coach.check(source, setting.context, setting.disable)
    except (LedgerError, LocalModelError) as error:
        raise fail(str(error)) from error


def _located(
    files: tuple[str, ...], form: str, language: Language, setting: Setting, reader_view: bool
) -> set[str]:
    """Print the findings of each file with their places; their severities."""
    from coach.batch.outcome import Summary
    from coach.output.formats import Options, writer

    checked = [_linted(name, setting) for name in files]
    for notice in dict.fromkeys(note for one in checked for note in one.outcome.notices):
        click.echo(f"coach: {notice.of(language)}", err=True)
    now = setting.context.now
    summary = Summary(at=now.isoformat(timespec="seconds") if now else "")
    out = writer(form, sys.stdout, Options(language=language))
    for one in checked:
        summary.add_file(one.outcome)
        out.add(one.outcome)
        if reader_view:
            _show_reader_view(one, language)
    out.close(summary)
    return {finding.severity for one in checked for finding in one.outcome.standing}


def _show_reader_view(checked: Linted, language: Language) -> None:
    from coach.output.text import reader_view_to_text

    for unit, report in checked.reports.items():
        if checked.source is not None and checked.source.units[unit].whole:
            click.echo(reader_view_to_text(report.reader_view, language))


def _linted(name: str, setting: Setting) -> Linted:
    """What there is to say about one file; exits with what to do if it is no draft."""
    from datetime import UTC, datetime

    from coach.batch.linting import linted
    from coach.batch.settings import FileSettings
    from coach.ledger.errors import LedgerError
    from coach.models.errors import LocalModelError

    context = setting.context
    settings = FileSettings(
        context=replace(context, now=None), level=dict.fromkeys(setting.disable, "off")
    )
    now = context.now or datetime.now(UTC)
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        checked = linted(name, data, settings, setting.coach, now)
    except OSError as error:
        raise fail(f"{name}: {error.strerror or error}") from error
    except (LedgerError, LocalModelError) as error:
        raise fail(str(error)) from error
    if checked.outcome.problem is not None:
        raise fail(f"{name}: {checked.outcome.problem}")
    if not checked.outcome.units:
        raise fail(f"{name}: the file is empty; give the draft of a message")
    return checked
