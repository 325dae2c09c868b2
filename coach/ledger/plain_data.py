"""Customers, orders and what is due as plain data: what the API answers and `--format json`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from coach.ledger.due import Due
from coach.ledger.fields import as_text, fields_of
from coach.ledger.order import BankAccount, Customer, Note, Order

SCHEMA = "1.0"


def order_to_dict(order: Order) -> dict[str, Any]:
    """{"id", "version", and every field of an order}: numbers and dates as text, or null."""
    return {"id": order.id, "version": order.version} | {
        name: _plain(getattr(order, name)) for name in fields_of("orders")
    }


def customer_to_dict(customer: Customer) -> dict[str, Any]:
    """{"id", "version", and every field of a customer}."""
    return {"id": customer.id, "version": customer.version} | {
        name: _plain(getattr(customer, name)) for name in fields_of("customers")
    }


def account_to_dict(account: BankAccount) -> dict[str, Any]:
    """{"id", "account", "bank", "bic", "holder", "since", "until", "reason"}."""
    names = ("account", "bank", "bic", "holder", "since", "until", "reason")
    return {"id": account.id} | {name: _plain(getattr(account, name)) for name in names}


def note_to_dict(note: Note) -> dict[str, Any]:
    """{"id", "day", "text", "order": its number or null}."""
    return {"id": note.id, "day": note.day.isoformat(), "text": note.text, "order": note.order}


def due_to_dict(due: Due) -> dict[str, Any]:
    """{"id", "need", "due", "late_days", "order", "order_id", "customer", "title", "reason"}."""
    return {
        "id": due.id,
        "need": due.need,
        "due": due.due.isoformat(),
        "late_days": due.late,
        "order": due.order.number,
        "order_id": due.order.id,
        "customer": due.order.customer,
        "title": {"en": due.title.en, "zh": due.title.zh},
        "reason": {"en": due.reason.en, "zh": due.reason.zh},
    }


def _plain(value: Any) -> str | None:
    if isinstance(value, Decimal | date):
        return as_text(value)
    return None if value is None else str(value)
