"""What an order of the ledger fills in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from coach.draft import Party
from coach.ledger.order import Customer, Order
from coach.templates import fill, find, reader_of, values_of


def test_an_order_and_its_customer() -> None:
    order = Order(
        number="PO-45001", product="bracket", quantity=Decimal(12000), unit="pcs",
        unit_price=Decimal("1.20"), amount=Decimal("14400.00"), currency="USD", incoterm="FOB",
        place="Ningbo", delivery_date=date(2027, 1, 12), carrier="MSC", vessel="MSC Anna",
        bl="MEDU4187325", etd=date(2026, 11, 27),
    )  # fmt: skip
    values = values_of(order, Customer("Rheinwerk GmbH", contact="Markus Weber"))
    assert values == {
        "customer_name": "Rheinwerk GmbH",
        "recipient": "Markus Weber",
        "order_no": "PO-45001",
        "product": "bracket",
        "delivery_date": date(2027, 1, 12),
        "carrier": "MSC",
        "vessel": "MSC Anna",
        "bl_no": "MEDU4187325",
        "etd": date(2026, 11, 27),
        "total": "USD 14,400.00",
        "quantity": "12,000 pcs",
        "unit_price": "USD 1.20/pcs",
        "incoterm": "FOB Ningbo",
    }
    text = fill(find("order_update/shipped-sea"), {}, language="zh", ledger_order=values).text
    assert "开船日：2026年11月27日\n" in text


def test_nothing_is_reckoned_or_guessed() -> None:
    assert values_of(Order(number="1", amount=Decimal(5), incoterm="FOB", quantity=Decimal(3))) == {
        "order_no": "1"
    }


def test_a_balance_is_due_until_it_is_paid() -> None:
    order = Order(
        number="1", currency="EUR", balance=Decimal("70.5"), balance_due=date(2026, 12, 9)
    )
    due = values_of(order)
    assert due["amount_due"] == "EUR 70.5"
    assert due["due_date"] == date(2026, 12, 9)
    paid = Order(
        number="1", currency="EUR", balance=Decimal("70.5"), balance_due=date(2026, 12, 9),
        balance_paid=date(2026, 12, 8),
    )  # fmt: skip
    assert values_of(paid) == {"order_no": "1"}


def test_any_object_will_do() -> None:
    assert values_of(SimpleNamespace(number=4501, bill_of_lading="B1", quantity="12 sets")) == {
        "order_no": "4501",
        "bl_no": "B1",
    }


def test_the_customer_is_the_reader_unless_the_writer_says_more() -> None:
    customer = Customer("Rheinwerk GmbH", country="DE", contact="Mr Weber")
    assert reader_of(customer, Party()) == Party(name="Mr Weber", country="DE")
    given = Party(name="Ms Braun", country="AT", title="Dr.")
    assert reader_of(customer, given) == given
    assert reader_of(None, Party(title="Dr.")) == Party(title="Dr.")
