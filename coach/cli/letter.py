"""`coach letter`: the e-mail that confirms what a pasted chat settled."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli import fail, own_language
from coach.draft import CHANNELS

if TYPE_CHECKING:
    from coach.draft import Channel
    from coach.finding import Language


@click.command("letter")
@click.argument("chat", metavar="CHAT")
@click.option("--us", metavar="NAME", help="Your own name as it stands in the chat.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Where the chat took place.")
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the letter; default: the terminal's.")  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    chat: str, us: str | None, channel: Channel | None, lang: Language | None, form: str
) -> None:
    """Write the e-mail that confirms the chat in the file CHAT ("-" reads standard input).

    It lists what both sides agreed, what was only proposed and what is open, each point with its
    line and time. Anything that was not plainly accepted is not listed as agreed.
    """
    from datetime import datetime

    from coach.draft import Context
    from coach.letters import ChatError, confirmation, read_chat
    from coach.letters.plain_data import letter_to_dict

    language = lang or own_language()
    try:
        conversation = read_chat(_text_of(chat), latest=datetime.now().date())
        letter = confirmation(conversation, us, language, Context(channel=channel))
    except ChatError as error:
        raise fail(f"{'--us' if error.authors else chat}: {error}") from error
    if form == "json":
        click.echo(json.dumps(letter_to_dict(letter, conversation), ensure_ascii=False, indent=2))
        return
    click.echo(f"{letter.subject}\n\n{letter.text}", nl=False)
    for note in letter.notes:
        click.echo(f"coach: {note.of(language)}", err=True)


def _text_of(name: str) -> str:
    """The text of a file, or of standard input."""
    from coach.reading.decoding import decode

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise fail(f"{name}: {error.strerror or 'cannot be read'}") from error
    return decode(data)
