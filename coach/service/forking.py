"""Several worker processes behind one socket, with gunicorn, where processes can fork.

The first process loads rules and models and answers nothing itself. It starts workers, starts
another for one that dies, and replaces all of them on SIGHUP; on SIGTERM requests that are being
answered are answered to their end.
"""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import signal
import socket
import struct
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.http import errors as http_errors
from gunicorn.workers.gthread import ThreadWorker

from coach.service.logs import log_event
from coach.service.refusing import READ_TO_REFUSE, refusal
from coach.service.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

THREADS = 4
"""Requests that a worker answers at the same time."""
STOP_SECONDS = 30
"""How long a worker that stops may go on with what it is answering."""
_IDLE_SECONDS = 15
"""How long a connection may wait for its next request."""
_SILENT_SECONDS = 20
"""How long a client may be silent in the middle of a request."""
_LONGEST_LINE = 8190
_PIECE = 1 << 16

Loaded = tuple[Settings, Flask]
_STATUSES: dict[type[Exception], tuple[int, str]] = {
    http_errors.LimitRequestLine: (414, "URI Too Long"),
    http_errors.LimitRequestHeaders: (431, "Request Header Fields Too Large"),
    http_errors.ExpectationFailed: (417, "Expectation Failed"),
}


def serve(
    loaded: Loaded,
    sockets: Sequence[socket.socket],
    again: Callable[[], Loaded],
    ready: Callable[[], None],
) -> None:
    """See `coach.service.serving.serve`."""
    bind = [f"fd://{one.detach()}" for one in sockets]
    _Arbiter(_Application(loaded, bind, again, ready)).run()


class _Application(BaseApplication):  # type: ignore[misc]
    def __init__(
        self,
        loaded: Loaded,
        bind: list[str],
        again: Callable[[], Loaded],
        ready: Callable[[], None],
    ) -> None:
        self._ready = ready
        self._loaded = loaded
        self._bind = bind
        self._again = again
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options().items():
            self.cfg.set(name, value)

    def _options(self) -> dict[str, Any]:
        settings, _ = self._loaded
        return {
            "bind": self._bind,
            "workers": settings.workers,
            "worker_class": _Worker,
            "threads": THREADS,
            "preload_app": True,
            "keepalive": _IDLE_SECONDS,
            "graceful_timeout": STOP_SECONDS,
            "timeout": max(60, int(2 * settings.time_limit)),
            "limit_request_line": _LONGEST_LINE,
            "control_socket_disable": True,
            "logger_class": _Log,
            "when_ready": self._begin,
            "on_reload": _keep_shared,
            "post_fork": _after_fork,
            "child_exit": _forget,
        }

    def _begin(self, server: Any) -> None:
        _keep_shared(server)
        self._ready()

    def load(self) -> WSGIApplication:
        settings, app = self._loaded
        return _reading_what_is_refused(app, settings.max_body)

    def reload(self) -> None:
        """Take over what the settings say now; where they cannot be used, go on as before."""
        gc.unfreeze()
        try:
            self._loaded = self._again()
        except Exception as error:  # the command has said why
            log_event(logging.ERROR, "not reloaded", error=type(error).__name__)
        self.callable = None
        super().reload()


def _reading_what_is_refused(app: WSGIApplication, limit: int) -> WSGIApplication:
    """Read a body that is somewhat too large, so that its sender gets to see the answer."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and limit < int(length) <= READ_TO_REFUSE * limit:
            while environ["wsgi.input"].read(_PIECE):
                pass
        return app(environ, start_response)

    return answer


class _Arbiter(Arbiter):  # type: ignore[misc]
    _is_stopping = False

    def stop(self, graceful: bool = True) -> None:
        self._is_stopping = graceful
        super().stop(graceful)

    def reap_workers(self) -> None:
        """Say it again while stopping: a worker that has just been forked does not hear it yet."""
        super().reap_workers()
        if self._is_stopping:
            self.kill_workers(signal.SIGTERM)

    def handle_usr2(self) -> None:
        """Do nothing: gunicorn would start its command again, which is not how this one began."""


class _Worker(ThreadWorker):  # type: ignore[misc]
    def enqueue_req(self, conn: Any) -> None:
        """Let nobody who says nothing hold a thread."""
        patience = struct.pack("ll", _SILENT_SECONDS, 0)
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            conn.sock.setsockopt(socket.SOL_SOCKET, option, patience)
        super().enqueue_req(conn)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Answer what is not HTTP as the application would, and write nothing of it down."""
        where = req or getattr(exc, "req", None)
        is_theirs = isinstance(exc, http_errors.ParseException)
        status, reason = (400, "Bad Request") if is_theirs else (500, "Internal Server Error")
        status, reason = _STATUSES.get(type(exc), (status, reason))
        if not is_theirs:
            self.log.exception("a request failed")
        headers, body = refusal(status, reason, getattr(where, "path", None) or "")
        lines = [f"HTTP/1.1 {status} {reason}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers]
        try:
            client.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
        except OSError:
            return  # the client has gone


class _Log:
    """What gunicorn says, in our log. Its exceptions could quote a request: only types are kept."""

    def __init__(self, cfg: Any) -> None:
        self.setup(cfg)

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg

    def critical(self, message: str, *arguments: Any, **_: Any) -> None:
        self._write(logging.CRITICAL, message, arguments)

    def error(self, message: str, *arguments: Any, **_: Any) -> None:
        self._write(logging.ERROR, message, arguments)

    def exception(self, message: str, *_: Any, **__: Any) -> None:
        kind = sys.exc_info()[0]
        name = "nothing" if kind is None else kind.__name__
        log_event(logging.ERROR, "server", message=message.partition("%")[0].strip(), error=name)

    def warning(self, message: str, *arguments: Any, **_: Any) -> None:
        self._write(logging.WARNING, message, arguments)

    def info(self, *_: Any, **__: Any) -> None:
        """Not written down."""

    def debug(self, *_: Any, **__: Any) -> None:
        """Not written down."""

    def access(self, *_: Any) -> None:
        """The application writes its requests down itself."""

    def reopen_files(self) -> None:
        """The log goes to standard error."""

    def close_on_exec(self) -> None:
        """The log goes to standard error."""

    def _write(self, level: int, message: str, arguments: tuple[Any, ...]) -> None:
        log_event(level, "server", message=message % arguments if arguments else message)


def _keep_shared(_: Any) -> None:
    """Keep what is loaded out of the garbage collector, so that workers go on sharing it."""
    gc.collect()
    gc.freeze()


def _after_fork(server: Any, worker: Any) -> None:
    """Give torch its threads: the first process had one, because its threads would not survive."""
    log_event(logging.INFO, "worker started", pid=worker.pid)
    if "torch" in sys.modules:
        import torch

        torch.set_num_threads(max(1, (os.cpu_count() or 1) // server.num_workers))


def _forget(_: Any, worker: Any) -> None:
    """Take a dead worker's part out of the figures that count what is going on now."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def figures_folder() -> str:
    """A new folder for the figures of all workers; it is removed when the program ends."""
    folder = tempfile.mkdtemp(prefix="draft-coach-")
    owner = os.getpid()

    def remove() -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder
