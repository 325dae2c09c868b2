"""Fields to which the draft gives two values that cannot both be meant. `{says}` tells which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The later of the contradicting places."""
    from coach.messages.judging import judged
    from coach.messages.kinds import fields

    for one in judged(document, context).contradictions:
        start, end = one.spans[-1]
        yield Hit(start, end, {"says": one.says, "field": fields()[one.field].name})
