"""Engines of the tests' own: one with a dictionary, one that fails, one that loses what it gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coach.finding import Text
from coach.translation.engines import Capabilities, EngineError, Order, Rendering
from coach.translation.passage import Passage

CAPABILITIES = Capabilities(
    remote=False,
    formality=False,
    glossary=False,
    context=False,
    rephrases=False,
    cost=Text("nothing", "免费"),
)


@dataclass
class ByHand:
    """Translates what its dictionary holds; “{}” there stands for a protected stretch."""

    words: Mapping[str, str]
    name: str = "by-hand"
    pairs: frozenset[tuple[str, str]] = frozenset({("en", "zh"), ("zh", "en")})
    capabilities: Capabilities = CAPABILITIES
    asked: list[tuple[Order, tuple[Passage, ...]]] = field(default_factory=list)

    def speaks(self, source: str, target: str) -> bool:
        return (source.partition("-")[0], target.partition("-")[0]) in self.pairs

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterable[Rendering]:
        self.asked.append((order, tuple(passages)))
        return map(self.rendering, passages)

    def rendering(self, passage: Passage) -> Rendering:
        found = self.words.get(pattern_of(passage))
        if found is None:
            return Rendering(passage.text, whole=False)
        return Rendering(found.format(*(one.rendered for one in passage.protected)))


@dataclass
class Marking(ByHand):
    """Says of everything that it is translated, with every protected stretch in its form."""

    def rendering(self, passage: Passage) -> Rendering:
        parts: list[str] = []
        at = 0
        for one in passage.protected:
            parts += [passage.text[at : one.start].upper(), one.rendered]
            at = one.end
        return Rendering("»" + "".join(parts) + passage.text[at:].upper() + "«")


@dataclass
class Failing(ByHand):
    """Translates as many passages as `first` says, and then breaks."""

    first: int = 0

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterator[Rendering]:
        for number, rendering in enumerate(super().translate(passages, order)):
            if number == self.first:
                raise EngineError(self.name, Text("the line is down", "线路中断"))
            yield rendering


@dataclass
class Losing(ByHand):
    """Loses the protected stretch with the text `loses`."""

    loses: str = ""

    def rendering(self, passage: Passage) -> Rendering:
        done = super().rendering(passage)
        return Rendering(done.text.replace(self.loses, ""), done.whole)


def pattern_of(passage: Passage) -> str:
    """The text of a passage with “{}” for each protected stretch."""
    parts: list[str] = []
    at = 0
    for one in passage.protected:
        parts += [passage.text[at : one.start], "{}"]
        at = one.end
    return "".join([*parts, passage.text[at:]])
