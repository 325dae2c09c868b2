"""Holds what a draft says of an order against the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coach.document import Document
from coach.finding import Text
from coach.ledger.amounts import currencies_agree, unit_family, units_agree
from coach.ledger.claims import Claim, announces_change, claims_in, is_possible_part
from coach.ledger.dates import DayClaim, announces_delay, day_claims
from coach.ledger.order import Ledger, Order
from coach.ledger.ports import port_named
from coach.ledger.scope import About, orders_in
from coach.planning.wording import date_alone
from coach.timing.reckoning import Reckoning

_SHARE_SLACK = Decimal("0.6")
"""Percentage points by which a deposit may differ from its share, for amounts are rounded."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the draft and the ledger say of one order. Text offsets of the document."""

    start: int
    end: int
    order: str
    draft: Text
    ledger: Text


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What comparing one claim gave: `ledger` is the ledger's value where it contradicts."""

    agrees: bool
    draft: Text | None = None
    ledger: Text | None = None


_SILENT = _Verdict(False)
_AGREES = _Verdict(True)


def contradictions(
    document: Document, ledger: Ledger, reckoning: Reckoning
) -> Iterator[Contradiction]:
    """Everything in the draft that the ledger says otherwise, in the order of the text."""
    about = list(orders_in(document, ledger))
    found = [*_in_claims(about), *_in_days(document, about, reckoning)]
    yield from sorted(found, key=lambda one: one.start)


def _in_claims(about: Iterable[About]) -> Iterator[Contradiction]:
    for one in about:
        verdicts: dict[str, list[tuple[Claim, _Verdict]]] = {}
        for claim in claims_in(one):
            verdicts.setdefault(claim.field, []).append((claim, _judge(one.order, claim, one)))
        if any(verdict.ledger for _, verdict in verdicts.get("deposit_share", ())):
            verdicts.pop("balance_share", None)  # what is left follows from the deposit
        for judged in verdicts.values():
            # Where one figure is right, the others are about something else.
            if any(verdict.agrees for _, verdict in judged):
                continue
            wrong = [(claim, verdict) for claim, verdict in judged if verdict.ledger is not None]
            if len(wrong) == 1 == len(judged):
                yield _told(one, wrong[0][0].start, wrong[0][0].end, wrong[0][1])


def _told(one: About, start: int, end: int, verdict: _Verdict) -> Contradiction:
    assert verdict.draft is not None
    assert verdict.ledger is not None
    at = one.sentence.start
    words = one.mention.words.strip("“”\"'(（ ")
    return Contradiction(at + start, at + end, words, verdict.draft, verdict.ledger)


def _judge(order: Order, claim: Claim, about: About) -> _Verdict:
    raw = about.sentence.raw[claim.start : claim.end].strip()
    return _JUDGES[claim.field](order, claim, raw)


def _quantity(order: Order, claim: Claim, raw: str) -> _Verdict:
    if order.quantity is None or order.unit is None:
        return _SILENT
    mine, theirs = claim.unit, unit_family(order.unit)
    numbers, quantity = claim.numbers, order.quantity
    if mine == "dozen" and theirs in ("piece", "pair", "set"):
        numbers, mine = frozenset(number * 12 for number in numbers), theirs
    if not units_agree(mine, theirs):
        return _SILENT
    if quantity in numbers:
        return _AGREES
    if is_possible_part(claim) and min(n for n in numbers if n >= 0) < quantity:
        return _SILENT
    blank = " " if order.unit.isascii() else ""
    shown = f"{_figure(quantity)}{blank}{order.unit}"
    return _Verdict(False, Text(raw, raw), Text(shown, shown))


def _amount(name: Text, *fields: str) -> Callable[[Order, Claim, str], _Verdict]:
    """Compares with the first field; a sum that is another of the fields is no contradiction."""

    def judge(order: Order, claim: Claim, raw: str) -> _Verdict:
        value: Decimal | None = getattr(order, fields[0])
        if value is None:
            return _SILENT
        known = [amount for field in fields if (amount := getattr(order, field)) is not None]
        near = any(_equal(number, amount) for number in claim.numbers for amount in known)
        same_currency = currencies_agree(claim.currency, order.currency)
        if near and same_currency:
            return _AGREES
        # Another figure in another currency may be the same amount, converted.
        if not near and not same_currency:
            return _SILENT
        shown = f"{order.currency or ''} {_figure(value)}".strip()
        return _Verdict(False, Text(f"{name.en} {raw}", f"{name.zh}{raw}"), Text(shown, shown))

    return judge


def _equal(number: Decimal, amount: Decimal) -> bool:
    """Equal, or rounded to whole units."""
    return number == amount or (
        number == number.to_integral() and abs(number - amount) < 1 < number
    )


def _unit_price(order: Order, claim: Claim, raw: str) -> _Verdict:
    if claim.unit and order.unit and not units_agree(claim.unit, unit_family(order.unit)):
        return _SILENT
    return _PRICE(order, claim, raw)


def _share(field: str, name: Text) -> Callable[[Order, Claim, str], _Verdict]:
    def judge(order: Order, claim: Claim, raw: str) -> _Verdict:
        part: Decimal | None = getattr(order, field)
        if part is None or not order.amount:
            return _SILENT
        share = part / order.amount * 100
        if any(abs(share - number) <= _SHARE_SLACK for number in claim.numbers):
            return _AGREES
        shown = f"{_figure(share.quantize(Decimal('0.1')))}%"
        return _Verdict(False, Text(raw, raw), Text(f"{name.en} {shown}", f"{name.zh}{shown}"))

    return judge


def _term(order: Order, claim: Claim, raw: str) -> _Verdict:
    if order.incoterm is None:
        return _SILENT
    shown = f"{order.incoterm} {order.place or ''}".strip()
    known = "CFR" if order.incoterm in ("CNF", "C&F") else order.incoterm
    if claim.text != known:
        return _Verdict(False, Text(raw, raw), Text(shown, shown))
    place = port_named(order.place) if order.place else None
    if claim.place is None or place is None or claim.place == place:
        return _AGREES
    return _Verdict(False, Text(raw, raw), Text(shown, shown))


def _paper(name: Text, *fields: str) -> Callable[[Order, Claim, str], _Verdict]:
    """Compares the number of a parcel or container with those of the ledger."""

    def judge(order: Order, claim: Claim, raw: str) -> _Verdict:
        held: str | None = getattr(order, fields[0])
        if not held:
            return _SILENT
        known = {
            re.sub(r"[^A-Z0-9]", "", number.upper())
            for field in fields
            for number in re.split(r"[,;，；、/\n]", getattr(order, field) or "")
        }
        if claim.text in known:
            return _AGREES
        return _Verdict(False, Text(f"{name.en} {raw}", f"{name.zh}{raw}"), Text(held, held))

    return judge


_PRICE = _amount(Text("unit price", "单价"), "unit_price")
_JUDGES: dict[str, Callable[[Order, Claim, str], _Verdict]] = {
    "quantity": _quantity,
    "unit_price": _unit_price,
    "amount": _amount(Text("total", "总额"), "amount", "deposit", "balance"),
    "deposit": _amount(Text("deposit", "订金"), "deposit"),
    "balance": _amount(Text("balance", "尾款"), "balance"),
    "deposit_share": _share("deposit", Text("deposit", "订金")),
    "balance_share": _share("balance", Text("balance", "尾款")),
    "incoterm": _term,
    "tracking": _paper(Text("tracking number", "运单号"), "tracking", "bl"),
    "container": _paper(Text("container", "柜号"), "container"),
    "bl": _paper(Text("B/L", "提单号"), "bl"),
}


def _in_days(
    document: Document, about: list[About], reckoning: Reckoning
) -> Iterator[Contradiction]:
    if not about or announces_delay(document):
        return
    by_start = {
        one.sentence.start: one for one in about if not announces_change(one.sentence.folded)
    }
    claims = list(day_claims(document, list(by_start.values()), reckoning))
    for claim in claims:
        one = by_start[claim.sentence.start]
        day: date | None = getattr(one.order, claim.field)
        twice = sum(c.field == claim.field and c.sentence is claim.sentence for c in claims) > 1
        if day is not None and not twice and not _same_day(claim, day):
            words = document.text[claim.start : claim.end]
            name, held = _DAY_NAMES[claim.field], date_alone(day)
            draft = Text(f"{name.en} {words}", f"{name.zh}{words}")
            mention = one.mention.words.strip("“”\"'(（ ")
            yield Contradiction(claim.start, claim.end, mention, draft, held)


_DAY_NAMES = {
    "etd": Text("ETD", "预计开船日"),
    "eta": Text("ETA", "预计到港日"),
    "delivery_date": Text("delivery date", "交货日期"),
}


def _same_day(claim: DayClaim, day: date) -> bool:
    if claim.full:
        return claim.day == day
    return (claim.day.month, claim.day.day) == (day.month, day.day)


def _figure(number: Decimal) -> str:
    """“5,000”, “2.35”."""
    plain = f"{number.normalize():f}"
    whole, _, rest = plain.partition(".")
    grouped = f"{int(whole):,}"
    return f"{grouped}.{rest.ljust(2, '0') if rest else ''}" if rest else grouped
