"""A deadline, meeting, departure or promise on a day that is already over. English and Chinese.

In a clause that asks, promises, plans or sets a limit; what is told of the past is left alone. A
day without its year counts only as a limit that passed within two months: “by 20 November” on the
26th is a slip, “by 20 March” means the coming one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.timing.expression import reckoning_of
from coach.timing.named_days import NamedDay, named_days
from coach.timing.roles import clause_of, is_deadline

_RECENT = timedelta(days=60)

_LIMIT = re.compile(
    r"\b(?:by|no later than|not later than|at the latest|deadline(?: is)?|(?:valid|open|good"
    r"|remains|firm) (?:until|till|through|to)|expires?(?: on)?|until)[: ]+$"
    r"|(?:有效期至|有效至|截止(?:日期)?(?:为|是|到)?|最[迟晚]|不[晚迟]于)[:：]?\s?$"
)
_AHEAD = re.compile(
    r"\b(?:will|'ll|shall|going to|plans? to|planned|scheduled|expects?|expected|please|pls|kindly"
    r"|(?:can|could|would) (?:you|we)|eta|etd|let us|let's|must|need to|has to|have to|expires?)\b"
    r"|将(?!近)|预计|计划|拟|请|须|务必|定于|安排在|能否|可否|有效期|有效至|截止|会(?=.{0,4}(?:发|寄|到|出|交|完))"
)
_OVER = re.compile(
    r"\b(?:was|were|had|did|left|sent|went|came|took|gave|made|paid|met|got|since|overdue|late"
    r"|delayed|originally|dated|ago|already|thank|thanks|sorry|hope|further to|of your"
    r"|your (?:mail|e-?mail|letter|inquiry|order|message)|cancel(?:led|ed)|shipped|received|arrived"
    r"|signed on|issued|missed|passed|ended|agreed on|confirmed on)\b"
    r"|原定|原计划|逾期|已|曾|过得|收到|签收|寄出|询问|来函|来信|来邮|的邮件|签订|开具|出具|延误|未付|仍未|还没|尚未|当时|上次"
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such day; `{today}` is the writer's day."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    today = reckoning.now.date()
    for one in named_days(document, reckoning):
        if _is_over(one, today) and _looks_ahead(one):
            from coach.planning.wording import full_date

            yield Hit(one.start, one.end, {"today": full_date(today)})


def _is_over(one: NamedDay, today: date) -> bool:
    """Whether the day has passed: of one without its year, as a limit of the last weeks."""
    if one.full:
        return one.day < today
    if not one.calendar or one.day == today or not _sets_limit(one):
        return False
    last = one.day if one.day < today else _year_before(one.day)
    return last is not None and today - _RECENT <= last < today


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return None


def _sets_limit(one: NamedDay) -> bool:
    """Whether the words say “by” then."""
    return is_deadline(one.sentence.folded, one.found.start, one.found.end)


def _looks_ahead(one: NamedDay) -> bool:
    """Whether the clause of the day sets it as something to come."""
    folded, found = one.sentence.folded, one.found
    begin, stop = clause_of(folded, found.start, found.end)
    clause = folded[begin:stop]
    if _OVER.search(clause) or folded.startswith("的", found.end):
        return False
    start = one.start - one.sentence.start
    limited = _LIMIT.search(folded[max(begin, start - 30) : start])
    return limited is not None or _AHEAD.search(clause) is not None
