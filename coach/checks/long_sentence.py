"""Sentences that are too long to take in at one reading.

Limits come as settings: English `words`; Chinese `characters` in a sentence or in a `clause`
between commas. Sources: plain-language guides (about 20 words, a warning from 25 on);
ruanyf/document-style-guide (a sentence up to 100 characters, a clause of 40 is not acceptable).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.analysis.scripts import HAS_HAN
from coach.checks import Hit
from coach.document import Document, Sentence
from coach.draft import Context
from coach.lazily import lazy

_WORD = lazy(r"[a-z][a-z'-]*")
_CLAUSE_END = lazy(r"[，、：；,;:（）()]")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every sentence beyond the limits; `{count}` is its words, or its characters."""
    for sentence in document.sentences:
        count = _beyond(sentence, settings)
        if count:
            yield Hit(sentence.start, sentence.end, {"count": str(count)})


def _beyond(sentence: Sentence, settings: dict[str, Any]) -> int:
    """How long the sentence is if it is too long, else 0."""
    if "words" in settings:
        if len(sentence.folded) < 3 * settings["words"]:
            return 0
        words = len(_WORD.findall(sentence.folded))
        return words if words > settings["words"] else 0
    characters = len(HAS_HAN.findall(sentence.folded))
    if characters > settings["characters"]:
        return characters
    if characters > settings["clause"]:
        longest = max(len(HAS_HAN.findall(part)) for part in _CLAUSE_END.split(sentence.folded))
        return longest if longest >= settings["clause"] else 0
    return 0
