"""Something promised, or agreed to meet for, on a day on which the writer's own side does not work.

Public holidays of the writer's country and the usual closure of factories around them. Who speaks
of the holiday himself knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.timing.expression import reckoning_of
from coach.timing.named_days import NamedDay, coming_days
from coach.timing.roles import clause_words, is_promise, is_request

_KNOWN = lazy(
    r"\b(?:holidays?|festival|new year|clos(?:e|es|ed|ure)|shut(?:s|down)?|day off|cny|christmas)\b"
    r"|放假|假期|停工|春节|过年|国庆|节日|休息|复工|开工"
)

_ARRIVES = lazy(
    r"\b(?:arriv\w+|reach(?:es)?|delivered|with you|at your)\b|送达|送到|到达|抵达|到港|到货|收到"
)
"""That happens at the reader's."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such day ahead; `{off}` names the holiday or closure."""
    place = context.sender.place
    if place is None or place.country is None or context.now is None:
        return
    reckoning = reckoning_of(context)
    for one in coming_days(document, reckoning):
        off = place.day_off(one.day)
        if off is None or off.kind == "weekend":
            off = place.closure(one.day)
        if off is None or not _binds_writer(one):
            continue
        if not _KNOWN.search(one.sentence.folded):
            mark = Text(" (estimated)", "（预计）") if off.estimated else Text("", "")
            named = Text(off.name.en + mark.en, off.name.zh + mark.zh)
            yield Hit(one.start, one.end, {"off": named})


def _binds_writer(one: NamedDay) -> bool:
    """Whether the writer's own side has to work that day: no request, no question to the reader."""
    folded = one.sentence.folded
    clause = clause_words(folded, one.found.start, one.found.end)
    if one.role == "deadline":
        asked = is_request(clause) or folded.rstrip().endswith(("?", "？", "吗", "嗎"))
        arrives = _ARRIVES.search(clause) is not None
        return is_promise(clause) and not asked and not arrives
    return one.role in ("promise", "departure", "meeting")
