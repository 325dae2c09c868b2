"""The options that name a generator: a model that says sentences again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from coach.cli import fail, own_language

if TYPE_CHECKING:
    from coach.finding import Language
    from coach.rewriting.generators import Generator

_OPTIONS = (
    click.option("--generator", metavar="NAME",
                 help="Let this model say again what grammar cannot, facts masked: local:FOLDER or "
                 "local:OWNER/MODEL of the hub; or endpoint:URL#MODEL, with its key in "
                 "COACH_GENERATOR_KEY."),
    click.option("--prefer-generator", is_flag=True,
                 help="Let it say again all sentences that blame."),
)  # fmt: skip


def generator_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options. No variable names a generator: a call does, or none is used."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen_generator(
    name: str | None, *, prefer: bool, device: str = "auto", language: Language | None = None
) -> Generator | None:
    """The generator that the options name; None where they name none.

    `language` is that of the explanations, None for the terminal's. Raises the exit for one that
    cannot be.
    """
    if not name:
        if prefer:
            raise fail("--prefer-generator prefers the model of --generator, which is not given")
        return None
    from coach.models.errors import ModelError
    from coach.rewriting.generators import named

    try:
        return named(name, device)
    except ModelError as error:
        raise fail(f"--generator: {error.told.of(language or own_language())}") from error
