"""Whether a day is set as something to come, or told as something that was to be."""

from __future__ import annotations

from coach.lazily import lazy
from coach.timing.named_days import NamedDay
from coach.timing.roles import clause_of

_LIMIT = lazy(
    r"\b(?:by|no later than|not later than|at the latest|deadline(?: is)?|(?:valid|open|good"
    r"|remains|firm) (?:until|till|through|to)|expires?(?: on)?|until)[: ]+$"
    r"|(?:有效期至|有效至|截止(?:日期)?(?:为|是|到)?|最[迟晚]|不[晚迟]于)[:：]?\s?$"
)
_AHEAD = lazy(
    r"\b(?:will|'ll|shall|going to|plans? to|planned|scheduled|expects?|expected|please|pls|kindly"
    r"|(?:can|could|would) (?:you|we)|eta|etd|let us|let's|must|need to|has to|have to|expires?)\b"
    r"|将(?!近)|预计|计划|拟|请|麻烦|劳|烦|须|务必|定于|安排在|能否|可否|有效期|有效至|截止|会(?=.{0,4}(?:发|寄|到|出|交|完))"
)
_OVER = lazy(
    r"\b(?:was|were|had|did|left|sent|went|came|took|gave|made|paid|met|got|since|overdue|late"
    r"|delayed|originally|dated|ago|already|thank|thanks|sorry|hope|further to|of your"
    r"|your (?:mail|e-?mail|letter|inquiry|order|message)|cancel(?:led|ed)|shipped|received|arrived"
    r"|signed on|issued|missed|passed|ended|agreed on|confirmed on)\b"
    r"|原定|原计划|逾期|已|曾|过得|收到|签收|寄出|询问|来函|来信|来邮|的邮件|签订(?!单)|开具|出具|延误|未付|仍未|还没|尚未|当时|上次"
)
_UNFULFILLED = lazy(
    r"\b(?:still (?:open|unpaid|outstanding|due|missing)|unpaid|outstanding|overdue|nothing"
    r"|promised|asked|(?:has|have|had)(?:n't| not)|not (?:yet )?(?:paid|arrived|received|been))\b"
)
"""Anywhere in the sentence: what was to be by then is not done, and that is what it says."""


def looks_ahead(one: NamedDay) -> bool:
    """Whether the clause of the day sets it as something to come: a request, a promise, a limit."""
    folded, found = one.sentence.folded, one.found
    begin, stop = clause_of(folded, found.start, found.end)
    clause = folded[begin:stop]
    if _UNFULFILLED.search(folded) or _OVER.search(clause) or folded.startswith("的", found.end):
        return False
    start = one.start - one.sentence.start
    limited = _LIMIT.search(folded[max(begin, start - 30) : start])
    return limited is not None or _AHEAD.search(clause) is not None
