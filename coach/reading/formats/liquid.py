"""Templates of Liquid, as shops and CRMs have them."""

from __future__ import annotations

from coach.reading.options import Options
from coach.reading.source import Source
from coach.reading.template_files import read_template

SUFFIXES = ("liquid",)


def read(data: bytes, name: str, options: Options) -> Source:
    """What the template says if the first branches are taken, and each other branch."""
    return read_template(data, name, options, "jinja")
