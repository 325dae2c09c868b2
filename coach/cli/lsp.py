"""`coach lsp`: the coach in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli import fail, own_language

if TYPE_CHECKING:
    from coach.finding import Language


@click.command("lsp")
@click.option("--stdio", is_flag=True, help="Speak on standard input and output; always so.")
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the coach's words; default: the editor's.")  # fmt: skip
def command(stdio: bool, lang: Language | None) -> None:
    """Answer an editor in the Language Server Protocol, on standard input and output.

    Editors start this themselves; docs/editors.md says how to set them up.
    """
    try:
        from coach.lsp.server import create_server
    except ImportError as error:
        raise fail("the editor server is not installed: pip install 'draft-coach[lsp]'") from error
    server = create_server(lang, terminal=own_language())
    server.start_io()
