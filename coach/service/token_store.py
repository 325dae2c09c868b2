"""Keeps tokens of clients in a file of SQLite or in PostgreSQL: their hashes, never themselves."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    MetaData,
    Row,
    String,
    Table,
    create_engine,
    insert,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from coach.ledger.location import Location
from coach.service.scopes import SCOPES, Scope
from coach.service.tokens import MOST_NAME, PREFIX, NoSuchToken, Token, TokensDown, digest_of

_BUSY_S = 15
_CONNECT_S = 5

_metadata = MetaData()
_tokens = Table(
    "coach_tokens",
    _metadata,
    Column("id", String(16), primary_key=True),
    Column("name", String(MOST_NAME), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("scopes", String(120), nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("expires", BigInteger),
    Column("used", BigInteger),
    Column("revoked", BigInteger),
)


class TokenStore:
    """Tokens that are kept. Safe to share between threads.

    Raises TokensDown, on making and in every method, where the database does not answer.
    """

    def __init__(self, location: Location) -> None:
        self.location = location
        if location.file is None:
            _require_driver()
        with self._guarded():
            self._engine = _engine(location)
            _make(self._engine)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def create(
        self,
        name: str,
        scopes: Collection[Scope],
        now: datetime,
        lifetime: timedelta | None = None,
    ) -> tuple[Token, str]:
        """A new token, and the secret that its client sends; the secret is kept nowhere."""
        number = secrets.token_hex(5)
        secret = f"{PREFIX}_{number}_{secrets.token_urlsafe(32)}"
        row = {
            "id": number,
            "name": name[:MOST_NAME],
            "digest": digest_of(secret),
            "scopes": " ".join(scope for scope in SCOPES if scope in scopes),
            "created": int(now.timestamp()),
            "expires": None if lifetime is None else int((now + lifetime).timestamp()),
        }
        with self._connected() as connection:
            connection.execute(insert(_tokens).values(row))
        found = self.find(number)
        assert found is not None
        return found, secret

    def find(self, number: str) -> Token | None:
        """The token with an id, valid or not."""
        with self._connected() as connection:
            row = connection.execute(select(_tokens).where(_tokens.c.id == number)).first()
        return None if row is None else _token(row)

    def every(self) -> tuple[Token, ...]:
        """All tokens, the newest last."""
        query = select(_tokens).order_by(_tokens.c.created, _tokens.c.id)
        with self._connected() as connection:
            return tuple(map(_token, connection.execute(query)))

    def revoke(self, number: str, now: datetime) -> None:
        """Let nobody in with this token any more. Raises NoSuchToken."""
        query = update(_tokens).where(_tokens.c.id == number).values(revoked=int(now.timestamp()))
        with self._connected() as connection:
            if not connection.execute(query).rowcount:
                raise NoSuchToken(number)

    def note_use(self, token: Token, now: datetime) -> None:
        """Keep when a token was last used, to the minute."""
        query = update(_tokens).where(_tokens.c.id == token.id)
        with self._connected() as connection:
            connection.execute(query.values(used=int(now.timestamp())))

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with self._guarded(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            raise TokensDown(
                f"the tokens at {self.location.shown} cannot be read or written "
                f"({type(error).__name__}): check the file or the database, its user and password"
            ) from error


def _engine(location: Location) -> Engine:
    if location.file is None:
        return create_engine(
            location.url, pool_pre_ping=True, connect_args={"connect_timeout": _CONNECT_S}
        )
    location.file.parent.mkdir(parents=True, exist_ok=True)
    if not location.file.exists():
        os.close(os.open(location.file, os.O_CREAT | os.O_RDWR, 0o600))
    return create_engine(location.url, connect_args={"timeout": _BUSY_S})


def _require_driver() -> None:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise TokensDown(
            "PostgreSQL needs its driver: pip install 'draft-coach[postgres]'"
        ) from error


def _make(engine: Engine) -> None:
    """Make the table; another process may be doing the same."""
    try:
        _metadata.create_all(engine)
    except SQLAlchemyError:
        _metadata.create_all(engine)


def _token(row: Row[Any]) -> Token:
    scopes = frozenset(scope for scope in SCOPES if scope in row.scopes.split())
    moments = (_moment(row.expires), _moment(row.used), _moment(row.revoked))
    created = datetime.fromtimestamp(row.created, UTC)
    return Token(row.id, row.name, row.digest, scopes, created, *moments)


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
