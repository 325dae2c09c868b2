"""`coach eval`: measure the coach on labelled data."""

from __future__ import annotations

from pathlib import Path

import click

from coach.cli import fail


@click.group("eval")
def command() -> None:
    """Measure the coach on labelled data."""


@command.command("sentences")
@click.argument("files", nargs=-1, required=True, metavar="FILE.jsonl…")
@click.option("--family", "families", multiple=True, help="Only this family; may be repeated.")
@click.option("--summary", is_flag=True, help="Figures only, without misses and false alarms.")
def sentences(files: tuple[str, ...], families: tuple[str, ...], summary: bool) -> None:
    """Precision, recall and lintscore per family, language and rule, with every mistake.

    Each line of FILE is {"text": …, "time": [spans], "informal": [spans], "blame": [spans]}; a span
    is a piece of the text or a pair of code-point offsets.
    """
    from coach.engine import default_coach
    from coach.evaluation import FAMILIES, as_text, evaluate, read_lines

    unknown = set(families) - set(FAMILIES)
    if unknown:
        raise fail(f"no family {', '.join(sorted(unknown))}; there are: {', '.join(FAMILIES)}")
    try:
        lines = [line for name in files for line in read_lines(Path(name))]
        coach = default_coach()
    except (OSError, ValueError) as error:
        raise fail(str(error)) from error
    click.echo(as_text(evaluate(coach, lines, families or FAMILIES), verbose=not summary))


@command.command("time")
@click.argument("files", nargs=-1, required=True, metavar="FILE.jsonl…")
@click.option("--only", help="Only the lines whose “file” starts with this.")
@click.option("--summary", is_flag=True, help="Figures only, without the disagreements.")
def times(files: tuple[str, ...], only: str | None, summary: bool) -> None:
    """How the coach reads times: spans found, borders, values, silence, blurred expressions.

    FILE holds specifications of microsoft/Recognizers-Text, or lines such as {"text": …, "spans":
    [{"text": …, "kind": "date", "values": ["2026-11-20"]}]} or {"text": …, "blurred": true}.
    """
    from coach.timing.evaluation import as_table, evaluate_times, read_time_lines

    try:
        lines = [line for name in files for line in read_time_lines(Path(name))]
    except (OSError, ValueError) as error:
        raise fail(str(error)) from error
    chosen = [line for line in lines if only is None or line.source.startswith(only)]
    click.echo(as_table(evaluate_times(chosen), verbose=not summary))
