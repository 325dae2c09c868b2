"""The request behind what was observed: what is asked for follows from what is open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coach.lazily import lazy
from coach.rewriting.grammar.wordings import request
from coach.rewriting.strength import Strength


@dataclass(slots=True, frozen=True)
class Ask:
    """A request by its name in rules/rewriting/, with what fills its slots."""

    name: str
    slots: dict[str, str] = field(default_factory=dict)

    def words(self, strength: Strength) -> str:
        """The request as a sentence."""
        return request("en", self.name, strength, **self.slots)


LOOK = Ask("look")
_FIRST = (
    "do",
    "not_do",
    "send",
    "pay",
    "reply",
    "meet",
    "when",
    "done",
    "inform",
    "reason",
    "check",
)
"""Requests that follow from a clause alone, the plainest first; the others from the whole."""
_COSTS = lazy(
    r"\b(?:demurrage|detention|storage (?:charges?|costs?|fees?|for)|dead freight|penalty of|"
    r"surcharges?|fined|(?:a|the) fine of|"
    r"costs? (?:us|me|of|for|now)|cost us|(?:we|i) (?:now )?(?:have to|had to|must|are paying|"
    r"pay now)(?: now)?(?: pay)? (?=.*(?:\d|pay))|charged? (?:us|me)|extra costs?|"
    r"(?:were|was|are|been) (?:charged|invoiced|billed|fined)|damages|the loss|debit(?:ed)?|"
    r"invoiced? (?:us|me)|waiting hours|charges)\b",
    re.IGNORECASE,
)
_WRONG = lazy(
    r"\b(?:wrong(?:ly)?|incorrect(?:ly)?|instead of|mistakes?|errors?|typo|not match|mismatch|"
    r"differs?|"
    r"different from|mixed up|mislabel\w*|mis(?:declared|spelled|spelt|printed|calculated|typed)|"
    r"swapped|old (?:address|price|logo|name|version))\b",
    re.IGNORECASE,
)
_BROKEN = lazy(
    r"\b(?:damaged?|broken|cracked|defect(?:s|ive)?|rust\w*|scratch\w*|mould\w*|wet|leak\w*|"
    r"crushed|bent|"
    r"torn|faulty|quality|rejected|burn\w*|smell\w*|crash\w*|fail(?:s|ed)?|bugs?|stopped|"
    r"stands still|offline|down)\b",
    re.IGNORECASE,
)
_AGAIN = lazy(
    r"\b(?:again|every (?:time|week|month|shipment|order)|each (?:time|week|month|shipment|order)|"
    r"(?:second|third|fourth|fifth|\d(?:nd|rd|th)) time|once more|occasions)\b",
    re.IGNORECASE,
)
_MISSING = lazy(
    r"\b(?:(?:is|are) (?:still |again )?missing|(?:has|have) not (?:yet )?(?:arrived|come|reached)|"
    r"not (?:yet )?(?:arrived|received)|nothing (?:has )?(?:come|arrived))\b",
    re.IGNORECASE,
)
_OPEN = lazy(
    r"\b(?:(?:has|have) (?:still )?not (?:yet )?been|(?:is|"
    r"are) (?:still )?not (?:yet )?) ?\w+ed\b|\bstill (?:not|open)\b|\b(?:has|have) been open\b",
    re.IGNORECASE,
)
_CHANGED = lazy(
    r"\b(?:was|were|is|are|been|being) (?:\w+ )?(?:changed|moved|replaced|raised|increased|"
    r"cancell?ed|deleted|removed|closed|blocked|"
    r"reduced|lowered|switched|rejected|refused|deducted|withdrawn|stopped|postponed|shifted|put|"
    r"sent|given|sold|taken|released)\b",
    re.IGNORECASE,
)
_UNTOLD = lazy(r"\b(?:without notice to us|were not (?:informed|told|notified))\b", re.IGNORECASE)
ASKS = lazy(
    r"\b[Cc]ould (?:you|we)\b|\bif you could|(?:^|[.:?] )Please|, please|"
    r"[.] We (?:would )?ask you|\?$|We expect you"
)


def fitting(asks: list[Ask], text: str) -> list[Ask]:
    """The one or two requests that fit: those the clauses ask for, else what the whole is about."""
    plain = [
        one for place, one in enumerate(asks) if one.name in _FIRST and one not in asks[:place]
    ]
    if plain:
        plain.sort(key=lambda one: _FIRST.index(one.name))
        wanted = [one for one in plain if one.name in ("do", "not_do")]
        return wanted or plain[:1]
    if ASKS.search(text):
        return []
    named = [one for one in asks if one.name not in ("look",)]
    if named:
        return named[:1]
    for pattern, name in (
        (_MISSING, "when_received"),
        (_COSTS, "costs"),
        (_AGAIN, "avoid"),
        (_WRONG, "correct"),
        (_BROKEN, "solve"),
        (_OPEN, "done"),
        (_UNTOLD, "inform"),
        (_CHANGED, "reason_next"),
    ):
        if pattern.search(text):
            return [Ask(name)]
    return [LOOK]
