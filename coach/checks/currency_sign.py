"""“$” where the reader's own money has that sign too, and “¥” where it may be yuan or yen.

`settings.sign` is the sign. `{currencies}` names what the reader may take it for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.identifiers.amounts import find_amounts

_OWN: dict[str, Text] = {
    "AU": Text("US or Australian dollars", "美元还是澳元"),
    "CA": Text("US or Canadian dollars", "美元还是加元"),
    "NZ": Text("US or New Zealand dollars", "美元还是新西兰元"),
    "SG": Text("US or Singapore dollars", "美元还是新加坡元"),
    "HK": Text("US or Hong Kong dollars", "美元还是港币"),
    "TW": Text("US or Taiwan dollars", "美元还是新台币"),
    "MX": Text("US dollars or Mexican pesos", "美元还是墨西哥比索"),
    "AR": Text("US dollars or Argentine pesos", "美元还是阿根廷比索"),
    "CL": Text("US dollars or Chilean pesos", "美元还是智利比索"),
    "CO": Text("US dollars or Colombian pesos", "美元还是哥伦比亚比索"),
    "UY": Text("US dollars or Uruguayan pesos", "美元还是乌拉圭比索"),
    "FJ": Text("US or Fiji dollars", "美元还是斐济元"),
    "JM": Text("US or Jamaican dollars", "美元还是牙买加元"),
    "TT": Text("US or Trinidad dollars", "美元还是特立尼达元"),
}
"""Countries whose own money has the sign “$” (CLDR, narrow symbols)."""
_YEN = Text("Chinese yuan or Japanese yen", "人民币还是日元")
_USERS_OF_YUAN = frozenset({"CN"})


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The first amount with the sign, where the draft names its currency nowhere."""
    sign = settings["sign"]
    if sign == "$" and "$" not in document.text:
        return
    if sign == "¥" and not re.search("[¥￥]", document.text):
        return
    currencies = _dollars(context) if sign == "$" else _yen(document, context)
    if currencies is None:
        return
    for amount in sorted(find_amounts(document.masked), key=lambda one: one.start):
        if (
            amount.value.startswith(f"{sign} ")
            and document.masked[amount.start : amount.end].strip("0123456789.,kKmM -–~\u00a0")[:1]
            in "$¥￥"
        ):
            yield Hit(amount.start, amount.end, {"currencies": currencies})
            return


def _dollars(context: Context) -> Text | None:
    countries = (context.recipient.calendar_country, context.sender.calendar_country)
    return next((_OWN[country] for country in countries if country in _OWN), None)


def _yen(document: Document, context: Context) -> Text | None:
    """Open in an English draft unless both sides use the same, in a Chinese one only with Japan."""
    countries = {context.recipient.calendar_country, context.sender.calendar_country} - {None}
    if "JP" in countries or re.search(r"\bJapan\b|日本", document.text):
        return None if countries == {"JP"} else _YEN
    if countries and countries <= _USERS_OF_YUAN:
        return None
    return _YEN if document.language == "en" else None
