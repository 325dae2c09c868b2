"""The ledger in a database: customers, orders, notes and accounts; nothing is ever half written.

Every customer and order has a version. Who changes one names the version that was read; if
somebody else was faster, `Conflict` is raised and nothing is written, so no change gets lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    Connection,
    Row,
    Select,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from coach.ledger.errors import Conflict, FieldError, NotKnown, Taken
from coach.ledger.fields import fields_of
from coach.ledger.location import Location
from coach.ledger.memory import references_of, the_one
from coach.ledger.opening import engine_of, guarded, writing
from coach.ledger.order import BankAccount, Customer, Note, Order
from coach.ledger.reference import Reference, reference_of
from coach.ledger.tables import accounts, customers, notes, order_references, orders

MOST_AT_ONCE = 200
"""Rows of a page at most."""

Item = TypeVar("Item")

_OPEN_STAGES = ("confirmed", "production", "ready", "customs", "shipped")
_ORDER_FIELDS = tuple(name for name in fields_of("orders") if name != "customer")
_CUSTOMER_FIELDS = tuple(fields_of("customers"))
_ORDER_ROWS: Select[Any] = select(orders, customers.c.name.label("customer")).outerjoin_from(
    orders, customers, orders.c.customer_id == customers.c.id
)


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A stretch of a longer list; `total` counts the whole."""

    items: tuple[Item, ...]
    total: int
    offset: int


class Store:
    """A ledger that is kept. Safe to share between threads; close it when done.

    Raises LedgerDown, on making and in every method, where the database does not answer.
    """

    def __init__(self, location: Location) -> None:
        self.location = location
        self._engine = engine_of(location)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def order(self, reference: str) -> Order | None:
        """See `coach.ledger.order.Ledger`: one look-up in the index of numbers."""
        asked = reference_of(reference)
        if asked is None:
            return None
        query = (
            _ORDER_ROWS.add_columns(order_references.c.core, order_references.c.paper)
            .join(order_references, order_references.c.order_id == orders.c.id)
            .where(order_references.c.core == asked.core)
            .limit(MOST_AT_ONCE)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return the_one(asked, [(Reference(row.core, row.paper), _order(row)) for row in rows])

    def accounts(self, customer: str) -> tuple[BankAccount, ...]:
        """See `coach.ledger.order.Ledger`."""
        query = (
            select(accounts)
            .join(customers, accounts.c.customer_id == customers.c.id)
            .where(customers.c.key == customer_key(customer))
        )
        with self._reading() as connection:
            return _accounts(connection.execute(query).all())

    def order_by_id(self, number: int) -> Order:
        """The order with the ledger's own id. Raises NotKnown."""
        with self._reading() as connection:
            row = connection.execute(_ORDER_ROWS.where(orders.c.id == number)).first()
        if row is None:
            raise NotKnown(f"no order has the id {number}")
        return _order(row)

    def customer_by_id(self, number: int) -> Customer:
        """The customer with the ledger's own id. Raises NotKnown."""
        with self._reading() as connection:
            row = connection.execute(select(customers).where(customers.c.id == number)).first()
        if row is None:
            raise NotKnown(f"no customer has the id {number}")
        return _customer(row)

    def customer(self, name: str) -> Customer | None:
        """The customer of that name, whatever its case and blanks."""
        query = select(customers).where(customers.c.key == customer_key(name))
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else _customer(row)

    def find_orders(
        self, text: str = "", *, stage: str | None = None, customer: str | None = None,
        limit: int = 50, offset: int = 0,
    ) -> Page[Order]:  # fmt: skip
        """Orders whose numbers, customer or product hold `text`, in the order of their numbers."""
        wanted = []
        if text:
            like = _like(text)
            columns = (orders.c.number, orders.c.po, orders.c.pi, orders.c.invoice,
                       orders.c.product, customers.c.name)  # fmt: skip
            wanted.append(or_(*(column.ilike(like, escape="\\") for column in columns)))
        if stage:
            wanted.append(orders.c.stage == stage)
        if customer:
            wanted.append(customers.c.key == customer_key(customer))
        return self._page(_ORDER_ROWS.where(*wanted), orders.c.number, limit, offset, _order)

    def find_customers(self, text: str = "", *, limit: int = 50, offset: int = 0) -> Page[Customer]:
        """Customers whose name, contact or e-mail holds `text`, in the order of their names."""
        query = select(customers)
        if text:
            columns = (customers.c.name, customers.c.contact, customers.c.email)
            query = query.where(or_(*(c.ilike(_like(text), escape="\\") for c in columns)))
        return self._page(query, customers.c.name, limit, offset, _customer)

    def every_order(self) -> Iterator[Order]:
        """All orders, in the order in which they were entered."""
        yield from self._stream(_ORDER_ROWS.order_by(orders.c.id), _order)

    def every_customer(self) -> Iterator[Customer]:
        """All customers, in the order in which they were entered."""
        yield from self._stream(select(customers).order_by(customers.c.id), _customer)

    def open_orders(self, today: date) -> Iterator[Order]:
        """Orders with something to do: under way, owing or just delivered, or with a message."""
        recent = today - timedelta(days=60)
        owing = and_(orders.c.balance_due.is_not(None), orders.c.balance_paid.is_(None))
        wanted = or_(
            orders.c.stage.is_(None),
            orders.c.stage.in_(_OPEN_STAGES),
            owing,
            orders.c.last_message_received.is_not(None),
            orders.c.eta >= recent,
        )
        yield from self._stream(_ORDER_ROWS.where(wanted).order_by(orders.c.id), _order)

    def add_order(self, order: Order) -> Order:
        """Enter a new order; a customer whose name is new is entered with it.

        Raises Taken if the number is known already.
        """
        with self._writing() as connection:
            return insert_order(connection, order)

    def change_order(self, number: int, version: int, changes: Mapping[str, Any]) -> Order:
        """Change fields of the order as it was read in `version`.

        Raises Conflict, NotKnown, Taken for a number that another order has, and FieldError.
        """
        with self._writing() as connection:
            return update_order(connection, number, version, changes)

    def add_customer(self, customer: Customer) -> Customer:
        """Enter a new customer. Raises Taken if the name is known already."""
        with self._writing() as connection:
            return insert_customer(connection, customer)

    def change_customer(self, number: int, version: int, changes: Mapping[str, Any]) -> Customer:
        """Change fields of the customer as it was read in `version`; raises as `change_order`."""
        with self._writing() as connection:
            return update_customer(connection, number, version, changes)

    def remove_order(self, number: int, version: int) -> None:
        """Take an order out, with its notes. Raises Conflict and NotKnown."""
        with self._writing() as connection:
            _remove(connection, orders, number, version, "the order")

    def remove_customer(self, number: int, version: int) -> None:
        """Take a customer out, with notes and accounts. Raises Taken while there are orders."""
        with self._writing() as connection:
            query = select(func.count()).where(orders.c.customer_id == number)
            if count := connection.execute(query).scalar_one():
                raise Taken(f"the customer has {count} orders: take them out or move them first")
            _remove(connection, customers, number, version, "the customer")

    def add_note(
        self, text: str, day: date, *, customer: int | None = None, order: int | None = None
    ) -> Note:
        """Write down what was said on a day, about a customer or an order. Raises NotKnown."""
        with self._writing() as connection:
            _require(connection, orders, order)
            _require(connection, customers, customer)
            if order is not None and customer is None:
                query = select(orders.c.customer_id).where(orders.c.id == order)
                customer = connection.execute(query).scalar_one()
            row = {"customer_id": customer, "order_id": order, "day": day, "text": text}
            made = connection.execute(insert(notes).values(row).returning(notes.c.id)).scalar_one()
            return Note(day, text, _number_of(connection, order), made)

    def notes(self, *, customer: int | None = None, order: int | None = None) -> tuple[Note, ...]:
        """The notes of a customer or of an order, the latest first."""
        wanted = notes.c.order_id == order if order is not None else notes.c.customer_id == customer
        query = (
            select(notes, orders.c.number)
            .outerjoin_from(notes, orders, notes.c.order_id == orders.c.id)
            .where(wanted)
            .order_by(notes.c.day.desc(), notes.c.id.desc())
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Note(row.day, row.text, row.number, row.id) for row in rows)

    def accounts_of(self, customer: int) -> tuple[BankAccount, ...]:
        """Every account of the customer, the one that holds first, then the latest."""
        query = select(accounts).where(accounts.c.customer_id == customer)
        with self._reading() as connection:
            _require(connection, customers, customer)
            return _accounts(connection.execute(query).all())

    def change_account(self, customer: int, account: BankAccount, day: date) -> BankAccount:
        """Enter the account that holds from `day` on; the one before is kept, with its last day.

        Raises NotKnown for an unknown customer.
        """
        with self._writing() as connection:
            _require(connection, customers, customer, lock=True)
            holds = and_(accounts.c.customer_id == customer, accounts.c.until.is_(None))
            connection.execute(update(accounts).where(holds).values(until=day))
            row = {
                "customer_id": customer, "account": account.account, "bank": account.bank,
                "bic": account.bic, "holder": account.holder, "reason": account.reason,
                "since": account.since or day, "until": None,
            }  # fmt: skip
            made = connection.execute(insert(accounts).values(row).returning(accounts)).one()
            return _account(made)

    def transaction(self) -> AbstractContextManager[Connection]:
        """One transaction that may write: everything in it is kept, or nothing."""
        return writing(self._engine)

    def counts(self) -> tuple[int, int]:
        """How many customers and orders there are."""
        with self._reading() as connection:
            one, two = (
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (customers, orders)
            )
        return int(one), int(two)

    def _page(self, query: Select[Any], by: Any, limit: int, offset: int, make: Any) -> Page[Any]:
        limit = max(1, min(limit, MOST_AT_ONCE))
        with self._reading() as connection:
            counted = select(func.count()).select_from(query.order_by(None).subquery())
            total = connection.execute(counted).scalar_one()
            ordered = query.order_by(by, query.selected_columns.id).limit(limit).offset(offset)
            rows = connection.execute(ordered).all()
        return Page(tuple(make(row) for row in rows), int(total), offset)

    def _stream(self, query: Select[Any], make: Any) -> Iterator[Any]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=1000).execute(query):
                yield make(row)

    def _reading(self) -> _Guarded:
        return _Guarded(self, write=False)

    def _writing(self) -> _Guarded:
        return _Guarded(self, write=True)


class _Guarded:
    """A connection of the store, whose troubles are told in words."""

    def __init__(self, store: Store, write: bool) -> None:
        self._guard = guarded(store.location)
        self._inner = writing(store._engine) if write else store._engine.connect()

    def __enter__(self) -> Connection:
        self._guard.__enter__()
        try:
            return self._inner.__enter__()
        except BaseException as error:
            self._guard.__exit__(type(error), error, error.__traceback__)
            raise

    def __exit__(self, kind: Any, error: Any, trace: Any) -> bool | None:
        try:
            self._inner.__exit__(kind, error, trace)
        except BaseException as worse:
            kind, error, trace = type(worse), worse, worse.__traceback__
        return self._guard.__exit__(kind, error, trace)


def customer_key(name: str) -> str:
    """A customer's name without case and needless blanks."""
    return " ".join(name.replace("\0", " ").casefold().split())


def order_key(number: str) -> str:
    """An order's own number without case and punctuation. Raises FieldError if it is none."""
    reference = reference_of(number)
    if reference is None:
        raise FieldError("number", fields_of("orders")["number"].expected)
    return f"{reference.paper}:{reference.core}"


def insert_order(connection: Connection, order: Order) -> Order:
    """Enter an order within a transaction; see `Store.add_order`."""
    row = {name: getattr(order, name) for name in _ORDER_FIELDS}
    row |= {
        "key": order_key(order.number),
        "version": 1,
        "customer_id": _customer_id(connection, order.customer),
    }
    statement = _insert(connection, orders).values(row).on_conflict_do_nothing()
    made = connection.execute(statement.returning(orders.c.id)).scalar()
    if made is None:
        raise Taken(f"the order {order.number} is in the ledger already")
    write_references(connection, [(made, order)])
    return _read_order(connection, made)


def update_order(
    connection: Connection, number: int, version: int, changes: Mapping[str, Any]
) -> Order:
    """Change an order within a transaction; see `Store.change_order`."""
    row = dict(changes)
    if "customer" in row:
        row["customer_id"] = _customer_id(connection, row.pop("customer"))
    if "number" in row:
        row["key"] = order_key(row["number"] or "")
    _change(connection, orders, number, version, row, "the order")
    changed = _read_order(connection, number)
    if {"number", "po", "pi", "invoice"} & set(changes):
        gone = delete(order_references).where(order_references.c.order_id == number)
        connection.execute(gone)
        write_references(connection, [(number, changed)])
    return changed


def insert_customer(connection: Connection, customer: Customer) -> Customer:
    """Enter a customer within a transaction; see `Store.add_customer`."""
    row = {name: getattr(customer, name) for name in _CUSTOMER_FIELDS}
    row |= {"key": customer_key(customer.name), "version": 1}
    statement = _insert(connection, customers).values(row).on_conflict_do_nothing()
    made = connection.execute(statement.returning(customers)).first()
    if made is None:
        raise Taken(f"the customer {customer.name} is in the ledger already")
    return _customer(made)


def update_customer(
    connection: Connection, number: int, version: int, changes: Mapping[str, Any]
) -> Customer:
    """Change a customer within a transaction; see `Store.change_customer`."""
    row = dict(changes)
    if "name" in row:
        if not row["name"]:
            raise FieldError("name", fields_of("customers")["name"].expected)
        row["key"] = customer_key(row["name"])
    _change(connection, customers, number, version, row, "the customer")
    return _customer(connection.execute(select(customers).where(customers.c.id == number)).one())


def write_references(connection: Connection, made: Sequence[tuple[int, Order]]) -> None:
    """Enter the numbers by which orders are known into the index."""
    rows = [
        {"order_id": number, "core": reference.core, "paper": reference.paper}
        for number, order in made
        for reference in references_of(order)
    ]
    if rows:
        connection.execute(insert(order_references), rows)


def _change(
    connection: Connection, table: Table, number: int, version: int, row: dict[str, Any], what: str
) -> None:
    """Change a row if it still has the version that was read."""
    same = and_(table.c.id == number, table.c.version == version)
    try:
        with connection.begin_nested():
            statement = update(table).where(same).values(**row, version=version + 1)
            changed = connection.execute(statement).rowcount
    except IntegrityError as error:
        name = row.get("number") or row.get("name") or ""
        raise Taken(f"“{name}” belongs to another row of the ledger") from error
    if not changed:
        _explain(connection, table, number, what)


def _remove(connection: Connection, table: Table, number: int, version: int, what: str) -> None:
    same = and_(table.c.id == number, table.c.version == version)
    if not connection.execute(delete(table).where(same)).rowcount:
        _explain(connection, table, number, what)


def _explain(connection: Connection, table: Table, number: int, what: str) -> None:
    """Why a row was not changed: it is gone, or somebody else was faster."""
    current = connection.execute(select(table.c.version).where(table.c.id == number)).scalar()
    if current is None:
        raise NotKnown(f"{what} with the id {number} is not in the ledger")
    raise Conflict(what, int(current))


def _require(connection: Connection, table: Table, number: int | None, lock: bool = False) -> None:
    if number is None:
        return
    query = select(table.c.id).where(table.c.id == number)
    if connection.execute(query.with_for_update() if lock else query).first() is None:
        raise NotKnown(f"no {'order' if table is orders else 'customer'} has the id {number}")


def _customer_id(connection: Connection, name: str | None) -> int | None:
    """The id of the customer of that name, entered now if the name is new."""
    if not name:
        return None
    key = customer_key(name)
    row = {"name": name, "key": key, "version": 1}
    connection.execute(_insert(connection, customers).values(row).on_conflict_do_nothing())
    query = select(customers.c.id).where(customers.c.key == key)
    return int(connection.execute(query).scalar_one())


def _insert(connection: Connection, table: Table) -> Any:
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)


def _read_order(connection: Connection, number: int) -> Order:
    return _order(connection.execute(_ORDER_ROWS.where(orders.c.id == number)).one())


def _number_of(connection: Connection, order: int | None) -> str | None:
    query = select(orders.c.number).where(orders.c.id == order)
    found = None if order is None else connection.execute(query).scalar()
    return None if found is None else str(found)


def _like(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _order(row: Row[Any]) -> Order:
    known = row._mapping
    return Order(**{field.name: known[field.name] for field in fields(Order)})


def _customer(row: Row[Any]) -> Customer:
    known = row._mapping
    return Customer(**{field.name: known[field.name] for field in fields(Customer)})


def _account(row: Row[Any]) -> BankAccount:
    known = row._mapping
    return BankAccount(**{field.name: known[field.name] for field in fields(BankAccount)})


def _accounts(rows: Sequence[Row[Any]]) -> tuple[BankAccount, ...]:
    found = sorted(rows, key=lambda row: row.id, reverse=True)
    return tuple(_account(row) for row in sorted(found, key=lambda row: row.until is not None))
