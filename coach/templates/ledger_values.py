"""What a template can take from an order and its customer in the ledger.

The order and the customer are read by the names of their attributes, so that any object will do;
what one does not have, or has as None, is not told. Nothing is reckoned: a balance that was paid
is not due, and a trade term without its place is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from coach.draft import Party
from coach.templates.template import Value

_PLAIN: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "order_no": ("number",),
    "order_date": ("order_date",),
    "product": ("product",),
    "delivery_date": ("delivery_date",),
    "invoice_no": ("invoice",),
    "deposit_due": ("deposit_due",),
    "carrier": ("carrier",),
    "tracking": ("tracking",),
    "vessel": ("vessel",),
    "bl_no": ("bl", "bill_of_lading"),
    "container_no": ("container",),
    "etd": ("etd",),
    "eta": ("eta",),
})  # fmt: skip
"""Placeholder → the attributes of an order that fill it, the first that is there."""
_MONEY = {"total": "amount", "deposit": "deposit"}
_OF_CUSTOMER = {"customer_name": "name", "recipient": "contact", "payment_terms": "payment_terms"}


def values_of(order: object, customer: object = None) -> dict[str, Value]:
    """Placeholder → value, for `fill(…, ledger_order=…)`."""
    return {name: value for name, value in _told(order, customer) if value not in (None, "")}


def reader_of(customer: object, given: Party) -> Party:
    """The recipient as `given`, with the customer's contact, country and clock where it says none.

    Raises PlaceError for a customer whose country or clock does not exist.
    """
    name = given.name or _text(customer, "contact")
    if given.country is not None or given.timezone is not None:
        return replace(given, name=name)
    country, zone = _text(customer, "country"), _text(customer, "timezone")
    return replace(given, name=name, country=country, timezone=zone)


def _text(thing: object, attribute: str) -> str | None:
    return str(_plain(thing, attribute)) or None


def _told(order: object, customer: object) -> Iterator[tuple[str, Value]]:
    for name, attribute in _OF_CUSTOMER.items():
        yield name, _plain(customer, attribute)
    for name, attributes in _PLAIN.items():
        yield name, next((found for one in attributes if (found := _plain(order, one))), "")
    for name, attribute in _MONEY.items():
        yield name, _money(order, attribute)
    yield "quantity", _joined(_number(order, "quantity"), _plain(order, "unit"))
    yield "unit_price", _joined(_money(order, "unit_price"), _plain(order, "unit"), between="/")
    yield "incoterm", _joined(_plain(order, "incoterm"), _plain(order, "place"))
    if getattr(order, "balance_paid", None) is None:
        yield "amount_due", _money(order, "balance")
        yield "due_date", _plain(order, "balance_due")


def _plain(thing: object, attribute: str) -> Value:
    value = getattr(thing, attribute, None)
    return value if isinstance(value, date) else "" if value is None else str(value)


def _number(thing: object, attribute: str) -> str:
    """A number with its thousands told apart, as precise as it is kept; a text as it is."""
    value = getattr(thing, attribute, None)
    if isinstance(value, Decimal | int):
        return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return "" if value is None else str(value)


def _money(order: object, attribute: str) -> str:
    """An amount with its currency; none without."""
    return _joined(_plain(order, "currency"), _number(order, attribute))


def _joined(first: Value, second: Value, between: str = " ") -> str:
    return f"{first}{between}{second}" if first and second else ""
