"""Options that may also stand in a file `coach.toml` or in variables.

What is typed counts most, then the variable, then the file, then the default.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from coach.cli import fail

FILE = "coach.toml"
VARIABLE = "COACH_CONFIG"
_ARGUMENTS = "coach.arguments"
_FOUND = "coach.settings_file"
_TYPED_ONLY = ("config", "open_page", "pair")
"""What is for one start of the service."""


class ConfiguredCommand(click.Command):
    """A command whose options may stand in the table `[table]` of a settings file."""

    def __init__(self, *arguments: Any, table: str, **rest: Any) -> None:
        self.table = table
        super().__init__(*arguments, **rest)
        self.params.insert(0, _config_option())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remember what was typed, so that a running service can read its settings again."""
        ctx.meta[_ARGUMENTS] = tuple(args)
        return super().parse_args(ctx, args)

    def keys(self) -> dict[str, click.Option]:
        """The options that the file may hold, by the name that they have there."""
        return {
            _key(option): option
            for option in self.params
            if isinstance(option, click.Option) and option.name not in _TYPED_ONLY
        }


def read_again(ctx: click.Context) -> click.Context:
    """The context of the same command line, with file and variables as they are now."""
    made: click.Context = ctx.command.make_context(ctx.info_name, list(ctx.meta[_ARGUMENTS]))
    return made


def file_of(ctx: click.Context) -> Path | None:
    """The settings file that was read."""
    found: Path | None = ctx.meta.get(_FOUND)
    return found


def _config_option() -> click.Option:
    return click.Option(
        ["--config"],
        metavar="FILE",
        envvar=VARIABLE,
        show_envvar=True,
        is_eager=True,
        expose_value=False,
        callback=_read,
        help=f"Settings file; default: {FILE} in this folder, else in your own settings.",
    )


def _read(ctx: click.Context, _: click.Parameter, named: str | None) -> None:
    path = Path(named).expanduser() if named else _found()
    if path is None:
        return
    assert isinstance(ctx.command, ConfiguredCommand)
    text = _text(path)
    try:
        table = tomllib.loads(text).get(ctx.command.table, {})
    except tomllib.TOMLDecodeError as error:
        raise fail(f"{path}: {error}") from error
    if not isinstance(table, dict):
        raise fail(f"{path}: [{ctx.command.table}] has to be a table, such as “port = 8000”")
    ctx.default_map = dict(_values(ctx.command, path, text, table))
    ctx.meta[_FOUND] = path


def _found() -> Path | None:
    from platformdirs import user_config_path

    own = user_config_path("draft-coach", appauthor=False) / FILE
    return next((path for path in (Path(FILE), own) if path.is_file()), None)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise fail(f"cannot read the settings file {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise fail(f"{path} is not a text in UTF-8") from error


def _values(
    command: ConfiguredCommand, path: Path, text: str, table: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """The values by the names of the parameters. Raises the exit for one that cannot be used."""
    options = command.keys()
    for key, value in table.items():
        where = f"{path}:{_line(text, key)}"
        option = options.get(key)
        if option is None:
            near = get_close_matches(key, options, cutoff=0.5) or sorted(options)
            raise fail(f"{where}: there is no setting “{key}”. Did you mean: {', '.join(near)}?")
        yield str(option.name), _value(option, key, value, where)


def _value(option: click.Option, key: str, value: Any, where: str) -> Any:
    """The value in the type that the option takes; else the exit, with what it should be."""
    if option.multiple and not isinstance(value, list):
        raise fail(f'{where}: “{key}” has to be a list, such as {key} = ["…"]')
    if isinstance(value, dict) or (isinstance(value, list) and not option.multiple):
        raise fail(f"{where}: “{key}” has to be one value")
    try:
        for one in value if option.multiple else (value,):
            option.type.convert(one, option, None)
    except click.BadParameter as error:
        raise fail(f"{where}: “{key}”: {error.message}") from error
    return value


def _line(text: str, key: str) -> int:
    """The line on which a key stands, from 1."""
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _key(option: click.Option) -> str:
    longest = max(option.opts, key=len)
    return longest.lstrip("-").replace("-", "_")
