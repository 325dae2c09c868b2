"""Engines that translate, one module each, discovered by the module's name.

A module has `opened(where, device) -> Engine`, and `CAPABILITIES` if they are the same wherever it
is opened, so that an engine can be chosen before it is set up. An engine is named “ENGINE” or
“ENGINE:WHERE”, such as “phrasebook”, “deepl”, “local:./opus-mt-en-zh”. One that is remote runs only
where it is named.
Engines know nothing of drafts, profiles or verification: passages in, renderings out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, Literal, Protocol

from coach.finding import Text
from coach.modules import names_beside
from coach.translation.passage import Passage

Formality = Literal["default", "formal", "informal"]


@dataclass(frozen=True, slots=True)
class Order:
    """How passages are to be translated.

    `source` and `target` are BCP 47 tags, at least the language: "en", "zh", "de", "pt-BR".
    `glossary` maps terms of the source language to those of the target, and holds for every engine
    that can obey one. `context` tells what the text is about and is not translated itself.
    """

    source: str
    target: str
    formality: Formality = "default"
    glossary: Mapping[str, str] = field(default_factory=dict)
    context: str = ""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A term within words that stayed in the source language, and what it means.

    `start` and `end` are code points of `Rendering.text`.
    """

    start: int
    end: int
    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of one passage.

    `text` is in the target language, with every protected stretch in its rendered form. Where the
    engine does not know the passage, `text` is that of the source and `whole` is False; `glosses`
    then explain its terms. `error` is why the passage was not translated although the engine could.
    `notice` is something else that the user should know of it, such as a glossary left aside; the
    same words stand at every passage that they concern.
    """

    text: str
    whole: bool = True
    glosses: tuple[Gloss, ...] = ()
    error: Text | None = None
    notice: Text | None = None


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do, for those who choose one.

    `remote` is True where text leaves this machine. `cost` says in a few words what a thousand
    characters cost: money, quota or seconds. `knows_terms` is True where our own trade terms are
    built in, so that an order's glossary needs only those of the user.
    """

    remote: bool
    formality: bool
    glossary: bool
    context: bool
    rephrases: bool
    cost: Text
    knows_terms: bool = False


class Engine(Protocol):
    """What translates. Safe to share between threads. Raises an EngineError where it cannot work.

    A class of your own can be given to `coach.translate`.
    """

    @property
    def name(self) -> str:
        """How the user knows it."""

    @property
    def capabilities(self) -> Capabilities:
        """What it can do, and at what cost."""

    def speaks(self, source: str, target: str) -> bool:
        """Whether it translates from one language into the other; BCP 47 tags."""

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterable[Rendering]:
        """For each passage, in order, what became of it.

        May raise an EngineError after those that were done; a passage that alone fails is answered
        with a Rendering that has an `error`.
        """


class EngineError(Exception):
    """An engine that cannot translate. `engine` is its name, `told` says why and what to do.

    The exception reads like `told` in English and holds no word of the text.
    """

    def __init__(self, engine: str, told: Text) -> None:
        super().__init__(told.en)
        self.engine = engine
        self.told = told


class UnknownEngine(EngineError, ValueError):
    """A name that is no engine's. `engines` are those there are."""

    def __init__(self, name: str, engines: Iterable[str]) -> None:
        self.engines = tuple(engines)
        known = ", ".join(self.engines)
        told = Text(
            f"there is no translation engine {name!r}; there are: {known}",
            f"没有翻译引擎“{name}”；可用的有：{known}",
        )
        super().__init__(name, told)


class UnknownPair(EngineError):
    """Two languages between which an engine does not translate."""

    def __init__(self, engine: str, source: str, target: str, known: str = "") -> None:
        more = (f"; it knows {known}", f"；支持{known}") if known else ("", "")
        told = Text(
            f"{engine} does not translate from {source} to {target}{more[0]}",
            f"{engine}不支持从{source}译为{target}{more[1]}",
        )
        super().__init__(engine, told)
        self.source, self.target = source, target


@cache
def names() -> frozenset[str]:
    """The names of all engines, read off the modules of this package."""
    return names_beside(__file__)


def named(name: str, device: str = "auto") -> Engine:
    """The engine that `name`, “ENGINE” or “ENGINE:WHERE”, names.

    `device` is where a model on this machine computes. Raises UnknownEngine, and at once the
    EngineErrors of what cannot work: a missing key, a folder without a model.
    """
    engine, _, where = name.partition(":")
    if engine not in names():
        raise UnknownEngine(name.split("@")[-1], sorted(names()))
    module: Any = import_module(f"{__name__}.{engine}")
    found: Engine = module.opened(where.strip(), device)
    return found
