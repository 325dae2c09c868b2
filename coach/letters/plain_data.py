"""A letter as plain data: the form the API answers and `coach letter --format json` prints.

Schema 1.0. Every `start` and `end` is in code points of the pasted chat, `end` exclusive; `line`
counts its lines from 1. `moment` is on the clock of the chat, without a zone.
"""

from __future__ import annotations

from typing import Any

from coach.finding import Text
from coach.letters.chat import Chat
from coach.letters.letter import Citation, Item, Letter

SCHEMA = "1.0"


def letter_to_dict(letter: Letter, chat: Chat) -> dict[str, Any]:
    """The letter as dictionaries, lists, strings and numbers."""
    return {
        "schema": SCHEMA,
        "language": letter.language,
        "subject": letter.subject,
        "text": letter.text,
        "us": list(letter.ours),
        "them": list(letter.theirs),
        "names": list(chat.authors),
        "day_order": chat.day_order,
        "notes": [_text(note) for note in letter.notes],
        "items": [_item(item) for item in letter.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "section": item.section,
        "topic": item.topic,
        "name": _text(item.name),
        "value": item.value,
        "start": item.start,
        "end": item.end,
        "citations": [_citation(citation) for citation in item.citations],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "role": citation.role,
        "author": citation.author,
        "line": citation.line,
        "stamp": citation.stamp,
        "moment": citation.moment.isoformat() if citation.moment else None,
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
    }


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
