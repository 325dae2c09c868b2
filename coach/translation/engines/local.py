"""A translation model on this machine: a folder, or a name on the hub that is fetched once.

Marian, NLLB, M2M100 and mBART, through the library transformers. `local:./opus-mt-en-zh`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coach.finding import Text
from coach.models.errors import LocalModelError, OutOfMemory
from coach.models.generating import Generator, generator
from coach.translation.engines import (
    Capabilities,
    EngineError,
    Order,
    Rendering,
    UnknownPair,
)
from coach.translation.neural.cutting import cut, joined
from coach.translation.neural.doubting import CHANGED, ENDLESS, doubt
from coach.translation.neural.masking import LETTERS, Shown, ways_to_show
from coach.translation.neural.tidying import tidy
from coach.translation.passage import Passage

NAME = "local"
BEAMS = 4
"""Translations that are followed at once; the best is taken. Another in which the facts are whole
may say something else: where the best has lost one, the sentence is asked in another way."""
WINDOW = 64
"""Passages that are sorted by length together, and then given."""
TOGETHER = 8
"""Sentences that are translated at a time …"""
TOKENS = 512
"""… and how many tokens they have at most, the shorter ones filled up."""
_ROOM = 4
"""Tokens for the mark of the language and for names that take more than what they hide."""
_LISTED = 12

COST = Text(
    "no money; computing time on this machine, some seconds for a thousand characters",
    "不收费；占用本机计算时间，每千字符约数秒",
)
_NO_FOLDER = Text(
    "say where the model is: local:./opus-mt-en-zh, or its name on the hub with its owner",
    "请写明模型的位置：local:./opus-mt-en-zh，或模型库中带所有者的名称",
)
_TOO_LONG = Text(
    "the sentence is too long for the model and has no joint to cut at; make two of it",
    "句子超出模型可读的长度，且无处可断；请拆成两句",
)


def opened(where: str, device: str) -> Local:
    """The model in the folder or of the name `where`. Raises EngineError where it cannot be used.

    Those are the LocalModelErrors of `coach.models.errors`, a model that does not translate, and
    one that does not say what languages it knows.
    """
    if not where:
        raise EngineError(NAME, _NO_FOLDER)
    name = f"{NAME}:{where}"
    try:
        model = generator(where, device)
    except LocalModelError as error:
        raise EngineError(name, error.told) from error
    return Local(name, model)


@dataclass(slots=True)
class _Work:
    """A part of a passage on its way through the model: what was tried, and what became of it."""

    part: Passage
    ways: Iterator[Shown]
    shown: Shown | None = None
    done: str | None = None
    error: Text | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A passage in parts that the model can read; none where there are no words to translate."""

    passage: Passage
    works: list[_Work] = field(default_factory=list)
    error: Text | None = None


class Local:
    """Translates with one model. Same passages, same answer; threads take turns."""

    def __init__(self, name: str, model: Generator) -> None:
        self.name = name
        self.capabilities = Capabilities(
            remote=False, formality=False, glossary=False, context=False, rephrases=False, cost=COST
        )
        self._model = model
        self._require_translator()
        self._most = model.most - _ROOM
        self._letters = "".join(letter for letter in LETTERS if model.knows(_all_names(letter)))

    def speaks(self, source: str, target: str) -> bool:
        """Whether the model's own files say that it translates from one into the other."""
        return self._model.speaks(source, target)

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterator[Rendering]:
        """Some at a time; a passage that the model spoils has an `error`. Raises UnknownPair."""
        if not self.speaks(order.source, order.target):
            raise UnknownPair(self.name, order.source, order.target, self._known())
        for first in range(0, len(passages), WINDOW):
            window = [self._in_parts(passage) for passage in passages[first : first + WINDOW]]
            pending = [work for parts in window for work in parts.works]
            while pending := [work for work in pending if _goes_on(work)]:
                self._try(pending, order)
            yield from (_rendering(parts, order.target) for parts in window)

    def _require_translator(self) -> None:
        """Raise EngineError for a model that continues texts, or tells nothing of languages."""
        if not self._model.translates:
            told = Text(
                f"The model {self._model.name} continues texts; it is no translation model.",
                f"模型{self._model.name}用于续写文本，不是翻译模型。",
            )
            raise EngineError(self.name, told)
        if not (self._model.languages or self._model.pair):
            told = Text(
                f"The model {self._model.name} does not say what languages it translates. If you "
                "know, write source_lang and target_lang into its tokenizer_config.json.",
                f"模型{self._model.name}没有说明翻译哪些语言。"
                "如已知，请在其tokenizer_config.json中写明source_lang和target_lang。",
            )
            raise EngineError(self.name, told)

    def _known(self) -> str:
        """What the model translates, for who asked for something else."""
        if self._model.pair and not self._model.languages:
            return " → ".join(self._model.pair)
        codes = self._model.languages
        return ", ".join([*codes[:_LISTED], *(["…"] if len(codes) > _LISTED else [])])

    def _in_parts(self, passage: Passage) -> _Parts:
        if not _has_words(passage):
            return _Parts(passage)
        parts = cut(passage, self._fits)
        if parts is None:
            return _Parts(passage, error=_TOO_LONG)
        return _Parts(passage, [_Work(part, ways_to_show(part, self._letters)) for part in parts])

    def _fits(self, passage: Passage) -> bool:
        """Whether the model can read the passage, the best way to show it."""
        shown = next(ways_to_show(passage, self._letters))
        return self._model.lengths([shown.text])[0] <= self._most

    def _try(self, works: Sequence[_Work], order: Order) -> None:
        """Translate each part the way it is now shown, those of like length together.

        A part that fits only with its facts hidden is not shown in another way.
        """
        texts = [work.shown.text for work in works if work.shown]
        lengths = self._model.lengths(texts)
        read = (place for place, length in enumerate(lengths) if length <= self._most)
        places = sorted(read, key=lambda place: (lengths[place], place))
        for group in _grouped(places, lengths):
            answers = self._written([texts[place] for place in group], lengths[group[-1]], order)
            for place, answer in zip(group, answers, strict=True):
                _judge(works[place], answer, order.target)

    def _written(self, texts: list[str], longest: int, order: Order) -> Sequence[list[str] | Text]:
        """The best translations of each text, or why there are none.

        Where memory is short, one at a time.
        """
        try:
            return self._model.candidates(
                texts,
                count=BEAMS,
                max_new_tokens=2 * longest + 20,
                source_language=order.source,
                target_language=order.target,
                whole_only=True,
            )
        except OutOfMemory as error:
            if len(texts) == 1:
                return [error.told]
            return [self._written([text], longest, order)[0] for text in texts]
        except LocalModelError as error:
            raise EngineError(self.name, error.told) from error


def _all_names(letter: str) -> str:
    return " ".join(f"{letter}{number}" for number in range(10))


def _has_words(passage: Passage) -> bool:
    """Whether there is a letter outside of what is protected."""
    return any(
        sign.isalpha() and not any(fact.start <= place < fact.end for fact in passage.protected)
        for place, sign in enumerate(passage.text)
    )


def _grouped(places: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places, sorted by length, in groups that are translated together."""
    group: list[int] = []
    for place in places:
        if len(group) == TOGETHER or lengths[place] * (len(group) + 1) > TOKENS:
            if group:
                yield group
            group = []
        group.append(place)
    if group:
        yield group


def _goes_on(work: _Work) -> bool:
    """Whether there is another way to show what has failed; it is then shown that way."""
    if work.done is not None:
        return False
    shown = next(work.ways, None)
    work.shown = shown or work.shown
    return shown is not None


def _judge(work: _Work, answer: list[str] | Text, target: str) -> None:
    """Take the best translation if it is one and has all facts, or note why it is not."""
    assert work.shown is not None
    if isinstance(answer, Text):
        work.error = answer
        return
    if not answer:
        work.error = ENDLESS
        return
    work.error = doubt(work.shown.text, answer[0], target)
    if work.error is None:
        work.done = work.shown.restored(tidy(answer[0], work.part.text, target))
        work.error = CHANGED if work.done is None else None


def _rendering(parts: _Parts, target: str) -> Rendering:
    """A passage put together; the source with an error where one of its parts has failed."""
    passage = parts.passage
    done = [work.done for work in parts.works if work.done is not None]
    error = parts.error or next((work.error for work in parts.works if work.done is None), None)
    if error is not None:
        return Rendering(passage.text, whole=False, error=error)
    if not parts.works:
        return Rendering(_with_facts_rendered(passage))
    return Rendering(joined(done, [work.part for work in parts.works], target))


def _with_facts_rendered(passage: Passage) -> str:
    text = passage.text
    for fact in reversed(passage.protected):
        text = text[: fact.start] + fact.rendered + text[fact.end :]
    return text
