"""A translation model on this machine: a folder, or a name on the hub that is fetched once.

Marian, NLLB, M2M100 and mBART, through the library transformers. `local:./opus-mt-en-zh`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from coach.translation.neural.doubting import ENDLESS
from coach.translation.neural.masking import LETTERS
from coach.translation.neural.working import renderings
from coach.translation.passage import Passage

NAME = "local"
BEAMS = 4
"""Translations that are followed at once; the best is taken. Another in which the facts are whole
may say something else: where the best has lost one, the sentence is asked in another way."""
TOGETHER = 8
"""Sentences that are translated at a time …"""
TOKENS = 512
"""… and how many tokens they have at most, the shorter ones filled up."""
_ROOM = 4
"""Tokens for the mark of the language and for names that take more than what they hide."""
_LISTED = 12

COST = Text(
    "no money; computing time: some seconds for a thousand characters, half a minute with a "
    "large model",
    "不收费；占用本机计算时间：每千字符约数秒，大模型约半分钟",
)
CAPABILITIES = Capabilities(
    remote=False, formality=False, glossary=False, context=False, rephrases=False, cost=COST
)
_NO_FOLDER = Text(
    "say where the model is: local:./opus-mt-en-zh, or its name on the hub with its owner",
    "请写明模型的位置：local:./opus-mt-en-zh，或模型库中带所有者的名称",
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


class Local:
    """Translates with one model. Same passages, same answer; threads take turns."""

    def __init__(self, name: str, model: Generator) -> None:
        self.name = name
        self.capabilities = CAPABILITIES
        self._model = model
        self._require_translator()
        self._letters = "".join(letter for letter in LETTERS if model.knows(_all_names(letter)))

    def speaks(self, source: str, target: str) -> bool:
        """Whether the model's own files say that it translates from one into the other."""
        return self._model.speaks(source, target)

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterator[Rendering]:
        """Some at a time; a passage that the model spoils has an `error`. Raises UnknownPair."""
        if not self.speaks(order.source, order.target):
            raise UnknownPair(self.name, order.source, order.target, self._known())
        writer = _Writer(self.name, self._model, self._letters, order)
        yield from renderings(passages, order.target, writer)

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


@dataclass(frozen=True, slots=True)
class _Writer:
    """The model, told what to translate into what."""

    name: str
    model: Generator
    letters: str
    order: Order

    def fits(self, text: str) -> bool:
        """Whether the model has places for the text."""
        return self.model.lengths([text])[0] + _ROOM <= self.model.most

    def write(self, texts: Sequence[str]) -> list[str | Text]:
        """The best translation of each text, or why there is none; those of like length together.

        Raises EngineError where the model cannot be used at all.
        """
        lengths = self.model.lengths(texts)
        places = sorted(range(len(texts)), key=lambda place: (lengths[place], place))
        found: dict[int, str | Text] = {}
        for group in _grouped(places, lengths):
            answers = self._together([texts[place] for place in group], lengths[group[-1]])
            found.update(zip(group, answers, strict=True))
        return [found[place] for place in range(len(texts))]

    def _together(self, texts: list[str], longest: int) -> list[str | Text]:
        """Texts of `longest` tokens at most; one at a time where memory is short."""
        try:
            rows = self.model.candidates(
                texts,
                count=BEAMS,
                max_new_tokens=2 * longest + 20,
                source_language=self.order.source,
                target_language=self.order.target,
                whole_only=True,
            )
        except OutOfMemory as error:
            if len(texts) == 1:
                return [error.told]
            return [self._together([text], longest)[0] for text in texts]
        except LocalModelError as error:
            raise EngineError(self.name, error.told) from error
        return [row[0] if row else ENDLESS for row in rows]


def _all_names(letter: str) -> str:
    return " ".join(f"{letter}{number}" for number in range(10))


def _grouped(places: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places, sorted by length, in groups that are translated together."""
    group: list[int] = []
    for place in places:
        if group and (len(group) == TOGETHER or lengths[place] * (len(group) + 1) > TOKENS):
            yield group
            group = []
        group.append(place)
    if group:
        yield group
