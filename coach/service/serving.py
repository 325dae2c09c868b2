"""Serve the application with waitress: every draft stays in memory, every error is a problem."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer, create_server
from waitress.task import ErrorTask

from coach.service.errors import PROBLEM_JSON, Problem, too_large
from coach.service.languagetool.errors import PLAIN, error_line
from coach.service.languagetool.errors import ROOT as PLAIN_ROOT
from coach.service.security import HEADERS
from coach.service.settings import Settings

THREADS = 4
_READ_TO_REFUSE = 4
"""A body up to this many times the limit is read and then refused, so that its sender gets to see
the answer; a larger one is cut off."""
_ALL_IN_MEMORY = 1 << 40
"""Bytes beyond which waitress would write requests or answers to a temporary file."""


def open_server(app: Flask, settings: Settings) -> tuple[Callable[[], None], int]:
    """Bind the service; a function that serves until stopped, and the port that was bound.

    Raises OSError where the host and port cannot be bound.
    """
    sockets: dict[int, Any] = {}
    server = create_server(
        app,
        map=sockets,
        host=settings.host,
        port=settings.port,
        threads=THREADS,
        ident=None,
        max_request_body_size=_READ_TO_REFUSE * settings.max_body,
        inbuf_overflow=_ALL_IN_MEMORY,
        outbuf_overflow=_ALL_IN_MEMORY,
    )
    listening = [item for item in sockets.values() if isinstance(item, TcpWSGIServer)]
    for item in listening:
        item.channel_class = _channel(settings.max_body)
    return server.run, int(listening[0].effective_port)


def _channel(limit: int) -> type:
    class ProblemTask(ErrorTask):  # type: ignore[misc]
        """What waitress refuses itself, answered as the application would."""

        def execute(self) -> None:
            code = int(self.request.error.code)
            problem = too_large(limit) if code == 413 else _not_http(code, self.request.error)
            plain = (self.request.path or "").startswith(PLAIN_ROOT)
            said = error_line(f"{problem.title}. {problem.detail}") if plain else problem.body()
            body = said.encode()
            kind = PLAIN if plain else PROBLEM_JSON
            self.status = f"{code} {self.request.error.reason}"
            self.response_headers.extend([("Content-Type", kind), *HEADERS.items()])
            self.set_close_on_finish()
            self.content_length = len(body)
            self.write(body)

    class ProblemChannel(HTTPChannel):  # type: ignore[misc]
        error_task_class = ProblemTask

    return ProblemChannel


def _not_http(code: int, error: Any) -> Problem:
    return Problem(code, "http", error.reason, "The request could not be understood as HTTP.")
