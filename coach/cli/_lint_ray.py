"""`coach lint --engine ray`: datasets of messages, on this machine or on a cluster."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from coach.cli import fail
from coach.finding import SEVERITIES

if TYPE_CHECKING:
    from coach.batch.configuring import Configuration
    from coach.batch.distributed.running import Summary

OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["here", "ray"]),
        default="here",
        show_default=True,
        help="ray: PATH… are datasets of messages (JSON lines, CSV, Parquet), on disk or in an "
        "object store.",
    ),
    click.option(
        "--results",
        metavar="FOLDER",
        help="With --engine ray: where findings and rejected rows go, as Parquet.",
    ),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="OURS=THEIRS",
        help="With --engine ray: which column holds what: text=body, id=key, recipient_country=cc.",
    ),
    click.option(
        "--ray-address",
        metavar="ADDRESS",
        envvar="RAY_ADDRESS",
        show_envvar=True,
        help="With --engine ray: the cluster to work on; default: one on this machine.",
    ),
)


def lint_datasets(given: Mapping[str, Any], configuration: Configuration, shown: Any) -> int:
    """Lint the datasets and give the exit status; `shown` is told how many shares are done."""
    from coach.batch.distributed.errors import DatasetError, NoRay
    from coach.batch.distributed.rows import COLUMNS, Columns
    from coach.batch.running import all_cores
    from coach.cli._context import moment_of

    if not given["results"]:
        raise fail("--engine ray needs --results FOLDER, where what is found can be written")
    if not given["paths"]:
        raise fail(
            "--engine ray needs the datasets: files or folders of JSON lines, CSV or Parquet"
        )
    names = {}
    for pair in given["columns"]:
        ours, equals, theirs = pair.partition("=")
        if ours not in COLUMNS or not equals or not theirs:
            raise fail(f"--column {pair}: one of {', '.join(COLUMNS)}, “=”, and a column")
        names[ours] = theirs
    first = given["paths"][0]
    try:
        from coach.batch.distributed.running import run
        from coach.batch.distributed.working import Work

        work = Work(
            given["results"],
            configuration.settings_for("" if "://" in first else first),
            moment_of(given["now"]),
            Columns(names),
        )
        summary = run(
            given["paths"],
            work,
            processes=given["jobs"] or all_cores(),
            address=given["ray_address"],
            progress=shown,
        )
    except ModuleNotFoundError as error:
        raise fail(str(NoRay())) from error
    except (DatasetError, NoRay) as error:
        raise fail(str(error)) from error
    if not given["quiet"]:
        click.echo(_told(summary, given["results"], given["form"] == "json"))
    return int(_reaches(summary, given["fail_on"] or "warning"))


def _told(summary: Summary, results: str, as_json: bool) -> str:
    counts = summary.counts
    if as_json:
        data = {**json.loads(counts.as_json()), "shares": summary.shares, "kept": summary.kept}
        return json.dumps(data, ensure_ascii=False)
    found = sum(counts.findings.values())
    lines = [
        f"{counts.messages:,} messages, {counts.words:,} words: {found:,} findings in {results}"
    ]
    lines += [f"  {name}: {count:,}" for name, count in counts.findings.most_common()]
    if counts.rejected:
        lines.append(f"  {counts.rejected:,} rows were no messages: {results}/rejected says why")
    if summary.kept:
        lines.append(f"  {summary.kept} of {summary.shares} shares were done before")
    return "\n".join(lines)


def _reaches(summary: Summary, limit: str) -> bool:
    if limit == "never":
        return False
    grave = SEVERITIES[: SEVERITIES.index(limit) + 1]
    return any(name.split()[0] in grave for name in summary.counts.findings)
