"""The first tables: customers, orders with their numbers, notes, bank accounts."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_CUSTOMER = (
    "name country timezone language contact email phone channel incoterm place payment_terms "
    "currency"
).split()
_ORDER: dict[str, Any] = {
    **dict.fromkeys("number po pi invoice product unit currency incoterm place".split(), sa.Text()),
    **dict.fromkeys("quantity unit_price amount deposit balance".split(), sa.String(32)),
    **dict.fromkeys(
        (
            "order_date delivery_date deposit_due deposit_paid balance_due balance_paid etd eta"
        ).split(),
        sa.Date(),
    ),
    **dict.fromkeys("stage carrier tracking vessel bl container".split(), sa.Text()),
    **dict.fromkeys("last_update_sent last_message_received".split(), sa.String(40)),
}


def upgrade() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(500), nullable=False, unique=True),
        *(sa.Column(name, sa.Text()) for name in _CUSTOMER),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(80), nullable=False, unique=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id")),
        *(sa.Column(name, kind) for name, kind in _ORDER.items()),
    )
    op.create_index("ix_orders_customer_id", "orders", ["customer_id"])
    op.create_index("ix_orders_stage", "orders", ["stage"])
    op.create_table(
        "order_references",
        sa.Column(
            "order_id",
            sa.Integer(),
            sa.ForeignKey("orders.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("core", sa.String(60), primary_key=True),
        sa.Column("paper", sa.String(10), primary_key=True),
    )
    op.create_index("ix_order_references_core", "order_references", ["core"])
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id", ondelete="CASCADE")),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id", ondelete="CASCADE")),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("ix_notes_customer_id", "notes", ["customer_id"])
    op.create_index("ix_notes_order_id", "notes", ["order_id"])
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "customer_id",
            sa.Integer(),
            sa.ForeignKey("customers.id", ondelete="CASCADE"),
            nullable=False,
        ),
        *(sa.Column(name, sa.Text()) for name in "account bank bic holder reason".split()),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
    )
    op.create_index("ix_accounts_customer_id", "accounts", ["customer_id"])


def downgrade() -> None:
    for name in ("accounts", "notes", "order_references", "orders", "customers"):
        op.drop_table(name)
