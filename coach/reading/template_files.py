"""Files that are templates by their ending: below it lies HTML, Markdown or plain text."""

from __future__ import annotations

from coach.reading.options import Options
from coach.reading.plain_text import decoded, text_units, with_units
from coach.reading.prose import is_html
from coach.reading.source import Source
from coach.reading.tags import Syntax
from coach.reading.templating import Reader, units_of


def read_template(data: bytes, name: str, options: Options, syntax: Syntax) -> Source:
    """The units of a template; the ending below its own says what it makes, as in mail.html.j2."""
    source = decoded(data, options)
    template = options.template is None or options.template
    read = _reader(source.text, name)
    units, remarks = units_of(source.text, read, template=template, syntax=syntax)
    return with_units(source, units, remarks)


def _reader(text: str, name: str) -> Reader:
    from coach.reading.formats import html, md
    from coach.reading.hypertext import html_units

    below = name.lower().split(".")[-2:-1]
    if below and below[0] in md.SUFFIXES:
        return md.markdown_units
    if (below and below[0] in html.SUFFIXES) or is_html(text):
        return html_units
    return text_units
