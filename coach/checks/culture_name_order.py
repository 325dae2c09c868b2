"""“Mr” before the wrong part of the name: “Mr. Thomas” for Thomas Weber, “Mr Nguyen” for Van Anh.

Both the name and the country are those that the writer set; where they leave open which part is
which, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.names import name_of
from coach.cultures.reader import culture_abroad
from coach.cultures.salutation import salutation_of
from coach.document import Document
from coach.draft import Context


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The part of the name in the greeting; `{put}` is the part that goes with the title."""
    culture = culture_abroad(context)
    custom = culture.custom("title_with") if culture else None
    salutation = salutation_of(document)
    if culture is None or custom is None or salutation is None or not salutation.name:
        return
    if not salutation.titles.isascii():
        return  # “Michelle女士” is how Chinese mails address a foreign reader
    name = name_of(context.recipient, culture)
    if name is None or not (salutation.titles or salutation.suffix):
        return
    right, wrong = name.family, name.given
    if custom.value != "family":
        right, wrong = wrong, right
    if custom.value == "either" or wrong is None or not _same(wrong, salutation.name):
        return
    particles = culture.custom("family_particles")
    if particles and re.split("[ -]", wrong)[0].capitalize() not in particles.value:
        return  # a name from elsewhere, in a country with many guests
    values = custom.words
    yield Hit(
        salutation.name_start, salutation.name_end, {**values, "put": right} if right else values
    )


def _same(one: str, other: str) -> bool:
    return _letters(one) == _letters(other)


def _letters(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalpha())
