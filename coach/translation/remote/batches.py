"""How texts are divided into requests: as few as the API allows."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping

from coach.translation.engines import EngineError, Rendering
from coach.translation.remote.errors import TooLarge

MOST_TEXTS = 50
"""Texts in one request, of the API."""
MOST_BYTES = 128 * 1024
"""Bytes of the body of a request to translate, of the API."""
MOST_REPHRASED = 10 * 1024
"""Bytes of the body of a request to rephrase, of the API."""
_SETTINGS = 2048
"""Bytes that the rest of a body may have: languages, formality, the name of a glossary."""
_MOST_CONTEXT = 24 * 1024
"""Bytes of what is told around the texts."""
ROOM = MOST_BYTES - _SETTINGS - _MOST_CONTEXT
"""Bytes that are left for the texts of a request to translate."""
ROOM_REPHRASED = MOST_REPHRASED - 256
"""Bytes that are left for the texts of a request to rephrase."""


def size(text: str) -> int:
    """Bytes of a text in a body, with its comma; the client writes JSON in ASCII."""
    return len(json.dumps(text)) + 2


def batches(texts: Mapping[int, str], space: int) -> Iterator[list[int]]:
    """The numbers of the texts, in order, in batches of up to `space` bytes.

    A text that is larger than that is in a batch of its own.
    """
    batch: list[int] = []
    filled = 0
    for number, text in texts.items():
        needed = size(text)
        if batch and (len(batch) == MOST_TEXTS or filled + needed > space):
            yield batch
            batch, filled = [], 0
        batch.append(number)
        filled += needed
    if batch:
        yield batch


def context_of(told: str, before: str, texts: list[str]) -> str:
    """What is told around texts, each of which DeepL translates for itself: all of them, in a row.

    What does not fit is left off at the end.
    """
    lines: list[str] = []
    space = _MOST_CONTEXT
    for line in (told.strip(), before.strip(), *texts):
        space -= size(line)
        if space < 0:
            break
        if line:
            lines.append(line)
    return "\n".join(lines)


def in_turn(
    done: dict[int, Rendering],
    texts: Mapping[int, str],
    space: int,
    answered: Callable[[list[int]], list[Rendering]],
    failed: Callable[[int, EngineError], Rendering],
) -> Iterator[Rendering]:
    """Renderings by number, from 0 on: those in `done`, and those of `texts` as they are answered.

    A batch that the server finds too large is halved, and `failed` tells of a text that alone is.
    What another error of `answered` leaves undone is not rendered: the error comes in its place.
    """
    place = 0
    waiting = deque(batches(texts, space))
    while waiting or place in done:
        while place in done:
            yield done.pop(place)
            place += 1
        if not waiting:
            break
        batch = waiting.popleft()
        try:
            if size(texts[batch[0]]) > space:
                raise TooLarge
            done.update(zip(batch, answered(batch), strict=True))
        except TooLarge as error:
            if len(batch) == 1:
                done[batch[0]] = failed(batch[0], error)
            else:
                half = len(batch) // 2
                waiting.extendleft((batch[half:], batch[:half]))
