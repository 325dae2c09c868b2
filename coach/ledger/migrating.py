"""Makes the tables of a ledger, and brings older ones to the present revision."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from coach.ledger.errors import LedgerDown, LedgerError
from coach.ledger.tables import REVISION

SCRIPTS = Path(__file__).with_name("migrations")
_VERSIONS = "alembic_version"
_LOCK = 7_310_452_001
"""The number under which one process at a time migrates a PostgreSQL database."""


def is_current(connection: Connection) -> bool:
    """Whether the tables are of the present revision."""
    return revision_of(connection) == REVISION


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables; None where there are none yet.

    Raises LedgerDown for a database with tables of another program.
    """
    names = set(inspect(connection).get_table_names())
    if _VERSIONS in names:
        row = connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).first()
        return None if row is None else str(row[0])
    if names & {"customers", "orders", "notes", "accounts"}:
        raise LedgerDown(
            "the database holds tables of another program: give the ledger a database of its own"
        )
    return None


def migrate(connection: Connection) -> None:
    """Bring the tables to the present revision, within the connection's transaction.

    Two processes that start together wait for each other. Raises LedgerError for tables that a
    newer Draft Coach has made.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    if is_current(connection):
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = revision_of(connection)
    if found is not None and found not in known:
        raise LedgerError(
            "this ledger was made by a newer Draft Coach: update the program "
            "(its tables are of revision " + found + ")"
        )
    command.upgrade(config, "head")
