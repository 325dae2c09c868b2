"""A request that comes after much else, to a reader who looks for it in the first lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.checks.culture_opening import long_courtesies
from coach.cultures.opening import Opening, opening_of
from coach.cultures.reader import culture_for_letter
from coach.document import Document
from coach.draft import Context
from coach.finding import Text

_PERSONAL = ("courtesy", "introduction")
_MIXED = {"en": (4, 40, 2), "zh": (8, 70, 3)}
"""So many units, words or characters, and courtesies or introductions among them."""
_BACKGROUND = {"en": (5, 45), "zh": (9, 110)}
"""So many units, words or characters, of background alone before a request."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The point, where it comes late; `{count}` is how many sentences stand before it."""
    culture = culture_for_letter(context)
    custom = culture.custom("order", "purpose_first") if culture else None
    if custom is None:
        return
    language = settings["language"]
    opening = opening_of(document, language)
    if opening.point is None or not _comes_late(opening, language):
        return
    if long_courtesies(opening, language):  # then the courtesies are what to shorten
        return
    point = opening.point
    before = sum(
        opening.lead[0].start <= sentence.start < point.start for sentence in document.sentences
    )
    values: dict[str, str | Text] = custom.words
    yield Hit(point.start, point.end, {**values, "count": str(before)})


def _comes_late(opening: Opening, language: str) -> bool:
    units = len(opening.lead)
    length = sum(unit.length for unit in opening.lead)
    personal = sum(unit.kind in _PERSONAL for unit in opening.lead)
    fewest, shortest, some = _MIXED[language]
    if units >= fewest and length >= shortest and personal >= some:
        return True
    fewest, shortest = _BACKGROUND[language]
    asks = opening.point is not None and opening.point.asks
    return units >= fewest and length >= shortest and asks
