"""A letter around Eid that does not know of it, to a reader where the feast is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.opening import body_of
from coach.cultures.reader import culture_for_letter
from coach.cultures.salutation import salutation_of
from coach.cultures.season import MENTIONED, at_eid_there
from coach.document import Document
from coach.draft import Context
from coach.finding import Text


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The greeting of the letter; `{greeting}` is what is said there."""
    custom = at_eid_there(context)
    if custom is None or culture_for_letter(context) is None or MENTIONED.search(document.text):
        return
    salutation = salutation_of(document)
    if salutation is None or not body_of(document):
        return
    greeting = str(custom.value)
    values = {
        **custom.words,
        "greeting": Text(greeting, greeting),
    }
    yield Hit(salutation.start, salutation.end, values)
