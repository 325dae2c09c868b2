"""Customers, orders and accounts, and what a check may ask about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, Protocol, get_args

from coach.draft import Channel

Stage = Literal["confirmed", "production", "ready", "customs", "shipped", "delivered"]

STAGES: tuple[str, ...] = get_args(Stage)
"""How far an order is, in the order in which it gets there."""

Moment = datetime | date
"""An aware moment, or a day of which the hour is not known."""


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer. Everything but the name is optional and nothing is guessed.

    `country` is ISO 3166-1 alpha-2, `timezone` an IANA name, `language` a BCP 47 tag, `currency`
    ISO 4217; `incoterm`, `place`, `payment_terms` and `currency` are the usual ones. `id` and
    `version` are the ledger's own: 0 for a customer that is not in one yet.
    """

    name: str
    country: str | None = None
    timezone: str | None = None
    language: str | None = None
    contact: str | None = None
    email: str | None = None
    phone: str | None = None
    channel: Channel | None = None
    incoterm: str | None = None
    place: str | None = None
    payment_terms: str | None = None
    currency: str | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """An order, known by its own number and by those of its papers: PO, proforma, invoice.

    `unit_price`, `amount`, `deposit` and `balance` are in `currency`. `delivery_date` is the day
    on which the goods have to be ready; `deposit_paid` and `balance_paid` are the days on which
    the money was in the account. `tracking` and `container` may hold several, separated by commas.
    """

    number: str
    po: str | None = None
    pi: str | None = None
    invoice: str | None = None
    customer: str | None = None
    product: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    currency: str | None = None
    incoterm: str | None = None
    place: str | None = None
    order_date: date | None = None
    delivery_date: date | None = None
    deposit: Decimal | None = None
    deposit_due: date | None = None
    deposit_paid: date | None = None
    balance: Decimal | None = None
    balance_due: date | None = None
    balance_paid: date | None = None
    stage: Stage | None = None
    carrier: str | None = None
    tracking: str | None = None
    vessel: str | None = None
    bl: str | None = None
    container: str | None = None
    etd: date | None = None
    eta: date | None = None
    last_update_sent: Moment | None = None
    last_message_received: Moment | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class BankAccount:
    """A bank account agreed with a customer, and from when until when it held.

    `until` is None for the account that holds. `account` is the IBAN or the account number.
    """

    account: str
    bank: str | None = None
    bic: str | None = None
    holder: str | None = None
    since: date | None = None
    until: date | None = None
    reason: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What was said or agreed with a customer, on a day, about an order or in general."""

    day: date
    text: str
    order: str | None = None
    id: int = 0


class Ledger(Protocol):
    """What a check may ask. Both answers come from memory or from an index."""

    def order(self, reference: str) -> Order | None:
        """The one order that `reference` names, as people write it: “PO 4501”, “po-4501”.

        None where no order has that number, or more than one.
        """

    def accounts(self, customer: str) -> tuple[BankAccount, ...]:
        """Every account that was ever agreed with the customer, the one that holds first."""
