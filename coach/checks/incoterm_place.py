"""A price or an offer under a rule that names no place: “our FOB price is USD 3”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.identifiers.incoterms import NAMES_ORIGIN, stands_with_price
from coach.identifiers.ports import find_ports
from coach.identifiers.terms import Incoterm, find_incoterms
from coach.lazily import lazy

_ASKED = lazy(
    r"[?？]|\b(?:or|whether|which|do you (?:quote|want|need|prefer))\b|还是"
    r"|或者?|吗"
)
_EXAMPLE = lazy(
    r"\b(?:means?|stands for|under (?:the )?\w{3} (?:rule|terms?)|basis of|value|customs"
    r"|freight (?:would|will|is|rate|cost))\b"
    r"|的意思|是指|货值|申报",
    re.IGNORECASE,
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The first mention of each rule that stands with a price and has its place nowhere."""
    terms = find_incoterms(document.masked)
    if not terms:
        return
    placed = {term.rule for term in terms if term.place or term.domestic}
    told: set[str] = set()
    for term in terms:
        if term.rule in placed | told or term.instead is not None:
            continue
        sentence = document.sentence_at(term.start)
        if sentence is None or not _is_offered(sentence.raw):
            continue
        if find_ports(sentence.raw) or _names_a_side(document, term):
            continue
        told.add(term.rule)
        yield Hit(term.rule_start, term.rule_end, {"place": _place(term)})


def _is_offered(sentence: str) -> bool:
    return stands_with_price(sentence) and not (
        _ASKED.search(sentence) or _EXAMPLE.search(sentence)
    )


def _names_a_side(document: Document, term: Incoterm) -> bool:
    """Whether the port of that end of the voyage is named elsewhere in the draft."""
    words = _LOADING if term.rule in NAMES_ORIGIN else _DISCHARGE
    return any(
        words.search(document.masked[max(0, found.start - 30) : found.start])
        for found in find_ports(document.masked)
    )


_LOADING = lazy(
    r"\b(?:POL|loading|shipment|ship(?:ped|s)?|from|ex|departure|at|in)\b[^.\n]{0,20}$|起运"
    r"|装[货运]港|从|[由自][^。\n]{0,8}$",
    re.IGNORECASE,
)
_DISCHARGE = lazy(
    r"\b(?:POD|discharge|destination|to|arrival|deliver\w*)\b[^.\n]{0,20}$|目的港|卸货港"
    r"|[到至往][^。\n]{0,8}$",
    re.IGNORECASE,
)


def _place(term: Incoterm) -> Text:
    """What belongs behind the rule."""
    if term.rule in ("FOB", "FAS"):
        return Text("port of loading", "装运港")
    if term.rule in ("CFR", "CIF"):
        return Text("port of destination", "目的港")
    return (
        Text("place of delivery", "交货地点")
        if term.rule in NAMES_ORIGIN
        else Text("place of destination", "目的地")
    )
