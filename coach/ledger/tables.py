"""The tables of the ledger. Migrations make them; a test holds both together."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

from coach.ledger.fields import fields_of

REVISION = "0001"
"""The revision that these tables are; the head of coach/ledger/migrations."""


class Exact(TypeDecorator[Decimal]):
    """A decimal number, kept as text: SQLite has only binary fractions."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class DayOrMoment(TypeDecorator[date]):
    """A day, or a moment with its zone, in ISO 8601."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        if value is None:
            return None
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


def _column(name: str, kind: str) -> Column[Any]:
    types: dict[str, Any] = {"number": Exact, "day": Date, "moment": DayOrMoment}
    return Column(name, types.get(kind, Text))


metadata = MetaData()

customers = Table(
    "customers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("key", String(500), nullable=False, unique=True),
    *(_column(field.id, field.kind) for field in fields_of("customers").values()),
)

orders = Table(
    "orders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("key", String(80), nullable=False, unique=True),
    Column("customer_id", ForeignKey("customers.id"), index=True),
    *(
        _column(field.id, field.kind)
        for field in fields_of("orders").values()
        if field.id != "customer"
    ),
    Index("ix_orders_stage", "stage"),
)

order_references = Table(
    "order_references",
    metadata,
    Column("order_id", ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True),
    Column("core", String(60), primary_key=True),
    Column("paper", String(10), primary_key=True),
    Index("ix_order_references_core", "core"),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), index=True),
    Column("order_id", ForeignKey("orders.id", ondelete="CASCADE"), index=True),
    Column("day", Date, nullable=False),
    Column("text", Text, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "customer_id",
        ForeignKey("customers.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    *(Column(name, Text) for name in ("account", "bank", "bic", "holder", "reason")),
    Column("since", Date),
    Column("until", Date),
)
