"""A plain ledger in memory, for callers that hold their orders themselves, and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
