"""`coach serve`: the page and the API on this machine."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli import fail
from coach.cli._tone import chosen_tone_model, tone_options

if TYPE_CHECKING:
    from coach.service.settings import Settings


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option("--open/--no-open", "open_page", help="Open the page in the browser.")
@click.option(
    "--token",
    envvar="COACH_TOKEN",
    show_envvar=True,
    help="What clients send as bearer token. Needed when other machines can reach the host.",
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Web origin that may call the API, such as https://crm.example. Repeat for more.",
)
@click.option(
    "--ledger",
    metavar="URL",
    envvar="COACH_LEDGER",
    show_envvar=True,
    help="Customers and orders: a file or a PostgreSQL URL; default: your own; none: no ledger.",
)
@click.option(
    "--allow-engine",
    "engines",
    multiple=True,
    metavar="NAME",
    help="Engine of translation that requests may name, such as deepl or local:FOLDER. Text goes "
    "to a remote one only where a request names it. Repeat for more.",
)
@click.option(
    "--memory",
    metavar="FILE",
    envvar="COACH_MEMORY",
    show_envvar=True,
    help="Accepted translations; default: your own file, made with the first one that is "
    "accepted; none: no memory.",
)
@click.option(
    "--allow-generator",
    "generators",
    multiple=True,
    metavar="NAME",
    help="Model that a request for a rewriting may name: local:FOLDER or endpoint:URL#MODEL. "
    "Sentences go to it only where a request names it, facts masked. Repeat for more.",
)
@click.option(
    "--feedback",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    envvar="COACH_FEEDBACK",
    show_envvar=True,
    help="Counts how often each rule is followed or waved away, without any text; default: in "
    "memory, until the service stops.",
)
@tone_options
def command(
    host: str,
    port: int,
    open_page: bool,
    token: str | None,
    origins: tuple[str, ...],
    ledger: str | None,
    engines: tuple[str, ...],
    memory: str | None,
    generators: tuple[str, ...],
    feedback: Path | None,
    tone_model: str | None,
    tone_label: str | None,
    tone_sure: float,
    device: str,
) -> None:
    """Serve the page and the API. Drafts stay in memory and leave this machine nowhere."""
    from coach.engine import default_coach
    from coach.ledger.errors import LedgerError
    from coach.ledger.location import chosen_location
    from coach.service import Settings, create_app
    from coach.service.serving import open_server
    from coach.translation.memory_file import chosen_path

    try:
        default_coach()  # the first draft should not wait for the rules
        settings = Settings(
            host=host,
            port=port,
            token=token or None,
            allowed_origins=origins,
            ledger=chosen_location(ledger),
            tone_model=chosen_tone_model(tone_model, tone_label, tone_sure, device),
            engines=engines,
            memory=chosen_path(memory),
            generators=generators,
            feedback=feedback,
        )
        app = create_app(settings)
    except LedgerError as error:
        raise fail(f"--ledger: {error}") from error
    except ValueError as error:
        raise fail(str(error)) from error
    try:
        run, bound_port = open_server(app, settings)
    except (OSError, ValueError) as error:
        raise fail(_why_not_bound(host, port, error)) from error
    address = _page_address(settings, bound_port)
    click.echo(f"Draft Coach: {address}  (Ctrl+C stops it)")
    if not settings.is_local:
        click.echo("Other machines can reach it. Put HTTPS in front before drafts cross a network.")
    if open_page:
        click.launch(address)
    run()


def _why_not_bound(host: str, port: int, error: Exception) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return (
            f"port {port} on {host} is in use. Stop the program that uses it, "
            f"or choose another port: coach serve --port {other}"
        )
    if code == errno.EACCES:
        return f"port {port} needs administrator rights; choose one above 1023, such as 8000"
    return f"cannot listen on {host}: no such address on this machine. Try --host 127.0.0.1"


def _page_address(settings: Settings, port: int) -> str:
    """Where to point a browser. The token goes behind “#”, which browsers never send."""
    from urllib.parse import quote

    everywhere = settings.host in ("", "0.0.0.0", "::")
    host = "localhost" if everywhere else settings.host
    host = f"[{host}]" if ":" in host else host
    token = f"#token={quote(settings.token, safe='')}" if settings.token else ""
    return f"http://{host}:{port}/{token}"
