"""Both sides write the day first, or both the month: nobody swaps 05/06."""

from __future__ import annotations

from coach.document import Document
from coach.draft import Context
from coach.rulebook.book import Match
from coach.timing.expression import day_first_in

SCOPE = "document"


def holds(match: Match, document: Document, context: Context) -> bool:
    """Whether sender and recipient are known and their countries order day and month alike."""
    sender = day_first_in(context.sender.calendar_country)
    recipient = day_first_in(context.recipient.calendar_country)
    return sender is not None and sender == recipient
