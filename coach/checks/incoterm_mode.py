"""A rule for ships with goods that fly: “CIF Frankfurt Airport”, “FOB Shanghai by air”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.identifiers.incoterms import SEA_ONLY
from coach.identifiers.terms import Incoterm, find_incoterms
from coach.lazily import lazy

_INSTEAD = {"FAS": "FCA", "FOB": "FCA", "CFR": "CPT", "CIF": "CIP"}
_AIR = lazy(
    r"\b(?:by (?:air|courier|express|plane|DHL|FedEx|UPS|TNT)|via (?:air|courier|DHL|FedEx|UPS)"
    r"|air ?freight(?:ed)?|air shipment|air cargo|shipped by air)\b"
    r"|空运|航空|快递|走空|走快递",
    re.IGNORECASE,
)
_NOT_SO = lazy(
    r"\b(?:sea|ocean|vessel|samples?|not|or|instead|documents|originals|surcharge|if)\b|海运"
    r"|样品|不|还是|或|单据|正本|如果|要是|改",
    re.IGNORECASE,
)
_GOODS_FLY = lazy(
    r"\b(?:shipment|shipped|shipping|transport|delivery|cargo|goods)[^,.;]{0,12} by air\b"
    r"|货.{0,4}空运",
    re.IGNORECASE,
)
_CLAUSE = lazy(r"[,;，；。]|\b(?:and|but|while|whereas|with)\b|[.] ")
_AIRPORT = lazy(r"\bairport|机场", re.IGNORECASE)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each rule for ships that names an airport, or whose clause says that the goods fly."""
    for term in find_incoterms(document.masked):
        if term.rule in SEA_ONLY and not term.domestic and _flies(document, term):
            yield Hit(term.start, term.end, {"instead": _INSTEAD[term.rule], "rule": term.rule})


def _flies(document: Document, term: Incoterm) -> bool:
    if term.place is not None and _AIRPORT.search(term.place.text):
        return True
    sentence = document.sentence_at(term.start)
    if sentence is None:
        return False
    at = term.start - sentence.start
    starts = [cut.end() for cut in _CLAUSE.finditer(sentence.raw, 0, at)]
    stop = _CLAUSE.search(sentence.raw, term.end - sentence.start)
    clause = sentence.raw[starts[-1] if starts else 0 : stop.start() if stop else None]
    if _AIR.search(clause) and not _NOT_SO.search(clause):
        return True
    return bool(_GOODS_FLY.search(sentence.raw)) and not _NOT_SO.search(sentence.raw)
