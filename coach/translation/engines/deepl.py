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
from typing import TYPE_CHECKING

from coach.finding import Text
from coach.models.remote.client import Patience
from coach.translation.engines import Capabilities, Order, Rendering, UnknownPair
from coach.translation.passage import Passage
from coach.translation.remote.errors import Broken, UnknownLanguage
from coach.translation.remote.glossaries import Glossaries
from coach.translation.remote.languages import (
    REPHRASED,
    base,
    rephrase_code,
    source_code,
    target_code,
)
from coach.translation.remote.ordering import Translating, rephrased
from coach.translation.remote.server import server_of

if TYPE_CHECKING:
    from deepl import DeepLClient

_NO_LIMIT = 10**12
"""Characters that DeepL gives as the limit of an account without one."""
CAPABILITIES = Capabilities(
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


class DeepL:
    """An Engine. Each thread has a client, with a connection that stays open, of its own."""

    def __init__(self, where: str = "", patience: Patience | None = None) -> None:
        """Raises MissingKey, BadKey, BadServer, KeyInTheOpen or Offline."""
        self.name = f"deepl:{where}" if where else "deepl"
        self.capabilities = CAPABILITIES
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
        return self._renderings(passages, order, source, target)

    def usage(self) -> Usage:
        """What is used of the quota. Raises a DeepLError."""
        from coach.translation.remote.transport import asking

        with asking():
            found = self._client().get_usage().character
        if found.count is None:
            raise Broken
        unlimited = found.limit is None or found.limit >= _NO_LIMIT
        return Usage(found.count, None if unlimited else found.limit)

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
        return rephrased(self._client(), passages, code, wish)

    def _renderings(
        self, passages: Sequence[Passage], order: Order, source: str, target: str
    ) -> Iterator[Rendering]:
        asked = Translating(self._client(), self._glossaries, order, source, target)
        yield from asked.renderings(passages)

    def _client(self) -> DeepLClient:
        client: DeepLClient | None = getattr(self._own, "client", None)
        if client is None:
            from coach.translation.remote.transport import client_of

            client = self._own.client = client_of(self._server, self._patience)
        return client
