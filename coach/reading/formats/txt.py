"""Plain text: the file is the draft, but for lines that are remarks to the coach."""

from __future__ import annotations

from coach.reading.composing import Composer
from coach.reading.options import Options
from coach.reading.plain_text import decoded, remark_lines, with_units
from coach.reading.source import Source

SUFFIXES = ("txt", "text")


def read(data: bytes, name: str, options: Options) -> Source:
    """One unit, the whole text without its remarks."""
    source = decoded(data)
    remarks = remark_lines(source.text)
    composer = Composer(source.text)
    position = 0
    for remark in remarks:
        composer.keep(position, remark.start or 0)
        position = remark.end or 0
    composer.keep(position, len(source.text))
    unit = composer.unit(template=bool(options.template))
    return with_units(source, [unit] if unit.text.strip() else [], remarks)
