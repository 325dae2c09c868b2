"""The check itself: analyse, match, guard, resolve, report."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from coach import assets, checks
from coach.analysis import analyse
from coach.analysis.parsing import Pipeline, pipeline_in
from coach.document import Document, Sentence
from coach.draft import Context
from coach.facts import find_facts
from coach.finding import CATEGORIES, Finding, Text
from coach.messages.checklist import statuses
from coach.messages.classifying import MODELS
from coach.messages.judging import UNJUDGED, judged
from coach.models.artefacts import names, trouble_with
from coach.report import Question, Report, Scores, count_by_category
from coach.resolving import resolve
from coach.rewriting.suggesting import finding_of
from coach.rulebook.book import CompiledRule, Match, Rulebook
from coach.timing.expression import reckoning_of, times_of

if TYPE_CHECKING:
    from coach.analysis.chinese_words import EngineName

SENTENCES_KEPT = 4096
"""How many sentences' matches are remembered, so that typing re-checks only what changed."""


WORDS_VARIABLE = "COACH_WORDS"
"""Names the engine that cuts Chinese sentences into words for the rules that ask for words."""


class Coach:
    """A rulebook and what it remembers. Safe to share between threads."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._ids = frozenset(rule.id for rule in book.rules)
        self._cache: OrderedDict[tuple[object, ...], tuple[Match, ...]] = OrderedDict()
        self._lock = Lock()

    def clear_cache(self) -> None:
        """Forget every sentence."""
        with self._lock:
            self._cache.clear()

    def check(
        self, text: str, context: Context | None = None, disable: Collection[str] = ()
    ) -> Report:
        """Everything there is to say about `text`; see coach.check."""
        self.require_known(disable)
        context = context or Context()
        context = replace(context, now=context.now or datetime.now(UTC))
        document = analyse(text, chat=context.is_chat)
        judgement = UNJUDGED if "completeness" in disable else judged(document, context)
        found = (finding for finding, _ in self._found(document, context, disable))
        findings = resolve(found, self.book.about_sentence)
        lengths = [len(sentence.raw.split()) for sentence in document.sentences]
        return Report(
            findings=findings,
            checklist=statuses(document, judgement),
            questions=_questions(document, context),
            facts=find_facts(document),
            scores=Scores(
                words=sum(lengths),
                sentences=len(lengths),
                longest_sentence=max(lengths, default=0),
                counts=count_by_category(findings),
                _prose="\n".join(sentence.raw for sentence in document.sentences),
                _language=document.language,
            ),
            now=cast(datetime, context.now),
            language=document.language,
            kind=judgement.kind if judgement.confidence else None,
            kind_confidence=judgement.confidence,
            times=times_of(document, reckoning_of(context)),
            notices=_notices(context, disable),
            _document=document,
            _context=context,
        )

    def findings_of(
        self, rule_id: str, language: str, document: Document, context: Context
    ) -> list[Finding]:
        """What one rule alone finds, before rules compete for the same words."""
        return [
            finding
            for finding, rule in self._found(document, context)
            if rule.id == rule_id and rule.language == language
        ]

    def require_known(self, disable: Collection[str]) -> None:
        """Raise UnknownRule for the first name that is neither a rule id nor a category."""
        for name in disable:
            if name not in CATEGORIES and name not in self._ids:
                from difflib import get_close_matches

                raise UnknownRule(name, get_close_matches(name, [*CATEGORIES, *sorted(self._ids)]))

    def _found(
        self, document: Document, context: Context, disable: Collection[str] = ()
    ) -> Iterator[tuple[Finding, CompiledRule]]:
        """Every finding with its rule, without those of the rules or categories in `disable`."""
        for matches in self._matches(document.sentences):
            for match in matches:
                rule = match.rule
                if not _is_off(rule, context, disable) and rule.admits_in(match, document, context):
                    yield finding_of(match, document, context), rule
        languages = {name for sentence in document.sentences for name in sentence.languages}
        for rule in self.book.checks:
            if rule.language in languages and not _is_off(rule, context, disable):
                for finding in self._checked(rule, document, context):
                    yield finding, rule

    def _matches(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Match, ...]]:
        """Each sentence's matches, from memory where the same words were seen before."""
        keys = [(one.raw, one.languages, one.block) for one in sentences]
        known: dict[tuple[object, ...], tuple[Match, ...]] = {}
        new: dict[tuple[object, ...], Sentence] = {}
        with self._lock:
            for key, sentence in zip(keys, sentences, strict=True):
                if key in self._cache:
                    self._cache.move_to_end(key)
                    known[key] = self._cache[key]
                else:
                    new.setdefault(key, sentence)
        if new:
            known |= zip(new, self.book.match_each([*new.values()]), strict=True)
            with self._lock:
                self._cache |= {key: known[key] for key in new}
                while len(self._cache) > SENTENCES_KEPT:
                    self._cache.popitem(last=False)
        for key, sentence in zip(keys, sentences, strict=True):
            yield tuple(match.moved_to(sentence) for match in known[key])

    def _checked(
        self, rule: CompiledRule, document: Document, context: Context
    ) -> Iterator[Finding]:
        """The findings of a rule whose places come from a check."""
        assert rule.check is not None
        for hit in checks.load(rule.check)(document, context, rule.settings):
            sentence = document.sentence_at(hit.start)
            if sentence is None or rule.language not in sentence.languages:
                continue
            match = Match(
                rule,
                sentence,
                hit.start - sentence.start,
                hit.end - sentence.start,
                values=hit.values,
            )
            if rule.admits(match) and rule.admits_in(match, document, context):
                yield finding_of(match, document, context)


def english_pipeline() -> Pipeline | None:
    """The parser of English, where it is whole; rules that ask for grammar need it."""
    parts = [name for name in names() if name.startswith(f"{_ENGLISH}/")]
    whole = bool(parts) and trouble_with(*parts) is None
    return pipeline_in(assets.path("models") / _ENGLISH) if whole else None


_ENGLISH = "en"


def _notices(context: Context, disable: Collection[str]) -> tuple[Text, ...]:
    """What is missing or damaged of the models that this check would have used."""
    wanted: list[str] = [] if "completeness" in disable else [*MODELS]
    if "blame" not in disable and context.tone_model is None:
        wanted.append("tone/blame.json")
    if context.incoming:
        from coach.questions.answering import MODELS as OF_ANSWERS

        wanted += OF_ANSWERS
    trouble = trouble_with(*wanted)
    return () if trouble is None else (trouble.told,)


class UnknownRule(ValueError):
    """A name to disable that is neither a rule id nor a category; `nearest` are those it may be."""

    def __init__(self, name: str, nearest: Collection[str]) -> None:
        self.name = name
        self.nearest = tuple(nearest)
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no rule or category {name!r}{hint}")


def _questions(document: Document, context: Context) -> tuple[Question, ...]:
    """The questions of the message being answered; () where there is none."""
    if not (context.incoming and context.incoming.strip()):
        return ()
    from coach.questions.answering import answers

    return answers(context.incoming, document, context)


def _is_off(rule: CompiledRule, context: Context, disable: Collection[str]) -> bool:
    """Whether the rule is switched off, or is about a culture while the reader's is not known.

    A culture is never guessed: without the country that the writer set, its checks do not even run.
    """
    if rule.category == "culture" and context.recipient.country is None:
        return True
    return bool(disable) and (rule.id in disable or rule.category in disable)


@cache
def default_coach() -> Coach:
    """The coach with the built-in rules. Its compiled rulebook is made once and kept."""
    return load_coach(())


def load_coach(packs: Iterable[Path]) -> Coach:
    """A coach with the built-in rules and the user's packs.

    Raises RuleError for a rule that cannot be used, and ValueError for an engine of Chinese words
    in $COACH_WORDS that does not exist or is not installed.
    """
    from coach.rulebook.storing import load_book

    data = load_book(tuple(packs))
    return Coach(Rulebook(data, english_pipeline, _words_engine()))


def _words_engine() -> EngineName:
    """The engine for Chinese words that $COACH_WORDS names; jieba where it is not set."""
    name = os.environ.get(WORDS_VARIABLE, "").strip().lower()
    if not name:
        return "jieba"
    from coach.analysis.chinese_words import require_engine

    return require_engine(name, WORDS_VARIABLE)
