"""The command `python -m benchmarks.soak`: many clients at once, on the machine of the service.

Each client keeps its connection and asks for a check of a draft that nobody has sent before, again
and again. The same server that answers a constant stands beside it: what is left of the difference
is the check itself. Memory is that of all workers together.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import quantiles

from benchmarks.messages import built_in

WORDS = 150
PATIENCE = 120
READINGS = 10
_CONSTANT = "--answer-a-constant"
_MEMORY = re.compile(r"^(?:Pss|VmRSS):\s+(\d+) kB", re.MULTILINE)


@dataclass
class Run:
    """What came of asking.

    Seconds of each answer, those that the workers computed in all, and their megabytes over time.
    """

    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    took: float = 0.0
    processor: float = 0.0
    memory: list[tuple[int, float]] = field(default_factory=list)

    def told(self, name: str) -> None:
        """Print it."""
        if len(self.seconds) < 2:
            print(f"{name}: no answers, {self.errors} errors")
            return
        cuts = quantiles(self.seconds, n=100)
        p50, p99 = cuts[49] * 1000, cuts[98] * 1000
        print(
            f"{name}: {len(self.seconds) / self.took:,.0f} a second ({len(self.seconds):,} in "
            f"{self.took:.0f} s), {self.errors} errors, p50 {p50:.0f} ms, p99 {p99:.0f} ms "
            f"({p99 / p50:.1f} times)"
        )
        each = self.processor / len(self.seconds) * 1000
        print(f"  {each:.1f} ms of a core for each, in the workers")
        series = ", ".join(f"{megabytes:.0f} at {count:,}" for count, megabytes in self.memory)
        print(f"  memory of the workers, MB after so many answers: {series}")


def main() -> None:
    arguments = _arguments()
    if arguments.answer_a_constant:
        _serve_constant(arguments.workers)
        return
    print(
        f"{arguments.clients} clients, drafts of {WORDS} words, {arguments.workers} workers, "
        f"{os.cpu_count()} cores for clients and workers together"
    )
    coach = [sys.executable, "-m", "coach", "serve", "--port=0", "--log=off"]
    constant = [sys.executable, "-m", "benchmarks.soak", _CONSTANT]
    for name, command in (("a constant", constant), ("checks", coach)):
        if name == "a constant" and arguments.requests:
            continue
        with _service([*command, f"--workers={arguments.workers}"]) as (process, port):
            run = asyncio.run(_asked(process, port, arguments))
        run.told(name)
        if name == "checks" and run.errors:
            sys.exit(1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--requests", type=int, help="stop after so many, for memory over time")
    parser.add_argument(_CONSTANT, action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def _service(command: list[str]) -> Iterator[tuple[int, int]]:
    """A service that runs: its process and its port."""
    clean = {"COACH_LEDGER": "none", "COACH_MEMORY": "none", "COACH_TOKEN": "", "COACH_TOKENS": ""}
    with tempfile.TemporaryDirectory() as folder:
        root = str(Path(__file__).resolve().parent.parent)
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            text=True,
            cwd=folder,
            env={**os.environ, **clean, "PYTHONPATH": path},
        )
        assert process.stdout is not None
        try:
            found = re.search(r":(\d+)/", process.stdout.readline())
            if found is None:
                raise SystemExit("the service did not start")
            yield process.pid, int(found[1])
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
            process.stdout.close()


def _serve_constant(workers: int) -> None:
    """The service as it is, but for the check, which answers the same whatever is asked."""
    from flask import Response, request

    from coach.service import Settings, create_app
    from coach.service.serving import bound, serve, share_figures

    share_figures()
    settings = Settings(port=0, workers=workers)
    app = create_app(settings)
    body = json.dumps({"findings": [], "filler": "x" * 20_000})

    def constant() -> Response:
        request.get_data(cache=False)
        return Response(body, content_type="application/json")

    app.view_functions["api.check"] = constant
    sockets, port = bound(settings)
    serve(
        (settings, app),
        sockets,
        lambda: (settings, app),
        lambda: print(f"http://127.0.0.1:{port}/", flush=True),
    )


async def _asked(process: int, port: int, arguments: argparse.Namespace) -> Run:
    """Have all clients ask until the time or the number is over."""
    run = Run()
    began = time.perf_counter()
    left = itertools.count(1)
    limit = arguments.requests

    def goes_on() -> bool:
        if limit:
            return next(left) <= limit
        return time.perf_counter() - began < arguments.seconds

    computed = _computed(process)
    watching = asyncio.create_task(_watched(process, run, arguments))
    clients = (_client(port, number, run, goes_on) for number in range(arguments.clients))
    await asyncio.gather(*clients)
    run.took = time.perf_counter() - began
    watching.cancel()
    run.processor = _computed(process) - computed
    run.memory.append((len(run.seconds), _megabytes(process)))
    return run


async def _client(port: int, number: int, run: Run, goes_on: Callable[[], bool]) -> None:
    drafts = _drafts(random.Random(number))
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while goes_on():
        body = json.dumps({"text": next(drafts), "readability": False}).encode()
        head = (
            "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        began = time.perf_counter()
        try:
            writer.write(head.encode() + body)
            status = await asyncio.wait_for(_answer(reader), PATIENCE)
        except (OSError, EOFError, ValueError, TimeoutError):
            run.errors += 1
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            continue
        if status == 200:
            run.seconds.append(time.perf_counter() - began)
        else:
            run.errors += 1
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    """Read one answer to its end: its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"^content-length: *(\d+)", head, re.IGNORECASE | re.MULTILINE)
    if length is None:
        raise ValueError("an answer without its length")
    await reader.readexactly(int(length[1]))
    return int(head.split(" ", 2)[1])


def _drafts(chance: random.Random) -> Iterator[str]:
    """Drafts of sentences of ours, each sentence with numbers and names that are new."""
    sentences = _sentences()
    while True:
        draft: list[str] = []
        count = 0
        while count < WORDS:
            sentence = chance.choice(sentences)
            new = re.sub(r"\d", lambda _: str(chance.randrange(1, 10)), sentence)
            draft.append(f"For no. {chance.randrange(10**9)}: {new}")
            count += len(draft[-1].split())
        yield " ".join(draft)


@cache
def _sentences() -> list[str]:
    return [
        sentence
        for message in built_in("en")
        for sentence in re.split(r"(?<=[.?!])\s+", message)
        if len(sentence.split()) > 3
    ]


async def _watched(process: int, run: Run, arguments: argparse.Namespace) -> None:
    """Read the memory of the workers now and then."""
    step = (arguments.requests or 0) / READINGS
    nap = 0.5 if step else arguments.seconds / READINGS
    due = 0.0
    while True:
        if len(run.seconds) >= due:
            run.memory.append((len(run.seconds), _megabytes(process)))
            due += step
        await asyncio.sleep(nap)


def _workers(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def _computed(process: int) -> float:
    """Seconds of a core that the workers of a service have used."""
    ticks = 0
    for worker in _workers(process):
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _megabytes(process: int) -> float:
    """What the workers of a service take, shared pages shared out; else with them counted twice."""
    return sum(map(_kilobytes, _workers(process))) / 1024


def _kilobytes(process: str) -> int:
    for name in ("smaps_rollup", "status"):
        try:
            found = _MEMORY.search(Path(f"/proc/{process}/{name}").read_text())
        except OSError:
            continue
        if found:
            return int(found[1])
    return 0


if __name__ == "__main__":
    main()
