"""The message goes out in a chat."""

from __future__ import annotations

from coach.document import Document
from coach.draft import Context
from coach.rulebook.book import Match

SCOPE = "document"


def holds(match: Match, document: Document, context: Context) -> bool:
    """Whether the channel is one where short bubbles follow each other."""
    return context.is_chat
