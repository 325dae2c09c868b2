"""`coach token`: who may use the service, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from coach.cli import fail

if TYPE_CHECKING:
    from coach.ledger.location import Location
    from coach.service.pairing_store import PairingStore
    from coach.service.scopes import Scope
    from coach.service.tokens import Token

_SCOPES = ("check", "rewrite", "translate", "ledger", "feedback", "admin")
_LIFETIME = re.compile(r"(\d{1,5})([hdwy])")
_UNITS = {
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "y": timedelta(days=365),
}

place = click.option(
    "--tokens", "url", metavar="URL", envvar="COACH_TOKENS", show_envvar=True,
    help="A file or a PostgreSQL URL; default: this user's own file.",
)  # fmt: skip


@click.group("token")
def command() -> None:
    """Who may use the service from other machines, and for what.

    Only hashes are kept: a token is shown once, when it is made.
    """


@command.command("create")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(_SCOPES),
    help="What it is for; admin is for everything. Repeat for more; default: check.",
)
@click.option(
    "--expires", metavar="TIME", help="For how long: 12h, 90d, 8w, 1y; default: until revoked."
)
@place
def create(name: str, scopes: tuple[Scope, ...], expires: str | None, url: str | None) -> None:
    """Make a token for the client NAME and show it, this one time."""
    lifetime = _lifetime(expires)
    if not name.strip() or not name.isprintable():
        raise fail("NAME has to be a word or two that tell whose token it is")
    with opened(place_of(url)) as store:
        token, secret = store.create(
            name.strip(), scopes or ("check",), datetime.now(UTC), lifetime
        )
    click.echo(secret)
    click.echo(
        f"Token {token.id} for {token.name}: {_scopes(token)}; {_until(token)}. "
        "It is shown this one time.",
        err=True,
    )


@command.command("list")
@place
def list_(url: str | None) -> None:
    """Show the tokens that there are, without what their clients send."""
    with opened(place_of(url)) as store:
        tokens = store.every()
    if not tokens:
        click.echo("There are no tokens. Make one: coach token create NAME")
    now = datetime.now(UTC)
    for token in tokens:
        used = f"last used {_day(token.used)}" if token.used else "never used"
        state = _until(token) if token.is_valid(now) or token.revoked is None else "revoked"
        click.echo(f"{token.id}  {token.name}  [{_scopes(token)}]  {state}; {used}")


@command.command("revoke")
@click.argument("id")
@place
def revoke(id: str, url: str | None) -> None:
    """Let nobody in with the token ID any more; services notice it within five seconds."""
    from coach.service.tokens import NoSuchToken

    with opened(place_of(url)) as store:
        try:
            store.revoke(id, datetime.now(UTC))
        except NoSuchToken as error:
            raise fail(f"there is no token {id}; see: coach token list") from error
    click.echo(f"Token {id} is revoked.")


@command.command("pair")
@place
def pair(url: str | None) -> None:
    """Show a code that pairs a browser extension with a service that looks its tokens up there."""
    with opened(place_of(url)) as store:
        code = store.new_code(datetime.now(UTC))
    click.echo(code)
    click.echo("It works for ten minutes and one browser; the one before is void.", err=True)


@contextmanager
def opened(where: Location) -> Iterator[PairingStore]:
    """The tokens at a place. Raises the exit where they cannot be read or written."""
    from coach.service.pairing_store import PairingStore
    from coach.service.tokens import TokensDown

    try:
        store = PairingStore(where)
        try:
            yield store
        finally:
            store.close()
    except TokensDown as error:
        raise fail(str(error)) from error


def place_of(url: str | None) -> Location:
    """Where the tokens lie. Raises the exit for what is no place."""
    from coach.ledger.errors import LedgerError
    from coach.ledger.location import location_of
    from coach.service.tokens import own_file

    try:
        return location_of(url or str(own_file()))
    except LedgerError as error:
        raise fail(
            "--tokens has to be a file (tokens.db) or a PostgreSQL database "
            "(postgresql://user@host/name)"
        ) from error


def _lifetime(given: str | None) -> timedelta | None:
    if given is None:
        return None
    found = _LIFETIME.fullmatch(given.strip().lower())
    if found is None or not int(found[1]):
        raise fail(f"--expires {given}: write how long, such as 12h, 90d, 8w or 1y")
    return int(found[1]) * _UNITS[found[2]]


def _scopes(token: Token) -> str:
    return " ".join(scope for scope in _SCOPES if scope in token.scopes)


def _until(token: Token) -> str:
    return "until revoked" if token.expires is None else f"until {_day(token.expires)}"


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
