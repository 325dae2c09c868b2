"""Server-sent events: long work that tells how far it is.

A stream holds events with names of their own and JSON as data, and always closes with `end`. What
fails on the way is a `problem` with the same document that an answer of its own would have been.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from flask import Response, request

from coach.service.errors import problem_of

EVENTS = "text/event-stream"


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `data` is plain data."""

    name: str
    data: Any

    def written(self) -> str:
        """As it goes over the line. JSON has no line break, so one line of data is enough."""
        return f"event: {self.name}\ndata: {json.dumps(self.data, ensure_ascii=False)}\n\n"


STILL_HERE = Event("", None)
"""Says nothing, and finds out whether the client is still there."""
_COMMENT = ": at work\n\n"


def wants_events() -> bool:
    """Whether the client asks for events rather than for one answer."""
    offered = ("application/json", EVENTS)
    return request.accept_mimetypes.best_match(offered, default=offered[0]) == EVENTS


def streamed(events: Generator[Event]) -> Response:
    """The events as an answer. `events` is closed when the client goes, wherever it is then."""
    answer = Response(_lines(events), content_type=f"{EVENTS}; charset=utf-8")
    answer.headers["X-Accel-Buffering"] = "no"  # a proxy would keep them until the end
    return answer


def _lines(events: Generator[Event]) -> Iterator[str]:
    with closing(events):
        try:
            for event in events:
                yield _COMMENT if event is STILL_HERE else event.written()
        except Exception as error:
            yield Event("problem", problem_of(error).document()).written()
        yield Event("end", {}).written()
