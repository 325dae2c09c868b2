"""Plain text: the file is the draft, but for lines that are remarks to the coach."""

from __future__ import annotations

from coach.reading.options import Options
from coach.reading.plain_text import decoded, text_units, with_units
from coach.reading.source import Source
from coach.reading.templating import units_of

SUFFIXES = ("txt", "text")

_OPENS_CHAT = frozenset("[0123456789")


def read(data: bytes, name: str, options: Options) -> Source:
    """One unit, the whole text without its remarks; a chat export is read as such."""
    source = decoded(data, options)
    if source.text.lstrip("\ufeff\u200e\r\n ")[:1] in _OPENS_CHAT:
        from coach.reading.formats.whatsapp import chat, is_chat

        if is_chat(source.text):
            return chat(source, name, options)
    units, remarks = units_of(source.text, text_units, template=options.template)
    return with_units(source, units, remarks)
