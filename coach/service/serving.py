"""Serve the application: with gunicorn where processes can fork, with waitress elsewhere.

Every draft stays in memory, and what the server itself refuses is a problem document too.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask

from coach.service.errors import too_large
from coach.service.refusing import READ_TO_REFUSE, refusal, told
from coach.service.settings import Settings

CAN_FORK = hasattr(os, "fork")
BACKLOG = 1024
THREADS = 4
_ALL_IN_MEMORY = 1 << 40
"""Bytes beyond which waitress would write requests or answers to a temporary file."""

Loaded = tuple[Settings, Flask]


def bound(settings: Settings) -> tuple[list[socket.socket], int]:
    """Sockets on the host and port of the settings, and the port. Raises OSError."""
    infos = socket.getaddrinfo(
        settings.host or None, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    sockets: list[socket.socket] = []
    port = settings.port
    try:
        for family, kind, protocol, _, address in dict.fromkeys(infos):
            one = socket.socket(family, kind, protocol)
            sockets.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            one.bind((address[0], port, *address[2:]))
            port = one.getsockname()[1]
            one.listen(BACKLOG)
    except OSError:
        for one in sockets:
            one.close()
        raise
    return sockets, port


def prepare() -> None:
    """Keep OpenMP to one thread, before a model is loaded.

    Threads that it starts would be missing in a process that is forked after that, and it would
    wait for them.
    """
    if CAN_FORK:
        os.environ.setdefault("OMP_NUM_THREADS", "1")


def share_figures() -> None:
    """Have workers add up their figures; to be called before the application is made."""
    if CAN_FORK:
        from coach.service.forking import figures_folder
        from coach.service.metrics import FOLDER_VARIABLE

        os.environ[FOLDER_VARIABLE] = figures_folder()


def warm_up() -> None:
    """Load everything that a check or a rewriting may need, so that workers share it."""
    import coach

    for text in ("You still haven't sent the artwork. Call me this weekend?", "你们怎么还没发货？"):
        coach.rewrite(text)


def serve(
    loaded: Loaded,
    sockets: Sequence[socket.socket],
    again: Callable[[], Loaded],
    ready: Callable[[], None],
) -> None:
    """Answer on bound sockets until stopped.

    `again` reads the settings and loads anew; `ready` is called once it can be reached.
    """
    if CAN_FORK:
        from coach.service import forking

        forking.serve(loaded, sockets, again, ready)
    else:
        settings, app = loaded
        run = _waitress(app, sockets, settings.max_body)
        ready()
        run()


def open_server(app: Flask, settings: Settings) -> tuple[Callable[[], None], int]:
    """Bind the service within this process: a function that serves until stopped, and the port.

    Raises OSError where the host and port cannot be bound.
    """
    sockets, port = bound(settings)
    return _waitress(app, sockets, settings.max_body), port


def _waitress(app: Flask, sockets: Sequence[socket.socket], limit: int) -> Callable[[], None]:
    from waitress.server import TcpWSGIServer, create_server

    map_: dict[int, Any] = {}
    server = create_server(
        app,
        map=map_,
        sockets=list(sockets),
        threads=THREADS,
        ident=None,
        max_request_body_size=READ_TO_REFUSE * limit,
        inbuf_overflow=_ALL_IN_MEMORY,
        outbuf_overflow=_ALL_IN_MEMORY,
    )
    for item in map_.values():
        if isinstance(item, TcpWSGIServer):
            item.channel_class = _channel(limit)
    run: Callable[[], None] = server.run
    return run


def _channel(limit: int) -> type:
    from waitress.channel import HTTPChannel
    from waitress.task import ErrorTask

    class ProblemTask(ErrorTask):  # type: ignore[misc]
        """What waitress refuses itself, answered as the application would."""

        def execute(self) -> None:
            error = self.request.error
            code, path = int(error.code), self.request.path or ""
            said = told(too_large(limit), path) if code == 413 else None
            headers, body = said or refusal(code, error.reason, path)
            self.status = f"{code} {error.reason}"
            self.response_headers.extend(headers)
            self.set_close_on_finish()
            self.content_length = len(body)
            self.write(body)

    class ProblemChannel(HTTPChannel):  # type: ignore[misc]
        error_task_class = ProblemTask

    return ProblemChannel
