"""What a sentence became: observations and requests, put together as sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from coach.rewriting.grammar.english.asking import Ask, fitting
from coach.rewriting.grammar.morphology import capital, lowered
from coach.rewriting.strength import Strength

Parse = Callable[[str], Any]
"""From a sentence to its spaCy parse."""


@dataclass(slots=True)
class Said:
    """Observations, the requests that follow from them, and sentences behind these."""

    parts: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    """Sentences that stand behind the request, such as a consequence."""
    named: bool = False
    """Whether the first part keeps its capital in the middle of a sentence."""
    closed: bool = False
    """Whether it needs no request of its own."""

    @property
    def first(self) -> str:
        """The first part as it stands in the middle of a sentence."""
        return self.parts[0] if self.named else lowered(self.parts[0])

    def lead_in(self, words: str) -> Said:
        """The same with its first part behind some words."""
        if self.parts:
            self.parts[0] = f"{words}{self.first}"
            self.named = False
        return self


def sentence(words: str) -> str:
    """With a capital and a full stop."""
    words = re.sub(r"\s+([,.;:?)])", r"\1", re.sub(r"\s{2,}", " ", words)).strip(" ,;:–-")
    words = re.sub(r",(?: ,)+|,(?=[.;?])", lambda m: "," if m[0][-1] == "," else "", words)
    return capital(words if words.endswith((".", "?", "!", ".”", '."')) else f"{words}.")


def finished(said: Said, strength: Strength) -> str:
    """Observations and requests as sentences, one request where one is enough."""
    parts = [sentence(one) for one in said.parts if one.strip(" ,.;")]
    whole = " ".join(parts)
    asks = [] if said.closed else fitting(said.asks, whole)
    requests = [one.words(strength) for one in asks]
    return " ".join([*parts, *requests, *(sentence(one) for one in said.after)])
