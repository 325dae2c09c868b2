"""Totals that are not what the figures of the message make: quantity × price, or a sum of lines.

A difference is told only where nothing in the message makes the total: no product of a quantity and
a price, no sum of amounts, no sum of products.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from coach.finding import Text
from coach.identifiers.amounts import find_amounts
from coach.identifiers.figures import number_of
from coach.identifiers.quantities import find_quantities
from coach.lazily import lazy
from coach.messages.reading import Reading


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and where it stands, in text offsets."""

    value: Decimal
    start: int
    end: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total, and what the message makes of it."""

    total: Figure
    reckoned: Decimal
    parts: tuple[Figure, ...]
    says: str

    def told(self) -> Text:
        """“500 × 2 = 1,000, not 1,200”."""
        both = f"{self.says} = {self.reckoned:,.2f}"
        return Text(f"{both}, not {self.total.value:,.2f}", f"{both}，不是{self.total.value:,.2f}")


_TOTAL = lazy(
    r"\b(?:grand total|total|amount|in all|all together|altogether|comes to|sum|makes|value"
    r"|the whole|for the (?:lot|run|order)|adds up|works? out at|so (?=[$€£\d]))\b[^\n]{0,40}"
    r"|(?:总金额|总价|合计|总计|总额|共计|一共|总共|货值|总货款|总数|全部下来|全部|合共|加起来|乘下来"
    r"|合起来|货款共?|整票|整单|总款)[^\n]{0,20}"
)
_EQUALS = lazy(r"=[^\n]{0,20}")
_SURCHARGE = lazy(
    r"\b(?:freight|discount|shipping cost|mould|mold|tooling|tax|vat|insurance|fee|surcharge|less"
    r"|plus|deduct\w*|minus|credit)\b|运费|折扣|模具|税|保险费|手续费|版费|另加|优惠|减|扣"
)
_BARE_OF_IT = lazy(
    r"\b(?:before|excluding|without|excl\.?|no|not including|including|incl\.?|with)"
    r" (?:\w+ )?(?:freight|tax|vat|insurance)\b|(?:不含|未含|含)[^，。\n]{0,10}(?:税|运费|保险费)"
)
_FIGURE = lazy(r"(?<![\w.,/-])\d[\d,]*(?:\.\d+)?(?![\w%/-]|\.\d|[年月日号天])", re.ASCII)
_MONEY_FIGURE = lazy(
    r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+\.\d\d)(?![\w%/-]|\.\d)", re.ASCII
)
_SPELLED_PRICE = lazy(r"(?P<whole>\d+)块(?P<tenth>\d)(?!\d)")
_SCALES = (Decimal(1), Decimal(1000), Decimal("0.001"), Decimal(2000))
"""A price per kilo of a quantity in tons, one per thousand, one per pound."""
_FEWEST_ROWS = 2
_MOST_ROWS = 6
_NEAR = Decimal("0.5"), Decimal(2)
_BESIDE = Decimal("0.85"), Decimal("1.15")
_WRONG_BY = Decimal("0.12")


def wrong_total(reading: Reading) -> Sum | None:
    """The total of an offer or an order, where the figures of the message make another."""
    text = reading.folded
    place = _total_of(reading)
    if place is None:
        return None
    total, amounts = place
    around = _BARE_OF_IT.sub("", _line(text, total))
    if _SURCHARGE.search(around):
        return None
    rows = [*_rows(text, total)]
    if len(rows) >= _FEWEST_ROWS and not _SURCHARGE.search(_BARE_OF_IT.sub("", text)):
        return _of_lines(total, rows)
    prices = [one for one in amounts if one.value < total.value]
    quantities = _quantities(reading, total)
    return _of_products(total, prices, quantities, reading) if prices else None


def wrong_balance(reading: Reading) -> Sum | None:
    """What is said to be owed, where bills and payments named beside it make another amount."""
    amounts = list({one.value: one for one in _amounts(reading) if one.value >= _SMALLEST}.values())
    if not 1 < len(amounts) <= _MOST_ROWS or _FEES.search(reading.folded):
        return None
    whole, *rest = sorted(amounts, key=lambda one: -one.value)
    if len(rest) == 1:
        is_slip = sorted(f"{whole.value}") == sorted(f"{rest[0].value}")
        says = f"{whole.value:,f}"
        return Sum(rest[0], whole.value, (whole,), says) if is_slip else None
    if any(_makes(one.value, [x.value for x in amounts if x is not one]) for one in amounts):
        return None
    made = [
        (sum((one.value for one in some), Decimal(0)), some)
        for size in range(2, len(rest) + 1)
        for some in combinations(rest, size)
    ]
    together, some = min(made, key=lambda one: abs(one[0] - whole.value))
    if abs(together - whole.value) > _WRONG_BY * whole.value:
        return None
    says = " + ".join(f"{one.value:,.2f}" for one in some)
    return Sum(whole, together, some, says)


def _makes(said: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether two or more of the others, added or taken off, make the amount."""
    for signs in product((0, 1, -1), repeat=len(others)):
        if sum(map(abs, signs)) > 1:
            made = sum((sign * one for sign, one in zip(signs, others, strict=True)), Decimal(0))
            if _agree(said, made):
                return True
    return False


_SMALLEST = 100
_FEES = lazy(
    r"\b(?:interest|late fees?|charges?|surcharge|penalt\w+|demurrage|instal+ments?|each of)\b"
    r"|利息|滞纳金|手续费|违约金|罚"
)


def _total_of(reading: Reading) -> tuple[Figure, list[Figure]] | None:
    """The figure that words call the total, and the other amounts of the message."""
    totals = [*_TOTAL.finditer(reading.folded)] or [*_EQUALS.finditer(reading.folded)]
    if not totals:
        return None
    amounts = _amounts(reading)
    for found in totals:
        inside = [one for one in amounts if found.start() <= one.start < found.end()]
        largest = max((one.value for one in amounts), default=Decimal(0))
        if not inside:
            inside = [one for one in _bare(reading, *found.span()) if one.value >= largest]
        if len(inside) >= 1 and inside[-1].value >= largest / 2:
            total = max(inside, key=lambda one: one.value)
            return total, [one for one in amounts if one.start != total.start]
    return None


def _amounts(reading: Reading) -> list[Figure]:
    """The amounts of money of the writer's own words, ranges left out; also bare 3,150.00."""
    text = reading.document.text
    found: dict[int, Figure] = {}
    for one in find_amounts(text):
        number = one.value.rpartition(" ")[2]
        if reading.folded[one.start].strip() and re.fullmatch(r"\d+(?:\.\d+)?", number):
            value = Decimal(number) / (100 if "cent" in one.value else 1)
            found[one.end] = Figure(value, one.start, one.end)
    for spelled in _SPELLED_PRICE.finditer(reading.folded):
        value = Decimal(f"{spelled['whole']}.{spelled['tenth']}")
        found[spelled.end()] = Figure(value, *spelled.span())
    counted = [(one.start, one.end) for one in find_quantities(text)]
    counted += [(one.start, one.end) for one in found.values()]
    for bare in _MONEY_FIGURE.finditer(reading.folded):
        if not any(start <= bare.start() < end for start, end in counted):
            found[bare.end()] = Figure(number_of(bare[0]), *bare.span())
    return sorted(found.values(), key=lambda one: one.start)


def _bare(reading: Reading, start: int, end: int) -> list[Figure]:
    """Large figures without a currency."""
    return [
        Figure(number_of(one[0]), *one.span())
        for one in _FIGURE.finditer(reading.folded, start, end)
        if len(one[0]) > 2
    ]


def _quantities(reading: Reading, total: Figure) -> list[Figure]:
    """What is counted or weighed; of a range the end."""
    found = []
    for one in find_quantities(reading.document.text):
        number = re.match(r"(\d+(?:\.\d+)?) ([a-z]+\d?)$", one.value)
        if number and number[2] not in _NOT_SOLD and reading.folded[one.start].strip():
            found.append(Figure(Decimal(number[1]), one.start, one.end, number[2]))
    return [one for one in found if not total.start <= one.start < total.end]


_NOT_SOLD = frozenset(
    "day workday week month year hour minute time person cm mm in w v kw hz degree".split()
)
"""Units of quantities that no price is for."""


def _line(text: str, figure: Figure) -> str:
    """The words just before and behind a figure, within its line."""
    start = max(text.rfind("\n", 0, figure.start) + 1, figure.start - 40)
    end = text.find("\n", figure.end)
    return text[start : min(end if end >= 0 else len(text), figure.end + 40)]


def _rows(text: str, total: Figure) -> Iterator[Figure]:
    """The amount of every line that is the product of two other figures in it."""
    at = 0
    for line in text.split("\n"):
        if not at <= total.start < at + len(line):
            figures = [
                Figure(number_of(one[0]), at + one.start(), at + one.end())
                for one in _FIGURE.finditer(line)
            ]
            amount = _product_among(figures)
            if amount is not None:
                yield amount
        at += len(line) + 1


def _product_among(row: Sequence[Figure]) -> Figure | None:
    for amount in sorted(row, key=lambda one: -one.value):
        for one, other in combinations([one for one in row if one is not amount], 2):
            apart = min(one.value, other.value) > 0 and 1 not in (one.value, other.value)
            if apart and amount.value > 1 and _agree(amount.value, one.value * other.value):
                return amount
    return None


def _agree(said: Decimal, reckoned: Decimal, quantity: Decimal = Decimal(0)) -> bool:
    """Whether two amounts differ by no more than rounding of a price or of the sum makes out."""
    most = max(Decimal("0.51"), Decimal("0.0005") * reckoned, Decimal("0.005") * quantity)
    return abs(said - reckoned) <= most


def _of_lines(total: Figure, rows: Sequence[Figure]) -> Sum | None:
    for size in range(2, min(len(rows), _MOST_ROWS) + 1):
        for some in combinations(rows, size):
            if _agree(total.value, sum((one.value for one in some), Decimal(0))):
                return None
    if any(_agree(total.value, one.value) for one in rows):
        return None
    together = sum((one.value for one in rows), Decimal(0))
    if not _NEAR[0] <= total.value / together <= _NEAR[1]:
        return None
    says = " + ".join(f"{one.value:,.2f}" for one in rows)
    return Sum(total, together, tuple(rows), says)


def _of_products(
    total: Figure, prices: Sequence[Figure], quantities: Sequence[Figure], reading: Reading
) -> Sum | None:
    """The product nearest to the total, where no product or sum of products makes it."""
    made = [*_products(prices, quantities)]
    if any(_agree(total.value, one.reckoned, one.parts[0].value) for one in made):
        return None
    bounds = _NEAR
    if not made:
        bounds = _BESIDE
        bare = [one for one in _bare(reading, 0, len(reading.folded)) if one.end != total.end]
        made = [*_products(prices, bare[:_MOST_ROWS])]
        if any(_agree(total.value, one.reckoned, one.parts[0].value) for one in made):
            return None
    near = [one for one in made if bounds[0] <= total.value / one.reckoned <= bounds[1]]
    if not near:
        return None
    best = min(near, key=lambda one: abs(one.reckoned - total.value))
    return Sum(total, best.reckoned, best.parts, best.says)


def _products(prices: Sequence[Figure], quantities: Sequence[Figure]) -> Iterator[Sum]:
    nothing = Figure(Decimal(0), 0, 0)
    counted = [one for one in quantities if one.value > 1]
    for price in prices:
        for one in counted:
            for scale in _SCALES:
                reckoned = price.value * one.value * scale
                if reckoned > price.value:
                    says = f"{one.value * scale:,f} × {price.value:,f}"
                    yield Sum(nothing, reckoned, (one, price), says)
        for alike in _by_unit(counted):
            for some in _runs(alike):
                together = sum((one.value for one in some), Decimal(0))
                says = f"{together:,f} × {price.value:,f}"
                yield Sum(nothing, together * price.value, (*some, price), says)
    for alike in _by_unit(counted) if 1 < len(prices) <= _MOST_ROWS else ():
        for first in range(len(alike) - len(prices) + 1):
            both = [*zip(alike[first:], prices, strict=False)]
            reckoned = sum((one.value * price.value for one, price in both), Decimal(0))
            says = " + ".join(f"{one.value:,f} × {price.value:,f}" for one, price in both)
            yield Sum(nothing, reckoned, (*(one for one, _ in both), *prices), says)


def _by_unit(figures: Sequence[Figure]) -> list[list[Figure]]:
    return [[one for one in figures if one.unit == unit] for unit in {one.unit for one in figures}]


def _runs(figures: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Two or more quantities that follow one another: what a price for all is multiplied by."""
    for start in range(len(figures)):
        for end in range(start + 2, min(len(figures), start + 5) + 1):
            yield figures[start:end]
