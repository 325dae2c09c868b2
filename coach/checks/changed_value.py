"""Quantities, prices, dates and terms that the draft gives otherwise than the incoming message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each value of the draft that differs; `{asked}` is what the client wrote."""
    if not (context.incoming and context.incoming.strip()):
        return
    from coach.questions.changing import changes_between

    for asked, place in changes_between(context.incoming, document):
        yield Hit(*place, {"asked": asked.text})
