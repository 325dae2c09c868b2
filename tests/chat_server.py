"""A real HTTP server that speaks the chat protocol of OpenAI, well or badly, for tests of clients."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Call"], None]


@dataclass
class ChatServer:
    """What stands at `url`; it answers with the replies in turn, the last one for ever."""

    url: str
    replies: list[Reply]
    bodies: list[dict[str, Any]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    over: threading.Event = field(default_factory=threading.Event)

    def took(self, call: BaseHTTPRequestHandler, body: bytes) -> Reply:
        with self.lock:
            self.paths.append(call.path)
            self.headers.append({name.lower(): value for name, value in call.headers.items()})
            self.raw.append(body)
            self.bodies.append(json.loads(body))
            return self.replies[min(len(self.bodies), len(self.replies)) - 1]


class Call:
    """One request, and the means to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, server: ChatServer, body: bytes) -> None:
        self.handler = handler
        self.server = server
        self.body: dict[str, Any] = json.loads(body)

    def head(self, status: int = 200, kind: str = "application/json", **more: str) -> None:
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", kind)
        for name, value in more.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.send_header("Connection", "close")
        self.handler.end_headers()

    def write(self, data: str | bytes) -> None:
        self.handler.wfile.write(data.encode() if isinstance(data, str) else data)
        self.handler.wfile.flush()

    def wait(self, seconds: float) -> None:
        self.server.over.wait(seconds)


@contextmanager
def chat_server(*replies: Reply) -> Iterator[ChatServer]:
    """The server, on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.close_connection = True
            with suppress(BrokenPipeError, ConnectionResetError):
                here.took(self, body)(Call(self, here, body))

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    here = ChatServer(f"http://127.0.0.1:{listening.server_address[1]}", list(replies))
    thread = threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield here
    finally:
        here.over.set()
        listening.shutdown()
        listening.server_close()


def streamed(*answers: str, n: bool = True, end: str = "stop", done: bool = True) -> Reply:
    """A stream of the answers by turns; without `n` only the first, as some servers give."""

    def reply(call: Call) -> None:
        wanted = call.body.get("n", 1) if n else 1
        call.head(kind="text/event-stream")
        call.write(": keep-alive\n\n")
        shown = answers[:wanted]
        for place in range(max(map(len, shown))):
            for index, words in enumerate(shown):
                if place < len(words):
                    call.write(event(index, words[place]))
        for index in range(len(shown)):
            call.write(event(index, None, end))
        if done:
            call.write("data: [DONE]\n\n")

    return reply


def event(index: int, words: str | None, end: str | None = None) -> str:
    delta = {} if words is None else {"content": words}
    return f"data: {json.dumps({'choices': [choice(index, 'delta', delta, end)]})}\n\n"


def choice(index: int, part: str, said: dict[str, Any], end: str | None) -> dict[str, Any]:
    return {"index": index, part: said, "finish_reason": end}


def at_once(*answers: str) -> Reply:
    """One JSON object, from a server that does not stream."""

    def reply(call: Call) -> None:
        choices = [
            choice(index, "message", {"role": "assistant", "content": words}, "stop")
            for index, words in enumerate(answers[: call.body.get("n", 1)])
        ]
        call.head()
        call.write(json.dumps({"choices": choices}))

    return reply


def body(
    text: str | bytes, status: int = 200, kind: str = "application/json", **more: str
) -> Reply:
    """A body as it stands."""

    def reply(call: Call) -> None:
        call.head(status, kind, **more)
        call.write(text)

    return reply


def failing(status: int, message: str = "no", **more: str) -> Reply:
    """An error in the form of the protocol."""
    return body(json.dumps({"error": {"message": message}}), status, **more)


def hanging(*before: str) -> Reply:
    """Some pieces, then silence."""

    def reply(call: Call) -> None:
        call.head(kind="text/event-stream")
        for words in before:
            call.write(event(0, words))
        call.wait(30)

    return reply


def endless(pause: float = 0.0, size: int = 10_000) -> Reply:
    """A stream that never ends."""

    def reply(call: Call) -> None:
        call.head(kind="text/event-stream")
        until = time.monotonic() + 30
        while time.monotonic() < until and not call.server.over.is_set():
            call.write(event(0, "x" * size))
            time.sleep(pause)

    return reply


def said_by(answers: Callable[[str], Sequence[str]]) -> Reply:
    """Answers that depend on what the user asks."""

    def reply(call: Call) -> None:
        asked = call.body["messages"][-1]["content"]
        streamed(*answers(asked))(call)

    return reply
