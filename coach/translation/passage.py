"""What is given to an engine: one sentence at a time, with what may not change marked in it."""

from __future__ import annotations

from dataclasses import dataclass

from coach.document import BlockKind


@dataclass(frozen=True, slots=True)
class Protected:
    """A fact, a placeholder or a ⟦blank⟧ of a passage, and how the reader is to see it.

    `start` and `end` are code points of `Passage.text`; `kind`, `value` and `detail` are those of
    `coach.facts.Fact` (the kind of a blank is "blank"). `rendered` is its form in the target
    language: a date spelled out, a decimal mark as the reader's country writes it. It stands in
    the translation word for word.
    """

    start: int
    end: int
    kind: str
    text: str
    value: str
    rendered: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or the words of one line, as an engine gets it.

    `text` is on one line and has no space around it. `protected` are in text order and do not
    overlap. `block` says what it stands in: a greeting, a list item, a signature … `before` is the
    text of the passage ahead of it, for engines that read what surrounds a sentence.
    """

    text: str
    protected: tuple[Protected, ...] = ()
    block: BlockKind = "prose"
    before: str = ""
