"""One order as DeepL is asked it: passages to requests, answers to renderings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.finding import Text
from coach.translation.engines import EngineError, Order, Rendering
from coach.translation.passage import Passage
from coach.translation.remote.batches import ROOM, ROOM_REPHRASED, context_of, in_turn
from coach.translation.remote.errors import FACTS_LOST, NOTHING_SAID, Broken, NotFound, Refused
from coach.translation.remote.glossaries import Glossaries, not_used
from coach.translation.remote.languages import is_spaced
from coach.translation.remote.tagging import (
    TAG,
    is_settled,
    kept,
    plain,
    settled,
    tagged,
    unplain,
    untagged,
)

if TYPE_CHECKING:
    from deepl import DeepLClient

_FORMALITY = {"formal": "prefer_more", "informal": "prefer_less"}
"""The wishes that languages without formality pass over, instead of failing."""
_TAGGING: dict[str, Any] = {
    "tag_handling": "xml",
    "tag_handling_version": "v2",
    "outline_detection": False,
    "ignore_tags": [TAG],
}


@dataclass(frozen=True, slots=True)
class _Request:
    """Texts, what stands around them, and whether they have tags."""

    texts: list[str]
    around: str
    tags: bool


class Translating:
    """An order on its way; `source` and `target` are DeepL's codes."""

    def __init__(
        self, client: DeepLClient, glossaries: Glossaries, order: Order, source: str, target: str
    ) -> None:
        self._client = client
        self._glossaries = glossaries
        self._order = order
        self._source, self._target = source, target
        self._glossary: str | None = None
        self._notice: Text | None = None

    def renderings(self, passages: Sequence[Passage]) -> Iterator[Rendering]:
        """For each passage, in order. Raises a DeepLError after what was done."""
        done = {
            number: Rendering(settled(passage))
            for number, passage in enumerate(passages)
            if is_settled(passage)
        }
        texts = {
            number: tagged(passage) for number, passage in enumerate(passages) if number not in done
        }
        if texts and self._order.glossary:
            self._take_glossary()

        def answered(batch: list[int]) -> list[Rendering]:
            return self._translated([passages[number] for number in batch])

        yield from in_turn(done, texts, ROOM, answered, _failing(passages))

    def _translated(self, passages: list[Passage]) -> list[Rendering]:
        """One request, and another one for the passages that lost a fact in it."""
        around = context_of(self._order.context, passages[0].before, [one.text for one in passages])
        if not any(passage.protected for passage in passages):
            return self._plainly(passages, around)
        answers = self._asked(_Request([tagged(one) for one in passages], around, tags=True))
        spaced = is_spaced(self._target)
        words = [
            untagged(answer, one, spaced=spaced)
            for answer, one in zip(answers, passages, strict=True)
        ]
        renderings = [
            _rendering(one, said, self._notice) for one, said in zip(passages, words, strict=True)
        ]
        lost = [number for number, said in enumerate(words) if said is None]
        if lost:
            again = self._again([passages[number] for number in lost], around)
            for number, rendering in zip(lost, again, strict=True):
                renderings[number] = rendering
        return renderings

    def _again(self, passages: list[Passage], around: str) -> list[Rendering]:
        """A second attempt; where it fails, the others of the first are still good."""
        try:
            return self._plainly(passages, around)
        except EngineError as error:
            return [_failed(one, error.told) for one in passages]

    def _plainly(self, passages: list[Passage], around: str) -> list[Rendering]:
        """One request without tags."""
        answers = self._asked(_Request([plain(one) for one in passages], around, tags=False))
        return [
            _rendering(one, unplain(answer, one), self._notice)
            for one, answer in zip(passages, answers, strict=True)
        ]

    def _asked(self, request: _Request) -> list[str]:
        """The answers to texts. A glossary that is gone is made again, or left aside."""
        given = self._glossary
        try:
            return self._answers(request)
        except (NotFound, Refused):
            if given is None:
                raise
        self._glossaries.forget(given)
        self._take_glossary()
        try:
            return self._answers(request)
        except (NotFound, Refused) as error:
            if self._glossary is None:
                raise
            self._glossary, self._notice = None, not_used(error.told)
        return self._answers(request)

    def _answers(self, request: _Request) -> list[str]:
        from coach.translation.remote.transport import asking

        with asking():
            found = self._client.translate_text(
                request.texts,
                source_lang=self._source,
                target_lang=self._target,
                formality=_FORMALITY.get(self._order.formality),
                context=request.around or None,
                split_sentences="0",
                preserve_formatting=True,
                glossary=self._glossary,
                **(_TAGGING if request.tags else {}),
            )
            return _words(found, len(request.texts))

    def _take_glossary(self) -> None:
        self._glossary, self._notice = self._glossaries.id_of(
            self._client, self._source, self._target, self._order.glossary
        )


def rephrased(
    client: DeepLClient, passages: Sequence[Passage], code: str, wish: dict[str, str]
) -> Iterator[Rendering]:
    """For each passage the same in other words, in the language of DeepL's `code`.

    `wish` has a tone or a style. Raises a DeepLError after what was done.
    """
    from coach.translation.remote.transport import asking

    done = {
        number: Rendering(passage.text)
        for number, passage in enumerate(passages)
        if is_settled(passage)
    }
    texts = {number: passage.text for number, passage in enumerate(passages) if number not in done}

    def answered(batch: list[int]) -> list[Rendering]:
        asked = [texts[number] for number in batch]
        with asking():
            words = _words(client.rephrase_text(asked, target_lang=code, **wish), len(asked))
        return [
            _rendering(passages[number], kept(said, passages[number]), None)
            for number, said in zip(batch, words, strict=True)
        ]

    yield from in_turn(done, texts, ROOM_REPHRASED, answered, _failing(passages))


def _words(found: Any, count: int) -> list[str]:
    """The texts of an answer. Raises Broken unless there is one for each that was asked."""
    words = [one.text for one in found]
    if len(words) != count or not all(isinstance(one, str) for one in words):
        raise Broken
    return words


def _rendering(passage: Passage, said: str | None, notice: Text | None) -> Rendering:
    if said is None:
        return _failed(passage, FACTS_LOST)
    if not said:
        return _failed(passage, NOTHING_SAID)
    return Rendering(said, notice=notice)


def _failed(passage: Passage, told: Text) -> Rendering:
    return Rendering(passage.text, whole=False, error=told)


def _failing(passages: Sequence[Passage]) -> Callable[[int, EngineError], Rendering]:
    return lambda number, error: _failed(passages[number], error.told)
