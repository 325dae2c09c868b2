"""Server-sent events: long work that tells how far it is.

A stream holds events with names of their own and JSON as data, and always closes with `end`. What
fails on the way is a `problem` with the same document that an answer of its own would have been;
so is the end of the time that a request may take.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from flask import Response, current_app, request

from coach.finding import Language
from coach.service.deadline import TIME_LIMIT, OutOfTime, TimeLimit
from coach.service.errors import Problem, language_asked, out_of_time, problem_of

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
    """The events as an answer to the request at hand, within its time limit.

    `events` is closed when the client goes or the time is over, wherever it is then.
    """
    limit: TimeLimit = current_app.extensions[TIME_LIMIT]
    lines = _lines(events, limit, language_asked())
    answer = Response(lines, content_type=f"{EVENTS}; charset=utf-8")
    answer.headers["X-Accel-Buffering"] = "no"  # a proxy would keep them until the end
    return answer


def _lines(events: Generator[Event], limit: TimeLimit, language: Language) -> Iterator[str]:
    until = limit.over()
    problem: Problem | None = None
    with closing(events):
        try:
            # Work is within the limit; waiting for a client that reads slowly is not work.
            while (event := _next(events, limit, until)) is not None:
                yield _COMMENT if event is STILL_HERE else event.written()
        except OutOfTime:
            problem = out_of_time(limit.seconds)
        except Exception as error:
            problem = problem_of(error)
        if problem is not None:
            yield Event("problem", problem.document(language)).written()
        yield Event("end", {}).written()


def _next(events: Iterator[Event], limit: TimeLimit, until: float) -> Event | None:
    with limit.kept(until):
        return next(events, None)
