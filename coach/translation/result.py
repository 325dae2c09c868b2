"""What a translation returns: the text, sentence by sentence, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass

from coach.facts import Fact
from coach.finding import Finding, Text
from coach.translation.engines import Gloss


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that the translation does not say as the original does.

    `kind` names the check (“number”, “date”, “negation”, “left_out” …). `start` and `end` are code
    points of the source text, `new_start` and `new_end` of the translation; a pair is None where
    the thing is missing on that side. `message` says what differs.
    """

    kind: str
    message: Text
    start: int | None = None
    end: int | None = None
    new_start: int | None = None
    new_end: int | None = None


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """A sentence and what became of it.

    Offsets as in Mismatch. `engine` names what translated it: an engine, “memory” for a pair that
    somebody accepted before, “facts” for a line that is nothing but facts, or None where it stayed
    as it is; `whole` is False where words of the source language are left, which `glosses` explain
    (offsets within `translation`). `error` is why an engine failed on it.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    source: str
    translation: str
    engine: str | None
    whole: bool
    glosses: tuple[Gloss, ...] = ()
    error: Text | None = None


@dataclass(frozen=True, slots=True)
class TranslatedFact:
    """A fact of the source and its form in the translation; None where it is not found there."""

    before: Fact
    after: Fact | None


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated message.

    `source` and `target` are the languages. `engine` names the engines that took part, in the order
    in which they were asked. `findings` are those of our own rules on the translation, as its
    reader would take it; `back` is the translation put back into the source language, if asked for.
    `needs_human_review` is True for what a person has to read before it goes out; `review` says
    why.
    """

    text: str
    source: str
    target: str
    sentences: tuple[TranslatedSentence, ...]
    engine: tuple[str, ...]
    warnings: tuple[Mismatch, ...]
    facts: tuple[TranslatedFact, ...]
    needs_human_review: bool
    review: tuple[Text, ...] = ()
    findings: tuple[Finding, ...] = ()
    back: str | None = None
    notices: tuple[Text, ...] = ()
