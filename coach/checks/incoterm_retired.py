"""Rules that Incoterms 2020 no longer has. `{instead}` is the one nearest to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.identifiers.incoterms import stands_with_price
from coach.identifiers.terms import find_incoterms


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such rule once, where it is offered: with a place or a price.

    One beside its successor (“DAP, formerly DDU”) is being explained.
    """
    terms = find_incoterms(document.masked)
    said = {term.rule for term in terms}
    told: set[str] = set()
    for term in terms:
        if term.instead is None or term.rule in told or term.instead in said:
            continue
        if term.edition is not None and term.edition < "2010":
            continue
        sentence = document.sentence_at(term.start)
        if term.place is None and not (sentence and stands_with_price(sentence.raw)):
            continue
        told.add(term.rule)
        yield Hit(term.rule_start, term.rule_end, {"instead": term.instead})
