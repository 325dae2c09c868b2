"""Where a ledger lies: a file of SQLite, or a database of PostgreSQL by its URL."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from coach.ledger.errors import LedgerError

VARIABLE = "COACH_LEDGER"
NONE = "none"
"""What `--ledger` and the variable say for: no ledger."""
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Location:
    """A ledger's URL for SQLAlchemy, the same without a password for people, and its file."""

    url: str
    shown: str
    file: Path | None

    @property
    def is_made(self) -> bool:
        """Whether the ledger surely exists, or lies where only a connection can tell."""
        return self.file is None or self.file.is_file()


def own_location() -> Location:
    """The ledger of this user: $COACH_LEDGER, else a file where the platform keeps such data.

    Raises LedgerError for a variable that names no ledger.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named and named.casefold() != NONE:
        return location_of(named)
    from platformdirs import user_data_path

    return _file(user_data_path("draft-coach", appauthor=False) / "ledger.db")


def chosen_location(named: str | None) -> Location | None:
    """What `--ledger` says, else this user's own; None where no ledger is wanted."""
    text = named if named is not None else os.environ.get(VARIABLE, "")
    if text.strip().casefold() == NONE:
        return None
    return location_of(named) if named else own_location()


def location_of(text: str) -> Location:
    """The ledger at a path, at sqlite:///path or at postgresql://user@host/name.

    Raises LedgerError for anything else.
    """
    text = text.strip()
    if "://" not in text:
        return _file(Path(text).expanduser())
    scheme, _, rest = text.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        return _file(Path(rest[1:]))
    if scheme in _POSTGRES and rest:
        return Location(f"postgresql+psycopg://{rest}", _without_password(text), None)
    raise LedgerError(
        "a ledger is a file (orders.db or sqlite:///orders.db) or a PostgreSQL database "
        "(postgresql://user@host/name)"
    )


def _file(path: Path) -> Location:
    path = path.absolute()
    return Location(f"sqlite:///{path}", str(path), path)


def _without_password(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        user = f"{parts.username}@" if parts.username else ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "postgresql://…"
    return f"postgresql://{user}{host}{port}{parts.path}"
