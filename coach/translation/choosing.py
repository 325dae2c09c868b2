"""The engines of a user's choice: by name, for all languages or for one pair, and what there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from coach.finding import Text
from coach.lazily import lazy
from coach.translation import engines
from coach.translation.engines import Capabilities, Engine, EngineError, Order, Rendering
from coach.translation.memory import language_key
from coach.translation.passage import Passage

_FOR_PAIR = lazy(
    r"(?P<source>[A-Za-z]{2,3}(?:-[A-Za-z]{4})?)-(?P<target>[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)"
    r"=(?P<name>.+)"
)


@dataclass(frozen=True, slots=True)
class ForPair:
    """An engine that is to be asked for one pair of languages only."""

    engine: Engine
    source: str
    target: str

    @property
    def name(self) -> str:
        """The name of the engine itself: that is who did the sentence."""
        return self.engine.name

    @property
    def capabilities(self) -> Capabilities:
        """Those of the engine."""
        return self.engine.capabilities

    def speaks(self, source: str, target: str) -> bool:
        """Whether it is the pair it was chosen for, and the engine knows it."""
        return (
            language_key(source) == self.source
            and language_key(target) == self.target
            and self.engine.speaks(source, target)
        )

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterable[Rendering]:
        """See `coach.translation.engines.Engine`."""
        return self.engine.translate(passages, order)


@dataclass(frozen=True, slots=True)
class Offered:
    """An engine that can be named. `capabilities` is None where only a model would tell.

    `missing` says what it needs before it can work, None where it is ready.
    """

    name: str
    capabilities: Capabilities | None
    missing: Text | None


@dataclass(frozen=True, slots=True)
class PairChoice:
    """A choice “zh-de=ENGINE”: the name of an engine for one pair of languages."""

    source: str
    target: str
    name: str

    def of(self, engine: Engine) -> ForPair:
        """The engine, asked for this pair only."""
        return ForPair(engine, self.source, self.target)


def for_pair(choice: str) -> PairChoice | None:
    """The pair that a choice is for; None for an engine that is to be asked for all."""
    found = _FOR_PAIR.fullmatch(choice)
    if found is None:
        return None
    return PairChoice(language_key(found["source"]), language_key(found["target"]), found["name"])


def chosen(choice: str, device: str = "auto") -> Engine:
    """The engine of a choice; one for a pair is asked for no other.

    Raises the EngineErrors of `coach.translation.engines.named`.
    """
    pair = for_pair(choice)
    if pair is None:
        return engines.named(choice, device)
    return pair.of(engines.named(pair.name, device))


def offered() -> tuple[Offered, ...]:
    """All engines, the built-in one first. Nothing is loaded and nobody is asked."""
    found = (_offered(name) for name in engines.names())
    return tuple(sorted(found, key=lambda one: (one.missing is not None, _rank(one), one.name)))


def _rank(one: Offered) -> bool:
    return one.capabilities is None or one.capabilities.remote


def _offered(name: str) -> Offered:
    module: Any = import_module(f"{engines.__name__}.{name}")
    known: Capabilities | None = getattr(module, "CAPABILITIES", None)
    try:
        engine = engines.named(name)
    except EngineError as error:
        return Offered(name, known, error.told)
    return Offered(name, engine.capabilities, None)
