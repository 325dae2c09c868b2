"""Tokens of clients.

A token is 256 random bits, so one round of SHA-256 is enough: there is nothing to guess. It carries
a public id, by which it is found; the secret is compared in constant time.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from coach.service.scopes import Scope

PREFIX = "coach"
MOST_NAME = 80
"""Characters of the name that its owner gives a token."""
USED_EVERY = timedelta(minutes=1)
"""How exactly it is kept when a token was last used."""


class TokensDown(Exception):
    """The place where tokens are kept does not answer. Its words are safe to show."""


class NoSuchToken(Exception):
    """No token has that id."""


class NoCode(Exception):
    """No code is waiting: none was asked for, it was used, or its time or its tries are over."""


class WrongCode(Exception):
    """The code is not the one that is waiting."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept: everything but its secret. Moments are UTC."""

    id: str
    name: str
    digest: str
    scopes: frozenset[Scope]
    created: datetime
    expires: datetime | None
    used: datetime | None
    revoked: datetime | None

    def is_valid(self, now: datetime) -> bool:
        """Whether it lets anybody in."""
        return self.revoked is None and (self.expires is None or now < self.expires)

    def is_of(self, secret: str) -> bool:
        """Whether `secret` is the whole token, as its client sends it."""
        return hmac.compare_digest(self.digest, digest_of(secret))


def own_file() -> Path:
    """Where the tokens of this user lie, if there are any."""
    from platformdirs import user_data_path

    return user_data_path("draft-coach", appauthor=False) / "tokens.db"


def id_of(secret: str) -> str | None:
    """The public id in a token, None for something else."""
    parts = secret.split("_", 2)
    return parts[1] if len(parts) == 3 and parts[0] == PREFIX and parts[1] else None


def digest_of(secret: str) -> str:
    """What is kept of a token in place of itself."""
    return hashlib.sha256(secret.encode()).hexdigest()
