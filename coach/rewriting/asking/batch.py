"""The sentences of a draft, put to a generator in one go; its failures become notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Language, Text
from coach.models.errors import ModelError
from coach.prompts import Prompt, filled, prompt
from coach.prompts.shape import OTHER
from coach.rewriting.asking.cleaning import amiss, cleaned
from coach.rewriting.asking.masking import Masked, Masking
from coach.rewriting.generators import Asked, Generator
from coach.rewriting.result import Sent
from coach.rewriting.sentences import Parse
from coach.rewriting.strength import Strength

TASK = "rewrite"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as a model says it, and why it may not be used before any other check."""

    words: str
    reasons: tuple[Text, ...]


@dataclass(slots=True)
class Asking:
    """Puts sentences to a generator, each only once, and keeps what was sent and what failed.

    `prefer` asks it for every sentence that blames, else only for those that grammar leaves.
    """

    generator: Generator
    prefer: bool
    strength: Strength
    context: Context
    notices: list[Text] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    _known: dict[str, tuple[Said, ...]] = field(default_factory=dict)

    def said(
        self, sentences: Sequence[Sentence], document: Document, parse: Parse | None
    ) -> list[tuple[Said, ...]]:
        """For each sentence what the generator makes of it, the best first; () if it failed."""
        spans = [_span(sentence, document) for sentence in sentences]
        sources = [document.source[slice(*span)] for span in spans]
        first = {words: place for place, words in reversed([*enumerate(sources)])}
        fresh = sorted(place for words, place in first.items() if words not in self._known)
        if fresh:
            masking = Masking(document, self.context, parse)
            masked = {place: masking.masked(*spans[place]) for place in fresh}
            asked = [_asked(sentences[place], masked[place], self.strength) for place in fresh]
            for place, request, answers in zip(fresh, asked, self._answers(asked), strict=True):
                found = (_said(one, sources[place], masked[place], request) for one in answers)
                self._known[sources[place]] = tuple(dict.fromkeys(found))
        return [self._known[words] for words in sources]

    def _answers(self, asked: list[Asked]) -> list[Sequence[str]]:
        """As many lists of answers as there are requests, empty where the generator failed."""
        self.sent += [_sent(self.generator, one) for one in asked]
        found: list[Sequence[str]] = []
        try:
            for answers in self.generator.candidates(asked):
                found.append(answers)
        except ModelError as error:
            self.notices.append(_without_model(error.told))
            found += [()] * (len(asked) - len(found))
        return found


def _sent(generator: Generator, asked: Asked) -> Sent:
    if generator.reads_brief:
        return Sent(generator.name, "", asked.brief)
    return Sent(generator.name, asked.system, asked.prompt)


def _span(sentence: Sentence, document: Document) -> tuple[int, int]:
    return document.to_source(sentence.start, sentence.start + len(sentence.raw.rstrip()))


def _asked(sentence: Sentence, masked: Masked, strength: Strength) -> Asked:
    language: Language = "zh" if "zh" in sentence.languages else "en"
    words = prompt(TASK, language)
    manner = words.manners[strength]
    return Asked(
        language,
        words.told(),
        filled(words.user, manner=manner, facts=_facts(masked, words), text=masked.text),
        filled(words.brief, manner=manner, text=masked.text),
    )


def _facts(masked: Masked, words: Prompt) -> str:
    """What kind of fact each sign stands for, in words."""
    if not masked.kinds:
        return ""
    told = [
        filled(words.kinds["fact"], sign=f"⟨F{number}⟩", kind=words.kinds.get(kind, other))
        for other in [words.kinds[OTHER]]
        for number, kind in enumerate(masked.kinds, 1)
    ]
    return "\n" + filled(words.kinds["facts"], list=words.kinds["between"].join(told))


def _said(answer: str, original: str, masked: Masked, asked: Asked) -> Said:
    words = cleaned(answer, original)
    restored, reasons = masked.restored(words)
    return Said(restored, reasons + amiss(words, masked.text, prompt(TASK, asked.language).rules()))


def _without_model(told: Text) -> Text:
    return Text(
        f"{told.en.rstrip('.')}. What it did not answer is rewritten without it.",
        f"{told.zh.rstrip('。')}。未获回答的句子按语法规则改写。",
    )
