"""What the coach tells a writer: a finding, its words and the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
Category = Literal[
    "time",
    "informal",
    "blame",
    "completeness",
    "clarity",
    "commitment",
    "question",
    "identifier",
    "culture",
    "record",
    "ready",
]
Severity = Literal["error", "warning", "advice"]
Applicability = Literal["safe", "choice", "blank", "advice"]
Scope = Literal["sentence", "document"]

CATEGORIES: tuple[Category, ...] = (
    "blame",
    "time",
    "record",
    "commitment",
    "completeness",
    "question",
    "identifier",
    "ready",
    "culture",
    "informal",
    "clarity",
)
"""All categories, the costliest misunderstanding first; the order in which a page shows them."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
"""All severities, the gravest first."""

BLANK_OPEN, BLANK_CLOSE = "⟦", "⟧"
"""The brackets that always mean: the writer has to fill this in."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words shown to a person, in both first-class languages."""

    en: str
    zh: str

    def of(self, language: Language) -> str:
        """The words in `language`."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way out of a finding.

    `start` and `end` are code points of the draft's source; `replacement` takes the place of
    `source[start:end]` and is None where there is only advice to give. `note` says what to do.
    """

    id: str
    start: int
    end: int
    replacement: str | None
    applicability: Applicability
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in the draft that breaks one rule.

    `start` and `end` are code points of the draft's source, `end` exclusive and always beyond
    `start`. `message` says what the reader may misunderstand, `why` explains it.
    """

    rule_id: str
    category: Category
    severity: Severity
    scope: Scope
    start: int
    end: int
    message: Text
    why: Text
    suggestions: tuple[Suggestion, ...] = ()


def cost_order(finding: Finding) -> tuple[int, int, int]:
    """Sort key that puts the findings which cost the writer most first."""
    return (
        SEVERITIES.index(finding.severity),
        CATEGORIES.index(finding.category),
        finding.start,
    )
