"""The API in this process, and as a service that other programs call."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from coach.service import Settings, create_app

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 30

Check = Callable[..., dict[str, Any]]


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


@pytest.fixture
def check(client: FlaskClient) -> Check:
    """Check a text; the answer as plain data."""

    def answer(text: str | None = None, language: str = "en-US", **more: str) -> dict[str, Any]:
        form = more | {"language": language} | ({} if text is None else {"text": text})
        response = client.post("/v2/check", data=form)
        assert response.status_code == 200, response.text
        return dict(response.get_json())

    return answer


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where `coach serve` answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", "serve", "--port=0", "--ledger=none"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert found, said
    yield found.group()
    process.terminate()
    process.wait(PATIENCE)
