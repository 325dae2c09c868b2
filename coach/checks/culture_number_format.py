"""A number whose comma or dot the reader's country takes for the other mark.

“2,500 kg” is two and a half kilograms where the comma stands before decimals; “EUR 12,50” is 1250
where it stands between thousands. Numbers that can be read in one way only are left alone: 1,250.00
and 1,234,567 have two marks, and nobody counts pieces in thousandths.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.reader import culture_abroad
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy

_MEASURE = (
    r"(?:kgs?|kilos?|kilograms?|tons?|tonnes?|mts?|m|meters?|metres?|m2|m3|m²|m³|sqm|cbm|liters?"
    r"|litres?|l|km|lbs?|公斤|千克|吨|米|升|立方|平方)"
)
_CURRENCY = r"(?:usd|us\$|eur|gbp|cny|rmb|chf|pln|brl|try|[$€£¥])"
_QUANTITY = lazy(rf"(?<![\d.,/-])(?P<span>[1-9]\d{{0,2}}[.,]\d{{3}}) ?{_MEASURE}(?![a-z\d])")
_UNIT_PRICE = lazy(
    rf"{_CURRENCY} ?(?P<span>[1-9]\d?[.,]\d{{3}})(?!\d|[.,]\d)"
    r" ?(?:each\b|(?:/|per |a |every )(?:pcs?|piece|kg|m|meter|metre|ton|tonne|mt)\b)"
    r"|(?:单价|每[件个米公吨]).{0,6}?(?P<zh>[1-9]\d?[.,]\d{3})(?!\d|[.,]\d)"
)
_CENTS = lazy(
    rf"{_CURRENCY} ?(?P<span>\d{{1,3}},\d{{2}})(?!\d|[.,]\d)"
    rf"|(?<![\d.,])(?P<zh>\d{{1,3}},\d{{2}}) ?(?:{_CURRENCY}|euros?|dollars?|美元|欧元|美金)"
    r"|(?P<both>\b\d{1,3}(?:\.\d{3})+,\d{2})(?!\d)"
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such number; `{reading}` is what the reader may take it for."""
    culture = culture_abroad(context)
    if culture is None:
        return
    patterns = (_QUANTITY, _UNIT_PRICE) if culture.decimal_mark == "," else (_CENTS,)
    for sentence in document.sentences:
        for pattern in patterns:
            for found in pattern.finditer(sentence.folded):
                name = next(name for name, value in found.groupdict().items() if value)
                start, end = found.span(name)
                reading = _reading(found[name], culture.decimal_mark)
                yield Hit(
                    sentence.start + start,
                    sentence.start + end,
                    {
                        "reading": reading,
                        "country": culture.name,
                        "written": Text(culture.number, culture.number),
                    },
                )


def _reading(number: str, decimal_mark: str) -> str:
    """The number as the reader may take it, with a dot before decimals and no other mark."""
    grouping = "." if decimal_mark == "," else ","
    plain = number.replace(grouping, "").replace(decimal_mark, ".")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
