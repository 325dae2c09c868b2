"""Blanks and placeholders that the writer has not filled in yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every placeholder in a part of the draft that is linted."""
    for mask in document.masks:
        if mask.kind == "placeholder" and document.sentence_at(mask.start) is not None:
            yield Hit(mask.start, mask.end)
