"""DeepL, asked through its official client with a key of the user's.

Facts go as tags that DeepL leaves alone and are put back in the form their reader is to see. An
answer in which one is missing is asked for again without tags and compared; if it is missing there
too, the sentence is not translated. The key is in DEEPL_AUTH_KEY; “deepl:URL” or DEEPL_SERVER_URL
name another server.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import local
from typing import TYPE_CHECKING, Any

from coach.finding import Text
from coach.models.remote.client import Patience
from coach.translation.engines import Capabilities, EngineError, Order, Rendering, UnknownPair
from coach.translation.passage import Passage
from coach.translation.remote.batches import ROOM, ROOM_REPHRASED, context_of, in_turn
from coach.translation.remote.errors import (
    FACTS_LOST,
    NOTHING_SAID,
    Broken,
    NotFound,
    Refused,
    UnknownLanguage,
)
from coach.translation.remote.glossaries import Glossaries, not_used
from coach.translation.remote.languages import (
    REPHRASED,
    base,
    is_spaced,
    rephrase_code,
    source_code,
    target_code,
)
from coach.translation.remote.server import server_of
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
_CAPABILITIES = Capabilities(
    remote=True,
    formality=True,
    glossary=True,
    context=True,
    rephrases=True,
    cost=Text("1,000 characters of your DeepL quota", "消耗1000字符的DeepL额度"),
)


def opened(where: str, device: str) -> DeepL:
    """DeepL at `where`, a URL, or its own server. Raises a DeepLError: no key, a bad address."""
    return DeepL(where)


@dataclass(frozen=True, slots=True)
class Usage:
    """Characters that were used in this billing period, and how many there may be.

    `limit` is None where the plan has none.
    """

    characters: int
    limit: int | None


@dataclass(slots=True)
class _Job:
    """What is asked in one go. `glossary` is its id on the server, `notice` what is told of it."""

    order: Order
    source: str
    target: str
    glossary: str | None = None
    notice: Text | None = None


class DeepL:
    """An Engine. Each thread has a client, with a connection that stays open, of its own."""

    def __init__(self, where: str = "", patience: Patience | None = None) -> None:
        """Raises MissingKey, BadKey, BadServer, KeyInTheOpen or Offline."""
        self.name = f"deepl:{where}" if where else "deepl"
        self.capabilities = _CAPABILITIES
        self._server = server_of(where)
        self._patience = patience or Patience()
        self._glossaries = Glossaries()
        self._own = local()

    def __repr__(self) -> str:
        return f"DeepL({self.name!r})"

    def speaks(self, source: str, target: str) -> bool:
        """Whether DeepL translates from one language into another; not between variants."""
        one, other = source_code(source), target_code(target)
        return one is not None and other is not None and base(one) != base(other)

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterator[Rendering]:
        """For each passage, in order, what became of it.

        Raises UnknownPair at once, and a DeepLError after what was done.
        """
        source, target = source_code(order.source), target_code(order.target)
        if source is None or target is None or base(source) == base(target):
            raise UnknownPair(self.name, order.source, order.target)
        return self._renderings(passages, _Job(order, source, target))

    def usage(self) -> Usage:
        """What is used of the quota. Raises a DeepLError."""
        from coach.translation.remote.transport import asking

        with asking():
            found = self._client().get_usage().character
        if found.count is None:
            raise Broken
        return Usage(found.count, found.limit)

    def rephrase(
        self, passages: Sequence[Passage], language: str, *, tone: str = "", style: str = ""
    ) -> Iterator[Rendering]:
        """For each passage, in order, the same in other words; facts as they are written.

        `language` is that of the passages, BCP 47. `tone` is one of enthusiastic, friendly,
        confident and diplomatic, or `style` of simple, business, academic and casual; a language
        without tones passes over it. Raises ValueError for both at a time, UnknownLanguage, and a
        DeepLError after what was done.
        """
        if tone and style:
            raise ValueError("DeepL takes a tone or a style, not both")
        code = rephrase_code(language)
        if code is None:
            raise UnknownLanguage(language, ", ".join(sorted(REPHRASED)))
        wish = {name: f"prefer_{one}" for name, one in (("tone", tone), ("style", style)) if one}
        return self._rephrased(passages, code, wish)

    def _renderings(self, passages: Sequence[Passage], job: _Job) -> Iterator[Rendering]:
        done = {
            number: Rendering(settled(passage))
            for number, passage in enumerate(passages)
            if is_settled(passage)
        }
        texts = {
            number: tagged(passage) for number, passage in enumerate(passages) if number not in done
        }
        if texts and job.order.glossary:
            job.glossary, job.notice = self._glossary(job)

        def failed(number: int, error: EngineError) -> Rendering:
            return _failed(passages[number], error.told)

        def answered(batch: list[int]) -> list[Rendering]:
            return self._translated([passages[number] for number in batch], job)

        yield from in_turn(done, texts, ROOM, answered, failed)

    def _translated(self, passages: list[Passage], job: _Job) -> list[Rendering]:
        """One request, and another one for the passages that lost a fact in it."""
        spaced = is_spaced(job.target)
        has_facts = any(passage.protected for passage in passages)
        texts = [tagged(one) if has_facts else plain(one) for one in passages]
        answers = self._asked(texts, passages, job, tags=has_facts)
        words = [
            untagged(answer, one, spaced=spaced) if has_facts else unplain(answer, one)
            for answer, one in zip(answers, passages, strict=True)
        ]
        renderings = [
            _rendering(one, said, job.notice) for one, said in zip(passages, words, strict=True)
        ]
        lost = [number for number, said in enumerate(words) if said is None]
        if lost:
            again = self._without_tags([passages[number] for number in lost], job)
            for number, rendering in zip(lost, again, strict=True):
                renderings[number] = rendering
        return renderings

    def _without_tags(self, passages: list[Passage], job: _Job) -> list[Rendering]:
        try:
            answers = self._asked([plain(one) for one in passages], passages, job, tags=False)
        except EngineError as error:
            # The others of this request are there; only these have failed.
            return [_failed(one, error.told) for one in passages]
        return [
            _rendering(one, unplain(answer, one), job.notice)
            for one, answer in zip(passages, answers, strict=True)
        ]

    def _asked(
        self, texts: list[str], passages: list[Passage], job: _Job, *, tags: bool
    ) -> list[str]:
        """The answers to texts. A glossary that is gone is made again, or left aside."""
        given = job.glossary
        try:
            return self._answers(texts, passages, job, tags=tags)
        except (NotFound, Refused):
            if given is None:
                raise
        self._glossaries.forget(given)
        job.glossary, job.notice = self._glossary(job)
        try:
            return self._answers(texts, passages, job, tags=tags)
        except (NotFound, Refused) as error:
            if job.glossary is None:
                raise
            job.glossary, job.notice = None, not_used(error.told)
        return self._answers(texts, passages, job, tags=tags)

    def _answers(
        self, texts: list[str], passages: list[Passage], job: _Job, *, tags: bool
    ) -> list[str]:
        from coach.translation.remote.transport import asking

        around = context_of(job.order.context, passages[0].before, [one.text for one in passages])
        tagging: dict[str, Any] = {
            "tag_handling": "xml",
            "tag_handling_version": "v2",
            "outline_detection": False,
            "ignore_tags": [TAG],
        }
        with asking():
            found = self._client().translate_text(
                texts,
                source_lang=job.source,
                target_lang=job.target,
                formality=_FORMALITY.get(job.order.formality),
                context=around or None,
                split_sentences="0",
                preserve_formatting=True,
                glossary=job.glossary,
                **(tagging if tags else {}),
            )
            return _words(found, len(texts))

    def _rephrased(
        self, passages: Sequence[Passage], code: str, wish: dict[str, Any]
    ) -> Iterator[Rendering]:
        from coach.translation.remote.transport import asking

        done = {
            number: Rendering(passage.text)
            for number, passage in enumerate(passages)
            if is_settled(passage)
        }
        texts = {
            number: passage.text for number, passage in enumerate(passages) if number not in done
        }

        def failed(number: int, error: EngineError) -> Rendering:
            return _failed(passages[number], error.told)

        def answered(batch: list[int]) -> list[Rendering]:
            asked = [texts[number] for number in batch]
            with asking():
                found = self._client().rephrase_text(asked, target_lang=code, **wish)
                words = _words(found, len(asked))
            return [
                _rendering(passages[number], kept(said, passages[number]), None)
                for number, said in zip(batch, words, strict=True)
            ]

        yield from in_turn(done, texts, ROOM_REPHRASED, answered, failed)

    def _glossary(self, job: _Job) -> tuple[str | None, Text | None]:
        return self._glossaries.id_of(self._client(), job.source, job.target, job.order.glossary)

    def _client(self) -> DeepLClient:
        client: DeepLClient | None = getattr(self._own, "client", None)
        if client is None:
            from coach.translation.remote.transport import client_of

            client = self._own.client = client_of(self._server, self._patience)
        return client


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
