"""The phrasebook: English and Chinese without a model. See `coach.phrases`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.finding import Text
from coach.phrases.book import phrasebook
from coach.translation.engines import (
    Capabilities,
    EngineError,
    Gloss,
    Order,
    Rendering,
    UnknownPair,
)
from coach.translation.glossary import terms_in
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
        knows_terms=True,
    )

    def speaks(self, source: str, target: str) -> bool:
        """English and Chinese, either way."""
        return {_language(source), _language(target)} == _LANGUAGES

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterator[Rendering]:
        """Each passage by itself; one that is not covered stays as it is, with glosses."""
        if not self.speaks(order.source, order.target):
            raise UnknownPair(self.name, order.source, order.target, "en-zh, zh-en")
        source = _language(order.source)
        book = phrasebook(source, tuple(sorted(order.glossary.items())))
        for passage in passages:
            found = book.translated(passage)
            if found is not None:
                yield Rendering(found)
            else:
                yield Rendering(passage.text, whole=False, glosses=_glosses(passage, order, source))


def _glosses(passage: Passage, order: Order, source: str) -> tuple[Gloss, ...]:
    """What the terms of a passage mean that stays in its language; facts need no gloss."""
    taken = [(fact.start, fact.end) for fact in passage.protected]
    return tuple(
        Gloss(one.start, one.end, passage.text[one.start : one.end], meaning)
        for one in terms_in(passage.text, source)
        if one.term.kind in ("noun", "name")
        and not any(start < one.end and one.start < end for start, end in taken)
        for meaning in [one.term.zh if source == "en" else one.term.en]
    )


def _language(tag: str) -> str:
    return tag.split("-")[0].lower()
