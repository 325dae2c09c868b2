"""Tables out: they open in a spreadsheet, and come back as they were."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from coach.finding import Language
from coach.ledger.exporting import export_csv, export_xlsx
from coach.ledger.importing import import_table
from coach.ledger.order import Customer, Order
from coach.ledger.store import Store

ODD = '=HYPERLINK("x")'


@pytest.fixture
def filled(store: Store, order: Order) -> Store:
    """A ledger with an order and a customer whose fields are hard to carry."""
    moment = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    store.add_customer(Customer("Keller GmbH", country="DE", phone="+49 40 123"))
    store.add_order(replace(order, product=f'{ODD}, "灯", a;b', last_update_sent=moment))
    return store


@pytest.mark.parametrize("language", ["en", "zh"])
def test_csv_comes_back_as_it_was(filled: Store, language: Language) -> None:
    data = export_csv(filled, "orders", language)
    assert data.startswith(b"\xef\xbb\xbf")
    assert import_table(filled, data).same_orders == 1
    assert import_table(filled, export_csv(filled, "customers", language)).same_customers == 1


def test_csv_holds_no_formula(filled: Store) -> None:
    lines = export_csv(filled, "orders").decode("utf-8-sig").splitlines()
    assert "'=HYPERLINK" in lines[1]
    assert "'+49 40 123" in export_csv(filled, "customers").decode("utf-8-sig")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_workbook_comes_back_as_it_was(filled: Store, language: Language) -> None:
    data = export_xlsx(filled, language)
    done = import_table(filled, data)
    assert (done.same_orders, done.same_customers) == (1, 1)
    assert (done.changed_orders, done.changed_customers, done.ignored) == (0, 0, ())


def test_a_workbook_has_types_and_no_formula(filled: Store) -> None:
    orders, customers = load_workbook(io.BytesIO(export_xlsx(filled)))
    cells = {cell.value: below for cell, below in zip(orders[1], orders[2], strict=True)}
    assert cells["Product"].data_type == "s"
    assert cells["Quantity"].value == 5000
    assert cells["ETD"].is_date
    assert customers.title == "Customers"
