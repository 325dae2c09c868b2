"""Keeps codes that pair a browser extension with the service, beside the tokens that they become.

A code has 40 random bits, lives for minutes, bears a few wrong tries in all, and works once. All
workers see the same codes, because they lie in the database. Only the hash of a code is kept.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, delete, insert, select
from sqlalchemy import update as change
from sqlalchemy.exc import SQLAlchemyError

from coach.lazily import lazy
from coach.ledger.location import Location
from coach.service.extensions import SCOPES
from coach.service.token_store import TokenStore
from coach.service.tokens import NoCode, Token, WrongCode, digest_of

LIFETIME = timedelta(minutes=10)
"""How long a code works."""
TRIES = 5
"""Wrong codes after which the right one is void too."""
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 signs, without those that are mistaken for one another: I, O, 0, 1."""
_LENGTH = 8
_MOST_ORIGIN = 80
_NO_SIGN = lazy(r"[^A-Z0-9]")

_metadata = MetaData()
_codes = Table(
    "coach_pairing_codes",
    _metadata,
    Column("digest", String(64), primary_key=True),
    Column("expires", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
)
_paired = Table(
    "coach_paired",
    _metadata,
    Column("token", String(16), primary_key=True),
    Column("origin", String(_MOST_ORIGIN), nullable=False),
)


class PairingStore(TokenStore):
    """Tokens, the code that waits to become one, and which extensions have one.

    Raises TokensDown, on making and in every method, where the database does not answer.
    """

    def __init__(self, location: Location) -> None:
        super().__init__(location)
        with self._guarded():
            try:
                _metadata.create_all(self._engine)
            except SQLAlchemyError:  # another process may have been making them
                _metadata.create_all(self._engine)

    def new_code(self, now: datetime) -> str:
        """A new code as it is shown, “ABCD-EFGH”. The one before is void."""
        signs = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        row = {
            "digest": digest_of(signs),
            "expires": int((now + LIFETIME).timestamp()),
            "tries": TRIES,
        }
        with self._connected() as connection:
            connection.execute(delete(_codes))
            connection.execute(insert(_codes).values(row))
        return f"{signs[:4]}-{signs[4:]}"

    def pair(self, code: str, name: str, origin: str | None, now: datetime) -> tuple[Token, str]:
        """The token that a code becomes, for an extension at `origin`, and its secret.

        Raises NoCode and WrongCode.
        """
        if not self._take(code, now):
            raise WrongCode
        token, secret = self.create(name, SCOPES, now)
        if origin is not None:
            with self._connected() as connection:
                connection.execute(insert(_paired).values(token=token.id, origin=origin))
        return token, secret

    def has_paired(self, origin: str, now: datetime) -> bool:
        """Whether an extension at `origin` has a token that lets it in."""
        query = select(_paired.c.token).where(_paired.c.origin == origin)
        with self._connected() as connection:
            numbers = [row.token for row in connection.execute(query)]
        found = map(self.find, numbers)
        return any(token is not None and token.is_valid(now) for token in found)

    def _take(self, code: str, now: datetime) -> bool:
        """Use up the code that waits if it is this one, else one of its tries. Raises NoCode."""
        given = digest_of(_NO_SIGN.sub("", code.upper()))
        waits = (_codes.c.tries > 0) & (_codes.c.expires > int(now.timestamp()))
        with self._connected() as connection:
            # Writing first keeps all others out until this try is over.
            left = change(_codes).where(waits).values(tries=_codes.c.tries - 1)
            if not connection.execute(left).rowcount:
                raise NoCode
            waiting = connection.execute(select(_codes.c.digest)).scalars().all()
            is_it = any(hmac.compare_digest(one, given) for one in waiting)
            if is_it:
                connection.execute(delete(_codes))
        return is_it
