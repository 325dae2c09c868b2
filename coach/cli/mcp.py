"""`coach mcp`: the coach as tools of an assistant."""

from __future__ import annotations

import click

from coach.cli import fail


@click.command("mcp")
@click.option(
    "--allow-engine",
    "names",
    multiple=True,
    metavar="NAME",
    help="Engine of translation that the assistant may name, such as deepl or local:FOLDER. Text "
    "goes to a remote one only where a call names it. Repeat for more.",
)
def command(names: tuple[str, ...]) -> None:
    """Offer the coach's tools in the Model Context Protocol, on standard input and output.

    Assistants start this themselves; docs/editors.md says how to set them up.
    """
    try:
        from coach.mcp.server import create_server
    except ImportError as error:
        raise fail(
            "the assistant server is not installed: pip install 'draft-coach[mcp]'"
        ) from error
    from coach.models.errors import ModelError
    from coach.translation.choosing import chosen
    from coach.translation.engines import EngineError

    try:
        engines = {name: chosen(name) for name in names}
    except (EngineError, ModelError) as error:
        raise fail(f"--allow-engine: {error}") from error
    create_server(engines).run("stdio")
