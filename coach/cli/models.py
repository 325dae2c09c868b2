"""`coach models`: our trained files, and whether they are whole."""

from __future__ import annotations

import click

from coach import assets
from coach.cli import fail
from coach.models.artefacts import SUMS, forget, names, seal, trouble_with


@click.group("models")
def command() -> None:
    """Our trained models: whether they are whole, and sealing new ones."""


@command.command("verify")
def verify() -> None:
    """Compare every trained file with its checksum; fails where one is missing or damaged."""
    forget()
    wrong = [one for one in map(trouble_with, names()) if one is not None]
    if not names():
        raise fail(f"there is no {SUMS} in {assets.path('models')}")
    for one in wrong:
        click.echo(f"{one.name}: {one.trouble}")
    if wrong:
        raise fail(f"{len(wrong)} of {len(names())} trained files cannot be used")
    click.echo(f"{len(names())} trained files are whole")


@command.command("seal")
def seal_command() -> None:
    """Write the checksums of the trained files anew, after a training."""
    click.echo(f"{seal(assets.path('models'))} trained files sealed")
    forget()
