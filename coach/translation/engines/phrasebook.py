"""The phrasebook: English and Chinese without a model. See `coach.phrases`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.finding import Text
from coach.phrases.book import phrasebook
from coach.translation.engines import Capabilities, EngineError, Order, Rendering, UnknownPair
from coach.translation.passage import Passage

_LANGUAGES = frozenset({"en", "zh"})


def opened(where: str, device: str) -> Phrases:
    """The phrasebook. Raises EngineError for a place, since it has none."""
    if where:
        told = Text(
            "the phrasebook is built in; write just: phrasebook",
            "常用语库是内置的；只需写：phrasebook",
        )
        raise EngineError("phrasebook", told)
    return Phrases()


class Phrases:
    """Translates what its pairs of phrases cover, and leaves the rest as it is."""

    name = "phrasebook"
    capabilities = Capabilities(
        remote=False,
        formality=False,
        glossary=True,
        context=False,
        rephrases=False,
        cost=Text("free; milliseconds", "免费；毫秒级"),
    )

    def speaks(self, source: str, target: str) -> bool:
        """English and Chinese, either way."""
        return {_language(source), _language(target)} == _LANGUAGES

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterator[Rendering]:
        """Each passage by itself; one that is not covered stays as it is, with glosses."""
        if not self.speaks(order.source, order.target):
            raise UnknownPair(self.name, order.source, order.target, "en-zh, zh-en")
        book = phrasebook(_language(order.source))
        for passage in passages:
            found = book.translated(passage)
            yield Rendering(passage.text, whole=False) if found is None else Rendering(found)


def _language(tag: str) -> str:
    return tag.split("-")[0].lower()
