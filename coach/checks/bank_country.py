"""An account and a bank's code of two countries. `{countries}` names both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.identifiers.banking import country_differs
from coach.identifiers.finders import verifiable_in

_NEAR = 400
"""Characters within which an IBAN and a code belong to one set of bank data."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The code whose country is not that of the only IBAN beside it."""
    facts = [
        one for one in verifiable_in(document.masked) if one.kind in ("iban", "bic") and one.valid
    ]
    accounts = [one for one in facts if one.kind == "iban"]
    codes = [one for one in facts if one.kind == "bic" and one.detail is None]
    if len(accounts) != 1 or len(codes) != 1:
        return
    iban, bic = accounts[0], codes[0]
    if abs(iban.start - bic.start) <= _NEAR and country_differs(iban.value, bic.value):
        yield Hit(bic.start, bic.end, {"countries": _countries(iban.value[:2], bic.value[4:6])})


def _countries(account: str, bank: str) -> Text:
    return Text(
        f"the account is in {account}, the bank in {bank}", f"账户属{account}，银行属{bank}"
    )
