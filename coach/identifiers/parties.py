"""In which country the seller sits and in which the buyer, where a draft or its context tells."""

from __future__ import annotations

import re

from coach.document import Document
from coach.draft import Context
from coach.identifiers.ports import find_ports
from coach.lazily import lazy

_WE_SELL = lazy(
    r"\b(?:we (?:can )?(?:offer|quote|supply|ship|produce|manufacture|sell)|our (?:offer"
    r"|quotation|quote|price|factory|proforma|PI|production|best price|products?)"
    r"|your (?:order|deposit|payment|PO|purchase order|inquiry|enquiry)|pleased to (?:quote"
    r"|offer))\b"
    r"|我[司方们]的?(?:工厂|报价|价格|产品|可以报|生产|供应)|[您贵你](?:司|方|们)?的?(?:订单|订金"
    r"|定金|询盘"
    r"|询价)",
    re.IGNORECASE,
)
_WE_BUY = lazy(
    r"\b(?:please (?:quote|offer)|could you (?:quote|offer)|your (?:price|quotation|quote|offer"
    r"|factory|proforma|PI|products?|best price|production)"
    r"|our (?:order|deposit|PO|purchase order|inquiry|payment)|we (?:want|would like|wish|need"
    r"|intend) to (?:buy|order|purchase|import))\b"
    r"|请报价|你们(?:工厂|报价)|贵司报价|我[司方们](?:想|要)?(?:采购|订购|下单|进口)",
    re.IGNORECASE,
)
_LOADED = lazy(
    r"(?:\bPOL\b|port of loading|loading port|port of shipment|ship(?:ped|ping|s)? from|made in"
    r"|起运港|装[运货]港|从)[^\n.。,，;；]{0,12}$",
    re.IGNORECASE,
)


def seller_and_buyer(document: Document, context: Context) -> tuple[str | None, str | None]:
    """The countries (ISO 3166-1 alpha-2) of the seller and of the buyer; None where not known.

    The context gives the two countries, the words of the draft say which of them sells. Without a
    context a named port of loading gives the seller's. Nothing is guessed.
    """
    here, there = context.sender.calendar_country, context.recipient.calendar_country
    if here and there and here != there:
        sells, buys = bool(_WE_SELL.search(document.text)), bool(_WE_BUY.search(document.text))
        if sells != buys:
            return (here, there) if sells else (there, here)
        if context.kind in _FROM_SELLER:
            return here, there
    return _loading_country(document.masked), None


_FROM_SELLER = frozenset(
    {"inquiry_reply", "order_confirmation", "order_update", "shipping_notice", "payment_reminder"}
)


def _loading_country(text: str) -> str | None:
    countries = {
        found.port.country
        for found in find_ports(text)
        if _LOADED.search(text[max(0, found.start - 45) : found.start])
    }
    return countries.pop() if len(countries) == 1 else None
