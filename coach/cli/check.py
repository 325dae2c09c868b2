"""`coach check`: findings of one or more drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli import fail
from coach.draft import CHANNELS, KINDS
from coach.finding import SEVERITIES

if TYPE_CHECKING:
    from coach.draft import Context
    from coach.engine import Coach


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True,
              help="Language of the explanations.")  # fmt: skip
@click.option("--kind", type=click.Choice(KINDS), help="What kind of message it is.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Where it will be sent.")
@click.option("--recipient-country", metavar="CC", help="ISO code of the reader's country.")
@click.option("--rules", "packs", multiple=True, metavar="DIR", help="A folder of your own rules.")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="warning",
              show_default=True, help="Lowest severity that makes the exit status 1.")  # fmt: skip
def command(
    files: tuple[str, ...],
    form: str,
    lang: str,
    kind: str | None,
    channel: str | None,
    recipient_country: str | None,
    packs: tuple[str, ...],
    fail_on: str,
) -> None:
    """Check the drafts in FILE… ("-" reads standard input).

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 usage or configuration error.
    """
    from coach.draft import Context, Party

    context = Context(
        kind=kind,  # type: ignore[arg-type]
        channel=channel,  # type: ignore[arg-type]
        recipient=Party(country=recipient_country),
    )
    coach = _coach(packs)
    worst = [_check_one(coach, name, context, form, lang) for name in files]
    if fail_on != "never" and min(worst) <= SEVERITIES.index(fail_on):
        raise click.exceptions.Exit(1)


def _coach(packs: tuple[str, ...]) -> Coach:
    from coach.engine import default_coach, load_coach

    for pack in packs:
        if not Path(pack).is_dir():
            raise fail(f"--rules {pack}: there is no such folder")
    try:
        return load_coach(Path(pack) for pack in packs) if packs else default_coach()
    except ValueError as error:
        raise fail(str(error)) from error


def _check_one(coach: Coach, name: str, context: Context, form: str, lang: str) -> int:
    """Print the findings of one draft; the rank of its gravest one, or a rank beyond the last."""
    from coach.reading import read_text

    try:
        source = read_text(name)
        if not source.strip():
            raise ValueError("the file is empty; give the draft of a message")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise fail(f"{name}: {reason}") from error
    report = coach.check(source, context)
    if form == "json":
        from coach.output.json import report_to_json

        click.echo(report_to_json(report, source, readability=False))
    else:
        from coach.output.text import report_to_text

        click.echo(report_to_text(report, source, name=name, language=lang))  # type: ignore[arg-type]
    return min((SEVERITIES.index(f.severity) for f in report.findings), default=len(SEVERITIES))
