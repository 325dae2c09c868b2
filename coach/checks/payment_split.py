"""A divided payment whose parts do not make 100 per cent. `{sum}` is what they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.identifiers.figures import plain
from coach.identifiers.terms import find_splits, split_adds_up


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such split, from its first to its last part."""
    for split in find_splits(document.masked):
        if split_adds_up(split) is False:
            yield Hit(
                split.start, _end(document, split.start, split.end), {"sum": plain(split.total)}
            )


def _end(document: Document, start: int, end: int) -> int:
    """The end of the split, or of its first sentence where it runs over several."""
    sentence = document.sentence_at(start)
    return end if sentence is None else min(end, sentence.end)
