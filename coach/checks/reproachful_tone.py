"""Sentences that sound like a reproach where no rule has words for it. `{words}` tell why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import MASK_CHARACTERS, Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.models.artefacts import trouble_with
from coach.tone.features import tokens_of

_READ = frozenset({"prose", "list_item"})
_FEWEST = 3
"""Words below which a model of the writer's own is not asked."""
_MASKED = lazy(f"[{''.join(MASK_CHARACTERS.values())}]+")
_WHOLE = Text("the sentence as a whole", "整句话")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every sentence of the rule's language that the model of tone is sure of.

    `sure` is the log-odds from which the coach's own model is; a model of the writer's own brings
    its border with it.
    """
    read = [one for one in document.sentences if one.block in _READ]
    heard = _by_the_coach(read, settings) if context.tone_model is None else _by_own(read, context)
    for sentence, words in heard:
        if settings["language"] in sentence.languages:
            start = len(sentence.raw) - len(sentence.raw.lstrip())
            end = len(sentence.raw.rstrip())
            yield Hit(sentence.start + start, sentence.start + end, {"words": words})


def _by_the_coach(
    read: list[Sentence], settings: dict[str, Any]
) -> Iterator[tuple[Sentence, str | Text]]:
    """The sentences that our own model is sure of, and the words that speak most for it."""
    from coach.tone.sounding import MODEL, blame_odds, telling_words

    if trouble_with(f"{MODEL}.json"):
        return
    for sentence in read:
        if settings["language"] not in sentence.languages:
            continue
        odds = blame_odds(sentence.folded)
        if odds is not None and odds >= settings["sure"]:
            yield sentence, " … ".join(telling_words(sentence.folded))


def _by_own(read: list[Sentence], context: Context) -> Iterator[tuple[Sentence, str | Text]]:
    """The sentences that the writer's own model is sure of, and the words that made it so.

    All sentences are asked about at once, whatever the rule's language: the rule of the other
    language finds the answers remembered.
    """
    model = context.tone_model
    assert model is not None
    texts = {
        sentence.start: " ".join(_MASKED.sub("…", sentence.raw).split())
        for sentence in read
        if sentence.languages and len(tokens_of(sentence.folded)) >= _FEWEST
    }
    blaming = model.blaming([*texts.values()])
    reasons = model.telling_words(blaming)
    for sentence in read:
        text = texts.get(sentence.start)
        if text in blaming:
            yield sentence, " … ".join(reasons[text]) or _WHOLE
