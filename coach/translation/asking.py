"""Asking engines for what is to be translated, one after the other, and keeping what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coach.finding import Text
from coach.translation.engines import (
    Engine,
    EngineError,
    Formality,
    Gloss,
    Order,
    Rendering,
    UnknownPair,
)
from coach.translation.passage import Passage


@dataclass(frozen=True, slots=True)
class Job:
    """A passage and the language it is in."""

    passage: Passage
    language: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a job; fields as in coach.translation.result.TranslatedSentence."""

    text: str
    engine: str | None = None
    whole: bool = True
    glosses: tuple[Gloss, ...] = ()
    error: Text | None = None


@dataclass(slots=True)
class Asking:
    """Engines in the order in which they are asked, and what they answered.

    `answers` has one for each job, `asked` the names of the engines that took part.
    """

    engines: Sequence[Engine]
    target: str
    formality: Formality = "default"
    glossary: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    answers: dict[int, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    notices: list[Text] = field(default_factory=list)

    def ask(self, jobs: Mapping[int, Job]) -> None:
        """Translate the jobs, keyed by any number.

        Raises UnknownPair where no engine speaks any of their languages.
        """
        self._refuse_unspoken(jobs)
        for engine in self.engines:
            left = {key: job for key, job in jobs.items() if self._is_open(key)}
            for language in dict.fromkeys(job.language for job in left.values()):
                if engine.speaks(language, self.target):
                    mine = {key: job for key, job in left.items() if job.language == language}
                    self._ask(engine, language, mine)
        for key, job in jobs.items():
            self.answers.setdefault(key, Answer(job.passage.text, None, whole=False))
        self._tell_unspoken(jobs)

    def _is_open(self, key: int) -> bool:
        """Whether nobody has translated a job whole."""
        answer = self.answers.get(key)
        return answer is None or not answer.whole

    def _speakers(self, language: str) -> list[Engine]:
        return [engine for engine in self.engines if engine.speaks(language, self.target)]

    def _refuse_unspoken(self, jobs: Mapping[int, Job]) -> None:
        languages = list(dict.fromkeys(job.language for job in jobs.values()))
        if languages and not any(map(self._speakers, languages)):
            names = ", ".join(engine.name for engine in self.engines)
            raise UnknownPair(names, languages[0], self.target)

    def _tell_unspoken(self, jobs: Mapping[int, Job]) -> None:
        for language in dict.fromkeys(job.language for job in jobs.values()):
            if not self._speakers(language):
                names = ", ".join(engine.name for engine in self.engines)
                self.notices.append(UnknownPair(names, language, self.target).told)

    def _ask(self, engine: Engine, language: str, jobs: Mapping[int, Job]) -> None:
        terms = self._terms(engine, language)
        order = Order(language, self.target, self.formality, terms, self.about)
        if engine.name not in self.asked:
            self.asked.append(engine.name)
        keys = list(jobs)
        done = 0
        failure: Text | None = None
        passages = [job.passage for job in jobs.values()]
        try:
            for key, rendering in zip(keys, engine.translate(passages, order), strict=False):
                self._keep(key, _answer(jobs[key].passage, rendering, engine.name))
                if rendering.notice and rendering.notice not in self.notices:
                    self.notices.append(rendering.notice)
                done += 1
        except EngineError as error:
            failure = error.told
        if failure is None and done < len(keys):
            failure = _TOO_FEW
        if failure is not None:
            self.notices.append(_failed(engine.name, failure, len(keys) - done))
            for key in keys[done:]:
                self._keep(key, Answer(jobs[key].passage.text, None, False, error=failure))

    def _terms(self, engine: Engine, language: str) -> Mapping[str, str]:
        """The user's glossary, over our own terms where the engine does not have them."""
        if engine.capabilities.knows_terms or not engine.capabilities.glossary:
            return self.glossary
        from coach.translation.glossary import as_mapping

        return {**as_mapping(language, self.target), **self.glossary}

    def _keep(self, key: int, answer: Answer) -> None:
        """Keep an answer unless one that is as good stands already."""
        before = self.answers.get(key)
        if before is None or answer.whole or (before.error and not answer.error):
            self.answers[key] = answer


_TOO_FEW = Text(
    "the engine did not answer every sentence; try again, or use another engine",
    "翻译引擎没有答完所有句子；请重试，或换一个引擎",
)
_NOTHING = Text(
    "the engine answered nothing for this sentence; try another engine",
    "翻译引擎没有译出这一句；请换一个引擎",
)


def _answer(passage: Passage, rendering: Rendering, engine: str) -> Answer:
    text = " ".join(rendering.text.split("\n")).strip()
    if rendering.error is not None or not text:
        return Answer(passage.text, None, False, error=rendering.error or _NOTHING)
    if text != rendering.text.strip() or rendering.text != text:
        glosses: Iterable[Gloss] = _moved(rendering, text)
    else:
        glosses = rendering.glosses
    stayed = not rendering.whole and text == passage.text
    return Answer(text, None if stayed else engine, rendering.whole, tuple(glosses))


def _moved(rendering: Rendering, text: str) -> Iterable[Gloss]:
    """The glosses of a rendering whose spaces around it were taken off."""
    cut = len(rendering.text) - len(rendering.text.lstrip())
    for one in rendering.glosses:
        if one.start >= cut and one.end - cut <= len(text):
            yield Gloss(one.start - cut, one.end - cut, one.term, one.meaning)


def _failed(engine: str, told: Text, count: int) -> Text:
    sentences = "1 sentence" if count == 1 else f"{count} sentences"
    return Text(
        f"{engine}: {told.en} ({sentences} not translated by it)",
        f"{engine}：{told.zh}（有{count}句未能译出）",
    )
