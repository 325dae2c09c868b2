"""Orders, customers and what is due, as text for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from coach.finding import Language, Text
from coach.ledger.due import Due
from coach.ledger.fields import Table, as_text, fields_of
from coach.ledger.order import BankAccount, Customer, Note, Order
from coach.planning.wording import date_alone

_WIDEST = 32


def orders_table(orders: Iterable[Order], language: Language) -> str:
    """One line for each order."""
    names = ("number", "customer", "product", "quantity", "unit", "amount", "currency", "stage",
             "delivery_date")  # fmt: skip
    rows = [[as_text(getattr(order, name)) for name in names] for order in orders]
    return _table([fields_of("orders")[name].name.of(language) for name in names], rows)


def customers_table(customers: Iterable[Customer], language: Language) -> str:
    """One line for each customer."""
    names = ("name", "country", "contact", "email", "channel", "payment_terms", "currency")
    rows = [[as_text(getattr(customer, name)) for name in names] for customer in customers]
    return _table([fields_of("customers")[name].name.of(language) for name in names], rows)


def details(item: Order | Customer, language: Language) -> str:
    """Every field that is known, one a line."""
    table: Table = "orders" if isinstance(item, Order) else "customers"
    known = [
        (field.id, field.name.of(language), as_text(getattr(item, field.id)))
        for field in fields_of(table).values()
        if getattr(item, field.id) is not None
    ]
    width = max(_width(name) for _, name, _ in known)
    names = max(len(id) for id, _, _ in known)
    return "\n".join(f"{_padded(name, width)}  {id:{names}}  {value}" for id, name, value in known)


def accounts_lines(accounts: Sequence[BankAccount], language: Language) -> Iterator[str]:
    """The bank accounts with the time in which each held."""
    for account in accounts:
        parts = [account.account, account.bank or "", account.bic or "", account.holder or ""]
        since = date_alone(account.since).of(language) if account.since else "…"
        until = date_alone(account.until).of(language) if account.until else ""
        holds = Text("holds since", "现用，自").of(language)
        span = f"{since} – {until}" if until else f"{holds} {since}"
        yield f"  {', '.join(filter(None, parts))}  ({span})"


def notes_lines(notes: Sequence[Note]) -> Iterator[str]:
    """The notes, the latest first."""
    for note in notes:
        about = f" [{note.order}]" if note.order else ""
        yield f"  {note.day.isoformat()}{about}  {note.text}"


def due_lines(due: Sequence[Due], language: Language) -> Iterator[str]:
    """What is due, the most urgent first."""
    if not due:
        yield Text("Nothing is due today.", "今天没有待办。").of(language)
        return
    for one in due:
        when = _when(one).of(language)
        about = " · ".join(filter(None, (one.order.number, one.order.customer)))
        yield f"{_padded(when, 14)} {one.title.of(language)}: {about}"
        yield f"{'':14} {one.reason.of(language)}"


def _when(due: Due) -> Text:
    if due.late:
        days = "1 day late" if due.late == 1 else f"{due.late} days late"
        return Text(days, f"已过{due.late}天")
    return Text(f"by {due.due:%H:%M %d %b}", f"{due.due.month}月{due.due.day}日{due.due:%H:%M}前")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cut = [[_cut(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(header, *cut, strict=True)]
    lines = [header, *cut]
    return "\n".join(
        "  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cut(cell: str) -> str:
    cell = " ".join(cell.split())
    return cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)
