"""The public function `coach.translate`: a message in the reader's language, facts unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from coach.analysis import analyse
from coach.document import Document
from coach.draft import Context
from coach.facts import Fact, find_facts
from coach.finding import Text
from coach.lazily import lazy
from coach.translation import doubting
from coach.translation.asking import Answer, Asking, Job
from coach.translation.assembling import Assembled, assemble
from coach.translation.engines import Engine, Formality, UnknownPair
from coach.translation.finishing import glosses_in, raised, shown
from coach.translation.forms import Tongues
from coach.translation.held import Translated
from coach.translation.keyfacts import translated_facts
from coach.translation.mirroring import mirrored
from coach.translation.passage import Passage, Protected
from coach.translation.passages import NO_LANGUAGE, Piece, kept_blocks, pieces_of
from coach.translation.protection import protected_in, spotted_in
from coach.translation.remembering import Memory
from coach.translation.result import TranslatedSentence, Translation

Engines = str | Engine | Sequence[str | Engine]
BUILT_IN = "phrasebook"
"""The engine that translates where none is named."""
MEMORY = "memory"
"""What a sentence is translated by where somebody accepted its translation before."""
FACTS = "facts"
"""What a line is translated by that is nothing but facts."""
_TAG = lazy(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class SameLanguage(ValueError):
    """A draft that is in the language it is to be translated into; `language` is that."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(
            f"the text is in {language} already; name another language to translate it into"
        )


def translate(
    text: str,
    context: Context | None = None,
    *,
    to: str = "en",
    source: str | None = None,
    engine: Engines | None = None,
    memory: Memory | None = None,
    back: bool = False,
    formality: Formality = "default",
    glossary: Mapping[str, str] | None = None,
) -> Translation:
    """Translate a draft sentence by sentence, with its layout, and compare what it says.

    `to` and `source` are BCP 47 tags; the source is read off each sentence where none is given.
    `engine` is a name such as "phrasebook" or "local:FOLDER", an object with the methods of
    `coach.translation.engines.Engine`, or several, asked in order: each gets what those before it
    did not translate whole. None is the phrasebook; a remote engine runs only where it is named.
    `memory` is asked first. `glossary` maps terms of the source to those of the target. With
    `back`, the same engines put the translation back into the source language.

    What no engine translates stays in its language, and `sentences` say so; where an engine fails
    half-way, what it did is there, and `notices` say what failed. Quoted messages and code stay.

    Raises ValueError for a tag or a formality that is none, SameLanguage, a ValueError, where there
    is nothing to translate, UnknownEngine, also a ValueError, UnknownPair where no engine knows the
    two languages, and the other EngineErrors of engines that cannot start.
    """
    for name, tag in (("to", to), ("source", source)):
        if tag is not None and not _TAG.fullmatch(tag):
            raise ValueError(f"{name}: {tag!r} is no language tag such as en, zh or pt-BR")
    if formality not in get_args(Formality):
        raise ValueError(f"formality: {formality!r} is none of {', '.join(get_args(Formality))}")
    if source is not None and _base(source) == _base(to):
        raise SameLanguage(to)
    asking = Asking(_opened(engine), to, formality, glossary or {})
    work = _prepared(text, context or Context(), to, source, asking, memory)
    _refuse_nothing_to_do(work)
    done = work.translated()
    return work.put_back(done) if back else done


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _opened(engine: Engines | None) -> list[Engine]:
    """The engines that were named or given, in their order. Raises EngineError."""
    if engine is None:
        engine = BUILT_IN
    given = [engine] if isinstance(engine, str) or not isinstance(engine, Sequence) else engine
    if not given:
        raise ValueError("engine: name at least one, or leave it out for the phrasebook")
    return [_named(one) if isinstance(one, str) else one for one in given]


def _named(name: str) -> Engine:
    from coach.translation.engines import named

    return named(name)


@dataclass(slots=True)
class _Work:
    """One translation on its way."""

    text: str
    context: Context
    to: str
    named: str | None
    asking: Asking
    memory: Memory | None
    document: Document
    facts: tuple[Fact, ...]
    pieces: tuple[Piece, ...]
    protected: tuple[tuple[Protected, ...], ...]

    @property
    def source(self) -> str:
        """The language that most is written in."""
        if self.named is not None:
            return self.named
        count: Counter[str] = Counter()
        for piece in self.pieces:
            if piece.language not in (NO_LANGUAGE, _base(self.to)):
                count[piece.language] += len(piece.text)
        return count.most_common(1)[0][0] if count else NO_LANGUAGE

    def translated(self) -> Translation:
        """Have the pieces translated, put them together and compare."""
        answers = self._answers()
        texts = [shown(self.text, *pair) for pair in zip(self.pieces, answers, strict=True)]
        whole = assemble(self.text, self.pieces, texts, _base(self.to))
        sentences = tuple(self._sentences(whole, answers))
        found, after = doubting.read_again(whole.text, self.context, _base(self.to))
        pairs = translated_facts(
            self.document, self.pieces, self.protected, sentences, whole, self.facts, after
        )
        made = Translated(
            self.document,
            self.pieces,
            self.protected,
            sentences,
            pairs,
            whole,
            _base(self.source),
            _base(self.to),
        )
        review = doubting.reasons(made)
        return Translation(
            text=whole.text,
            source=self.source,
            target=self.to,
            sentences=sentences,
            engine=tuple(self.asking.asked),
            warnings=doubting.mismatches(made, self.asking.glossary),
            facts=pairs,
            needs_human_review=bool(review),
            review=review,
            findings=doubting.brought_in(made, found),
            notices=(*self.asking.notices, *self._notices(sentences)),
        )

    def _answers(self) -> list[Answer]:
        """What becomes of each piece: kept, remembered, mirrored, or as an engine says."""
        known: dict[int, Answer] = {}
        jobs: dict[int, Job] = {}
        before = ""
        for number, (piece, protected) in enumerate(zip(self.pieces, self.protected, strict=True)):
            answer = self._without_engine(piece, protected)
            if answer is not None:
                known[number] = answer
            else:
                passage = Passage(piece.text, protected, piece.block, before)
                jobs[number] = Job(passage, self._tag_of(piece))
            before = piece.text
        self.asking.ask(jobs)
        answers = known | self.asking.answers
        return [self._finished(answers[number], number) for number in range(len(self.pieces))]

    def _finished(self, answer: Answer, number: int) -> Answer:
        if answer.engine in (None, MEMORY):
            return answer
        return replace(answer, text=raised(answer.text, self.protected[number]))

    def _without_engine(self, piece: Piece, protected: Sequence[Protected]) -> Answer | None:
        """The answer for what needs no engine."""
        if piece.language in (NO_LANGUAGE, _base(self.to)):
            return Answer(piece.text)
        if self.memory is not None:
            accepted = self.memory.find(piece.text, self._tag_of(piece), self.to)
            if accepted is not None and accepted.strip():
                return Answer(accepted, MEMORY)
        facts = mirrored(piece.text, protected, _base(self.to))
        if facts is None:
            return None
        return Answer(facts, None if facts == piece.text else FACTS)

    def _tag_of(self, piece: Piece) -> str:
        """The tag of a piece's language, as the user gave it where it is the one he named."""
        named = self.named
        return named if named is not None and _base(named) == piece.language else piece.language

    def _sentences(
        self, whole: Assembled, answers: Sequence[Answer]
    ) -> Iterator[TranslatedSentence]:
        for place, piece, answer in zip(whole.places, self.pieces, answers, strict=True):
            yield TranslatedSentence(
                start=place.start,
                end=place.end,
                new_start=place.new_start,
                new_end=place.new_end,
                source=self.text[place.start : place.end],
                translation=whole.text[place.new_start : place.new_end],
                engine=answer.engine,
                whole=answer.whole,
                glosses=tuple(glosses_in(self.document, piece, answer)),
                error=answer.error,
            )

    def _notices(self, sentences: Sequence[TranslatedSentence]) -> Iterator[Text]:
        left = sum(not one.whole for one in sentences)
        if left:
            many = "1 sentence is" if left == 1 else f"{left} sentences are"
            yield Text(
                f"{many} not translated whole; translate what is marked before you send it.",
                f"有{left}句没有完整译出；发送前请补译标出的部分。",
            )
        kept = kept_blocks(self.document)
        if "quote" in kept:
            yield Text(
                "The quoted earlier message stays in its language.", "引用的往来邮件保留原文。"
            )
        if "code" in kept:
            yield Text("Code stays as it is.", "代码保持原样。")

    def put_back(self, done: Translation) -> Translation:
        """With the translation put into the source language again by the same engines."""
        if self.source == NO_LANGUAGE:
            return replace(done, back=done.text)
        asking = Asking(self.asking.engines, self.source)
        work = _prepared(done.text, self.context, self.source, self.to, asking, None)
        try:
            answers = work._answers()
        except UnknownPair as error:
            return replace(done, notices=(*done.notices, error.told))
        texts = [shown(done.text, *pair) for pair in zip(work.pieces, answers, strict=True)]
        back = assemble(done.text, work.pieces, texts, _base(self.source)).text
        return replace(done, back=back, notices=(*done.notices, *asking.notices))


def _prepared(
    text: str,
    context: Context,
    to: str,
    named: str | None,
    asking: Asking,
    memory: Memory | None,
) -> _Work:
    """A draft taken apart, its facts protected."""
    document = analyse(text, chat=context.is_chat)
    facts = find_facts(document)
    spotted = spotted_in(document, facts)
    spans = [(one.start, one.end) for one in spotted]
    pieces = pieces_of(document, spans, None if named is None else _base(named))
    country = context.recipient.calendar_country
    protected = tuple(
        protected_in(piece, spotted, Tongues(piece.language, _base(to), country))
        if piece.language not in (NO_LANGUAGE, _base(to))
        else ()
        for piece in pieces
    )
    return _Work(text, context, to, named, asking, memory, document, facts, pieces, protected)


def _refuse_nothing_to_do(work: _Work) -> None:
    """Raise SameLanguage for a text with words, all of them in the language that is wanted."""
    languages = {piece.language for piece in work.pieces} - {NO_LANGUAGE}
    if languages == {_base(work.to)}:
        raise SameLanguage(work.to)
