"""The reader that a check about culture has in mind, as far as the writer set it."""

from __future__ import annotations

from datetime import date

from coach.cultures.opening import body_of
from coach.cultures.profiles import Culture, culture_of
from coach.document import Document
from coach.draft import CHAT_CHANNELS, Context

_FEW_SENTENCES = 3
_SET_FORM = ("formal_notice", "auto_reply")
"""Kinds of messages whose form is given, so that customs have no say in it."""


def culture_abroad(context: Context) -> Culture | None:
    """The reader's culture, unless the writer is of the same country and knows it from within."""
    culture = culture_of(context.recipient)
    if culture is None or culture.country == (context.sender.country or "").upper():
        return None
    return culture


def culture_for_letter(context: Context) -> Culture | None:
    """The reader's culture where the message is a letter of free form: no chat, no notice."""
    if in_chat(context) or context.kind in _SET_FORM:
        return None
    return culture_abroad(context)


def in_chat(context: Context) -> bool:
    """Whether the message goes out in a chat: by its channel, else the one the reader prefers."""
    return (context.channel or context.recipient.channel) in CHAT_CHANNELS


def is_answer(document: Document, context: Context) -> bool:
    """Whether the message answers one: it quotes it, or the writer gave it."""
    return bool(context.incoming) or any(block.kind == "quote" for block in document.blocks)


def is_short_note(document: Document, context: Context) -> bool:
    """Whether the message is a few lines to somebody who expects them."""
    expected = is_answer(document, context) or context.recipient.standing == "regular"
    return expected and len(body_of(document)) <= _FEW_SENTENCES


def today_there(context: Context) -> date | None:
    """The reader's date at `now`; None where either is not known."""
    place = context.recipient.place
    if place is None or context.now is None:
        return None
    return context.now.astimezone(place.zone).date()
