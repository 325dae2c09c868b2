"""What a draft says of an order that the ledger says otherwise, and accounts that nobody agreed.

Silent without a ledger. English and Chinese; see `coach.ledger.comparing` and `coach.ledger.bank`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The wrong value, with `{draft}`, `{ledger}` and `{order}`; with `what: account` the account,
    with `{why}` and `{customer}`.
    """
    ledger = context.ledger
    if ledger is None or context.now is None:
        return
    if settings.get("what") == "account":
        from coach.ledger.bank import strange_accounts

        for account in strange_accounts(document, ledger, context.recipient.name):
            yield Hit(
                account.start, account.end, {"why": account.why, "customer": account.customer}
            )
        return
    from coach.ledger.comparing import contradictions
    from coach.timing.expression import reckoning_of

    for one in contradictions(document, ledger, reckoning_of(context)):
        yield Hit(
            one.start,
            one.end,
            {"draft": one.draft, "ledger": one.ledger, "order": one.order},
        )
