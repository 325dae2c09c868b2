"""HTML: mail templates and pages, as a reader sees them."""

from __future__ import annotations

from coach.reading.hypertext import html_units
from coach.reading.options import Options
from coach.reading.plain_text import decoded, with_units
from coach.reading.source import Source
from coach.reading.templating import units_of

SUFFIXES = ("html", "htm", "xhtml", "mjml")


def read(data: bytes, name: str, options: Options) -> Source:
    """Title, hidden preheader, body, and the attributes that are shown."""
    source = decoded(data, options)
    units, remarks = units_of(source.text, html_units, template=options.template, blanks=True)
    return with_units(source, units, remarks)
