"""Words, numbers and marks of a sentence."""

from __future__ import annotations

from coach.analysis.scripts import HAN, LATIN
from coach.document import Sentence, Token
from coach.lazily import lazy

_TOKEN = lazy(
    rf"[{LATIN}][{LATIN}0-9]*(?:['\-&][{LATIN}0-9]+)*(?:(?<=\b[A-Za-z])(?:\.[A-Za-z])+\.)?"
    r"|[0-9]+(?:st|nd|rd|th)\b|[0-9]+(?:[.,][0-9]+)*"
    r"|\ue000+|\ue001+|\ue002+|\ue003+|\ue004+"
    rf"|[{HAN}]"
    rf"|[^\W\d_{LATIN}{HAN}]+"
    r"|\S"
)


def tokenise(sentence: Sentence) -> tuple[Token, ...]:
    """The tokens of `sentence.raw`, in order. Offsets count code points from the sentence's start.

    "don't", "follow-up", "PO-4501", "e.g." and "1,200.50" are one token each, as is a masked
    stretch; a Han character and a punctuation mark stand alone.
    """
    return tuple([Token(found[0], *found.span()) for found in _TOKEN.finditer(sentence.raw)])
