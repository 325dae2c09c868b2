"""Server-sent events over a real connection: they come one by one, and stop when nobody reads."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

import coach
from coach.rewriting.generators import Asked
from coach.service import Settings, create_app
from coach.service.generating import MODELS
from coach.service.serving import open_server

PATIENCE = 30.0
BLAME = "You people are always so careless about everything we ask of you."
DRAFT = "\n\n".join(
    [BLAME, "Your team never thinks before it acts.", "This is typical of how you treat us."]
)


class Slow:
    """A model that answers each sentence when it is let."""

    name = "slow"
    reads_brief = False

    def __init__(self) -> None:
        self.asked = 0
        self.go = threading.Semaphore(0)
        self.stopped = threading.Event()

    def candidates(self, requests: Sequence[Asked]) -> Iterator[Sequence[str]]:
        try:
            for _ in requests:
                self.asked += 1
                self.go.acquire()
                yield ["We would like to agree on how we work together."]
        finally:
            self.stopped.set()


@pytest.fixture
def model() -> Slow:
    return Slow()


@pytest.fixture
def port(model: Slow) -> int:
    settings = Settings(port=0)
    app = create_app(settings)
    app.extensions[MODELS] = {"slow": model}
    run, bound = open_server(app, settings)
    threading.Thread(target=run, daemon=True).start()
    return bound


def asked(
    port: int, path: str, body: dict[str, Any], headers: dict[str, str] | None = None
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(
        "POST",
        path,
        json.dumps(body),
        {"Content-Type": "application/json", "Accept": "text/event-stream", **(headers or {})},
    )
    response = connection.getresponse()
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    return response


def event(response: http.client.HTTPResponse) -> tuple[str, Any]:
    """The next event; comments are passed over."""
    name = data = ""
    while True:
        line = response.readline().decode().rstrip("\n")
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            data = line.removeprefix("data: ")
        elif not line and name:
            return name, json.loads(data)


def until(holds: Callable[[], bool]) -> bool:
    """Whether it holds before patience is over."""
    over = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < over:
        time.sleep(0.02)
    return holds()


def hang_up(response: http.client.HTTPResponse) -> None:
    """Go in the middle, as a browser does whose tab is closed."""
    fp: Any = response.fp
    raw: socket.socket = fp.raw._sock
    raw.shutdown(socket.SHUT_RDWR)
    response.close()


class TestBatch:
    def test_results_come_before_all_is_done(
        self, port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        go = threading.Semaphore(0)
        check = coach.check

        def slow(text: str, *given: Any, **more: Any) -> coach.Report:
            assert go.acquire(timeout=PATIENCE)
            return check(text, *given, **more)

        monkeypatch.setattr(coach, "check", slow)
        items = [{"id": name, "text": BLAME} for name in "abc"]
        go.release()
        response = asked(port, "/api/v1/check/batch", {"items": items})
        assert event(response)[1]["id"] == "a"
        go.release()
        assert event(response)[1]["id"] == "b"
        go.release()
        assert event(response)[1]["id"] == "c"
        assert event(response) == ("end", {})
        assert response.read() == b""

    def test_nothing_more_is_checked_when_the_client_has_gone(
        self, port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        checked: list[str] = []
        check = coach.check

        def counting(text: str, *given: Any, **more: Any) -> coach.Report:
            checked.append(text)
            time.sleep(0.03)
            return check(text, *given, **more)

        monkeypatch.setattr(coach, "check", counting)
        items = [{"text": f"{BLAME} {number}"} for number in range(100)]
        response = asked(port, "/api/v1/check/batch", {"items": items})
        event(response)
        hang_up(response)

        def stopped() -> bool:
            before = len(checked)
            time.sleep(0.5)
            return len(checked) == before

        assert until(stopped)
        assert len(checked) < len(items)


class TestRewriting:
    def test_each_sentence_of_a_model_is_told(self, port: int, model: Slow) -> None:
        body = {"text": DRAFT, "generator": "slow", "prefer_generator": True}
        response = asked(port, "/api/v1/rewrite", body)
        name, first = event(response)
        assert name == "progress"
        assert first == {"generator": "slow", "done": 0, "of": first["of"]}
        assert first["of"] >= 2
        for done in range(1, first["of"] + 1):
            model.go.release()
            assert event(response) == ("progress", first | {"done": done})
        for _ in range(20):
            model.go.release()
        name, data = event(response)
        while name == "progress":
            name, data = event(response)
        assert name == "result"
        assert data["report"]["schema"]
        assert {one["generator"] for one in data["sent"]} == {"slow"}
        assert event(response) == ("end", {})

    def test_a_model_is_not_asked_on_when_the_client_has_gone(
        self, port: int, model: Slow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        flags: list[threading.Event] = []

        def flag() -> threading.Event:
            flags.append(threading.Event())
            return flags[-1]

        monkeypatch.setattr("coach.service.generating._PULSE", 0.05)
        monkeypatch.setattr("coach.service.generating.Flag", flag)
        body = {"text": DRAFT, "generator": "slow", "prefer_generator": True}
        response = asked(port, "/api/v1/rewrite", body)
        _, first = event(response)
        assert first["of"] > 1
        (running,) = [one for one in threading.enumerate() if one.name == "rewriting"]
        hang_up(response)
        assert until(flags[0].is_set)
        model.go.release(10)
        assert model.stopped.wait(PATIENCE)
        running.join(PATIENCE)
        assert not running.is_alive()
        assert model.asked == 1

    def test_what_cannot_be_rewritten_is_told_in_the_stream(self, port: int) -> None:
        response = asked(port, "/api/v1/rewrite", {"text": DRAFT, "choose": ["s999"]})
        name, data = event(response)
        assert (name, data["status"]) == ("problem", 400)
        assert data["type"].endswith(":unknown-suggestion")
        assert event(response) == ("end", {})


class TestTimeLimit:
    """A stream may take as long as a request, and ends with what that answers."""

    @pytest.fixture
    def port(self, model: Slow) -> int:
        coach.rewrite(DRAFT)  # what is loaded once takes none of the time
        settings = Settings(port=0, time_limit=3)
        app = create_app(settings)
        app.extensions[MODELS] = {"slow": model}
        run, bound = open_server(app, settings)
        threading.Thread(target=run, daemon=True).start()
        return bound

    def test_a_batch_that_takes_too_long(self, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
        check = coach.check

        def slow(text: str, *given: Any, **more: Any) -> coach.Report:
            until = time.monotonic() + (0 if text == BLAME else 60)
            while time.monotonic() < until:
                pass
            return check(text, *given, **more)

        monkeypatch.setattr(coach, "check", slow)
        items = [{"text": BLAME}, {"text": DRAFT}, {"text": BLAME}]
        response = asked(port, "/api/v1/check/batch", {"items": items})
        assert event(response)[0] == "result"
        name, problem = event(response)
        assert name == "problem"
        assert problem["status"] == 503
        assert problem["type"] == "urn:draft-coach:problem:out-of-time"
        assert problem["detail"].startswith("A request may take 3 seconds.")
        assert event(response) == ("end", {})
        assert response.read() == b""

    def test_a_model_that_takes_too_long_and_is_not_asked_again(
        self, port: int, model: Slow
    ) -> None:
        body = {"text": DRAFT, "generator": "slow", "prefer_generator": True}
        response = asked(port, "/api/v1/rewrite", body, {"Accept-Language": "zh-CN"})
        assert event(response)[0] == "progress"
        name, problem = event(response)
        assert name == "problem"
        assert problem["title"] == "用时太长"
        assert event(response) == ("end", {})
        before = model.asked
        model.go.release()
        assert until(model.stopped.is_set)
        assert model.asked <= before + 1
