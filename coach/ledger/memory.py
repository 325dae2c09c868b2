"""A plain ledger in memory, for callers that hold their orders themselves, and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from coach.ledger.order import BankAccount, Order
from coach.ledger.reference import Paper, Reference, reference_of


class MemoryLedger:
    """A ledger of orders, and of the accounts of customers by their name."""

    def __init__(
        self,
        orders: Iterable[Order] = (),
        accounts: Mapping[str, Sequence[BankAccount]] | None = None,
    ) -> None:
        self._orders: dict[str, list[tuple[Reference, Order]]] = {}
        for order in orders:
            for reference in references_of(order):
                self._orders.setdefault(reference.core, []).append((reference, order))
        self._accounts = {
            name.casefold(): tuple(sorted(known, key=lambda one: one.until is not None))
            for name, known in (accounts or {}).items()
        }

    def order(self, reference: str) -> Order | None:
        """See `coach.ledger.order.Ledger`."""
        asked = reference_of(reference)
        if asked is None:
            return None
        return the_one(asked, self._orders.get(asked.core, ()))

    def accounts(self, customer: str) -> tuple[BankAccount, ...]:
        """See `coach.ledger.order.Ledger`."""
        return self._accounts.get(customer.casefold(), ())


def ledger_from(data: Mapping[str, Any]) -> MemoryLedger:
    """A ledger from plain data: {"orders": [fields of an order], "accounts": {customer: [fields]}}.

    Values may be text, as in a table. Raises FieldError, a ValueError, for what cannot be used.
    """
    from coach.ledger.fields import field_named, value_of

    orders = []
    for row in data.get("orders", ()):
        named = {field_named("orders", name): value for name, value in row.items()}
        orders.append(Order(**{field.id: value_of(field, v) for field, v in named.items()}))
    accounts = {
        customer: [_account(row) for row in rows]
        for customer, rows in data.get("accounts", {}).items()
    }
    return MemoryLedger(orders, accounts)


def _account(row: Mapping[str, Any]) -> BankAccount:
    days = {
        name: date.fromisoformat(row[name])
        for name in ("since", "until")
        if row.get(name) is not None
    }
    return BankAccount(**{**row, **days})


def references_of(order: Order) -> tuple[Reference, ...]:
    """Every number by which the order is known, its own first."""
    papers: tuple[tuple[str | None, Paper], ...] = (
        (order.number, ""),
        (order.po, "po"),
        (order.pi, "pi"),
        (order.invoice, "invoice"),
    )
    found = (reference_of(number, paper) for number, paper in papers if number)
    return tuple(dict.fromkeys(reference for reference in found if reference is not None))


def the_one(asked: Reference, known: Iterable[tuple[Reference, Order]]) -> Order | None:
    """The order that is asked for; None if several could be meant.

    The very paper that was named goes before a number of which the paper is not said.
    """
    fitting = [(reference, order) for reference, order in known if reference.fits(asked)]
    exact = [order for reference, order in fitting if reference.paper == asked.paper]
    orders = {order.number: order for order in exact or (order for _, order in fitting)}
    return next(iter(orders.values())) if len(orders) == 1 else None
