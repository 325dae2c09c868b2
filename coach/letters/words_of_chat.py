"""Turns of phrase on which the reading of a negotiation depends. Lower case, simplified text."""

from __future__ import annotations

import re

from coach.lazily import lazy

ABOUT_NEXT_TIME = lazy(
    r"\b(?:next (?:order|time|shipment|season|year)|(?:future|repeat|second|later) orders?"
    r"|last (?:order|time|year)|previous(?:ly)?|in the past|normally|usually)\b"
    r"|下次|下一单|下单时|返单|以后|上次|去年|以前|之前那|后续订单|平时|一般",
    re.ASCII,
)
"""What is said of another order neither replaces nor reopens what is said of this one."""
ALL_OF_IT = lazy(
    r"\b(?:all|everything|both|whole|complete(?:ly)?)\b|都(?:可以|行|没问题|同意|ok|确认"
    r"|好|接受)|全部|以上|上面|这些|就按这个|就这么定|就这样定|照此|这么定",
    re.ASCII,
)
NAMES_AN_OFFER = lazy(
    r"\b(?:offer|quotation|quote|quoted|price list|pi|proforma)\b|报价|价格表", re.ASCII
)
TOO_MUCH = lazy(r"\b(?:high|expensive|much|budget|costly)\b|贵|高|预算", re.ASCII)
OF_TRANSPORT = lazy(r"\b(?:sea|air|rail|train|truck|boat)\b|海运|空运|铁路|走海|走空", re.ASCII)
"""What is too slow or too dear is the way of transport, and not the date or the price."""
TOO_LATE = lazy(r"\b(?:late|long|slow|early)\b|晚|长|久|慢|来不及", re.ASCII)
AGREES_ON = lazy(
    r"\b(?:agreed?|confirm(?:ed)?|accept(?:ed)?|approved?) (?:on|to|with|about|the|your|for)\b"
    r"(?! (?:it|that|this|all|everything|above|offer|proposal|quotation|quote|order|terms"
    r"|conditions|details|points|you|us|me)\b)",
    re.ASCII,
)
"""A yes to something particular, which is none to everything that was said."""
STARTS_WITH_BUT = lazy(
    r"[ ,]*(?:but|only|however|just|one (?:more )?thing|但|不过|只是|就是|前提|可是)"
)
ASKS_FOR_MORE = lazy(
    r"\b(?:you pay|(?:on|at|for|to) your (?:side|account|cost|expense|charge)|extra|on top)\b"
    r"|(?:要|得|由|归|该)(?:您|你|贵司|你们|客户)(?:来|这边|那边)?(?:出|付|承担|补|加)|自理|自付"
    r"|另(?:算|收|加)",
    re.ASCII,
)
"""Words that make the other side bear a value: to repeat it with them is no yes."""
ADMITS_SLIP = lazy(
    r"\b(?:my (?:mistake|bad)|i was wrong|misread|typo|mixed up|mixed it up|wrong (?:price|figure"
    r"|number|quote))\b|(?:搞|写|打|说|弄|报|算|看)错",
    re.ASCII,
)
"""Whoever says so takes back the values that he names beside it."""
STOPS_ORDER = lazy(
    r"\b(?:cancel(?:led)?(?: (?:the|my|our|this|that|it))?(?: whole)?(?: (?:order|deal"
    r"|po))?|(?:put|place)(?: \w+){0,3} on hold"
    r"|hold (?:off|the order|production|everything)|stop (?:the |all |everything"
    r"|production|order)|(?:do not|don't) (?:start|proceed|produce)"
    r"|forget (?:the|about the|this|our) (?:order|deal)|deal is off)\b"
    r"|(?:先别|先不要?|暂时?不要?|暂停|别)(?:做|下单|生产|安排|开工|开单|排产)"
    r"|订单.{0,4}(?:取消|不要|作废|暂停)|取消订单|不做了|不下单了|不订了",
    re.ASCII,
)
"""One side stops the whole order, so that nothing of it counts as agreed any more."""
