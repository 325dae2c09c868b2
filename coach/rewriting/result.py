"""What rewriting returns: the new text, what was changed and why, and what was held back."""

from __future__ import annotations

from dataclasses import dataclass

from coach.facts import Fact
from coach.finding import Finding, Suggestion, Text
from coach.report import Report


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the draft that became other words.

    `start` and `end` are code points of the draft, `new_start` and `new_end` of the rewritten text;
    `findings` are those that it answers, the gravest first, `ids` the suggestions that made it.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    before: str
    after: str
    findings: tuple[Finding, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejection:
    """Words that the guard did not let through, or that could not be applied, and the reasons."""

    id: str
    start: int
    end: int
    candidate: str
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A ⟦blank⟧ that the writer has to fill in, at its place in the rewritten text."""

    start: int
    end: int
    asks: str


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A fact of the draft and where it stands now; None where it is not found again."""

    before: Fact
    after: Fact | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may be put in place of a finding: a suggestion and the finding it answers."""

    finding: Finding
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class Sent:
    """All that a generator was given about one sentence: what it was told, and what it was asked.

    `generator` is its name. Facts stand in `prompt` as ⟨F1⟩, ⟨F2⟩ …
    """

    generator: str
    system: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A rewritten draft.

    `report` is the check of the new text. `offers` are all suggestions that passed the guard,
    applied or not, in the draft's own positions: `choose` takes their ids. `notices` say what the
    generator could not do, `sent` is all that it was given; both are empty where none was named.
    """

    text: str
    applied: tuple[Change, ...]
    rejected: tuple[Rejection, ...]
    blanks: tuple[Blank, ...]
    facts: tuple[KeptFact, ...]
    report: Report
    offers: tuple[Offer, ...] = ()
    notices: tuple[Text, ...] = ()
    sent: tuple[Sent, ...] = ()
