"""Opens a ledger: the engine, its settings, and errors that say what to do."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from coach.ledger import migrating
from coach.ledger.errors import LedgerDown, LedgerError
from coach.ledger.location import Location

BUSY_MS = 15_000
"""How long a writer waits for another before it gives up."""
CONNECT_S = 5
_ASK_AGAIN_S = 0.01
_WRITE = "coach_write"


def engine_of(location: Location) -> Engine:
    """The engine of a ledger whose tables are up to date, made if they were not there.

    Raises LedgerDown where the database does not answer.
    """
    with guarded(location):
        engine = _sqlite(location) if location.file else _postgres(location)
        with engine.connect() as connection:
            current = migrating.is_current(connection)
        if not current:
            with writing(engine) as connection:
                migrating.migrate(connection)
        return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction that may write: all of it is kept, or nothing."""
    with engine.connect() as plain:
        connection = plain.execution_options(**{_WRITE: True})
        with connection.begin():
            yield connection


@contextmanager
def guarded(location: Location) -> Iterator[None]:
    """Turn what the database says into words for its owner, without password or row."""
    try:
        yield
    except (OperationalError, NoSuchModuleError) as error:
        raise LedgerDown(_why(location, error)) from error
    except DBAPIError as error:
        if error.connection_invalidated or location.file is not None:
            raise LedgerDown(_why(location, error)) from error
        raise LedgerError(
            f"the ledger at {location.shown} refused: {_first_line(error)}"
        ) from error
    except SQLAlchemyError as error:
        raise LedgerDown(_why(location, error)) from error


def _sqlite(location: Location) -> Engine:
    assert location.file is not None
    try:
        location.file.parent.mkdir(parents=True, exist_ok=True)
        if not location.file.exists():
            # Bank data and addresses are for their owner alone.
            os.close(os.open(location.file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise LedgerDown(
            f"cannot make the ledger {location.shown}: {error.strerror or error}; "
            "choose another place with --ledger or COACH_LEDGER"
        ) from error
    engine = create_engine(location.url, connect_args={"timeout": BUSY_MS / 1000})

    @event.listens_for(engine, "connect")
    def prepare(raw: object, record: object) -> None:
        # The driver must not begin transactions by itself: `begin` below does.
        raw.isolation_level = None  # type: ignore[attr-defined]
        cursor = raw.cursor()  # type: ignore[attr-defined]
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        _write_ahead(cursor)
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: one that read first could not be let in later.
        write = connection.get_execution_options().get(_WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Let readers and a writer go on side by side.

    Of two programs that switch a new file at once SQLite refuses one without waiting, however long
    its `busy_timeout`: so this asks again until that time is over.
    """
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_ASK_AGAIN_S)


def _postgres(location: Location) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise LedgerError(
            "PostgreSQL needs its driver: pip install 'draft-coach[postgres]'"
        ) from error
    return create_engine(
        location.url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_S}
    )


def _why(location: Location, error: Exception) -> str:
    said = _first_line(error)
    if location.file is not None:
        if "locked" in said:
            return f"the ledger {location.shown} is in use by another program; try again"
        if "not a database" in said:
            return f"{location.shown} is not a ledger: choose another file with --ledger"
        return f"cannot use the ledger {location.shown}: {said}; check the file and its folder"
    return (
        f"the ledger at {location.shown} does not answer ({said}): start the database, or check "
        "host, name, user and password in --ledger or COACH_LEDGER"
    )


def _first_line(error: Exception) -> str:
    """The driver's own words, one line: never the statement or its values."""
    inner = getattr(error, "orig", None) or error
    return (str(inner).strip().splitlines() or [type(inner).__name__])[0][:200]
