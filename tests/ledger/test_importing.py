"""Tables in: whole or not at all, and what is wrong is named by row and column."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from coach.ledger.errors import ImportRefused, LedgerError, NoTable
from coach.ledger.importing import Imported, import_table
from coach.ledger.location import Location
from coach.ledger.order import Order
from coach.ledger.store import Store

ENGLISH = "Order No.,Customer,Qty,Unit,Unit Price,Delivery Date,Status\r\nPO 1,Keller,5000,pcs,2.35,2026-12-10,production\r\n"
CHINESE = "订单号;客户;数量;单位;单价;交期;状态\r\nPO 1;凯勒;5000;件;2,35;2026年12月10日;生产中\r\n"


def refused(store: Store, data: bytes) -> list[str]:
    """What is wrong with a table, of which nothing is imported."""
    before = store.counts()
    with pytest.raises(ImportRefused) as told:
        import_table(store, data)
    assert store.counts() == before
    return [str(problem) for problem in told.value.problems]


def one(store: Store) -> Order:
    """The order PO 1."""
    found = store.order("PO 1")
    assert found is not None
    return found


class TestReading:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
    @pytest.mark.parametrize("table", [ENGLISH, CHINESE], ids=["english", "chinese"])
    def test_encodings_delimiters_and_both_languages(
        self, file_store: Store, table: str, encoding: str
    ) -> None:
        done = import_table(file_store, table.encode(encoding))
        assert (done.new_orders, done.new_customers) == (1, 1)
        order = one(file_store)
        assert order.quantity == 5000
        assert order.unit_price == Decimal("2.35")
        assert order.delivery_date == date(2026, 12, 10)
        assert order.stage == "production"

    def test_a_workbook_with_titles_above_and_typed_cells(self, file_store: Store) -> None:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (
            ["Order list 2026"],
            [],
            ["PO", "Order number", "Qty", "Amount", "ETD"],
            [4711, "PO 1", 5000, 11750.5, datetime(2026, 12, 15)],
        ):
            sheet.append(row)
        people = book.create_sheet("客户")
        people.append(["客户", "国家", "电话"])
        people.append(["Keller", "德国", "+49 40 123"])
        out = io.BytesIO()
        book.save(out)
        done = import_table(file_store, out.getvalue())
        assert (done.new_orders, done.new_customers) == (1, 1)
        order = one(file_store)
        assert (order.po, order.amount, order.etd) == (
            "4711",
            Decimal("11750.5"),
            date(2026, 12, 15),
        )
        customer = file_store.customer("Keller")
        assert customer is not None
        assert (customer.country, customer.phone) == ("DE", "+49 40 123")

    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ("2026-12-05", date(2026, 12, 5)),
            ("2026/12/5", date(2026, 12, 5)),
            ("05.12.2026", date(2026, 12, 5)),
            ("5 Dec 2026", date(2026, 12, 5)),
            ("Dec 5, 2026", date(2026, 12, 5)),
            ("20261205", date(2026, 12, 5)),
            ("25/12/2026", date(2026, 12, 25)),
            ("12/25/2026", date(2026, 12, 25)),
        ],
    )
    def test_dates(self, file_store: Store, cell: str, value: date) -> None:
        import_table(file_store, f"Order No\tETD\nPO 1\t{cell}\n".encode())
        assert one(file_store).etd == value

    def test_a_column_shows_how_its_dates_are_meant(self, file_store: Store) -> None:
        import_table(file_store, b"Order No,ETD\nPO 1,05/06/2026\nPO 2,25/06/2026\n")
        assert one(file_store).etd == date(2026, 6, 5)

    @pytest.mark.parametrize(
        ("table", "amount"),
        [
            ("Order No;Amount\nPO 1;1.234,50\n", "1234.50"),
            ("Order No;Amount\nPO 1;12,5\n", "12.5"),
            ('Order No,Amount\nPO 1,"1,234.50"\n', "1234.50"),
            ('Order No,Amount\nPO 1,"1,234"\n', "1234"),
            ("Order No\tAmount\nPO 1\t€ 1'234.50\n", "1234.50"),
            ("Order No;Amount\nPO 1;1.234\nPO 2;1,5\n", "1234"),
        ],
    )
    def test_numbers(self, file_store: Store, table: str, amount: str) -> None:
        import_table(file_store, table.encode())
        assert one(file_store).amount == Decimal(amount)

    def test_money_brings_its_currency_and_counts_their_unit(self, file_store: Store) -> None:
        import_table(file_store, '订单号,数量,金额\nPO 1,"5,000 pcs","USD 11,750"\n'.encode())
        order = one(file_store)
        assert (order.quantity, order.unit) == (5000, "pcs")
        assert (order.amount, order.currency) == (11750, "USD")

    def test_columns_of_no_field_are_told(self, file_store: Store) -> None:
        done = import_table(file_store, b"Order No,Qty,Salesman\nPO 1,3,Li\n")
        assert done.ignored == ("Salesman",)


class TestAgain:
    def test_a_known_number_updates_its_order(self, file_store: Store) -> None:
        import_table(file_store, ENGLISH.encode())
        done = import_table(file_store, b"Order No,Qty,Status\npo-1,4000,\nPO 2,7,\n")
        assert (done.new_orders, done.changed_orders) == (1, 1)
        order = one(file_store)
        assert (order.quantity, order.stage, order.number, order.version) == (
            4000,
            "production",
            "PO 1",
            2,
        )

    def test_the_same_table_changes_nothing(self, file_store: Store) -> None:
        import_table(file_store, ENGLISH.encode())
        assert import_table(file_store, ENGLISH.encode()) == Imported(same_orders=1)
        assert one(file_store).version == 1


class TestRefused:
    def test_row_column_value_and_what_was_expected(self, file_store: Store) -> None:
        table = (
            "Order No,Qty,ETD\nPO 1,3,2026-12-01\nPO 2,five,2026-02-30\n,4,\nPO 3,1,05/06/2026\n"
        )
        assert refused(file_store, table.encode()) == [
            "row 3, column B (Qty): “five”: a number such as 5000",
            "row 3, column C (ETD): “2026-02-30”: a date such as 2026-11-26",
            "row 4, column A (Order No): required: a number with at least one digit and at most 60 characters",
            "row 5, column C (ETD): “05/06/2026”: a date such as 2026-11-26; this one has two readings, write the year first",
        ]

    def test_the_row_is_the_one_that_an_editor_shows(self, file_store: Store) -> None:
        table = 'Order No,Product,Qty\nPO 1,"a\nb",3\n\nPO 2,c,x\n'
        (problem,) = refused(file_store, table.encode())
        assert problem.startswith("row 5, column C (Qty)")

    def test_a_number_twice(self, file_store: Store) -> None:
        (problem,) = refused(file_store, b"Order No,Qty\nPO 1,3\npo-1,4\n")
        assert (
            problem
            == "row 3, column A (Order No): “po-1”: stands in row 2 already: leave one of the rows out"
        )

    def test_a_slip_in_a_header(self, file_store: Store) -> None:
        (problem,) = refused(file_store, b"Order No,Qunatity\nPO 1,3\n")
        assert "did you mean “Quantity”?" in problem

    def test_a_cell_too_many(self, file_store: Store) -> None:
        (problem,) = refused(file_store, b"Order No,Amount\nPO 1,11,750.00\n")
        assert problem.startswith("row 2, column C")

    def test_two_currencies(self, file_store: Store) -> None:
        (problem,) = refused(file_store, b"Order No,Amount,Currency\nPO 1,EUR 3,USD\n")
        assert "one currency for the whole order" in problem

    def test_the_sheet_is_named(self, file_store: Store) -> None:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "2026"
        sheet.append(["订单号", "数量"])
        sheet.append(["PO 1", True])
        out = io.BytesIO()
        book.save(out)
        (problem,) = refused(file_store, out.getvalue())
        assert problem.startswith("sheet “2026”, row 2, column B (数量)")

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"", "no header"),
            (b"a,b\n1,2\n", "no header"),
            (b'Order No,Qty\nPO 1,"3\n', "line 2 is broken"),
            (b"PK\x03\x04 and nothing else", "cannot be opened"),
            (b"\xd0\xcf\x11\xe0 old", "save it as .xlsx"),
            (b"Order No\0", "this is no table"),
        ],
    )
    def test_files_that_are_no_tables(self, file_store: Store, data: bytes, told: str) -> None:
        with pytest.raises(NoTable, match=told):
            import_table(file_store, data)

    def test_a_header_alone(self, file_store: Store) -> None:
        with pytest.raises(LedgerError, match="nothing to import"):
            import_table(file_store, b"Order No,Qty\n")


IMPORTER = """
import os, sys, time
from pathlib import Path
from coach.ledger.importing import import_table
from coach.ledger.location import Location
from coach.ledger.store import Store

url, table = sys.argv[1], Path(sys.argv[2]).read_bytes()
file = Path(url[10:]) if url.startswith("sqlite") else None

def wait_in_the_middle(count):
    if count >= 1500:
        print("in the middle", flush=True)
        time.sleep(600)

import_table(Store(Location(url, "", file)), table, progress=wait_in_the_middle)
"""


def test_a_killed_import_leaves_the_ledger_as_it_was(location: Location, tmp_path: Path) -> None:
    store = Store(location)
    import_table(store, ENGLISH.encode())
    before = list(store.every_order()), list(store.every_customer())
    table = tmp_path / "orders.csv"
    rows = "".join(f"PO {n},Customer {n % 50},{n + 7}\n" for n in range(1, 4000))
    table.write_text("Order No,Customer,Qty\n" + rows)
    importer = subprocess.Popen(
        [sys.executable, "-c", IMPORTER, location.url, str(table)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert importer.stdout is not None
    assert importer.stdout.readline() == "in the middle\n"
    importer.send_signal(signal.SIGKILL)
    assert importer.wait(60) == -signal.SIGKILL
    assert (list(store.every_order()), list(store.every_customer())) == before
    done = import_table(store, table.read_bytes())
    assert (done.new_orders, done.changed_orders) == (3998, 1)
    store.close()
