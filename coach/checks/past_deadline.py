"""A deadline, meeting, departure or promise on a day that is already over. English and Chinese.

Only days whose year is said, or that can only have been meant this year; the rule's guards leave
out what is told of the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.timing.expression import reckoning_of
from coach.timing.named_days import named_days

_OVER = re.compile(
    r"\b(?:was|were|had|has been|have been|since|expired|overdue|outstanding|late|delayed"
    r"|originally|dated|invoice(?:d)?|contract(?: no)?|already|ago|last|previous(?:ly)?|received"
    r"|arrived|signed|agreed|promised|missed|passed|issued|paid|ended)\b"
    r"|原定|原计划|逾期|已过|过期|到期未|已于|曾|之前说|签订|签署|开具|出具|收到|延误|拖|未付|仍未|还没|尚未"
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such day; `{today}` is the writer's day."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    today = reckoning.now.date()
    for one in named_days(document, reckoning):
        if (
            one.full
            and one.day < today
            and one.role != "other"
            and not _OVER.search(one.sentence.folded)
        ):
            yield Hit(one.start, one.end, {"today": _today(today)})


def _today(today: Any) -> Text:
    from coach.planning.wording import full_date

    return full_date(today)
