"""The options that name a model of tone of the user's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from coach.cli import fail, own_language

if TYPE_CHECKING:
    from coach.finding import Language
    from coach.tone.model import ToneModel

_OPTIONS = (
    click.option("--tone-model", metavar="NAME", envvar="COACH_TONE_MODEL", show_envvar=True,
                 help="Hear reproaches with this model instead of the coach's own: a folder, or a "
                 "name on the hub (owner/model)."),
    click.option("--tone-label", metavar="LABEL", envvar="COACH_TONE_LABEL", show_envvar=True,
                 help="Its label, by name or number, that means blame; default: blame, or the only "
                 "one it has."),
    click.option("--tone-sure", metavar="P", type=float, envvar="COACH_TONE_SURE", default=0.5,
                 show_default=True, show_envvar=True,
                 help="From which probability of the label on a sentence is marked."),
    click.option("--device", metavar="NAME", envvar="COACH_DEVICE", default="auto",
                 show_default=True, show_envvar=True,
                 help="Where the model computes: auto, cpu, cuda or mps."),
)  # fmt: skip


def tone_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen_tone_model(
    source: str | None,
    label: str | None,
    sure: float,
    device: str,
    language: Language | None = None,
) -> ToneModel | None:
    """The model that the options name, read; None where they name none.

    `language` is that of the explanations, None for the terminal's. Raises the exit for a model
    that cannot be used.
    """
    if not source:
        if label and _was_typed("tone_label"):
            raise fail("--tone-label names a label of --tone-model, which is not given")
        return None
    from coach.models.errors import LocalModelError
    from coach.tone.model import ToneModel

    try:
        return ToneModel(source, label or None, sure=sure, device=device)
    except LocalModelError as error:
        raise fail(f"--tone-model: {error.told.of(language or own_language())}") from error
    except ValueError as error:
        raise fail(f"--tone-sure: {error}") from error


def _was_typed(option: str) -> bool:
    """Whether an option stands on the command line, rather than in a variable that stays set."""
    context = click.get_current_context()
    return context.get_parameter_source(option) is click.core.ParameterSource.COMMANDLINE
