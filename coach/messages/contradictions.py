"""Fields that say two things: shares that miss 100 %, a sum that is not quantity times price."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from coach.finding import Text
from coach.identifiers.ports import find_ports
from coach.identifiers.terms import Incoterm, Split, find_incoterms, find_splits, split_adds_up
from coach.lazily import lazy
from coach.messages.reading import SIGNS, Reading

_NUMBER = lazy(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field with two values that cannot both be meant. Text offsets."""

    field: str
    spans: tuple[tuple[int, int], ...]
    says: Text


def contradictions(reading: Reading, sender: str | None = None) -> Iterator[Contradiction]:
    """All contradictions of a message, each field at most once. `sender` is a country's code."""
    for found in (
        _shares(reading) or _plain_shares(reading),
        _sum(reading),
        _lead_times(reading),
        _minimums(reading),
        _terms(reading, sender),
    ):
        if found is not None:
            yield found


def _shares(reading: Reading) -> Contradiction | None:
    """30% deposit and 60% before shipment: where does the rest stay?"""
    for split in find_splits(reading.folded):
        if _falls_short(split, reading.folded) and not _some_make_all(split):
            said = " + ".join(f"{share.percent.normalize():f}%" for share in split.shares)
            return Contradiction(
                "payment_terms",
                tuple((share.start, share.end) for share in split.shares),
                Text(f"{said} is not 100%", f"{said}合计不是100%"),
            )
    return None


_PAID = lazy(
    r"\b(?:pay\w*|t/?t|transfer|wire|deposit|advance|balance|down)\b|付|订金|定金|电汇|尾款|余款"
)


def _falls_short(split: Split, folded: str) -> bool:
    """Whether the shares of a payment, in one sentence, are said to be all and are not."""
    if split_adds_up(split) is False:
        return True
    apart = len(split.shares) > 1 and not split.alternatives and not split.open_rest
    start = folded.rfind("\n", 0, split.start) + 1
    return apart and split.total != 100 and bool(_PAID.search(folded[start : split.end + 40]))


def _some_make_all(split: Split) -> bool:
    """Whether one share or two neighbours make 100 %: the others belong to another sentence."""
    percents = [share.percent for share in split.shares]
    return any(one >= 100 for one in percents) or any(
        one + other == 100 for one, other in pairwise(percents)
    )


def _values(reading: Reading, name: str) -> list[tuple[float, int, int]]:
    """The figures under one sign, with their places; ranges are left out."""
    found = []
    for match in re.finditer(f"[{SIGNS[name]}]+", reading.typed):
        numbers = _NUMBER.findall(reading.folded[match.start() : match.end()])
        if len(numbers) == 1:
            value = float(numbers[0].replace(",", ""))
            words = reading.folded[match.start() : match.end()]
            value *= 10_000 if "万" in words else 1000 if re.search(r"\d\s?k\b|千", words) else 1
            found.append((value, match.start(), match.end()))
    return found


_TOTAL = lazy(
    r"= ?[^\n]{0,20}|\b(?:grand total|total|amount|in all|altogether|comes to|sum)\b[^\n]{0,40}"
    r"|(?:总金额|总价|合计|总计|总额|共计|一共|总共|货值|总货款)[^\n]{0,20}"
)


def _bare(reading: Reading, start: int, end: int) -> list[tuple[float, int, int]]:
    """Large figures without a currency or unit beside them."""
    found = []
    for match in re.finditer(
        r"(?<![\d.,])\d[\d,]{2,}(?:\.\d+)?(?![\d%])", reading.typed[start:end]
    ):
        value = float(match[0].replace(",", ""))
        found.append((value, start + match.start(), start + match.end()))
    return found


_SURCHARGE = lazy(
    r"\b(?:freight|discount|shipping cost|mould|mold|tooling|tax|vat|insurance|fee|surcharge"
    r"|less|plus)\b|运费|折扣|模具|税|保险|手续费|版费|另加|优惠|减"
)


def _sum(reading: Reading) -> Contradiction | None:
    """The total, where there is one quantity and one price and nothing is added or taken off."""
    total = _TOTAL.search(reading.folded)
    if total is None or _SURCHARGE.search(reading.folded):
        return None
    monies, amounts = _values(reading, "money"), _values(reading, "quantity")
    inside = [one for one in monies if total.start() <= one[1] < total.end()]
    inside = inside or _bare(reading, *total.span())
    others = [one for one in monies if one not in inside]
    prices = [
        one
        for one in others
        if re.search(r"^\s?(?:/|per|each|a |每|一个|一件)|", reading.folded[one[2] :])
    ]
    if len(inside) != 1 or len({one[0] for one in prices}) != 1 or not amounts:
        return None
    quantity = max(amounts)
    expected = {one[0]: one[0] * prices[0][0] for one in amounts}
    if any(abs(value - inside[0][0]) <= 0.006 * max(value, 1) for value in expected.values()):
        return None
    if len(expected) > 1 and not 0.5 <= inside[0][0] / max(expected[quantity[0]], 1) <= 2:
        return None  # the total of something else
    expected_total = expected[quantity[0]]
    spans = ((quantity[1], quantity[2]), prices[0][1:], inside[0][1:])
    return Contradiction(
        "total",
        spans,
        Text(
            f"{quantity[0]:g} × {prices[0][0]:g} = {expected_total:,.2f}, not {inside[0][0]:,.2f}",
            f"{quantity[0]:g} × {prices[0][0]:g} = {expected_total:,.2f}，不是{inside[0][0]:,.2f}",
        ),
    )


_LEAD = lazy(
    r"\b(?:lead ?-?time|delivery(?: time)?|production(?: time)?|ready (?:in|within)|ship(?:ped"
    r"|ment)? (?:in|within)|turnaround)\b[^\n.;]{0,40}|(?:交期|货期|交货期|生产周期|生产|出货"
    r"|交货|大货)[^\n。；]{0,20}"
)
_OTHER_GOODS = lazy(
    r"\b(?:samples?|repeat|first order|re-?order|custom\w*|stock|sea|transit|freight"
    r"|shipping time|original\w*|new)\b|样|返单|现货|定制|海运|航程|原|新|改"
)


_PART = lazy(r"(\d{1,3}(?:\.\d+)?) ?(?:%|％)")


def _plain_shares(reading: Reading) -> Contradiction | None:
    """Two or three shares of a payment in one line, told without the usual words."""
    at = 0
    for line in reading.folded.split("\n"):
        shares = [(float(one[1]), at + one.start(), at + one.end()) for one in _PART.finditer(line)]
        at += len(line) + 1
        paid = _PAID.search(line) and not _OTHER_SHARES.search(line)
        if paid and 2 <= len(shares) <= 3 and all(share[0] < 100 for share in shares):
            total = sum(share[0] for share in shares)
            if total != 100 and 60 <= total <= 140:
                said = " + ".join(f"{share[0]:g}%" for share in shares)
                spans = tuple(share[1:] for share in shares)
                return Contradiction(
                    "payment_terms",
                    spans,
                    Text(f"{said} is not 100%", f"{said}合计不是100%"),
                )
    return None


_OTHER_SHARES = lazy(
    r"\b(?:discount|tolerance|vat|tax|duty|insur\w+|commission|interest|cotton|polyester|defect\w*"
    r"|penalty|rest|remaining|balance before|or|if)\b|折扣|税|公差|佣金|利息|棉|保险|溢短|合格"
    r"|损耗|违约|余款|或"
)


def _lead_times(reading: Reading) -> Contradiction | None:
    """Two lead times for the same goods."""
    found: list[tuple[str, int, int]] = []
    for place in _LEAD.finditer(reading.folded):
        line = reading.folded.rfind("\n", 0, place.start()) + 1
        around = reading.folded[max(line, place.start() - 10) : place.end()]
        if _OTHER_GOODS.search(around):
            continue
        length = re.search(f"[{SIGNS['length']}]+", reading.typed[place.start() : place.end()])
        if length:
            start, end = place.start() + length.start(), place.start() + length.end()
            numbers = tuple(_NUMBER.findall(reading.folded[start:end]))
            if numbers:
                found.append(("-".join(numbers), start, end))
    if len({one[0] for one in found}) < 2:
        return None
    first = found[0]
    other = next(one for one in found if one[0] != first[0])
    a, b = (reading.folded[start:end] for _, start, end in (first, other))
    return Contradiction(
        "lead_time", (first[1:], other[1:]), Text(f"“{a}” and “{b}”", f"“{a}”与“{b}”")
    )


_MOQ = lazy(
    r"\b(?:moq|minimum order(?: quantity)?|min\.? order)\b[^\n.;]{0,30}|(?:起订量?|起批量?"
    r"|最小订单|最低订)[^\n。；]{0,12}"
)
_PER = lazy(
    r"\b(?:per|each|colou?rs?|designs?|sizes?|model|stock|custom\w*|logo|and|trial)\b|每|款|色"
    r"|定制|试单|现货"
)


def _minimums(reading: Reading) -> Contradiction | None:
    """Two minimum quantities for the same thing."""
    found = []
    for place in _MOQ.finditer(reading.folded):
        if _PER.search(reading.folded[place.start() : place.end() + 12]):
            continue
        for value, start, end in _values(reading, "quantity"):
            if place.start() <= start < place.end():
                found.append((value, start, end))
                break
    if len({one[0] for one in found}) < 2:
        return None
    first = found[0]
    other = next(one for one in found if one[0] != first[0])
    a, b = (reading.folded[start:end] for _, start, end in (first, other))
    return Contradiction("moq", (first[1:], other[1:]), Text(f"“{a}” and “{b}”", f"“{a}”与“{b}”"))


def _terms(reading: Reading, sender: str | None) -> Contradiction | None:
    """FOB with a port where the goods arrive, CIF with one where they leave.

    Without the sender's country the port of loading that the message names tells it.
    """
    for term in find_incoterms(reading.document.text):
        port = term.place.port if term.place else None
        if term.domestic or port is None or not reading.folded[term.start].strip():
            continue
        if term.rule in _CARRIED:
            near = sender or ("CN" if reading.document.language == "zh" else None)
            if near is not None and not _far(port.country, near):
                words = reading.document.text[term.start : term.end]
                says = Text(f"{words} names a port of departure", f"{words}写的是起运港")
                return Contradiction("incoterm", ((term.start, term.end),), says)
        if term.rule not in ("FOB", "FAS"):
            continue
        home = sender or _home(reading, term)
        if home is not None and _far(port.country, home):
            words = reading.document.text[term.start : term.end]
            says = Text(f"{words} names a port of arrival", f"{words}写的是到货港")
            return Contradiction("incoterm", ((term.start, term.end),), says)
    return None


_CARRIED = frozenset({"CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"})
_CHINESE = frozenset({"CN", "HK", "MO", "TW"})


def _far(country: str, home: str) -> bool:
    """Whether the port lies elsewhere; goods of China also leave by its neighbours' ports."""
    return country != home and not {country, home} <= _CHINESE


def _home(reading: Reading, term: Incoterm) -> str | None:
    """China, where the message names a place there or is written in Chinese."""
    ports = find_ports(reading.document.text)
    elsewhere = [one for one in ports if not term.start <= one.start < term.end]
    chinese = any(one.port.country == "CN" for one in elsewhere)
    return "CN" if chinese or reading.document.language == "zh" else None
