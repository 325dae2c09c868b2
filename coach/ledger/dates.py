"""The days that a draft names for an order: departure, arrival, delivery."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coach.document import Document, Sentence
from coach.lazily import lazy
from coach.ledger.scope import About
from coach.timing.named_days import NamedDay, named_days
from coach.timing.reckoning import Reckoning

_ETD = lazy(
    r"\b(?:etd|(?:estimated|scheduled|planned) (?:time of )?departure|(?:departure|sailing) date"
    r"|(?:vessel|ship|she) (?:sails|departs|leaves)|sails? (?:on|from))\b"
    r"|预计开船日?期?|开船日期?|开船时间|离港日期?|开船(?=[:：为是于在])"
)
_ETA = lazy(
    r"\b(?:eta|(?:estimated|expected|scheduled) (?:time of )?arrival|arrival date)\b"
    r"|预计到港日?期?|到港日期?|抵港日期?|预计抵[港达]"
)
_DELIVERY = lazy(
    r"\b(?:delivery (?:date|time)|date of delivery|agreed delivery|delivery(?= ?(?::|is\b|on\b"
    r"|by\b)))"
    r"(?! (?:note|term))|交货日期?|交货期|交货时间|交期|货期(?!限)"
)
_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("etd", _ETD),
    ("eta", _ETA),
    ("delivery_date", _DELIVERY),
)
_GAP = lazy(
    r"(?: (?:for|of) (?:the |your |this )?(?:order|goods|shipment|vessel)?)?(?: (?:from|in|at|to"
    r"|for))?"
    r"(?: ?[a-z][a-z' -]{1,20}| ?[\u4e00-\u9fff]{2,6})?"
    r"(?: (?:is|was|will be|remains|stays|on|of|by|set (?:for|to)|confirmed (?:as|for)))?"
    r"[\s:：(（|,，-]{0,4}(?:is |on |by |为|是|定为|定在|在|于)?[\s:：]{0,2}"
)
_DOOR = lazy(r"\b(?:door|warehouse|store|office|site|factory|rail|terminal)\b|仓|门|工厂|堆场")
_LATE = lazy(
    r"\b(?:delay\w*|postpon\w+|late(?:r)?\b|behind schedule|reschedul\w+|push(?:ed)? back|rolled"
    r"|roll over"
    r"|blank sailing|omit\w*|new (?:etd|eta|date|delivery|vessel|schedule)|earlier|brought forward"
    r"|ahead of schedule|revised|slip\w*|chang\w+|moved)\b"
    r"|推迟|延[期误迟后]|晚[了于]|改期|改[到为在]|顺延|甩[柜箱]|跳港|提前|新的?(?:船期|交期"
    r"|日期)|变更|调整|更[改新]"
)


@dataclass(frozen=True, slots=True)
class DayClaim:
    """A day of the order that a sentence names; text offsets of the document."""

    field: str
    sentence: Sentence
    start: int
    end: int
    day: date
    full: bool


def announces_delay(document: Document) -> bool:
    """Whether the draft moves a day: then its days need not be those of the ledger."""
    return any(_LATE.search(sentence.folded) for sentence in document.sentences)


def day_claims(
    document: Document, about: Sequence[About], reckoning: Reckoning
) -> Iterator[DayClaim]:
    """The days with a name of their own (“ETD”, 交期) in the sentences about orders."""
    texts = {item.sentence.start: item.blanked for item in about}
    for one in named_days(document, reckoning):
        text = texts.get(one.sentence.start)
        if text is not None and one.calendar and (field := _field(text, one)) is not None:
            yield DayClaim(field, one.sentence, one.start, one.end, one.day, one.full)


def _field(text: str, one: NamedDay) -> str | None:
    """Which day of the order is meant: the name right before it, with nothing of weight between."""
    start = one.start - one.sentence.start
    begin = max(0, start - 120)
    best: tuple[int, str] | None = None
    for field, pattern in _NAMES:
        for name in pattern.finditer(text, begin, start):
            between = re.sub(r"\s+", " ", text[name.end() : start])
            if _GAP.fullmatch(between) and not _DOOR.search(between):
                best = max(best or (0, ""), (name.end(), field))
    return best[1] if best else None
