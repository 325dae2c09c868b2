"""`coach serve` as a process: where it listens, and what it says when it cannot."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from coach.cli.serve import command
from coach.output.json import SCHEMA
from coach.service.serving import CAN_FORK

PATIENCE = 30


def serve(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env={"COACH_TOKEN": ""})


SERVERS = {
    "gunicorn": "from coach.cli.serve import command; command()",
    "waitress": "from coach.service import serving; serving.CAN_FORK = False; "
    "from coach.cli.serve import command; command()",
}


@pytest.fixture(params=[*SERVERS])
def port(request: pytest.FixtureRequest) -> Iterator[int]:
    """The port of a service that runs, taken from what it prints."""
    if request.param == "gunicorn" and not CAN_FORK:
        pytest.skip("processes cannot fork here")
    process = subprocess.Popen(
        [sys.executable, "-c", SERVERS[request.param], "--port=0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
    assert address, said
    yield int(address.group(1))
    process.terminate()
    process.wait(PATIENCE)


def ask(port: int, body: bytes) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("POST", "/api/v1/check", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    return answer.status, answer.headers["Content-Type"], answer.read()


def test_it_answers_on_the_port_it_prints(port: int) -> None:
    status, _, body = ask(port, json.dumps({"text": "Let's meet this weekend."}).encode())
    assert status == 200
    assert json.loads(body)["schema"] == SCHEMA


def test_a_body_beyond_the_limit_gets_its_answer(port: int) -> None:
    status, kind, _ = ask(port, b'{"text": "' + b"x" * (6 * 1024 * 1024) + b'"}')
    assert (status, kind) == (413, "application/problem+json")


def test_what_the_server_itself_refuses_is_a_problem_too(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as raw:
        raw.sendall(b"POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n")
        answer = raw.makefile("rb").read().decode()
    assert answer.startswith("HTTP/1.1 400")
    assert "application/problem+json" in answer


@pytest.mark.parametrize("length", ["x", "99999999999"])
def test_under_v2_it_is_a_line_of_text(port: int, length: str) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as raw:
        raw.sendall(
            b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\n"
            + f"Content-Length: {length}\r\n\r\n".encode()
        )
        answer = raw.makefile("rb").read().decode()
    assert answer.startswith("HTTP/1.1 4")
    assert "Content-Type: text/plain; charset=utf-8" in answer
    assert "\r\n\r\nError: " in answer


def test_it_is_watched(port: int) -> None:
    for path in ("/healthz", "/readyz", "/metrics"):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.headers["X-Request-Id"]
        assert answer.read()
        connection.close()


def test_a_second_service_says_that_the_port_is_in_use(port: int) -> None:
    result = serve("--port", str(port))
    assert result.exit_code == 2
    assert f"port {port} on 127.0.0.1 is in use" in result.output
    assert f"coach serve --port {port + 1}" in result.output


def test_beyond_this_machine_it_wants_a_token() -> None:
    result = serve("--host", "0.0.0.0")
    assert result.exit_code == 2
    assert "--token" in result.output


def test_an_address_of_another_machine_is_refused() -> None:
    result = serve("--host", "192.0.2.1", "--token", "sesame")
    assert result.exit_code == 2
    assert "no such address" in result.output
