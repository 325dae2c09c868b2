"""`coach config`: which settings the service would start with, and where each comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from coach.cli._settings_file import VARIABLE, ConfiguredCommand, file_of

_SECRET = frozenset({"token"})
HIDDEN = "•••"


@click.group("config")
def command() -> None:
    """The settings of the service: a file, variables, and what is typed."""


@command.command("show")
@click.option("--config", metavar="FILE", envvar=VARIABLE, show_envvar=True, help="Settings file.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True)  # fmt: skip
def show(config: str | None, form: str) -> None:
    """Show each setting of “coach serve”, its value and where that comes from."""
    from coach.cli.serve import command as serve

    assert isinstance(serve, ConfiguredCommand)
    ctx = serve.make_context("serve", [] if config is None else ["--config", config])
    path = file_of(ctx)
    rows = [
        (key, _shown(key, ctx.params[str(option.name)]), _source(ctx, option, path))
        for key, option in serve.keys().items()
    ]
    if form == "json":
        data = {key: {"value": value, "from": source} for key, value, source in rows}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(f"File: {path or 'none'}  [{serve.table}]")
    width = max(len(key) for key, _, _ in rows)
    for key, value, source in rows:
        written = "–" if value is None or value == [] else json.dumps(value, ensure_ascii=False)
        click.echo(f"{key:{width}}  {written}  ({source})")


def _source(ctx: click.Context, option: click.Option, path: Path | None) -> str:
    source = ctx.get_parameter_source(str(option.name))
    if source is ParameterSource.ENVIRONMENT:
        return f"variable {option.envvar}"
    if source is ParameterSource.DEFAULT_MAP:
        return f"file {path}"
    return "default"


def _shown(key: str, value: Any) -> Any:
    """A value as anybody may see it."""
    if value is not None and key in _SECRET:
        return HIDDEN
    if isinstance(value, (list, tuple)):
        return [_shown(key, one) for one in value]
    if isinstance(value, str) and "://" in value:
        return _without_password(value)
    return str(value) if isinstance(value, Path) else value


def _without_password(url: str) -> str:
    try:
        password = urlsplit(url).password
    except ValueError:
        return HIDDEN
    return url.replace(f":{password}@", f":{HIDDEN}@") if password else url
