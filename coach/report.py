"""What a check returns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from coach.document import Document
from coach.draft import Context
from coach.facts import Fact
from coach.finding import Category, Finding, Text, cost_order
from coach.timing.expression import TimeExpression

if TYPE_CHECKING:
    from coach.reader_view.shape import ReaderView

Requirement = Literal["required", "conditional", "optional"]
FieldState = Literal["present", "vague", "missing", "contradicting", "not_applicable"]
AnswerState = Literal["answered", "evaded", "unanswered", "unsure"]

SURE_KIND = 0.6
"""How sure a guessed kind has to be for the reader's view to read the draft as such."""


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
    _document: Document | None = field(default=None, repr=False, compare=False)
    _context: Context = field(default_factory=Context, repr=False, compare=False)

    @property
    def reader_view(self) -> ReaderView:
        """What the recipient takes from the draft in five lines, worked out when asked for.

        Raises ValueError in a report that no check has made.
        """
        from coach.reader_view.viewing import reader_view

        if self._document is None:
            raise ValueError("the reader's view needs the report of a check")
        kind = self._context.kind or (self.kind if self.kind_confidence >= SURE_KIND else None)
        return reader_view(self._document, replace(self._context, kind=kind))

    def costliest(self, most: int = 5) -> tuple[Finding, ...]:
        """The findings that cost the writer most, at most `most` of them."""
        return tuple(sorted(self.findings, key=cost_order)[:most])


def count_by_category(findings: tuple[Finding, ...]) -> tuple[tuple[Category, int], ...]:
    """How many findings each category has, the largest count first."""
    return tuple(Counter(finding.category for finding in findings).most_common())
