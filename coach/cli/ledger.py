"""`coach ledger`: customers and orders that drafts are held against."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import fail, own_language
from coach.ledger.order import STAGES

if TYPE_CHECKING:
    from coach.finding import Language
    from coach.ledger.importing import Imported
    from coach.ledger.order import BankAccount
    from coach.ledger.store import Store

_ACCOUNT_FIELDS = ("account", "bank", "bic", "holder", "reason")

place = click.option(
    "--ledger", "url", metavar="URL", envvar="COACH_LEDGER", show_envvar=True,
    help="A file or a PostgreSQL URL; default: this user's own ledger.",
)  # fmt: skip
lang = click.option("--lang", type=click.Choice(["en", "zh"]),
                    help="Language of the answer; default: the terminal's.")  # fmt: skip
form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
                    show_default=True)  # fmt: skip


@click.group("ledger")
def command() -> None:
    """Customers and orders: a draft that names one of them is held against its facts.

    They are kept in one file on this machine, or in PostgreSQL with --ledger postgresql://….
    """


@command.command("import")
@click.argument("file", type=click.Path(dir_okay=False))
@place
def import_(file: str, url: str | None) -> None:
    """Enter orders or customers from a CSV or Excel FILE, all of them or none.

    The first line names the columns, in English or Chinese. A number that is known already updates
    its order; empty cells change nothing.
    """
    from coach.ledger.importing import import_table

    data = _read(file)
    with opened(url) as store:
        done = import_table(store, data)
    click.echo(_imported(done))


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--what", type=click.Choice(["orders", "customers"]), default="orders",
              show_default=True, help="Which table a CSV file gets.")  # fmt: skip
@lang
@place
def export(file: str, what: Any, lang: Language | None, url: str | None) -> None:
    """Write orders and customers to FILE.xlsx, or one of the two to FILE.csv ("-" prints it)."""
    from coach.ledger.exporting import export_csv, export_xlsx

    language = lang or own_language()
    with opened(url) as store:
        if file.lower().endswith(".xlsx"):
            data = export_xlsx(store, language)
        else:
            data = export_csv(store, what, language)
    if file == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        Path(file).write_bytes(data)
    except OSError as error:
        raise fail(f"{file}: {error.strerror or error}") from error


@command.command("list")
@click.argument("text", default="")
@click.option("--customers", "people", is_flag=True, help="List customers instead of orders.")
@click.option("--stage", type=click.Choice(STAGES), help="Only orders so far.")
@click.option("--customer", metavar="NAME", help="Only orders of this customer.")
@click.option("--limit", type=click.IntRange(1, 200), default=50, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True)
@form
@lang
@place
def list_(
    text: str,
    people: bool,
    stage: str | None,
    customer: str | None,
    limit: int,
    offset: int,
    form: str,
    lang: Language | None,
    url: str | None,
) -> None:
    """Orders whose number, customer or product holds TEXT; all without it."""
    from coach.ledger import plain_data, table

    language = lang or own_language()
    with opened(url) as store:
        if people:
            customers = store.find_customers(text, limit=limit, offset=offset)
            rows = [plain_data.customer_to_dict(one) for one in customers.items]
            shown, total = table.customers_table(customers.items, language), customers.total
        else:
            orders = store.find_orders(
                text, stage=stage, customer=customer, limit=limit, offset=offset
            )
            rows = [plain_data.order_to_dict(one) for one in orders.items]
            shown, total = table.orders_table(orders.items, language), orders.total
    if form == "json":
        click.echo(_json({"total": total, "offset": offset, "items": rows}))
        return
    click.echo(shown)
    if total > len(rows):
        first, last = offset + 1, offset + len(rows)
        click.echo(
            {"en": f"{first}–{last} of {total}", "zh": f"第{first}–{last}条，共{total}条"}[language]
        )


@command.command("show")
@click.argument("name")
@form
@lang
@place
def show(name: str, form: str, lang: Language | None, url: str | None) -> None:
    """All that is known of the order or customer NAME, with notes and bank accounts."""
    from coach.ledger import plain_data, table

    language = lang or own_language()
    with opened(url) as store:
        item, is_order = _item(store, name)
        notes = store.notes(order=item.id) if is_order else store.notes(customer=item.id)
        accounts = () if is_order else store.accounts_of(item.id)
    if form == "json":
        make: Any = plain_data.order_to_dict if is_order else plain_data.customer_to_dict
        data = make(item) | {"notes": [plain_data.note_to_dict(note) for note in notes]}
        if not is_order:
            data["accounts"] = [plain_data.account_to_dict(one) for one in accounts]
        click.echo(_json(data))
        return
    click.echo(table.details(item, language))
    for line in (*table.accounts_lines(accounts, language), *table.notes_lines(notes)):
        click.echo(line)


@command.command("set")
@click.argument("name")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE…")
@click.option("--customer", "is_customer", is_flag=True, help="NAME is a customer.")
@click.option("--new", is_flag=True, help="Enter NAME if it is not known yet.")
@place
def set_(name: str, fields: tuple[str, ...], is_customer: bool, new: bool, url: str | None) -> None:
    """Change fields of the order or customer NAME: quantity=5000 stage=shipped etd=2026-12-15.

    An empty value forgets the field. For a customer account=, bank=, bic= and holder= enter a new
    bank account; the one before is kept with its last day.
    """
    from datetime import date

    from coach.ledger.order import Customer, Order

    given = dict(_pair(text) for text in fields)
    with opened(url) as store:
        if is_customer:
            bank, values = _of_customer(given)
            customer = store.customer(name)
            if customer is None and new:
                customer = store.add_customer(Customer(name))
            customer = _known(customer, f"customer {name}")
            if values:
                store.change_customer(customer.id, customer.version, values)
            if bank is not None:
                store.change_account(customer.id, bank, date.today())
        else:
            values = _values("orders", given)
            order = store.order(name)
            if order is None and new:
                order = store.add_order(Order(name))
            order = _known(order, f"order {name}")
            store.change_order(order.id, order.version, values)
    click.echo(f"{name}: " + ", ".join(given))


@command.command("note")
@click.argument("name")
@click.argument("text")
@click.option("--date", "day", metavar="YYYY-MM-DD", help="The day it was said; default: today.")
@place
def note(name: str, text: str, day: str | None, url: str | None) -> None:
    """Write down what was said with the customer, or about the order, NAME."""
    from datetime import date

    from coach.ledger.values import day_of

    if not text.strip():
        raise fail("the note is empty")
    try:
        when = day_of(day) if day else date.today()
    except ValueError as error:
        raise fail(f"--date {day}: write it as 2026-11-26") from error
    with opened(url) as store:
        item, is_order = _item(store, name)
        about = {"order": item.id} if is_order else {"customer": item.id}
        store.add_note(text.strip(), when, **about)
    click.echo(f"{name}: {when.isoformat()}")


@contextmanager
def opened(url: str | None) -> Iterator[Store]:
    """The ledger, closed afterwards; what goes wrong with it ends the command in words."""
    from coach.ledger.errors import LedgerError
    from coach.ledger.location import chosen_location
    from coach.ledger.store import Store

    try:
        location = chosen_location(url)
        if location is None:
            raise fail("--ledger none says that there is no ledger; leave it out or name one")
        store = Store(location)
        try:
            yield store
        finally:
            store.close()
    except LedgerError as error:
        raise fail(str(error)) from error


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise fail(f"{file}: {error.strerror or error}") from error


def _item(store: Store, name: str) -> tuple[Any, bool]:
    """The order or, failing that, the customer of that name; and whether it is an order."""
    order = store.order(name)
    if order is not None:
        return order, True
    return _known(store.customer(name), f"order or customer {name}"), False


def _known(item: Any, what: str) -> Any:
    if item is None:
        raise fail(f"there is no {what} in the ledger, or several; see `coach ledger list`")
    return item


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise fail(f"“{text}”: write a field and its value as quantity=5000")
    return name.strip(), value


def _values(table: Any, given: dict[str, str]) -> dict[str, Any]:
    from coach.ledger.fields import field_named, value_of

    fields = {field_named(table, name): text for name, text in given.items()}
    return {field.id: value_of(field, text) for field, text in fields.items()}


def _of_customer(given: dict[str, str]) -> tuple[BankAccount | None, dict[str, Any]]:
    """The bank account and the other values that are given for a customer."""
    from coach.ledger.order import BankAccount

    values = _values("customers", {n: v for n, v in given.items() if n not in _ACCOUNT_FIELDS})
    bank = {name: given[name].strip() for name in _ACCOUNT_FIELDS if given.get(name)}
    if not bank:
        return None, values
    if "account" not in bank:
        raise fail("a bank account needs its number: account=…")
    account = BankAccount(
        bank["account"],
        bank=bank.get("bank"),
        bic=bank.get("bic"),
        holder=bank.get("holder"),
        reason=bank.get("reason"),
    )
    return account, values


def _imported(done: Imported) -> str:
    lines = [
        f"orders: {done.new_orders} new, {done.changed_orders} changed, "
        f"{done.same_orders} unchanged",
        f"customers: {done.new_customers} new, {done.changed_customers} changed, "
        f"{done.same_customers} unchanged",
    ]
    if done.ignored:
        lines.append("columns that belong to no field were left out: " + ", ".join(done.ignored))
    return "\n".join(lines)


def _json(data: Any) -> str:
    import json

    return json.dumps(data, ensure_ascii=False, indent=2)
