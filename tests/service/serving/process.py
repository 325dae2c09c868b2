"""A real `coach serve`, started, asked and stopped."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE = 60
CHECK = "/api/v1/check"
_COMMAND = "from coach.cli import main; main()"
_CLEAN = {"COACH_LEDGER": "none", "COACH_MEMORY": "none", "COACH_TOKEN": "", "COACH_TOKENS": ""}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Service:
    """A service that runs. `log` is the file that its standard error goes to."""

    process: subprocess.Popen[str]
    port: int
    log: Path
    host: str = field(default="127.0.0.1")

    def ask(self, path: str, data: Any = None, method: str | None = None, **headers: str) -> Answer:
        """One request on a connection of its own; `data` that is no bytes is sent as JSON."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        body = data if data is None or isinstance(data, bytes) else json.dumps(data).encode()
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        connection.request(method or ("GET" if body is None else "POST"), path, body, sent)
        answer = connection.getresponse()
        said = Answer(answer.status, dict(answer.headers), answer.read())
        connection.close()
        return said

    def check(self, text: str, **headers: str) -> Answer:
        return self.ask(CHECK, {"text": text, "readability": False}, **headers)

    def workers(self) -> list[int]:
        """The processes that answer."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    def logged(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


@contextmanager
def running(folder: Path, *arguments: str, **environment: str) -> Iterator[Service]:
    """A service on a free port, with its log in `folder`."""
    log = folder / "log"
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND, "serve", "--port=0", *arguments],
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
            cwd=folder,
            env={**os.environ, **_CLEAN, **environment},
        )
    assert process.stdout is not None
    said = process.stdout.readline()
    address = re.search(r"http://[^/]*:(\d+)/", said)
    if address is None:
        process.kill()
        raise AssertionError(said + log.read_text(encoding="utf-8"))
    service = Service(process, int(address.group(1)), log)
    try:
        yield service
    finally:
        if process.poll() is None:
            service.stop()
        process.stdout.close()


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for something that happens by itself."""
    for _ in range(PATIENCE * 20):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError(f"never: {what}")
