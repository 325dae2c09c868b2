"""A letter in Ramadan that does not wish the reader well for it, where many like to read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.checks.culture_ramadan import chase_in
from coach.cultures.reader import culture_for_letter, is_answer
from coach.cultures.salutation import salutation_of
from coach.cultures.season import MENTIONED, at_eid_there, in_ramadan_there
from coach.document import Document
from coach.draft import Context
from coach.finding import Text


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The greeting of a letter that begins a conversation; `{greeting}` is what is said there."""
    custom = in_ramadan_there(context, "ramadan_greeting")
    if custom is None or culture_for_letter(context) is None or is_answer(document, context):
        return
    salutation = salutation_of(document)
    if salutation is None or MENTIONED.search(document.text) or at_eid_there(context):
        return
    if chase_in(document, context):  # the advice on timing is enough
        return
    greeting = str(custom.value)
    values = {
        **custom.words,
        "greeting": Text(greeting, greeting),
    }
    yield Hit(salutation.start, salutation.end, values)
