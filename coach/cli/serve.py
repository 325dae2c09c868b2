"""`coach serve`: the page and the API on this machine."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import fail
from coach.cli._settings_file import ConfiguredCommand, read_again
from coach.cli._tone import chosen_tone_model, tone_options

if TYPE_CHECKING:
    from flask import Flask

    from coach.ledger.location import Location
    from coach.service.settings import Settings

LOGS = ("plain", "json", "off")


@click.command("serve", cls=ConfiguredCommand, table="service")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    envvar="COACH_HOST",
    show_envvar=True,
    help="Address to listen on.",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    envvar="COACH_PORT",
    show_envvar=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option("--open/--no-open", "open_page", help="Open the page in the browser.")
@click.option(
    "--token",
    envvar="COACH_TOKEN",
    show_envvar=True,
    help="What a client may send as bearer token, for everything. Other machines need one, or one "
    "of “coach token create”.",
)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    envvar="COACH_WORKERS",
    show_envvar=True,
    type=click.IntRange(1, 64),
    help="Processes that answer; rules and models are loaded once for all of them. "
    "Windows has always one.",
)
@click.option(
    "--tokens",
    metavar="URL",
    envvar="COACH_TOKENS",
    show_envvar=True,
    help="Tokens that “coach token” made: a file or a PostgreSQL URL. Default: your own, where "
    "other machines can reach the host and there are any.",
)
@click.option(
    "--rate",
    envvar="COACH_RATE",
    show_envvar=True,
    type=click.IntRange(0),
    metavar="N",
    help="Requests a minute of one client; 0: any number. Default: any number on this machine "
    "alone, else 600.",
)
@click.option(
    "--max-body",
    default=4,
    show_default=True,
    envvar="COACH_MAX_BODY",
    show_envvar=True,
    type=click.IntRange(1, 64),
    metavar="MB",
    help="Megabytes that a request may have.",
)
@click.option(
    "--proxies",
    default=0,
    show_default=True,
    envvar="COACH_PROXIES",
    show_envvar=True,
    type=click.IntRange(0, 8),
    metavar="N",
    help="Proxies in front of the service that tell the address of the client.",
)
@click.option(
    "--time-limit",
    default=300.0,
    show_default=True,
    envvar="COACH_TIME_LIMIT",
    show_envvar=True,
    type=click.FloatRange(0.1, 3600),
    metavar="SECONDS",
    help="How long one request may take.",
)
@click.option(
    "--log",
    "log_format",
    default="plain",
    show_default=True,
    envvar="COACH_LOG",
    show_envvar=True,
    type=click.Choice(LOGS),
    help="One line a request on standard error, without any text; off: only what went wrong.",
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    envvar="COACH_ALLOW_ORIGIN",
    show_envvar=True,
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
    envvar="COACH_ALLOW_ENGINE",
    show_envvar=True,
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
    envvar="COACH_ALLOW_GENERATOR",
    show_envvar=True,
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
@click.option(
    "--pair",
    is_flag=True,
    help="Show a code that pairs a browser extension with this service: for ten minutes, once.",
)
@tone_options
@click.pass_context
def command(ctx: click.Context, /, open_page: bool, **_: Any) -> None:
    """Serve the page and the API. Drafts stay in memory and leave this machine nowhere."""
    from coach.service import logs
    from coach.service.serving import bound, prepare, serve, share_figures

    prepare()
    settings = _settings(ctx.params)
    try:
        sockets, port = bound(settings)
    except (OSError, ValueError) as error:
        raise fail(_why_not_bound(settings.host, settings.port, error)) from error
    logs.set_up(ctx.params["log_format"])
    share_figures()
    app = _application(settings)
    code = _pairing_code(settings) if ctx.params["pair"] else None
    ready = partial(_tell, settings, port, open_page, code)
    serve((settings, app), sockets, partial(_again, ctx), ready)


def _tell(settings: Settings, port: int, open_page: bool, code: str | None) -> None:
    """Say that the service listens, where, and with which code an extension is paired."""
    address = _page_address(settings, port)
    click.echo(f"Draft Coach: {address}  (Ctrl+C stops it)")
    if not settings.is_local:
        click.echo("Other machines can reach it. Put HTTPS in front before drafts cross a network.")
    if code is not None:
        click.echo(f"Pairing code: {code}  (for ten minutes and one browser)")
        click.echo(f"Or paste into the extension: {_pairing_text(settings, port, code)}")
    sys.stdout.flush()  # a pipe would keep it, and each worker write it again
    if open_page:
        click.launch(address)


def _settings(values: Mapping[str, Any]) -> Settings:
    """The settings that the options make. Raises the exit where they cannot be used."""
    from coach.ledger.errors import LedgerError
    from coach.ledger.location import chosen_location
    from coach.service import Settings
    from coach.service.settings import MEGABYTE
    from coach.service.tokens import TokensDown
    from coach.translation.memory_file import chosen_path

    try:
        tokens = _tokens(values["tokens"], values["host"], values["token"], values["pair"])
        return Settings(
            host=values["host"],
            port=values["port"],
            token=values["token"] or None,
            allowed_origins=values["origins"],
            ledger=chosen_location(values["ledger"]),
            tone_model=chosen_tone_model(
                values["tone_model"], values["tone_label"], values["tone_sure"], values["device"]
            ),
            engines=values["engines"],
            memory=chosen_path(values["memory"]),
            generators=values["generators"],
            feedback=values["feedback"],
            workers=values["workers"],
            time_limit=values["time_limit"],
            tokens=tokens,
            paired=tokens or _paired(values["pair"]),
            rate=values["rate"],
            max_body=values["max_body"] * MEGABYTE,
            proxies=values["proxies"],
        )
    except LedgerError as error:
        raise fail(f"--ledger: {error}") from error
    except TokensDown as error:
        raise fail(f"--tokens: {error}") from error
    except ValueError as error:
        raise fail(str(error)) from error


def _tokens(named: str | None, host: str, token: str | None, is_pairing: bool) -> Location | None:
    """Where the tokens of clients are kept. Raises the exit where nobody could get in."""
    from coach.cli.token import opened, place_of
    from coach.service.settings import is_loopback
    from coach.service.tokens import own_file

    is_kept = is_pairing or own_file().is_file()
    if not named and (is_loopback(host) or not is_kept):
        return None
    place = place_of(named)
    if is_pairing:
        return place
    with opened(place) as store:
        now = datetime.now(UTC)
        if not token and not any(one.is_valid(now) for one in store.every()):
            raise fail(
                f"no token at {place.shown} lets anybody in: make one with “coach token create”"
            )
    return place


def _paired(is_pairing: bool) -> Location | None:
    """Where paired browsers are kept by a service that needs no token; None before the first."""
    from coach.cli.token import place_of
    from coach.service.tokens import own_file

    return place_of(None) if is_pairing or own_file().is_file() else None


def _pairing_code(settings: Settings) -> str:
    """A new code. Raises the exit where it cannot be kept."""
    from coach.cli.token import opened

    assert settings.paired is not None
    with opened(settings.paired) as store:
        return store.new_code(datetime.now(UTC))


def _application(settings: Settings) -> Flask:
    """The application with everything loaded. Raises the exit where it cannot work."""
    from coach.engine import default_coach
    from coach.service import create_app
    from coach.service.serving import warm_up

    try:
        default_coach()  # the first draft should not wait for the rules
        app = create_app(settings)
    except ValueError as error:
        raise fail(str(error)) from error
    if settings.workers > 1:
        warm_up()
    return app


def _again(ctx: click.Context) -> tuple[Settings, Flask]:
    """Settings and rules as they are now, for a service that goes on under its address."""
    from coach.engine import default_coach
    from coach.service import logs

    new = read_again(ctx)
    settings = _settings(new.params)
    default_coach.cache_clear()
    app = _application(settings)
    logs.set_up(new.params["log_format"])
    return settings, app


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

    token = f"#token={quote(settings.token, safe='')}" if settings.token else ""
    return f"http://{_reached_at(settings, port)}/{token}"


def _pairing_text(settings: Settings, port: int, code: str) -> str:
    """Address and code in one, for the settings of the extension."""
    return f"coach://{_reached_at(settings, port)}/{code}"


def _reached_at(settings: Settings, port: int) -> str:
    """Host and port for a browser on this machine."""
    everywhere = settings.host in ("", "0.0.0.0", "::")
    host = "localhost" if everywhere else settings.host
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
