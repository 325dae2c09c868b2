"""What the guard answers: whether a candidate may be shown, and if not, why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.finding import Text
from coach.tables import table

Side = Literal["original", "candidate"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stops a candidate.

    `id` is stable, “fact-lost”, `message` says it to a person. `start` and `end` are code points of
    the original or of the candidate, as `side` tells; all three are None where the reason has no
    place.
    """

    id: str
    message: Text
    side: Side | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reasons against a candidate, the first found first; without any it passes."""

    reasons: tuple[Reason, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the candidate may be shown."""
        return not self.reasons


_LONGEST_QUOTE = 60
"""Characters of a text that a reason quotes at most."""


def reason(
    name: str,
    words: str = "",
    *,
    other: str = "",
    side: Side | None = None,
    span: tuple[int, int] | None = None,
) -> Reason:
    """The reason `name` of rules/rewriting/guard.yaml with the words concerned."""
    told = table("rewriting")["guard"]["reasons"][name]
    quoted = " ".join(words.split())
    if len(quoted) > _LONGEST_QUOTE:
        quoted = quoted[: _LONGEST_QUOTE - 1].rstrip() + "…"
    message = Text(*(told[code].format(words=quoted, other=other) for code in ("en", "zh")))
    start, end = span if span is not None else (None, None)
    return Reason(name, message, side if span is not None else None, start, end)
