"""Orders and customers from a table, all of them or none.

A row whose number the ledger knows updates that order; its empty cells change nothing. Everything
is read and judged before the first row is written, and all rows are written in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any, cast

from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError

from coach.lazily import lazy
from coach.ledger.errors import CellProblem, FieldError, ImportRefused, NoTable, Taken
from coach.ledger.fields import (
    Field,
    Habit,
    Table,
    by_header,
    fields_of,
    folded_header,
    value_of,
)
from coach.ledger.opening import guarded
from coach.ledger.order import Customer, Order
from coach.ledger.sheet import Sheet, column_name, read_sheets
from coach.ledger.store import (
    Store,
    customer_key,
    order_key,
    update_customer,
    update_order,
    write_references,
)
from coach.ledger.tables import customers, orders
from coach.ledger.values import decimal_comma, order_of_slashes

MOST_PROBLEMS = 50
"""So many faults of a table are told; the others are counted."""
STEP = 500
_LOCK = 7_310_452_002
_SPELLED = 0.84
"""How near an unknown header has to come to a known one to be taken for a slip of the pen."""

_MONEY = frozenset("unit_price amount deposit balance".split())
_CODE = r"[A-Za-z]{3}|US\$|[$€£¥￥]|美元|美金|欧元|人民币|英镑|日元|港币|元"
_MONEY_CELL = lazy(rf"(?P<before>{_CODE})?\s*(?P<number>[\d.,'’\s]*\d)\s*(?P<after>{_CODE})?")
_COUNT_CELL = lazy(r"(?P<number>\d[\d.,'’\s]*)(?P<unit>[A-Za-z\u4e00-\u9fff][\w ./]{0,20})")
_UNSURE = frozenset("$¥￥元")
"""Signs of more than one currency: they are left out, and the currency stays unknown."""
_GUARDED = lazy(r"'(?=[=+\-@'\t])")
"""What export puts before a text that a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `ignored` names the columns that belong to no field."""

    new_orders: int = 0
    changed_orders: int = 0
    same_orders: int = 0
    new_customers: int = 0
    changed_customers: int = 0
    same_customers: int = 0
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row of a table says, without its empty cells."""

    sheet: str | None
    number: int
    values: dict[str, Any]


Progress = Callable[[int], None]


def import_table(store: Store, data: bytes, *, progress: Progress | None = None) -> Imported:
    """Import a CSV file or an Excel workbook, whole or not at all.

    `progress` is called with the count of rows written so far. Raises ImportRefused, which names
    the row, the column and what was expected there, NoTable for a file that is none, and
    LedgerDown.
    """
    sheets = read_sheets(data)
    rows: dict[Table, list[_Row]] = {"customers": [], "orders": []}
    problems: list[CellProblem] = []
    ignored: list[str] = []
    for sheet in sheets:
        columns, unknown = _columns(sheet, problems)
        ignored += [name for name in unknown if name not in ignored]
        read = list(_read(sheet, columns, problems))
        problems += _repeated(sheet, columns, [*rows[sheet.table], *read])
        rows[sheet.table] += read
    if problems:
        raise ImportRefused(problems[:MOST_PROBLEMS], max(0, len(problems) - MOST_PROBLEMS))
    if not any(rows.values()):
        raise NoTable("the table has a header and no rows: there is nothing to import")
    try:
        with guarded(store.location), store.transaction() as connection:
            done = _write(connection, rows, progress or (lambda count: None))
    except IntegrityError as error:
        raise Taken(
            "another program entered one of these orders at the same moment: import again"
        ) from error
    return replace(done, ignored=tuple(ignored))


def _columns(sheet: Sheet, problems: list[CellProblem]) -> tuple[dict[int, Field], list[str]]:
    """The field of each column, and the headers that belong to none."""
    columns: dict[int, Field] = {}
    unknown: list[str] = []
    known = by_header(sheet.table)
    for index, name in enumerate(sheet.header):
        field = known.get(folded_header(name))
        if field is None:
            near = get_close_matches(folded_header(name), known, n=1, cutoff=_SPELLED)
            if near:
                meant = known[near[0]].name.en
                expected = f"no such column; did you mean “{meant}”? Correct the header"
                problems.append(_problem(sheet, sheet.head, index, expected))
            elif name:
                unknown.append(name)
        elif field in columns.values():
            expected = f"two columns hold “{field.name.en}”: leave one of them out"
            problems.append(_problem(sheet, sheet.head, index, expected))
        else:
            columns[index] = field
    return columns, unknown


def _read(
    sheet: Sheet, columns: Mapping[int, Field], problems: list[CellProblem]
) -> Iterator[_Row]:
    """What the rows say; what cannot be used goes to `problems`."""
    habits = {index: _habit(sheet, index) for index in columns}
    key = "number" if sheet.table == "orders" else "name"
    for number, cells in sheet.rows:
        if len(cells) > len(sheet.header) and any(_text(c) for c in cells[len(sheet.header) :]):
            expected = f"{len(sheet.header)} cells as in the header; a delimiter may be too many"
            problems.append(_problem(sheet, number, len(sheet.header), expected))
            continue
        values: dict[str, Any] = {}
        for index, field in columns.items():
            cell = cells[index] if index < len(cells) else None
            try:
                _put(values, field, _bare(sheet, cell), habits[index])
            except FieldError as error:
                problems.append(_problem(sheet, number, index, error.expected, _text(cell)))
        if key not in values:
            at = next(index for index, field in columns.items() if field.id == key)
            if not any(p.row == number and p.sheet == sheet.name for p in problems[-40:]):
                expected = "required: " + fields_of(sheet.table)[key].expected
                problems.append(_problem(sheet, number, at, expected))
            continue
        yield _Row(sheet.name, number, values)


def _put(values: dict[str, Any], field: Field, cell: Any, habit: Habit) -> None:
    """Enter a cell into the values of its row; money may bring its currency, a count its unit."""
    if isinstance(cell, str):
        cell = cell.strip()
        if field.id in _MONEY and (found := _MONEY_CELL.fullmatch(cell)):
            cell = found["number"]
            for sign in (found["before"], found["after"]):
                if sign and sign not in _UNSURE:
                    _agree(values, "currency", value_of(fields_of("orders")["currency"], sign))
        elif field.id == "quantity" and (counted := _COUNT_CELL.fullmatch(cell)):
            cell = counted["number"]
            values.setdefault("unit", counted["unit"].strip())
    value = value_of(field, cell, habit)
    if value is None:
        return
    if field.id == "currency":
        _agree(values, "currency", value)
    else:
        values[field.id] = value


def _bare(sheet: Sheet, cell: Any) -> Any:
    """A cell of CSV without the mark that export puts before what looks like a formula."""
    if sheet.delimiter is None or not isinstance(cell, str):
        return cell
    return _GUARDED.sub("", cell.strip(), count=1)


def _agree(values: dict[str, Any], name: str, value: Any) -> None:
    if values.setdefault(name, value) != value:
        raise FieldError(name, f"one currency for the whole order, not {values[name]} and {value}")


def _habit(sheet: Sheet, index: int) -> Habit:
    """How the column writes numbers and dates: by its own cells, else by the kind of file.

    A file whose cells are parted by semicolons comes from a machine with a decimal comma.
    """
    cells = [_text(cells[index]) for _, cells in sheet.rows if index < len(cells)]
    commas = {found for cell in cells if (found := decimal_comma(cell)) is not None}
    slashes = {found for cell in cells if (found := order_of_slashes(cell)) is not None}
    comma = commas.pop() if len(commas) == 1 else None if commas else sheet.delimiter == ";"
    return Habit(comma, slashes.pop() if len(slashes) == 1 else None)


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def _problem(sheet: Sheet, row: int, index: int, expected: str, value: str = "") -> CellProblem:
    header = sheet.header[index] if index < len(sheet.header) else ""
    shown = value if len(value) <= 60 else value[:59] + "…"
    return CellProblem(row, column_name(index, header), expected, shown, sheet.name)


def _repeated(
    sheet: Sheet, columns: Mapping[int, Field], rows: Iterable[_Row]
) -> Iterator[CellProblem]:
    """Rows of the sheet that are about what an earlier row is about."""
    seen: dict[str, int] = {}
    key = "number" if sheet.table == "orders" else "name"
    index = next((index for index, field in columns.items() if field.id == key), 0)
    for row in rows:
        mark = _key(sheet.table, row)
        if mark in seen and row.sheet == sheet.name:
            expected = f"stands in row {seen[mark]} already: leave one of the rows out"
            yield _problem(sheet, row.number, index, expected, str(row.values[key]))
        seen.setdefault(mark, row.number)


def _key(table: Table, row: _Row) -> str:
    if table == "orders":
        return order_key(row.values["number"])
    return customer_key(row.values["name"])


def _write(
    connection: Connection, rows: Mapping[Table, Sequence[_Row]], progress: Progress
) -> Imported:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    written = 0
    counts: dict[str, int] = {}
    for table, write in (("customers", _write_customers), ("orders", _write_orders)):
        for start in range(0, len(rows[table]), STEP):  # type: ignore[index]
            part = rows[table][start : start + STEP]  # type: ignore[index]
            for name, count in write(connection, part).items():
                counts[name] = counts.get(name, 0) + count
            written += len(part)
            progress(written)
    return replace(Imported(), **cast(Any, counts))


def _write_customers(connection: Connection, rows: Sequence[_Row]) -> dict[str, int]:
    keys = {customer_key(row.values["name"]): row for row in rows}
    query = select(customers).where(customers.c.key.in_(keys)).order_by(customers.c.id)
    known = {row.key: row for row in connection.execute(query.with_for_update())}
    fresh = [(key, row) for key, row in keys.items() if key not in known]
    _insert_customers(connection, [{**row.values, "key": key} for key, row in fresh])
    changed = 0
    for key, old in known.items():
        changes = _changes(keys[key].values, old._asdict(), but="name")
        if changes:
            update_customer(connection, old.id, old.version, changes)
            changed += 1
    return {
        "new_customers": len(fresh),
        "changed_customers": changed,
        "same_customers": len(known) - changed,
    }


def _write_orders(connection: Connection, rows: Sequence[_Row]) -> dict[str, int]:
    new_customers = _new_customers(connection, rows)
    keys = {order_key(row.values["number"]): row for row in rows}
    query = (
        select(orders, customers.c.name.label("customer"))
        .outerjoin_from(orders, customers, orders.c.customer_id == customers.c.id)
        .where(orders.c.key.in_(keys))
        .order_by(orders.c.id)
        .with_for_update(of=orders)
    )
    known = {row.key: row for row in connection.execute(query)}
    fresh = {key: row for key, row in keys.items() if key not in known}
    _insert_orders(connection, fresh)
    changed = 0
    for key, old in known.items():
        changes = _changes(keys[key].values, old._asdict(), but="number")
        if changes:
            update_order(connection, old.id, old.version, changes)
            changed += 1
    return {
        "new_customers": new_customers,
        "new_orders": len(fresh),
        "changed_orders": changed,
        "same_orders": len(known) - changed,
    }


def _changes(values: Mapping[str, Any], old: Mapping[str, Any], but: str) -> dict[str, Any]:
    """What differs from the row as it is; the spelling of number or name does not count."""
    changes = {name: value for name, value in values.items() if value != old[name] and name != but}
    customer = changes.get("customer")
    if customer and customer_key(customer) == customer_key(old["customer"] or ""):
        del changes["customer"]
    return changes


def _new_customers(connection: Connection, rows: Sequence[_Row]) -> int:
    """Enter the customers that orders name and the ledger does not know; how many they are."""
    names = {
        customer_key(name): name for row in rows if (name := row.values.get("customer")) is not None
    }
    query = select(customers.c.key).where(customers.c.key.in_(names))
    known = set(connection.execute(query).scalars())
    fresh = [{"name": name, "key": key} for key, name in names.items() if key not in known]
    _insert_customers(connection, fresh)
    return len(fresh)


def _insert_customers(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    blank = {field.name: None for field in fields(Customer) if field.name != "id"}
    if rows:
        connection.execute(insert(customers), [{**blank, **row, "version": 1} for row in rows])


def _insert_orders(connection: Connection, fresh: Mapping[str, _Row]) -> None:
    if not fresh:
        return
    names = {row.values["customer"] for row in fresh.values() if "customer" in row.values}
    query = select(customers.c.key, customers.c.id).where(
        customers.c.key.in_([customer_key(name) for name in names])
    )
    ids = {row.key: row.id for row in connection.execute(query)}
    blank = {f.name: None for f in fields(Order) if f.name not in ("id", "customer")}
    rows = []
    for key, row in fresh.items():
        values = {**blank, **row.values, "key": key, "version": 1}
        customer = values.pop("customer", None)
        values["customer_id"] = ids[customer_key(customer)] if customer else None
        rows.append(values)
    made = connection.execute(insert(orders).returning(orders.c.id, orders.c.key), rows).all()
    known = {key: Order(**row.values) for key, row in fresh.items()}
    write_references(connection, [(row.id, known[row.key]) for row in made])
