"""Engines that say a sentence again: models of the user's own choice, used only when named.

One module each, discovered by the module's name, with `opened(where, device) -> Generator`. A
generator is named “ENGINE:WHERE”, such as “local:./my-model” or
“endpoint:http://localhost:11434#qwen2.5:7b”. What it answers goes through the guard like any other
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from coach.finding import Language, Text
from coach.models.errors import ModelError
from coach.modules import names_beside


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence to be said again, its facts masked as ⟨F1⟩, ⟨F2⟩ …

    `system` and `prompt` are for a model that is told what to do and asked, `brief` is for one
    that reads a text and writes another. Nothing else of a draft may go to a model.
    """

    language: Language
    system: str
    prompt: str
    brief: str


class Generator(Protocol):
    """What says sentences again. `name` is shown beside its words; safe to share between threads.

    A class of your own can be given to `coach.rewrite`; raise a ModelError where it cannot answer.
    """

    @property
    def name(self) -> str:
        """How the user knows it."""

    @property
    def reads_brief(self) -> bool:
        """Whether it reads `Asked.brief` rather than the prompt."""

    def candidates(self, requests: Sequence[Asked]) -> Iterable[Sequence[str]]:
        """For each request, in order, what the sentence may become, the best first.

        May raise a ModelError after those that were answered.
        """


class UnknownEngine(ModelError, ValueError):
    """A name of a generator that begins with no engine. `engines` are those there are."""

    def __init__(self, name: str, engines: Iterable[str]) -> None:
        self.engines = tuple(engines)
        forms = " / ".join(f"{engine}:…" for engine in self.engines)
        told = Text(
            f"there is no generator {name!r}; it is written {forms}",
            f"没有生成器“{name}”；写法为{forms}",
        )
        super().__init__(name, told)


@cache
def names() -> frozenset[str]:
    """The names of all engines, read off the modules of this package."""
    return names_beside(__file__)


def named(name: str, device: str = "auto") -> Generator:
    """The generator that `name`, “ENGINE:WHERE”, names.

    `device` is where a model on this machine computes. Raises a ModelError at once for what cannot
    work: UnknownEngine, the LocalModelErrors of `coach.models.errors` for a folder without a model,
    BadAddress, KeyInTheOpen or Offline of `coach.models.remote.errors` for an endpoint.
    """
    engine, colon, where = name.partition(":")
    if engine not in names() or not colon or not where.strip():
        raise UnknownEngine(name.split("@")[-1], sorted(names()))
    module: Any = import_module(f"{__name__}.{engine}")
    found: Generator = module.opened(where.strip(), device)
    return found
