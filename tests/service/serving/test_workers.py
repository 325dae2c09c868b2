"""Several workers: what each loses, what they share, and how they go."""

from __future__ import annotations

import json
import os
import re
import signal
import threading
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

from coach.service.serving import CAN_FORK
from tests.service.serving.process import PATIENCE, Service, running, until

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="processes cannot fork here")

SECRET = "Zanzibar"
LONG = " ".join(f"We will ship PO-{number} this weekend to {SECRET}." for number in range(400))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("two"), "--workers=2", "--log=json") as service:
        until(lambda: len(service.workers()) == 2, "two workers")
        yield service


def value(figures: str, name: str) -> float:
    """The sum of a figure over all its labels."""
    lines = re.findall(rf"^{re.escape(name)}(?:{{[^}}]*}})? (\S+)$", figures, re.MULTILINE)
    return sum(map(float, lines))


def test_it_lives_and_is_ready(service: Service) -> None:
    assert service.ask("/healthz").json() == {"status": "ok"}
    ready = service.ask("/readyz")
    assert (ready.status, ready.json()["parts"]["rules"]) == (200, "ok")


def test_figures_are_of_all_workers_and_without_text(service: Service) -> None:
    def asked() -> float:
        return value(service.ask("/metrics").body.decode(), "coach_requests_total")

    before = asked()
    threads = [
        threading.Thread(target=service.check, args=(f"See you this weekend in {SECRET} {n}.",))
        for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    service.ask(f"/api/v1/{SECRET}?q={SECRET}")
    until(lambda: asked() >= before + 13, "all requests counted")
    said = service.ask("/metrics")
    figures = said.body.decode()
    assert 'coach_findings_total{category="time"} ' in figures
    assert 'coach_requests_total{method="POST",route="/api/v1/check",status="200"} ' in figures
    assert 'route="-",status="404"' in figures
    assert SECRET not in figures
    assert len(re.findall("coach_request_seconds_count", figures)) >= 2
    # however often one asks, and whichever worker answers, the sum does not fall
    sums = [asked() for _ in range(8)]
    assert sums == sorted(sums)


def test_a_line_in_the_log_has_no_text(service: Service) -> None:
    answer = service.check(f"Call me this weekend in {SECRET}.")
    name = answer.headers["X-Request-Id"]
    service.ask(f"/v2/check?text={SECRET}&language=en")
    service.ask(f"/{SECRET}", X_Request_Id=f"{SECRET} {SECRET}")
    until(lambda: any(name in line for line in service.logged()), "the request in the log")
    lines = [json.loads(line) for line in service.logged()]
    line = next(line for line in lines if line.get("request_id") == name)
    assert line["event"] == "request"
    assert (line["method"], line["route"], line["status"]) == ("POST", "/api/v1/check", 200)
    assert line["ms"] > 0
    assert SECRET not in service.log.read_text(encoding="utf-8")


def test_a_proxy_may_name_the_request(service: Service) -> None:
    name = "0af7651916cd43dd8448eb211c80319c"
    assert service.ask("/healthz", X_Request_Id=name).headers["X-Request-Id"] == name


def test_a_killed_worker_comes_back_and_the_rest_answers(service: Service) -> None:
    stop = threading.Event()
    statuses: list[int] = []
    lost: list[int] = []

    def keep_asking() -> None:
        while not stop.is_set():
            try:
                statuses.append(service.check("We will call you this weekend.").status)
            except (OSError, HTTPException):
                lost.append(1)

    threads = [threading.Thread(target=keep_asking) for _ in range(6)]
    for thread in threads:
        thread.start()
    try:
        until(lambda: len(statuses) > 20, "some answers")
        victim = service.workers()[0]
        os.kill(victim, signal.SIGKILL)
        until(
            lambda: victim not in service.workers() and len(service.workers()) == 2,
            "another worker",
        )
        answered = len(statuses)
        until(lambda: len(statuses) > answered + 20, "more answers")
    finally:
        stop.set()
        for thread in threads:
            thread.join(PATIENCE)
    assert set(statuses) == {200}
    assert len(lost) <= len(threads)  # at most what that worker was answering


def test_a_reload_answers_everybody_and_takes_new_settings(tmp_path: Path) -> None:
    settings = tmp_path / "coach.toml"
    settings.write_text("[service]\nworkers = 1\n", encoding="utf-8")
    with running(tmp_path) as service:
        until(lambda: len(service.workers()) == 1, "a worker")
        first = service.workers()
        answers: list[int] = []
        asking = threading.Thread(target=lambda: answers.append(service.check(LONG).status))
        asking.start()
        until(lambda: value(service.ask("/metrics").body.decode(), "coach_requests_in_work") >= 2
              or bool(answers), "the request is being answered")  # fmt: skip
        settings.write_text("[service]\nworkers = 2\n", encoding="utf-8")
        service.process.send_signal(signal.SIGHUP)
        until(lambda: len(set(service.workers()) - {*first}) == 2, "two new workers")
        asking.join(PATIENCE)
        assert answers == [200]
        until(lambda: not set(service.workers()) & {*first}, "the old worker has gone")
        assert service.check("See you.").status == 200


def test_a_reload_with_a_mistake_changes_nothing(tmp_path: Path) -> None:
    settings = tmp_path / "coach.toml"
    settings.write_text("[service]\nworkers = 1\n", encoding="utf-8")
    with running(tmp_path) as service:
        settings.write_text("[service]\nworkerz = 2\n", encoding="utf-8")
        service.process.send_signal(signal.SIGHUP)
        until(lambda: any("not reloaded" in line for line in service.logged()), "a line about it")
        assert "coach.toml:2: there is no setting “workerz”" in service.log.read_text("utf-8")
        assert service.check("See you.").status == 200


def test_stopping_answers_what_is_asked(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        answers: list[int] = []
        asking = threading.Thread(target=lambda: answers.append(service.check(LONG).status))
        asking.start()
        until(lambda: value(service.ask("/metrics").body.decode(), "coach_requests_in_work") >= 2
              or bool(answers), "the request is being answered")  # fmt: skip
        assert service.stop() == 0
        asking.join(PATIENCE)
        assert answers == [200]


def test_a_request_beyond_its_time_is_a_problem_and_the_worker_stays(tmp_path: Path) -> None:
    with running(tmp_path, "--time-limit=0.1") as service:
        until(lambda: bool(service.workers()), "a worker")
        workers = service.workers()
        late = service.check(LONG * 10)
        assert late.status == 503
        assert late.headers["Content-Type"] == "application/problem+json"
        assert int(late.headers["Retry-After"]) > 0
        assert late.json()["type"] == "urn:draft-coach:problem:out-of-time"
        form = urlencode({"language": "en-US", "text": LONG * 3}).encode()
        plain = service.ask("/v2/check", form, Content_Type="application/x-www-form-urlencoded")
        assert (plain.status, plain.headers["Content-Type"]) == (503, "text/plain; charset=utf-8")
        assert plain.body.startswith(b"Error: ")
        assert service.ask("/healthz").status == 200
        assert service.workers() == workers


def test_one_that_is_stopped_at_its_start_goes_at_once(tmp_path: Path) -> None:
    for _ in range(3):
        with running(tmp_path) as service:
            assert service.stop() == 0
            assert not any("SIGKILL" in line for line in service.logged())
