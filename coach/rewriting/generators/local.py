"""A model on this machine: a folder, or a name on the hub that is fetched once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coach.models.generating import generator
from coach.rewriting.generators import Asked

COUNT = 3
"""How many ways to say a sentence are asked for."""
MOST_TOKENS = 200
TEMPERATURE = 0.6
"""For a model that continues; one that reads and writes gives its best ways."""
SEED = 1


def opened(where: str, device: str) -> Local:
    """The model in the folder or of the name `where`. Raises LocalModelErrors."""
    return Local(where, device)


class Local:
    """A chat model is told what to do and asked; one that reads and writes gets a few words."""

    def __init__(self, source: str | Path, device: str = "auto") -> None:
        self._model = generator(source, device)
        self.name = f"local:{self._model.name}"
        self.reads_brief = self._model.translates

    def candidates(self, requests: Sequence[Asked]) -> Iterator[list[str]]:
        """All sentences in one go, those of one language at a time. Raises LocalModelErrors."""
        found: dict[int, list[str]] = {}
        for system in dict.fromkeys(one.system for one in requests):
            places = [place for place, one in enumerate(requests) if one.system == system]
            answers = self._asked([requests[place] for place in places], system)
            found.update(zip(places, answers, strict=True))
        yield from (found[place] for place in range(len(requests)))

    def _asked(self, requests: Sequence[Asked], system: str) -> list[list[str]]:
        if self._model.translates:
            return self._model.candidates(
                [one.brief for one in requests],
                count=COUNT,
                max_new_tokens=MOST_TOKENS,
                whole_only=True,
            )
        return self._model.candidates(
            [one.prompt for one in requests],
            system=system,
            count=COUNT,
            max_new_tokens=MOST_TOKENS,
            temperature=TEMPERATURE,
            seed=SEED,
            stop=("\n\n",),
            whole_only=True,
        )
