"""What the writer of an incoming message wants to know or to have done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["question", "fragment", "tag", "indirect", "request", "imperative", "need", "item"]
"""How it is put.

"Do you have stock?", "Price for 500?", "…, right?", "we were wondering whether …", "could you send
…", "send me …", "we need …", and an entry of a list below "please advise:".
"""

Wanted = Literal[
    "amount",
    "quantity",
    "percent",
    "date",
    "duration",
    "place",
    "name",
    "reason",
    "measure",
    "reference",
    "document",
    "yes_no",
    "choice",
    "open",
]
"""The kind of thing that would answer it; "open" where any words on the matter would do."""


@dataclass(frozen=True, slots=True)
class Span:
    """A question found in one sentence; offsets count from the sentence's start."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Request:
    """A question or request of a message. `start` and `end` are source code points.

    `topics` are keys of rules/questions/topics.yaml, the one it is about first. `wanted` is what
    would answer it; `number` the number it has in a list of the message, if any.
    """

    text: str
    start: int
    end: int
    form: Form
    topics: tuple[str, ...]
    wanted: Wanted
    language: Literal["en", "zh"]
    number: int | None = None

    @property
    def topic(self) -> str | None:
        """What it is about; None where no topic of the trade was recognised."""
        return self.topics[0] if self.topics else None
