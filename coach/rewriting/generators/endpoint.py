"""A model behind any server that speaks the chat protocol of OpenAI, here or elsewhere."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from threading import Lock

from coach.models.remote.address import address_of
from coach.models.remote.client import Conversation, Patience, RemoteModel
from coach.models.remote.errors import RemoteModelError
from coach.rewriting.generators import Asked

COUNT = 3
"""How many ways to say a sentence are asked for."""
KEPT = 256
"""How many sentences' answers are remembered, so that the same draft is not asked twice."""


def opened(where: str, device: str) -> Endpoint:
    """The model at `where`, “URL#MODEL”. Raises BadAddress, KeyInTheOpen, Offline."""
    return Endpoint(where)


class Endpoint:
    """Each sentence is a conversation of its own. The answers stay in memory, nowhere else."""

    reads_brief = False

    def __init__(self, where: str, patience: Patience | None = None) -> None:
        self._model = RemoteModel(address_of(where), patience)
        self.name = f"endpoint:{where}"
        self._known: OrderedDict[Conversation, list[str]] = OrderedDict()
        self._lock = Lock()

    def candidates(self, requests: Sequence[Asked]) -> Iterator[list[str]]:
        """All sentences at once. Raises a RemoteModelError after what was answered."""
        asked = [Conversation(one.system, one.prompt) for one in requests]
        with self._lock:
            known = {one: self._known[one] for one in asked if one in self._known}
        fresh = [one for one in dict.fromkeys(asked) if one not in known]
        trouble: RemoteModelError | None = None
        try:
            answers = self._model.answers(fresh, count=COUNT) if fresh else ()
            for one, found in zip(fresh, answers, strict=True):
                known[one] = found
                self._remember(one, found)
        except RemoteModelError as error:
            trouble = error
        yield from (known.get(one, []) for one in asked)
        if trouble is not None:
            raise trouble

    def _remember(self, asked: Conversation, found: list[str]) -> None:
        if not found:
            return
        with self._lock:
            self._known[asked] = found
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
