"""What tests of lint share: a moment, the coach, and the outcome of one file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.batch.linting import lint
from coach.batch.outcome import Outcome
from coach.batch.settings import FileSettings
from coach.engine import default_coach

Linted = Callable[..., Outcome]


@pytest.fixture
def now() -> datetime:
    """Thursday 26 November 2026, 10:00 in Beijing."""
    return datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def linted(now: datetime) -> Linted:
    """The outcome of a file that has this text."""

    def outcome(
        text: str | bytes, name: str = "a.txt", settings: FileSettings | None = None
    ) -> Outcome:
        data = text.encode() if isinstance(text, str) else text
        return lint(name, data, settings or FileSettings(), default_coach(), now)

    return outcome


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
