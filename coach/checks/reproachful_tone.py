"""Sentences that sound like a reproach where no rule has words for it. `{words}` tell why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.models.artefacts import trouble_with

_READ = frozenset({"prose", "list_item"})


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every sentence of the rule's language that the model of tone is sure of.

    `sure` is the log-odds from which it is.
    """
    from coach.tone.sounding import MODEL, blame_odds, telling_words

    if trouble_with(f"{MODEL}.json"):
        return
    for sentence in document.sentences:
        if settings["language"] not in sentence.languages or sentence.block not in _READ:
            continue
        odds = blame_odds(sentence.folded)
        if odds is not None and odds >= settings["sure"]:
            start = len(sentence.raw) - len(sentence.raw.lstrip())
            end = len(sentence.raw.rstrip())
            words = " … ".join(telling_words(sentence.folded))
            yield Hit(sentence.start + start, sentence.start + end, {"words": words})
