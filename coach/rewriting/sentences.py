"""The ways in which a sentence that blames can be said again, by its grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from coach.document import Document, Sentence
from coach.lazily import lazy
from coach.rewriting.strength import Strength

_CODE = lazy(r"[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*[-/]\d[A-Za-z0-9]*")

Parse = Callable[[str], Any]


def candidates(
    sentence: Sentence, document: Document, parse: Parse | None, strength: Strength
) -> Iterator[str]:
    """The sentence said again, the best first, with its masked stretches as they stand.

    `parse` is the parser of English; without it English sentences yield nothing.
    """
    raw = sentence.raw.rstrip()
    if "zh" in sentence.languages:
        from coach.rewriting.grammar.chinese import said_again as in_chinese

        found = in_chinese(raw, strength)
    elif parse is not None:
        from coach.rewriting.grammar.english import said_again as in_english

        found = in_english(raw, parse, strength)
    else:
        return
    for words in found:
        whole = unmasked(words, sentence, document) if _keeps_codes(raw, words) else None
        if whole is not None and whole.strip() != raw.strip():
            yield whole


def _keeps_codes(raw: str, words: str) -> bool:
    """Whether each joined number, such as INV-2026-118, is still in one piece."""
    return all(code in words for code in _CODE.findall(raw))


def unmasked(words: str, sentence: Sentence, document: Document) -> str | None:
    """The words with each masked stretch given its own characters back; None where one is gone."""
    for mask in document.masks:
        if sentence.start <= mask.start < sentence.end:
            covered = document.masked[mask.start : mask.end]
            if covered not in words:
                return None
            words = words.replace(covered, document.text[mask.start : mask.end], 1)
    return words
