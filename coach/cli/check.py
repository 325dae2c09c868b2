"""`coach check`: findings of one or more drafts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from coach.cli import fail
from coach.cli._tone import chosen_tone_model, tone_options
from coach.draft import CHANNELS, KINDS
from coach.finding import SEVERITIES, Language, Severity

if TYPE_CHECKING:
    from datetime import datetime

    from coach.draft import Channel, Context, Kind, Party
    from coach.engine import Coach
    from coach.ledger.order import Ledger
    from coach.report import Report


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the explanations; default: the terminal's.")  # fmt: skip
@click.option("--kind", type=click.Choice(KINDS), help="What kind of message it is.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Where it will be sent.")
@click.option("--recipient-country", metavar="CC", help="ISO code of the reader's country.")
@click.option("--recipient-timezone", metavar="ZONE", help="The reader's time zone: Europe/Berlin.")
@click.option("--recipient-language", metavar="TAG", help="The reader's language: zh-Hans.")
@click.option("--recipient-name", metavar="NAME", help="The reader's name, for the greeting.")
@click.option("--recipient-title", metavar="TITLE", help="The reader's title: Dr., Eng.")
@click.option("--relationship", metavar="WORDS", help="The reader is a new or regular customer.")
@click.option("--sender-country", metavar="CC", help="ISO code of your own country.")
@click.option("--sender-timezone", metavar="ZONE", help="Your own time zone: Asia/Shanghai.")
@click.option("--now", metavar="TIME", help="Check as of 2026-11-26T10:00+08:00; default: now.")
@click.option("--rules", "packs", multiple=True, metavar="DIR", help="A folder of your own rules.")
@click.option("--ledger", metavar="URL", envvar="COACH_LEDGER", show_envvar=True,
              help="Hold drafts against these orders; default: your own ledger, if there is one; "
              "none: no ledger.")  # fmt: skip
@tone_options
@click.option("--disable", multiple=True, metavar="NAME",
              help="A rule id or category to leave out, such as culture.")  # fmt: skip
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="warning",
              show_default=True, help="Lowest severity that makes the exit status 1.")  # fmt: skip
def command(
    files: tuple[str, ...],
    form: str,
    lang: Language | None,
    kind: Kind | None,
    channel: Channel | None,
    recipient_country: str | None,
    recipient_timezone: str | None,
    recipient_language: str | None,
    recipient_name: str | None,
    recipient_title: str | None,
    relationship: str | None,
    sender_country: str | None,
    sender_timezone: str | None,
    now: str | None,
    packs: tuple[str, ...],
    ledger: str | None,
    tone_model: str | None,
    tone_label: str | None,
    tone_sure: float,
    device: str,
    disable: tuple[str, ...],
    fail_on: str,
) -> None:
    """Check the drafts in FILE… ("-" reads standard input).

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 usage or configuration error.
    """
    from coach.draft import Context

    context = Context(
        kind=kind,
        channel=channel,
        recipient=_party(
            "recipient",
            recipient_country,
            recipient_timezone,
            language=recipient_language,
            name=recipient_name,
            title=recipient_title,
            relationship=relationship,
        ),
        sender=_party("sender", sender_country, sender_timezone),
        now=_moment(now),
        ledger=_ledger(ledger),
        tone_model=chosen_tone_model(tone_model, tone_label, tone_sure, device, lang),
    )
    coach = _coach(packs)
    try:
        coach.require_known(disable)
    except ValueError as error:
        raise fail(f"--disable: {error}") from error
    checked = [(name, *_checked(coach, name, context, disable)) for name in files]
    for notice in dict.fromkeys(one for _, _, report in checked for one in report.notices):
        click.echo(f"coach: {notice.of(lang or _own_language())}", err=True)
    click.echo(_as_json(checked) if form == "json" else _as_text(checked, lang or _own_language()))
    if fail_on != "never" and any(_reaches(report, fail_on) for _, _, report in checked):
        raise click.exceptions.Exit(1)


def _party(side: str, country: str | None, zone: str | None, **known: str | None) -> Party:
    from coach.draft import Party

    try:
        return Party(
            country=country.upper() if country else None,
            timezone=zone,
            language=known.get("language"),
            name=known.get("name"),
            title=known.get("title"),
            relationship=known.get("relationship"),
        )
    except ValueError as error:
        raise fail(f"--{side}-{error}") from error


def _ledger(named: str | None) -> Ledger | None:
    """The ledger to consult: the one named, else the user's own if it was ever made."""
    from coach.ledger.consulting import ConsultedLedger
    from coach.ledger.errors import LedgerError
    from coach.ledger.location import chosen_location

    try:
        location = chosen_location(named)
    except LedgerError as error:
        raise fail(f"--ledger: {error}") from error
    if location is None or (named is None and not location.is_made):
        return None
    if not location.is_made:
        raise fail(f"--ledger: there is no ledger {location.shown}; `coach ledger import` makes it")
    return ConsultedLedger(location)


def _moment(text: str | None) -> datetime:
    """The moment given, or the present one; on this machine's clock where no zone is given."""
    from datetime import datetime

    if text is None:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise fail(f"--now {text}: no such time; write it as 2026-11-26T10:00+08:00") from error
    return moment if moment.tzinfo else moment.astimezone()


def _own_language() -> Language:
    """The language of the terminal, as far as the coach speaks it."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").lower().startswith("zh") else "en"


def _coach(packs: tuple[str, ...]) -> Coach:
    from coach.engine import default_coach, load_coach

    for pack in packs:
        if not Path(pack).is_dir():
            raise fail(f"--rules {pack}: there is no such folder")
    try:
        return load_coach(Path(pack) for pack in packs) if packs else default_coach()
    except ValueError as error:
        raise fail(str(error)) from error


def _checked(
    coach: Coach, name: str, context: Context, disable: tuple[str, ...]
) -> tuple[str, Report]:
    """The source of one draft and its report."""
    from coach.ledger.errors import LedgerError
    from coach.models.errors import LocalModelError
    from coach.reading import read_text

    try:
        source = read_text(name)
        if not source.strip():
            raise ValueError("the file is empty; give the draft of a message")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise fail(f"{name}: {reason}") from error
    try:
        return source, coach.check(source, context, disable)
    except (LedgerError, LocalModelError) as error:
        raise fail(str(error)) from error


def _as_json(checked: list[tuple[str, str, Report]]) -> str:
    """One report, or a list of them where several files were given."""
    from coach.output.json import report_to_json

    reports = [report_to_json(report, source, readability=False) for _, source, report in checked]
    return reports[0] if len(reports) == 1 else "[" + ",\n".join(reports) + "]"


def _as_text(checked: list[tuple[str, str, Report]], language: Language) -> str:
    from coach.output.text import report_to_text

    return "\n".join(
        report_to_text(report, source, name=name, language=language)
        for name, source, report in checked
    )


def _reaches(report: Report, severity: str) -> bool:
    """Whether a finding is at least that grave."""
    limit = SEVERITIES.index(cast(Severity, severity))
    return any(SEVERITIES.index(finding.severity) <= limit for finding in report.findings)
