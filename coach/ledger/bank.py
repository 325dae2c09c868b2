"""Bank accounts in a draft, held against those that were agreed with the customer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.document import Document
from coach.finding import Text
from coach.lazily import lazy
from coach.ledger.mentions import MOST, mentions_in
from coach.ledger.order import BankAccount, Ledger
from coach.planning.wording import date_alone

_ACCOUNT = lazy(
    r"(?<![a-z0-9])(?P<iban>[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?)(?![a-z0-9])"
    r"|(?:(?:bank |usd |eur |rmb |our |beneficiary'?s? )?(?:account|a/c|acct?)\.?(?: (?:no|number"
    r"|nr|#))?"
    r"|(?:银行|收款|对公|美金|美元|人民币)?(?:账|帐)[号户]号?码?)\.?(?: is| no|为"
    r"|是)?[\s:：.#]{0,3}"
    r"(?P<plain>\d(?:[ -]?\d){7,29})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class StrangeAccount:
    """An account that is not the one agreed; `why` says what the ledger knows of it."""

    start: int
    end: int
    customer: str
    why: Text


def strange_accounts(
    document: Document, ledger: Ledger, recipient: str | None
) -> Iterator[StrangeAccount]:
    """The accounts of the draft that were not agreed with its customer, or no longer hold.

    The customer is the one of the orders that the draft names, else the recipient by name.
    """
    found = [
        (sentence, match)
        for sentence in document.sentences
        for match in _ACCOUNT.finditer(sentence.folded)
    ]
    if not found:
        return
    customer = _customer(document, ledger) or recipient
    known = ledger.accounts(customer) if customer else ()
    if not customer or not known:
        return
    for sentence, match in found:
        name = "iban" if match["iban"] else "plain"
        start, end = match.span(name)
        why = _why(match[name], known)
        if why is not None:
            yield StrangeAccount(sentence.start + start, sentence.start + end, customer, why)


def _customer(document: Document, ledger: Ledger) -> str | None:
    """The one customer whose orders the draft names."""
    names: set[str] = set()
    looked = 0
    for sentence in document.sentences:
        for mention in mentions_in(sentence):
            looked += 1
            order = ledger.order(mention.words) if looked <= MOST else None
            if order is not None and order.customer:
                names.add(order.customer)
    return names.pop() if len(names) == 1 else None


def _why(written: str, known: tuple[BankAccount, ...]) -> Text | None:
    """What is wrong with the account; None where it is the one that holds.

    Account data are never shown: a message with the right number could be forged into another.
    """
    number = _plain(written)
    same = [account for account in known if number and _ends_alike(_plain(account.account), number)]
    if any(account.until is None for account in same):
        return None
    if same and same[0].until is not None:
        day = date_alone(same[0].until)
        return Text(f"this account was replaced on {day.en}", f"此账户已于{day.zh}停用")
    return Text("this account is not in the ledger", "此账户不在台账中")


def _ends_alike(one: str, other: str) -> bool:
    """Whether two numbers are the same account: equal, or an IBAN and the number inside it."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 8 and long[:2].isalpha() and long.endswith(short))


def _plain(number: str) -> str:
    return re.sub(r"[^0-9a-z]", "", number.lower())
