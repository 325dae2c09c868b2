"""From a pasted chat to an e-mail that confirms it: what was agreed, proposed, left open."""

from coach.letters.chat import Chat, ChatError, Line, read_chat
from coach.letters.letter import Letter, confirmation

__all__ = ["Chat", "ChatError", "Letter", "Line", "confirmation", "read_chat"]
