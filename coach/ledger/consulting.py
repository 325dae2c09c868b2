"""The ledger as checks consult it: opened when a draft first names an order, and not before."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from coach.ledger.location import Location
from coach.ledger.order import BankAccount, Order

if TYPE_CHECKING:
    from coach.ledger.store import Store


class ConsultedLedger:
    """A ledger at a place, opened once. Safe to share between threads.

    A file that is not there yet knows no orders; it is made by whoever enters the first one. Raises
    LedgerDown, when asked, where the database does not answer.
    """

    def __init__(self, location: Location) -> None:
        self.location = location
        self._store: Store | None = None
        self._lock = Lock()

    @property
    def store(self) -> Store:
        """The ledger, opened and made if need be. Raises LedgerDown and LedgerError."""
        with self._lock:
            if self._store is None:
                from coach.ledger.store import Store

                self._store = Store(self.location)
            return self._store

    def close(self) -> None:
        """Close the ledger if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def order(self, reference: str) -> Order | None:
        """See `coach.ledger.order.Ledger`."""
        return self.store.order(reference) if self.location.is_made else None

    def accounts(self, customer: str) -> tuple[BankAccount, ...]:
        """See `coach.ledger.order.Ledger`."""
        return self.store.accounts(customer) if self.location.is_made else ()
