"""Plain text: the file is the draft, but for lines that are remarks to the coach."""

from __future__ import annotations

from coach.reading.options import Options
from coach.reading.plain_text import decoded, text_units, with_units
from coach.reading.source import Source
from coach.reading.templating import units_of

SUFFIXES = ("txt", "text")


def read(data: bytes, name: str, options: Options) -> Source:
    """One unit, the whole text without its remarks; a chat export is read as such."""
    source = decoded(data)
    units, remarks = units_of(source.text, text_units, template=options.template)
    return with_units(source, units, remarks)
