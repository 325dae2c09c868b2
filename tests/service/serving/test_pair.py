"""`coach serve --pair` as a process: the code that it shows lets one browser in, whichever worker is asked."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.cli.token import command as token_command
from coach.service.serving import CAN_FORK
from tests.service.serving.process import Service, running, until

pytestmark = pytest.mark.skipif(
    not CAN_FORK or sys.platform == "darwin", reason="this user's own files lie elsewhere"
)

EXTENSION = "chrome-extension://" + "abcdefghijklmnop" * 2


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tokens of this user lie in `tmp_path`."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def service(folder: Path) -> Iterator[Service]:
    with running(folder, "--workers=2", "--pair") as service:
        until(lambda: len(service.workers()) == 2, "two workers")
        yield service


def code_of(service: Service) -> str:
    """The code that the service shows."""
    assert service.process.stdout is not None
    said = service.process.stdout.readline()
    code = re.search(r"Pairing code: ([A-Z2-9]{4}-[A-Z2-9]{4}) ", said)
    assert code, said
    text = service.process.stdout.readline()
    assert f"coach://127.0.0.1:{service.port}/{code[1]}" in text
    return code[1]


def test_its_code_lets_one_browser_in_for_good(service: Service, folder: Path) -> None:
    code = code_of(service)
    wrong = service.ask("/api/v1/pair", {"code": "AAAA-AAAA"}, Origin=EXTENSION)
    assert wrong.status == 403
    paired = service.ask("/api/v1/pair", {"code": code, "name": "Firefox"}, Origin=EXTENSION)
    assert paired.status == 200
    secret = paired.json()["token"]
    assert service.ask("/api/v1/pair", {"code": code}).status == 403
    for _ in range(6):
        answer = service.check("See you soon.", Origin=EXTENSION, Authorization=f"Bearer {secret}")
        assert answer.status == 200
        assert answer.headers["Access-Control-Allow-Origin"] == EXTENSION
    assert service.check("See you soon.").status == 200
    assert service.check("See you soon.", Origin="https://evil.example").status == 403
    listed = CliRunner().invoke(token_command, ["list"]).output
    assert f"{paired.json()['id']}  Firefox  [check rewrite translate feedback]" in listed


def test_one_that_is_shut_out_stays_out_after_a_new_start(folder: Path) -> None:
    with running(folder, "--pair") as service:
        paired = service.ask("/api/v1/pair", {"code": code_of(service)}, Origin=EXTENSION).json()
    assert CliRunner().invoke(token_command, ["revoke", paired["id"]]).exit_code == 0
    with running(folder) as service:
        answer = service.check(
            "See you soon.", Origin=EXTENSION, Authorization=f"Bearer {paired['token']}"
        )
        assert answer.status == 401
        assert service.check("See you soon.").status == 200
