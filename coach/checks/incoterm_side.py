"""A rule with the port of the wrong end: FOB with the buyer's port, CIF with the seller's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.identifiers.parties import seller_and_buyer
from coach.identifiers.terms import Incoterm, find_incoterms

_FROM_PORT = frozenset({"FOB", "FAS"})
_TO_PORT = frozenset({"CFR", "CIF", "C&F", "CNF"})
_CHINA = frozenset({"CN", "HK", "MO"})
"""Goods made in China leave through Hong Kong too."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each rule whose port lies in the country where the other end of the voyage is."""
    terms = [term for term in find_incoterms(document.masked) if term.place and term.place.port]
    if not terms:
        return
    seller, buyer = seller_and_buyer(document, context)
    if seller is None:
        return
    for term in terms:
        if _is_wrong(term, seller, buyer):
            end = term.place.end if term.place else term.end
            yield Hit(term.start, end, {"wanted": _wanted(term.rule), "rule": term.rule})


def _is_wrong(term: Incoterm, seller: str, buyer: str | None) -> bool:
    port = term.place.port if term.place else None
    if port is None:
        return False
    at_seller = port.country == seller or {port.country, seller} <= _CHINA
    if term.rule in _FROM_PORT:
        return not at_seller and (buyer is None or port.country == buyer)
    return term.rule in _TO_PORT and at_seller and (buyer is None or port.country != buyer)


def _wanted(rule: str) -> Text:
    if rule in _FROM_PORT:
        return Text("the port of loading", "装运港")
    return Text("the port of destination", "目的港")
