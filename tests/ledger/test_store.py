"""The ledger in a database: what is written stays, and no change gets lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from coach.ledger import migrating, tables
from coach.ledger.errors import Conflict, LedgerDown, LedgerError, NotKnown, Taken
from coach.ledger.location import Location, location_of
from coach.ledger.opening import engine_of
from coach.ledger.order import BankAccount, Customer, Order
from coach.ledger.store import Store


class TestOrders:
    def test_comes_back_as_it_was_entered(self, store: Store, order: Order) -> None:
        moment = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
        given = replace(order, last_update_sent=date(2026, 11, 16), last_message_received=moment)
        made = store.add_order(given)
        assert made == replace(given, id=made.id, version=1)
        assert store.order_by_id(made.id) == made
        assert store.order("po#4501") == made

    @pytest.mark.parametrize(
        "written",
        ["PO 4501", "po-4501", "P.O. No. 4501", "PO4501", "order 4501", "订单号：4501", "4501"],
    )
    def test_is_found_however_its_number_is_written(
        self, file_store: Store, order: Order, written: str
    ) -> None:
        file_store.add_order(order)
        found = file_store.order(written)
        assert found is not None
        assert found.number == "PO 4501"

    def test_is_found_by_its_papers_but_not_by_the_wrong_one(
        self, file_store: Store, order: Order
    ) -> None:
        file_store.add_order(replace(order, pi="PI-2026-011", invoice="INV-88"))
        assert file_store.order("Proforma invoice 2026/011") is not None
        assert file_store.order("invoice no. 88") is not None
        assert file_store.order("PI 4501") is None
        assert file_store.order("invoice 4501") is None

    def test_of_two_that_could_be_meant_none_is(self, file_store: Store) -> None:
        file_store.add_order(Order("A-1", po="77"))
        file_store.add_order(Order("A-2", po="77"))
        assert file_store.order("PO 77") is None
        assert file_store.order("A-2") is not None

    def test_a_number_is_taken_once(self, store: Store, order: Order) -> None:
        store.add_order(order)
        with pytest.raises(Taken, match="in the ledger already"):
            store.add_order(Order("po-4501"))
        other = store.add_order(Order("PO 4502"))
        with pytest.raises(Taken, match="belongs to another row"):
            store.change_order(other.id, other.version, {"number": "PO 4501"})
        assert store.order("PO 4502") == other

    def test_a_new_number_is_found_and_the_old_one_no_longer(
        self, store: Store, order: Order
    ) -> None:
        made = store.add_order(order)
        store.change_order(made.id, made.version, {"number": "PO 4599"})
        assert store.order("PO 4599") is not None
        assert store.order("PO 4501") is None

    def test_is_taken_out_with_its_notes(self, store: Store, order: Order) -> None:
        made = store.add_order(order)
        store.add_note("called", date(2026, 11, 1), order=made.id)
        with pytest.raises(Conflict):
            store.remove_order(made.id, 7)
        store.remove_order(made.id, made.version)
        assert store.order("PO 4501") is None
        with pytest.raises(NotKnown):
            store.order_by_id(made.id)

    def test_search_pages_and_takes_signs_for_what_they_are(self, store: Store) -> None:
        for number in range(25):
            store.add_order(Order(f"PO {number:03}", customer="Keller", product="50% cotton"))
        page = store.find_orders("kell", limit=10, offset=20)
        assert (len(page.items), page.total) == (5, 25)
        assert store.find_orders("50%").total == 25
        assert store.find_orders("50_").total == 0
        assert store.find_orders(customer="KELLER ", limit=1).total == 25


class TestVersions:
    def test_who_comes_second_is_told_and_nothing_is_written(
        self, store: Store, order: Order
    ) -> None:
        made = store.add_order(order)
        store.change_order(made.id, made.version, {"stage": "ready"})
        with pytest.raises(Conflict) as told:
            store.change_order(made.id, made.version, {"stage": "shipped"})
        assert told.value.current == 2
        assert "read it again" in str(told.value)
        assert store.order_by_id(made.id).stage == "ready"

    def test_two_processes_that_write_at_once_lose_nothing(self, location: Location) -> None:
        store = Store(location)
        made = store.add_order(Order("PO 1", quantity=Decimal(0)))
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITER, location.url, str(made.id), mark])
            for mark in ("ab", "cd")
        ]
        assert [writer.wait(120) for writer in writers] == [0, 0]
        done = store.order_by_id(made.id)
        assert done.quantity == 2 * ROUNDS
        assert done.version == 1 + 2 * ROUNDS
        assert store.find_orders("PO ab").total + store.find_orders("PO cd").total == 2 * ROUNDS
        store.close()

    def test_two_processes_that_open_an_empty_place_make_one_ledger(
        self, location: Location
    ) -> None:
        opener = (
            "import sys\nfrom coach.ledger.location import *\nfrom coach.ledger.store import *\n"
        )
        opener += "Store(Location(sys.argv[1], '', Path(sys.argv[1][10:]) if 'sqlite' in sys.argv[1] else None)).counts()"
        openers = [subprocess.Popen([sys.executable, "-c", opener, location.url]) for _ in range(3)]
        assert [one.wait(120) for one in openers] == [0, 0, 0]

    def test_waits_for_another_that_is_just_making_the_file(self, tmp_path: Path) -> None:
        file = tmp_path / "ledger.db"
        other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as apart:
            opened = apart.submit(Store, Location(f"sqlite:///{file}", "", file))
            time.sleep(0.2)
            assert not opened.done()
            other.execute("COMMIT")
            assert opened.result(60).counts() == (0, 0)


ROUNDS = 40
WRITER = f"""
import sys
from decimal import Decimal
from pathlib import Path
from coach.ledger.errors import Conflict
from coach.ledger.location import Location
from coach.ledger.order import Order
from coach.ledger.store import Store

url, number, mark = sys.argv[1], int(sys.argv[2]), sys.argv[3]
file = Path(url[10:]) if url.startswith("sqlite") else None
store = Store(Location(url, "", file))
for count in range({ROUNDS}):
    store.add_order(Order(f"PO {{mark}}{{count}}", customer=f"Customer {{count}}"))
    while True:
        order = store.order_by_id(number)
        try:
            store.change_order(number, order.version, {{"quantity": order.quantity + 1}})
            break
        except Conflict:
            pass
"""


class TestCustomers:
    def test_an_order_brings_its_customer(self, store: Store, order: Order) -> None:
        store.add_order(order)
        store.add_order(Order("PO 2", customer="keller  GMBH"))
        assert store.counts() == (1, 2)
        assert store.order("PO 2").customer == "Keller GmbH"  # type: ignore[union-attr]

    def test_with_orders_cannot_be_taken_out(self, store: Store, order: Order) -> None:
        store.add_order(order)
        customer = store.customer("Keller GmbH")
        assert customer is not None
        with pytest.raises(Taken, match="1 orders"):
            store.remove_customer(customer.id, customer.version)

    def test_bank_data_keep_their_history(self, store: Store) -> None:
        customer = store.add_customer(Customer("Keller GmbH"))
        first, second = date(2026, 1, 5), date(2026, 9, 1)
        store.change_account(customer.id, BankAccount("DE89 1", bank="Old Bank"), first)
        store.change_account(customer.id, BankAccount("DE89 2", reason="called"), second)
        now, before = store.accounts("keller gmbh")
        assert (now.account, now.since, now.until) == ("DE89 2", second, None)
        assert (before.account, before.bank, before.until) == ("DE89 1", "Old Bank", second)
        assert store.accounts("somebody else") == ()

    def test_notes_have_days_and_tell_their_order(self, store: Store, order: Order) -> None:
        made = store.add_order(order)
        customer = store.customer("Keller GmbH")
        assert customer is not None
        store.add_note("wants CIF", date(2026, 11, 1), customer=customer.id)
        store.add_note("deposit announced", date(2026, 11, 5), order=made.id)
        assert [(note.day.day, note.order) for note in store.notes(customer=customer.id)] == [
            (5, "PO 4501"),
            (1, None),
        ]
        assert [note.text for note in store.notes(order=made.id)] == ["deposit announced"]


class TestOpening:
    def test_tables_and_migrations_say_the_same(self, location: Location) -> None:
        from alembic.autogenerate import compare_metadata
        from alembic.migration import MigrationContext
        from alembic.script import ScriptDirectory

        engine = engine_of(location)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, tables.metadata) == []
        engine.dispose()
        assert ScriptDirectory(str(migrating.SCRIPTS)).get_heads() == [tables.REVISION]

    def test_a_file_is_for_its_owner_and_waits_for_other_writers(self, tmp_path: Path) -> None:
        place = location_of(str(tmp_path / "deep/ledger.db"))
        engine = engine_of(place)
        assert place.file is not None
        assert place.file.stat().st_mode & 0o077 == 0
        with engine.connect() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
            assert connection.execute(text("PRAGMA busy_timeout")).scalar() >= 5000  # type: ignore[operator]
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        engine.dispose()

    def test_of_another_program_is_left_alone(self, tmp_path: Path) -> None:
        place = location_of(str(tmp_path / "crm.db"))
        engine = create_engine(place.url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE customers (name TEXT)"))
        with pytest.raises(LedgerDown, match="another program"):
            Store(place)
        assert inspect(engine).get_table_names() == ["customers"]

    def test_of_a_newer_coach_is_left_alone(self, location: Location) -> None:
        engine = engine_of(location)
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        engine.dispose()
        with pytest.raises(LedgerError, match="newer Draft Coach"):
            Store(location)

    def test_what_is_no_database_is_told(self, tmp_path: Path) -> None:
        letter = tmp_path / "letter.txt"
        letter.write_text("Dear Tom, " * 200)
        with pytest.raises(LedgerDown, match="not a ledger"):
            Store(location_of(str(letter)))
        with pytest.raises(LedgerDown, match="choose another place"):
            Store(location_of(str(letter / "ledger.db")))

    def test_a_server_that_is_down_is_told_without_the_password(self) -> None:
        with pytest.raises(LedgerDown) as told:
            Store(location_of("postgresql://anna:geheim@127.0.0.1:1/orders"))
        assert "start the database" in str(told.value)
        assert "anna@127.0.0.1:1/orders" in str(told.value)
        assert "geheim" not in str(told.value)

    @pytest.mark.parametrize("text", ["mysql://host/orders", "postgresql://", "sqlite://"])
    def test_other_places_are_refused(self, text: str) -> None:
        with pytest.raises(LedgerError, match="a ledger is a file"):
            location_of(text)
