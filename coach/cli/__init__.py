"""The command `coach`: thin, and each subcommand imports what it needs inside itself."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.version import VERSION

if TYPE_CHECKING:
    from coach.finding import Language

_COMMANDS = Path(__file__).parent
_OBJECTS_BEFORE_CLEANING = 50_000
"""Compiled rules and models are far more objects than the interpreter expects, and no garbage:
looking through them again and again takes a twentieth of the time of a short command."""


class _Commands(click.Group):
    """One module per subcommand, loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(path.stem for path in _COMMANDS.glob("*.py") if path.stem[0] != "_")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = cmd_name.replace("-", "_")
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"coach.cli.{name}").command
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="coach")
def main() -> None:
    """Read a message before it is sent: what can be misunderstood, and what to write instead."""
    gc.set_threshold(_OBJECTS_BEFORE_CLEANING)
    atexit.register(gc.freeze)  # nor look for garbage when all of it goes anyway
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def fail(message: str) -> click.exceptions.Exit:
    """Print what the user should do and give the exit for a usage or configuration error."""
    click.echo(f"coach: {message}", err=True)
    return click.exceptions.Exit(2)


def own_language() -> Language:
    """The language of the terminal, as far as the coach speaks it."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").lower().startswith("zh") else "en"


def knows_unicode() -> bool:
    """Whether the terminal was set up for UTF-8; where nothing is set, as on Windows, it is."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    chosen = next(filter(None, names), "utf-8").lower()
    return "utf-8" in chosen or "utf8" in chosen
