"""A model of Firefox Translations in a folder on this machine: small, and quick without torch.

One model for one pair, read by the library fxtranslate. `firefox:./enzh`. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any
from weakref import finalize

from coach.analysis.scripts import HAN, HANGUL, KANA
from coach.finding import Text
from coach.models.languages import Languages
from coach.translation.engines import Capabilities, EngineError, Order, Rendering, UnknownPair
from coach.translation.neural.masking import LETTERS
from coach.translation.neural.working import renderings
from coach.translation.passage import Passage

NAME = "firefox"
EXTRA = "pip install 'draft-coach[firefox]'"
COST = Text("no money; a little computing time on this machine", "不收费；占用本机少量计算时间")
CAPABILITIES = Capabilities(
    remote=False, formality=False, glossary=False, context=False, rephrases=False, cost=COST
)

_MODEL = re.compile(
    r"model\.(?P<source>[a-z]{2})(?P<target>[a-z]{2})(?:_(?P<script>[a-z]{4}))?\..*bin"
)
_PACKED = re.compile(r"model\..*\.bin\.(?:gz|zst|xz)")
_MOST = 100
"""Tokens of a sentence, as `_tokens` counts them; the library cuts off what is beyond 127."""
_LETTERS_A_TOKEN = 3
"""A vocabulary of 32,000 pieces has longer ones for most words of English: counted with caution."""
_TOKEN = re.compile(rf"[{HAN}{KANA}{HANGUL}]|[^\W\d_{HAN}{KANA}{HANGUL}]+|\S")
_TRIAL = "X1"

_Tasks = SimpleQueue[tuple[Sequence[str], Future[list[str] | Text]] | None]
"""What the thread of a model has to do; None ends it."""


def opened(where: str, device: str) -> Firefox:
    """The model in the folder `where`; it computes on the processor, whatever the device.

    Raises EngineError where it cannot be used.
    """
    name = f"{NAME}:{where}"
    files = _files_in(name, where)
    try:
        library = import_module("fxtranslate")
    except ImportError as error:
        raise EngineError(name, _text(_MISSING, EXTRA)) from error
    return Firefox(name, files, library)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one model.

    A list of likely words that comes with many (`lex.….bin`) is left alone: it is there for speed,
    and would keep the model from copying a name that it does not list.
    """

    source: str
    target: str
    model: Path
    source_pieces: Path
    target_pieces: Path


class Firefox:
    """Translates with one model. Safe to share: threads take turns."""

    def __init__(self, name: str, files: Files, library: Any) -> None:
        self.name = name
        self.capabilities = CAPABILITIES
        self._languages = Languages(name, {}, frozenset(), files.source, files.target)
        self._tasks: _Tasks = SimpleQueue()
        Thread(target=_serve, args=(files, library, self._tasks), daemon=True).start()
        finalize(self, self._tasks.put, None)
        self._written([_TRIAL])  # what is missing in a model shows only when it is used

    def speaks(self, source: str, target: str) -> bool:
        """Whether these are the languages that the name of the model's file tells."""
        return self._languages.speaks(source, target)

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterator[Rendering]:
        """Some at a time; a passage that the model spoils has an `error`. Raises UnknownPair."""
        if not self.speaks(order.source, order.target):
            known = f"{self._languages.reads} → {self._languages.writes}"
            raise UnknownPair(self.name, order.source, order.target, known)
        yield from renderings(passages, order.target, _Writer(self._written))

    def _written(self, texts: Sequence[str]) -> Sequence[str]:
        """What the model writes for the texts. Raises EngineError for damaged files."""
        answer: Future[list[str] | Text] = Future()
        self._tasks.put((texts, answer))
        found = answer.result()
        if isinstance(found, Text):
            raise EngineError(self.name, found)
        return found


def _serve(files: Files, library: Any, tasks: _Tasks) -> None:
    """Translate task after task, until there is None.

    The library lets a model be made, used and given back by one thread alone; so the model and
    the errors that know it stay in here.
    """
    model = None
    while (task := tasks.get()) is not None:
        texts, answer = task
        try:
            model = model or _read(files, library)
            answer.set_result([model.translate(text) for text in texts])
        except BaseException as error:  # the library panics with one that is no Exception
            answer.set_result(_text(_UNREADABLE, str(error)))


def _read(files: Files, library: Any) -> Any:
    return library.Translator(
        model=files.model.read_bytes(),
        src_vocab=files.source_pieces.read_bytes(),
        trg_vocab=files.target_pieces.read_bytes(),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """The model, as passages go through it."""

    write: Callable[[Sequence[str]], Sequence[str]]
    letters: str = LETTERS

    def fits(self, text: str) -> bool:
        """Whether the text is surely not cut off."""
        return _tokens(text) <= _MOST


_NO_FOLDER = Text(
    "say in which folder the model is: firefox:./enzh",
    "请写明模型所在的文件夹：firefox:./enzh",
)
_MISSING = Text(
    "models of Firefox need fxtranslate, which is not installed: {}",
    "使用Firefox模型需要fxtranslate，尚未安装：{}",
)
_NOT_THERE = Text("there is no folder {} with a model", "没有模型文件夹{}")
_NOT_WHOLE = Text(
    "the folder {} needs one file model.enzh.….bin, named after its languages, and beside it "
    "vocab.enzh.spm or srcvocab.enzh.spm and trgvocab.enzh.spm",
    "文件夹{}中须有一个以语言命名的model.enzh.….bin，以及vocab.enzh.spm，或srcvocab.enzh.spm和trgvocab.enzh.spm",
)
_IS_PACKED = Text("unpack the files in {} first", "请先解压{}中的文件")
_UNREADABLE = Text("the model cannot be read: {}", "无法读取模型：{}")


def _text(words: Text, about: str) -> Text:
    return Text(words.en.format(about), words.zh.format(about))


def _files_in(name: str, where: str) -> Files:
    """The files of the one model in the folder. Raises EngineError where it is not whole."""
    if not where:
        raise EngineError(NAME, _NO_FOLDER)
    folder = Path(where).expanduser()
    if not folder.is_dir():
        raise EngineError(name, _text(_NOT_THERE, where))
    models = [
        (path, found)
        for path in sorted(folder.iterdir())
        if (found := _MODEL.fullmatch(path.name)) and not _PACKED.fullmatch(path.name)
    ]
    if not models and any(_PACKED.fullmatch(path.name) for path in folder.iterdir()):
        raise EngineError(name, _text(_IS_PACKED, where))
    pieces = [
        next(iter(sorted(folder.glob(f"{kind}vocab.*spm"))), None) for kind in ("src", "trg", "")
    ]
    first, second = pieces[0] or pieces[2], pieces[1] or pieces[2]
    if len(models) != 1 or first is None or second is None:
        raise EngineError(name, _text(_NOT_WHOLE, where))
    [(path, found)] = models
    target = f"{found['target']}-{found['script'].title()}" if found["script"] else found["target"]
    return Files(found["source"], target, path, first, second)


def _tokens(text: str) -> int:
    """About how many pieces the model makes of a text, and rather too many than too few."""
    words = (len(word[0]) for word in _TOKEN.finditer(text))
    return sum(-(-length // _LETTERS_A_TOKEN) for length in words)
