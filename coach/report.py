"""What a check returns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from coach.facts import Fact
from coach.finding import Category, Finding, Text, cost_order
from coach.timing.expression import TimeExpression

Requirement = Literal["required", "conditional", "optional"]
FieldState = Literal["present", "vague", "missing", "contradicting", "not_applicable"]
AnswerState = Literal["answered", "evaded", "unanswered", "unsure"]


@dataclass(frozen=True, slots=True)
class FieldStatus:
    """One line of the completeness checklist. Spans are source code points."""

    field: str
    requirement: Requirement
    status: FieldState
    spans: tuple[tuple[int, int], ...] = ()
    source: Literal["draft", "quoted", "attachment"] | None = None
    value: str | None = None
    insert_at: int | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the incoming message and how the draft answers it."""

    text: str
    start: int
    end: int
    status: AnswerState
    answer_spans: tuple[tuple[int, int], ...] = ()
    starter: Text | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures about the draft: how many words, sentences and findings of each category."""

    words: int
    sentences: int
    longest_sentence: int
    counts: tuple[tuple[Category, int], ...]
    _prose: str = field(default="", repr=False)
    _language: str = field(default="und", repr=False)

    @property
    def readability(self) -> dict[str, float]:
        """Readability figures, computed when asked for.

        English: Flesch reading ease and Flesch-Kincaid grade by textstat. Chinese: characters per
        sentence and per clause, since no syllable formula applies.
        """
        from coach.readability import readability

        return readability(self._prose, self._language)


@dataclass(frozen=True, slots=True)
class Report:
    """All that the coach has to say about one draft. Positions are source code points.

    `notices` tell what the coach could not do, such as weigh what a damaged model would decide.
    """

    findings: tuple[Finding, ...]
    checklist: tuple[FieldStatus, ...]
    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]
    scores: Scores
    now: datetime
    language: str
    kind: str | None = None
    kind_confidence: float = 0.0
    times: tuple[TimeExpression, ...] = ()
    notices: tuple[Text, ...] = ()

    def costliest(self, most: int = 5) -> tuple[Finding, ...]:
        """The findings that cost the writer most, at most `most` of them."""
        return tuple(sorted(self.findings, key=cost_order)[:most])


def count_by_category(findings: tuple[Finding, ...]) -> tuple[tuple[Category, int], ...]:
    """How many findings each category has, the largest count first."""
    return tuple(Counter(finding.category for finding in findings).most_common())
