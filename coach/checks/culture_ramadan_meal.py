"""An invitation to lunch or coffee in Ramadan, where many readers fast until sunset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.opening import body_of
from coach.cultures.season import in_ramadan_there
from coach.document import Document
from coach.draft import Context
from coach.lazily import lazy

_MEAL = r"(?:business |working |team )?(?:lunch|breakfast|brunch|coffee|cup of (?:tea|coffee))"
_INVITATION = lazy(
    rf"\b(?:over|for|have|having|grab|invite you to) (?:a |an |some )?(?P<span>{_MEAL})\b"
    r"(?! (?:machine|bean|cup|mug|maker|box|table|bag|break|shop|powder|industry|order|product))"
)
_INVITATION_ZH = lazy(
    "(?:吃|共进|一起|请[您你]们?吃?|顺便|约)(?:个|顿|一?下)?"
    "(?P<span>午饭|午餐|早餐|早饭|便饭|喝?咖啡|早茶|下午茶)"
    "|(?P<eat>(?<![好爱没在])吃(?:个|顿|餐)?(?:便?饭|一顿))"
)
_AFTER_SUNSET = lazy(r"iftar|sunset|after ramadan|after eid|开斋|日落|斋月(?:之?后|结束)")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such invitation."""
    custom = in_ramadan_there(context, "ramadan_meal")
    if custom is None:
        return
    pattern = _INVITATION_ZH if settings["language"] == "zh" else _INVITATION
    for sentence in body_of(document):
        found = pattern.search(sentence.folded)
        if found and not _AFTER_SUNSET.search(sentence.folded):
            start, end = found.span("span" if found["span"] else found.lastgroup or 0)
            values = custom.words
            yield Hit(sentence.start + start, sentence.start + end, values)
