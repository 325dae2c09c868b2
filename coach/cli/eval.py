"""`coach eval`: measure the coach on labelled data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli import fail

if TYPE_CHECKING:
    from coach.questions.evaluation import Half


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


@command.command("requests")
@click.argument("file", metavar="FILE.csv")
@click.option("--half", type=click.Choice(["held-back", "learn", "all"]), default="held-back",
              show_default=True, help="Which sentences, by a hash of their words.")  # fmt: skip
@click.option("--summary", is_flag=True, help="Figures only, without the mistakes.")
def requests(file: str, half: Half, summary: bool) -> None:
    """How often a sentence of e-mail is rightly called one that contains a request.

    FILE has the columns text and is_intent (Yes or No), like the ParakweetLabs/EmailIntentDataSet.
    """
    from coach.questions.evaluation import as_row, evaluate_requests, read_sentences

    try:
        result = evaluate_requests(read_sentences(Path(file), half))
    except (OSError, ValueError) as error:
        raise fail(str(error)) from error
    click.echo(as_row(f"requests, {half}", result))
    if not summary:
        click.echo("\n".join(result.mistakes))


@command.command("questions")
@click.argument("files", nargs=-1, required=True, metavar="FILE.jsonl…")
@click.option("--summary", is_flag=True, help="Figures only, without the mistakes.")
def questions(files: tuple[str, ...], summary: bool) -> None:
    """Questions found, questions owed an answer and changed values in pairs of messages.

    A line of FILE is {"incoming": …, "draft": …, "questions": [{"text": …, "status": …}],
    "changes": [{"incoming": …}]}; one with "unclear" instead labels an unclear place.
    """
    from coach.questions.evaluation import (
        as_row,
        evaluate_pairs,
        evaluate_unclear,
        read_json_lines,
    )

    try:
        lines = [line for name in files for line in read_json_lines(Path(name))]
        pairs = evaluate_pairs(line for line in lines if "draft" in line)
        unclear = evaluate_unclear(line for line in lines if "unclear" in line)
    except (OSError, ValueError, KeyError) as error:
        raise fail(str(error)) from error
    counts = {
        "questions found": pairs.found,
        "unanswered or evaded": pairs.owed,
        "changed values": pairs.changed,
        "unclear places": unclear,
    }
    for name, count in counts.items():
        click.echo(as_row(name, count))
        if not summary:
            click.echo("".join(f"  {line}\n" for line in count.mistakes), nl=False)


@command.command("messages")
@click.argument("files", nargs=-1, required=True, metavar="FILE.jsonl…")
@click.option("--summary", is_flag=True, help="Figures only, without the disagreements.")
def messages(files: tuple[str, ...], summary: bool) -> None:
    """How often the kind of a message and the status of its fields are right.

    A line of FILE is {"id": …, "kind": …, "text": …, "fields": {"moq": {"status": "missing"}, …}}.
    """
    from coach.messages.evaluation import as_text, evaluate_messages, read_messages

    try:
        lines = [line for name in files for line in read_messages(Path(name))]
    except (OSError, ValueError) as error:
        raise fail(str(error)) from error
    click.echo(as_text(evaluate_messages(lines), verbose=not summary))


@command.command("guard")
@click.argument("files", nargs=-1, required=True, metavar="FILE.jsonl…")
@click.option("--verbose", is_flag=True, help="Every disagreement too.")
def guard(files: tuple[str, ...], verbose: bool) -> None:
    """How many bad rewrites the guard stops, and how many good ones it lets pass.

    A line of FILE is {"id": …, "language": "en", "original": …, "candidate": …, "good": true,
    "kind": "general", "why": …}.
    """
    from coach.rewriting.guarding.evaluation import as_text, evaluate_guard, read_candidates

    try:
        lines = [line for name in files for line in read_candidates(Path(name))]
        result = evaluate_guard(lines)
    except (OSError, ValueError) as error:
        raise fail(str(error)) from error
    click.echo(as_text(result, verbose=verbose))
