"""Delivery terms: an Incoterms rule with the place it names and its edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from coach.identifiers.found import KEPT
from coach.identifiers.ports import Port, find_ports
from coach.lazily import lazy

SEA_ONLY = frozenset({"FAS", "FOB", "CFR", "CIF"})
"""The rules of Incoterms 2020 for sea and inland waterway."""
NAMES_ORIGIN = frozenset({"EXW", "FCA", "FAS", "FOB"})
"""The rules that name the place where the seller hands over; the others name the destination."""
RETIRED: dict[str, str] = {
    "DAT": "DPU",
    "DAF": "DAP",
    "DES": "DAP",
    "DEQ": "DPU",
    "DDU": "DAP",
    "C&F": "CFR",
    "CNF": "CFR",
}
"""Rules that Incoterms 2020 no longer has (or never had), with the one nearest to each (ICC)."""

_PLAIN = "EXW|FOB|CIF|CFR|DDP|DDU|CNF"
_OTHER = "FCA|FAS|CPT|CIP|DAP|DPU|DAT|DAF|DES|DEQ"
"""Three letters that also stand for a file, a fertiliser, an office …; they need a place or a word
of trade beside them."""
_IN_WORDS = {
    r"ex[- ]works": "EXW",
    r"ex[- ]factory": "EXW",
    r"free on board": "FOB",
    r"free carrier": "FCA",
    r"cost,? insurance,? (?:and|&) freight": "CIF",
    r"cost (?:and|&) freight": "CFR",
    r"delivered duty paid": "DDP",
    r"delivered at place": "DAP",
    r"delivered duty unpaid": "DDU",
    "离岸价": "FOB",
    "到岸价": "CIF",
    "出厂价": "EXW",
    "工厂交货": "EXW",
    "船上交货": "FOB",
    "完税后交货": "DDP",
}
_RULE = lazy(
    rf"(?<![A-Za-z0-9_&/.-])(?:(?P<plain>{_PLAIN}|C ?& ?F|C\+F|C and F)|(?P<other>{_OTHER}))"
    rf"(?![A-Za-z0-9_&]|[-.]?\d|-[a-z])"
    rf"|(?P<words>{'|'.join(_IN_WORDS)})",
    re.IGNORECASE | re.ASCII,
)
_SPELT = (
    *"exw fob cif cfr ddp ddu cnf c&f c+f".split(),
    *("c & f", "c and f", "ex works", "ex-works", "ex factory", "ex-factory", "free on board"),
    *("free carrier", "and freight", "& freight", "delivered duty", "delivered at place"),
    *("岸价", "出厂价", "交货"),
)
_CAPITALS = "FCA FAS CPT CIP DAP DPU DAT DAF DES DEQ".split()
_SMALL = tuple(f" {code.lower()} " for code in _CAPITALS if code != "DES")
"""What stands in every text with a rule: looked for before any pattern runs."""
_EDITION = lazy(
    r"[ ,;(（]{0,3}(?:as per |per |under |according to |根据|按)?"
    r"(?:ICC )?(?:incoterms?®?[ :,]{0,2}(?P<year>(?:19|20)\d\d)?|(?P<bare>2010|2020)(?!\d|年"
    r"|\.\d|,\d| ?(?:pcs|units|sets)))"
    r"|[ ,;(（]{0,3}(?P<zh>(?:19|20)\d\d)(?:年版?)?(?:国际)?贸易术语"
    r"|[ ,;(（]{0,3}国际贸易术语(?:解释)?通则 ?(?P<zh2>(?:19|20)\d\d)?",
    re.IGNORECASE | re.ASCII,
)
_GLUE = lazy(
    r"(?:[ \t]{0,3}(?:price|prices|terms?|basis|rates?|value|quote|quotation|offer|delivered|to|at"
    r"|from|in|is|port of|port|named|the|价格?|报价|条款|到|至|于|在|[:：,，(（/·\-–—]"
    r"|(?:USD|EUR|GBP|CNY|RMB|US\$|[$€£¥]) ?\d[\d.,]{0,12}(?: ?(?:/|per ) ?\w{1,8}"
    r"| each)?))*[ \t]{0,3}",
    re.IGNORECASE | re.ASCII,
)
_STOP = (
    r"(?!(?:Price|Prices|Terms?|Basis|Incoterms?|USD|EUR|GBP|CNY|RMB|US|The|This|That|We|Our"
    r"|Your|You|I|It"
    r"|Is|Are|And|Or|If|In|On|At|For|With|By|Per|Please|Payment|Delivery|Shipment|Lead|MOQ|Valid"
    r"|Validity|Packing|Quote|Quotation|Total|Value|Contract|Invoice|Order|Offer|Unit|Cost|Not"
    r"|Only|Then|But"
    r"|EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP|DDU|DAT|CNF|TT|LC|T|L|PI|PO|FCL|LCL|ETD|ETA"
    r"|POL|POD"
    r"|Best|Regards|Thanks|Dear|When|Where|What|How|Do|Does|Can|Could|Will|Would|Which)\b)"
)
_NAME = lazy(
    rf"{_STOP}[A-Z][A-Za-zÀ-ɏ'’.-]{{2,30}}(?:(?: | de | of "
    rf"| do )(?:{_STOP}[A-Z][A-Za-zÀ-ɏ'’.-]{{1,30}}"
    rf"|St\.)){{0,3}}",
    re.ASCII,
)
_GENERIC = lazy(
    r"(?:(?:our|your|the|my|buyer'?s?|seller'?s?|customer'?s?|client'?s?|consignee'?s?|any|main"
    r"|named|nearest|factory|main)[ '’]{1,2}){0,3}"
    r"(?:(?:chinese|china|european|us|uk|german|chinese main|overseas)[ ]){0,2}"
    r"(?:warehouse|factory|works|plant|premises|door|address|site|facility|office|sea ?ports?"
    r"|ports?|airport|place)\b"
    r"|[\u4e00-\u9fff]{0,6}?(?:仓库|工厂|厂里|港口|主要港|任意港|指定港|机场|门|码头|货站)",
    re.IGNORECASE | re.ASCII,
)
_DOMESTIC = lazy(
    r"[ ,:(]{0,2}(?:destination|origin|shipping point|place of destination|freight (?:collect"
    r"|prepaid))\b",
    re.IGNORECASE | re.ASCII,
)
_TRADE = lazy(
    r"\b(?:price[sd]?|pricing|quot\w+|terms?|incoterms?|basis|offer\w*|under|on"
    r"|deliver\w*)[ :]{0,2}(?:an? |the )?$"
    r"|(?:usd|eur|gbp|rmb|cny|[$€£¥]) ?\d[\d.,]{0,10}(?: ?(?:/|per ) ?[a-z]{1,8}| each)?,? $"
    r"|(?:价格?|报价?|条款|术语|按|以|做|走|用)[ :：]?$",
    re.IGNORECASE | re.ASCII,
)
_TRADE_BEHIND = lazy(
    r"[ \t]?(?:price|terms?\b|basis|incoterms?|usd|eur|us\$|\$|条款|价|术语|报价)",
    re.IGNORECASE | re.ASCII,
)
_KIND = lazy(
    r" (?:(?:sea|main|inner|dry|inland|international|int'l) ?){0,2}(?:port|airport|terminal"
    r"|harbou?r"
    r"|warehouse|rail(?:way)? station|depot|cfs)\b|保税区|自贸区|港口|港区|港|国际机场|机场|车站"
    r"|仓库",
    re.IGNORECASE | re.ASCII,
)
_HAN_PLACE = lazy(r"[\u4e00-\u9fff]{2,6}?(?=[港,，。；;（(的价 \n]|$)", re.ASCII)
_HAN_WORDS = lazy(
    r"价|报|条款|还是|或|和|是|的|可以|包|含|请|术语|贸易|方式|下|了|没|不|与|及|柜|起订|整|件|货|付款|税",
    re.ASCII,
)

_PRICE = lazy(
    r"[$€£¥￥]|(?<![A-Za-z])(?:usd|eur|gbp|cny|rmb)(?![A-Za-z])|\bour (?:fob|cif|cfr|exw|fca|dap"
    r"|ddp) price\b"
    r"|\b(?:price|trade|delivery|shipping) terms?\b|\bterms? of delivery|\bincoterms? ?[:：]"
    r"|美元|美金|欧元|[元块]/|价格条款|贸易术语|成交方式|交货条款|\d[元块]",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """The place behind a rule, with what the table of ports knows of it. Offsets of the text."""

    start: int
    end: int
    text: str
    port: Port | None = None


@dataclass(frozen=True, slots=True)
class Incoterm:
    """A rule named in a text, as far as its place and edition. Offsets count code points.

    `rule` is the code in capitals, a retired one too (“C and F” is C&F). `rule_start` and
    `rule_end` are the span of the rule itself. `domestic` marks the other FOB, of the United
    States: “FOB destination”.
    """

    start: int
    end: int
    rule: str
    rule_start: int
    rule_end: int
    place: NamedPlace | None = None
    edition: str | None = None
    domestic: bool = False

    @property
    def instead(self) -> str | None:
        """The rule of 2020 in place of a retired one; None where this one is in force."""
        return RETIRED.get(self.rule)


@lru_cache(maxsize=KEPT)
def find_incoterms(text: str) -> tuple[Incoterm, ...]:
    """The delivery terms in `text`, in its order.

    Letters that mean other things too (DAP is a fertiliser, a fob hangs on keys) count only with a
    place, a price or a word of trade beside them.
    """
    if not _may_hold_a_rule(text):
        return ()
    rules = list(_RULE.finditer(text))
    if not rules:
        return ()
    limits = [*(rule.start() for rule in rules[1:]), len(text)]
    found = (_term(text, rule, limit) for rule, limit in zip(rules, limits, strict=True))
    return tuple(term for term in found if term is not None)


def _may_hold_a_rule(text: str) -> bool:
    folded = text.lower()
    return any(word in folded for word in (*_SPELT, *_SMALL)) or any(
        code in text for code in _CAPITALS
    )


def _term(text: str, rule: re.Match[str], limit: int) -> Incoterm | None:
    code = _code(rule)
    domestic = code == "FOB" and _DOMESTIC.match(text, rule.end(), limit)
    edition, end = _edition(text, rule.end(), limit)
    place = None if domestic else _place(text, rule, end, limit) or _place_before(text, rule)
    if place is not None and place.end > end:
        end = place.end
        if edition is None:
            edition, end = _edition(text, end, limit)
    if domestic:
        end = domestic.end()
    if not (domestic or _is_meant(text, rule, place, edition)):
        return None
    start = min(rule.start(), place.start) if place else rule.start()
    return Incoterm(start, max(end, rule.end()), code, *rule.span(), place, edition, bool(domestic))


def _code(rule: re.Match[str]) -> str:
    if rule["words"]:
        words = rule["words"].lower()
        return next(
            code for pattern, code in _IN_WORDS.items() if re.fullmatch(pattern, words, re.ASCII)
        )
    code = rule[0].upper()
    return "C&F" if code.startswith("C") and not code.isalpha() else code


def _is_meant(
    text: str, rule: re.Match[str], place: NamedPlace | None, edition: str | None
) -> bool:
    """Whether the letters are a term of trade here."""
    if rule["words"] or edition or (place and place.port):
        return True
    before = text[max(0, rule.start() - 24) : rule.start()]
    traded = bool(_TRADE.search(before) or _TRADE_BEHIND.match(text, rule.end()))
    if rule[0] != rule[0].upper():
        return traded
    return bool(rule["plain"]) or traded or (place is not None and rule.end() < place.start)


def _edition(text: str, at: int, limit: int) -> tuple[str | None, int]:
    """The edition named from `at` on, and where it ends (`at` if there is none)."""
    found = _EDITION.match(text, at, limit)
    if found is None:
        return None, at
    year = found["year"] or found["bare"] or found["zh"] or found["zh2"]
    return (year, found.end()) if year else (None, at)


def _place(text: str, rule: re.Match[str], at: int, limit: int) -> NamedPlace | None:
    """The place from `at` on: a port of the table, a name with capitals, or “our warehouse”."""
    glue = _GLUE.match(text, at, limit)
    start = glue.end() if glue else at
    begin = rule.start()
    for one in find_ports(text[begin : min(limit, start + 40)]):
        if at <= begin + one.start <= start + 1:
            end = _whole_name(text, begin + one.end, limit)
            return _named(text, begin + one.start, end, one.port)
    for pattern in (_GENERIC, _NAME):
        found = pattern.match(text, start, limit)
        if found is not None:
            return _named(text, *found.span())
    found = _HAN_PLACE.match(text, start, limit)
    if found is not None and not _HAN_WORDS.search(found[0]):
        return _named(text, *found.span())
    return None


def _whole_name(text: str, end: int, limit: int) -> int:
    """The end of the place with a port inside it and its kind: 深圳盐田港, Frankfurt Airport."""
    kind = _KIND.match(text, end, limit)
    if kind is not None:
        return kind.end()
    following = find_ports(text[end : min(limit, end + 12)])
    if following and following[0].start == 0 and not text[end].isascii():
        return _whole_name(text, end + following[0].end, limit)
    return end


def _place_before(text: str, rule: re.Match[str]) -> NamedPlace | None:
    """A port right before the rule: “Ningbo FOB”, 宁波离岸价."""
    begin = max(0, rule.start() - 24)
    for one in find_ports(text[begin : rule.start()]):
        if not text[begin + one.end : rule.start()].strip(" \t港的（("):
            return _named(text, begin + one.start, begin + one.end, one.port)
    return None


def _named(text: str, start: int, end: int, port: Port | None = None) -> NamedPlace:
    words = text[start:end].rstrip(" .,;")
    return NamedPlace(start, start + len(words), words, port)


def stands_with_price(sentence: str) -> bool:
    """Whether the sentence quotes a price or a term of delivery, so that a rule in it is meant."""
    return _PRICE.search(sentence) is not None
