"""Figures as the reader's country writes them: 12.5 and 1,200 become 12,5 and 1.200 in Germany.

Only figures that can be read in one way are changed: an order number, a year or “1.500” is not.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from coach.lazily import lazy

if TYPE_CHECKING:
    from coach.translation.forms import Tongues

DOTTED = frozenset({"en", "zh", "ja", "ko", "th"})
"""Languages that write a dot before decimals, and a comma between thousands if anything."""
_GROUPED = lazy(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,4})?")
_DECIMAL = lazy(r"\d+\.(?:\d{1,2}|\d{4})")


def figure_for(figure: str, tongues: Tongues) -> str:
    """A figure of an English or Chinese writer as the reader writes it."""
    if tongues.source not in DOTTED or tongues.target in DOTTED:
        return figure
    if not (_GROUPED.fullmatch(figure) or _DECIMAL.fullmatch(figure)):
        return figure
    plain = figure.replace(",", "")
    decimals = len(plain.partition(".")[2])
    pattern = ("#,##0" if "," in figure else "0") + ("." + "0" * decimals if decimals else "")
    locale = locale_of(tongues)
    if locale is None:
        return figure
    from babel.numbers import format_decimal

    written: str = format_decimal(Decimal(plain), format=pattern, locale=locale)
    return written


@cache
def locale_of(tongues: Tongues) -> Any:
    """The locale of the reader's language, in his country where they go together; None unknown."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    for country in (tongues.country, None):
        try:
            return Locale.parse("_".join(filter(None, (tongues.target, country))))
        except (UnknownLocaleError, ValueError):
            continue
    return None
