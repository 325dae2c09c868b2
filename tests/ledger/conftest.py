"""Ledgers to test on: a file of SQLite, and a database on a private PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coach.ledger.location import Location, location_of
from coach.ledger.order import Order
from coach.ledger.store import Store

SERVERS = Path("/usr/lib/postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder with the socket of a PostgreSQL server that runs for this session alone."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="coach-postgres-"))
    as_owner: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    initdb = [programs / "initdb", "--auth=trust", "--username=coach", "--no-sync", "-D", data]
    control = [programs / "pg_ctl", "-D", data, "-w"]
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    try:
        _run(*as_owner, *initdb)
        _run(*as_owner, *control, "-l", folder / "log", "-o", options, "start")
        yield folder
        _run(*as_owner, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database(server: Path, request: pytest.FixtureRequest) -> Location:
    """An empty database on the server."""
    import psycopg

    name = f"ledger_{abs(hash(request.node.nodeid))}"
    with psycopg.connect(host=str(server), user="coach", dbname="postgres", autocommit=True) as db:
        db.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        db.execute(f'CREATE DATABASE "{name}"')
    return location_of(f"postgresql://coach@/{name}?host={server}")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """An empty place for a ledger, on both kinds of database."""
    if request.param == "sqlite":
        return location_of(str(tmp_path / "ledger.db"))
    found: Location = request.getfixturevalue("database")
    return found


@pytest.fixture
def store(location: Location) -> Iterator[Store]:
    """An empty ledger on both kinds of database."""
    store = Store(location)
    yield store
    store.close()


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """An empty ledger in a file."""
    store = Store(location_of(str(tmp_path / "ledger.db")))
    yield store
    store.close()


@pytest.fixture
def order() -> Order:
    """5,000 lamps for Keller GmbH, FOB Ningbo."""
    return Order(
        "PO 4501",
        customer="Keller GmbH",
        product="LED lamps",
        quantity=Decimal(5000),
        unit="pcs",
        unit_price=Decimal("2.35"),
        amount=Decimal(11750),
        currency="USD",
        incoterm="FOB",
        place="Ningbo",
        order_date=date(2026, 10, 20),
        delivery_date=date(2026, 12, 10),
        deposit=Decimal(3525),
        balance=Decimal(8225),
        stage="production",
        etd=date(2026, 12, 15),
    )


def _programs() -> Path:
    found = sorted(SERVERS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else Path(shutil.which("initdb") or "initdb").parent


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        pytest.fail(f"{command[-1]}: {done.stderr}")
