"""How fast a large ledger is consulted, and what it adds to a check.

Usage: ledger_.py LEDGER ORDERS CONSULTATIONS. LEDGER is a file; it is filled
once with so many orders. Prints milliseconds of CPU time: of a number that is known, of one that
is not, and of a check of a draft that names an order, with the ledger and without. The consultation
is asked of another order each time, by a number written unlike the ledger's.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from time import process_time

from coach import engine
from coach.draft import Context
from coach.ledger.importing import import_table
from coach.ledger.location import location_of
from coach.ledger.store import Store

DRAFT = "Dear Mr Keller,\n\nWe confirm your order PO {n} for 7 pcs.\n\nBest regards,\nLi Na\n"


def fill(store: Store, orders: int) -> None:
    """Enter the orders that are not there yet."""
    if store.counts()[1] >= orders:
        return
    header = "Order number,Customer,Quantity,Unit,Amount,Currency,Invoice number,ETD\n"
    rows = (
        f"PO-{n},Customer {n % 5000},{n},pcs,{n}.50,USD,INV-{n},2026-12-15\n" for n in range(orders)
    )
    import_table(store, (header + "".join(rows)).encode())


def milliseconds(ask: Callable[[int], object], numbers: list[int]) -> list[float]:
    """CPU time of every question."""
    spent = []
    for number in numbers:
        begin = process_time()
        ask(number)
        spent.append((process_time() - begin) * 1000)
    return spent


def main() -> None:
    orders, count = int(sys.argv[2]), int(sys.argv[3])
    store = Store(location_of(sys.argv[1]))
    fill(store, orders)
    numbers = random.Random(1).sample(range(orders), count + 20)
    coach = engine.default_coach()
    now = datetime(2026, 11, 26, tzinfo=UTC)
    known, unknown = Context(now=now, ledger=store), Context(now=now)

    def check(context: Context) -> Callable[[int], object]:
        return lambda n: coach.check(DRAFT.format(n=n), context)

    figures = {
        "known order": milliseconds(lambda n: store.order(f"po {n}"), numbers)[20:],
        "unknown order": milliseconds(lambda n: store.order(f"po {n}x"), numbers)[20:],
        "check with ledger": milliseconds(check(known), numbers[:220])[20:],
        "check without": milliseconds(check(unknown), numbers[220:440])[20:],
    }
    result = {name: median(values) for name, values in figures.items()}
    result["known order, slowest of 100"] = sorted(figures["known order"])[int(count * 0.99) - 1]
    print(json.dumps(result))


if __name__ == "__main__":
    main()
