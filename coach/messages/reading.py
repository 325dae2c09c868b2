"""A draft as fields are looked up in it: typed, so that “25 days” is a length of time to a pattern.

Every stretch of the text whose kind is known gives way to one sign, repeated over its length, so
that positions stay those of the document's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.analysis import analyse
from coach.analysis.normalise import fold
from coach.document import Document, Sentence
from coach.identifiers.ports import find_ports
from coach.identifiers.terms import find_incoterms, find_payment_terms
from coach.lazily import lazy
from coach.timing.expression import times_in
from coach.timing.meaning import Amount, At, Bound, Festival, Meaning, Now, Total

STOP = "¶"
"""Stands for the end of a sentence, over which hardly any pattern reaches."""
BORDERS = STOP + "\n"
"""What ends a sentence or a line of a reading."""

SIGNS: dict[str, str] = {
    "date": "\ue010",
    "loosely": "\ue011",
    "length": "\ue012",
    "loose_length": "\ue013",
    "quantity": "\ue014",
    "money": "\ue015",
    "percent": "\ue016",
    "place": "\ue017",
    "rate": "\ue018",
    "code": "\ue019",
    "method": "\ue01a",
    "departure": "\ue01b",
    "arrival": "\ue01c",
}
"""What a pattern names in braces, and the sign under which it stands in the text."""

_COUNTED = "一二三四五六七八九十百千万两半"
_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    "|fifty|sixty|hundred|thousand|a hundred|a thousand|two hundred|five hundred"
)
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?(?:\s?[k万千百](?![a-z]))?|[{_COUNTED}]+|\b(?:{_WORDS}))"
_CURRENCY = (
    r"(?:us ?\$|usd?\$?|eur|gbp|cny|rmb|jpy|aed|hkd?\$?|nt\$|sek|nok|dkk|pln|czk|huf|thb|vnd"
    r"|idr|myr|php|twd|qar|kwd|aud|cad|chf|inr|sgd|nt\$|[$€£¥￥]"
    r"|美元|美金|欧元|人民币)"
)
_CURRENCY_AFTER = (
    r"(?:usd|us ?dollars?|us\$|eur|euros?|gbp|cny|rmb|jpy|yen|aed|hkd|aud|cad|chf|inr|sgd|sek"
    r"|nok|dkk|pln|czk|huf|thb|vnd|idr|myr|php|twd|qar|kwd"
    r"|dollars?|bucks|dirhams?|cents?|pounds(?! of)|[$€£¥](?!\d)"
    r"|美元|美金|欧元|人民币|英镑|日元|港币|迪拉姆|块钱|块|元|刀|(?<=[\d万])美)"
)
_UNITS = (
    r"pcs?|pieces?|sets?|units?|pairs?|ctns?|cartons?|cases?|boxes|box|pallets?|bags?|rolls?"
    r"|reels?|drums?|dozens?|doz|kgs?|kilos?|tons?|tonnes?|mts?|cbm|m3|m²|sqm|metres?|meters?"
    r"|yards?|yds?|containers?|bottles?|sheets?|bundles?|packs?|packages?|pkgs?|sacks?|bales?"
    r"|crates?|lamps?|chairs?|tables?|shirts?|units|litres?|liters?|fcl|(?:x )?(?:20|40) ?"
    r"(?:gp|hq|hc|ft|')|个(?![工月])|件|套|台|箱|只|条|双|张|卷|袋|瓶|桶|吨|公斤|千克|斤|米|码"
    r"|立方米?|平方米?|托盘?|柜|包|盒|支|把|打|对|本|块(?!钱)|捆|片|根|辆|组|批|令"
)
_JOIN = r"(?:\s?(?:-|–|~|～|to|至|到)\s?)"
_QUANTITY = lazy(
    rf"{NUMBER}(?:{_JOIN}{NUMBER})?(?:\s|-|多|余|\+)?\s?(?:x|×|\*)?\s?(?:{_UNITS})(?![a-z])"
    r"|\d{1,3}\s?[x×*]\s?(?:20|40|45)\s?(?:gp|hq|hc|ft|')"
)
_MONEY = lazy(
    rf"{_CURRENCY}\s?{NUMBER}(?:{_JOIN}{_CURRENCY}?\s?{NUMBER})?(?:\s?(?:million|k)\b)?"
    rf"|{NUMBER}(?:{_JOIN}{NUMBER})?\s?{_CURRENCY_AFTER}(?![a-z])"
)
_PERCENT = lazy(
    r"\d{1,3}(?:\.\d+)?\s?(?:%|％|percent\b|per cent\b|pct\b)"
    rf"|百分之[{_COUNTED}\d]+|[{_COUNTED}]成(?![功立本员交熟品])|(?<![a-z])half (?=up ?front"
    rf"|now|down|in advance)"
)
_CODE = lazy(
    r"(?<![a-z0-9])(?=[a-z/#.-]{0,12}\d)(?:[a-z]{1,6}[-/#]?){1,3}\d[a-z0-9]*(?:[-/][a-z0-9]+)*"
    r"|(?<![\d.,-])\d{2,}[-/]?[a-z][a-z0-9-]*(?![a-z0-9])"
    r"|(?<![\d.,/-])\d{4,}(?:-\d+)*(?![\d.,]\d|[a-z0-9])"
)
_RATE = lazy(r"(?<![\d/])\d{1,2}\s?[/:对比]\s?\d{1,2}(?![\d/])")
_QUOTED_LINE = lazy(r"^[ >]*([^\n]*)$", re.MULTILINE)
_ANYTHING = lazy(r"[^\n]")
_LEAVING = frozenset({"EXW", "FCA", "FAS", "FOB"})
"""Terms that name the place where goods leave; the others name where they arrive."""
_TRANSFERS = frozenset({"T/T", "Western Union", "PayPal"})
"""Methods that say nothing of when; a letter of credit or D/P is a term by itself."""
_LEADING = lazy(
    r"(?:(?:no|not) later than |at the latest (?:by |on )?|latest (?:by )?|by |before |until |till "
    r"|up to |from |after |since |on |within |in |at |the |即|于|在|自|从|至|到|于)+"
)
_TRAILING = frozenset("之以前后内起止")
_PREFIX = lazy(r"(?:p\.?o|pi|so|sc|inv|oc)[#-]{1,2}(?=[a-z\d])")
_TERMINATORS = frozenset(".!?。！？；;…")


@dataclass(frozen=True, slots=True)
class Reading:
    """One part of a message: what its writer says, or what is quoted below.

    `document` is that part, with its own offsets, and `places` leads from them to those of the
    draft; None where they are the same. `typed` has signs where a kind is known, `folded` the words
    in lower case and simplified characters; both are as long as the document's text.
    """

    document: Document
    typed: str
    folded: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in text offsets of the whole draft."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def read_own(document: Document) -> Reading:
    """What the writer says: everything but the quoted history."""
    hidden = [(block.start, block.end) for block in document.blocks if block.kind == "quote"]
    return _reading(document, _without(document.text, hidden))


def read_quoted(document: Document) -> Reading | None:
    """What is quoted below the draft, read like a message of its own; None if nothing is."""
    kept: list[str] = []
    places: list[int] = []
    for block in document.blocks:
        if block.kind == "quote":
            for found in _QUOTED_LINE.finditer(document.text, block.start, block.end):
                kept.append(found[1] + "\n")
                places += range(found.start(1), found.end(1) + 1)
    text = "".join(kept)
    if not text.strip():
        return None
    quoted = analyse(text)
    inside = tuple(
        places[min(quoted.offsets.start(at), len(places) - 1)] for at in range(len(quoted.text) + 1)
    )
    return _reading(quoted, quoted.text, inside)


def _reading(document: Document, text: str, places: tuple[int, ...] | None = None) -> Reading:
    folded = fold(text)
    typed = list(_with_masks(document, folded))
    for sentence in document.sentences:
        end = sentence.end - 1
        if typed[end] in _TERMINATORS:
            typed[end] = STOP
    _mark_terminators(typed)
    for kind, start, end in _typed_spans(document, folded):
        if not folded[start:end].isspace():  # else it stands in a part that is hidden
            typed[start:end] = SIGNS[kind] * (end - start)
    return Reading(document, "".join(typed), folded, places)


def _mark_terminators(typed: list[str]) -> None:
    """Ends of sentences where none were split, as in a signature or a quotation."""
    for index, character in enumerate(typed):
        if character in "。！？!?" or (
            character == "." and index + 1 < len(typed) and typed[index + 1] == "\n"
        ):
            typed[index] = STOP


def _with_masks(document: Document, folded: str) -> str:
    """The folded text with placeholders, addresses and links under their signs."""
    text = list(folded)
    for mask in document.masks:
        words = folded[mask.start : mask.end]
        if words and not words.isspace():
            masked = document.masked[mask.start : mask.end]
            sign = _sign_of_blank(words) if mask.kind == "placeholder" else None
            text[mask.start : mask.end] = sign * len(words) if sign else masked
    return "".join(text)


_BLANKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, lazy(pattern))
    for kind, pattern in (
        ("money", r"price|amount|currency|cost|total|单价|金额|币种|价格|费用"),
        ("quantity", r"quantity|qty|pieces|数量|件数"),
        ("percent", r"percent|%|share|比例"),
        ("length", r"\bdays\b|weeks|lead.?time|天数|工作日|period|number of|期限"),
        ("date", r"date|deadline|\bday\b|etd|eta|time|日期|时间|月|日"),
        ("place", r"port|place|city|港|地点|城市"),
        ("code", r"\bno\b|_no|number|code|ref|id\b|号"),
    )
)
"""What a blank is for, by the words in it: no other field is stated by it."""


def _sign_of_blank(words: str) -> str | None:
    """The sign of the kind of value that a blank asks for; None where its words leave that open."""
    for kind, pattern in _BLANKS:
        if pattern.search(words):
            return SIGNS[kind]
    return None


def _typed_spans(document: Document, folded: str) -> Iterator[tuple[str, int, int]]:
    """Stretches whose kind is known, those that win over others last."""
    for kind, pattern in (
        ("code", _CODE),
        ("rate", _RATE),
        ("quantity", _QUANTITY),
        ("percent", _PERCENT),
        ("money", _MONEY),
    ):
        for found in pattern.finditer(folded):
            prefix = _PREFIX.match(folded, *found.span()) if kind == "code" else None
            yield kind, prefix.end() if prefix else found.start(), found.end()
    for incoterm in find_incoterms(document.text):
        if incoterm.place is not None and not incoterm.domestic:
            kind = "departure" if incoterm.rule in _LEAVING else "arrival"
            start = min(incoterm.rule_start, incoterm.place.start)
            yield kind, start, max(incoterm.rule_end, incoterm.place.end)
    for port in find_ports(document.text):
        yield "place", port.start, port.end
    for term in find_payment_terms(folded):
        if term.method in _TRANSFERS:
            yield "method", term.start, term.end
    for sentence in document.sentences:
        yield from _times(sentence)


def _times(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    for found in times_in(sentence):
        kind = _kind_of(found.meaning)
        if kind is not None:
            start, end = _named(sentence.folded, found.start, found.end)
            yield kind, sentence.start + start, sentence.start + end


def _named(folded: str, start: int, end: int) -> tuple[int, int]:
    """The time without the words around it that say how it is meant: by, until, 前, 内."""
    leading = _LEADING.match(folded, start, end)
    if leading:
        start = leading.end()
    while end > start + 1 and folded[end - 1] in _TRAILING:
        end -= 1
    return start, end


def _kind_of(meaning: Meaning) -> str | None:
    if isinstance(meaning, Bound) and isinstance(meaning.limit, (Amount, Total)):
        meaning = meaning.limit
    if isinstance(meaning, (Amount, Total)):
        parts = meaning.parts if isinstance(meaning, Total) else (meaning,)
        return "loose_length" if any(part.blurred for part in parts) else "length"
    if isinstance(meaning, Now):
        return None
    if isinstance(meaning, At):
        meaning = meaning.day
    limit = meaning.limit if isinstance(meaning, Bound) else meaning
    if isinstance(limit, Festival):
        return "loosely"
    if meaning.kind in ("time", "timerange", "set"):
        return None
    return "date" if _is_exact(meaning) else "loosely"


def _is_exact(meaning: Meaning) -> bool:
    """Whether a day can be named: “5 May”, “Friday”, “in 3 days”; not “soon” or “next month”."""
    fixes = meaning.fixes
    return not meaning.vague and bool(fixes & {"day", "weekday", "count"})


def _without(text: str, hidden: list[tuple[int, int]]) -> str:
    pieces, end = [], 0
    for start, stop in hidden:
        pieces += [text[end:start], _blank(text[start:stop])]
        end = stop
    return "".join([*pieces, text[end:]])


def _blank(text: str) -> str:
    """As many blanks, with the line ends where they were."""
    return _ANYTHING.sub(" ", text)
