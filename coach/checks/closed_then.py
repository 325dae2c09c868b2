"""Something promised for a day on which the writer's own side does not work.

Public holidays of the writer's country and the usual closure of factories around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.timing.dated import dated
from coach.timing.expression import reckoning_of

_FARTHEST = timedelta(days=730)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such day ahead; `{off}` names the holiday or closure."""
    place = context.sender.place
    if place is None or context.sender.country is None or context.now is None:
        return
    reckoning = reckoning_of(context)
    for one in dated(document, reckoning):
        if one.role not in ("promise", "departure"):
            continue
        if not reckoning.midnight <= one.moment < reckoning.now + _FARTHEST:
            continue
        off = place.day_off(one.day)
        if off is None or off.kind == "weekend":
            off = place.closure(one.day)
        if off is not None:
            mark = Text(" (estimated)", "（预计）") if off.estimated else Text("", "")
            name = off.name.en.removesuffix(" (estimated)")
            yield Hit(
                one.start,
                one.end,
                {"off": Text(name + mark.en, off.name.zh.removesuffix("（预计）") + mark.zh)},
            )
