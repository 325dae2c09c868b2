"""Whole messages and what the coach says of them, as a terminal shows it.

Beside each message stands a file with its findings. After a change that is meant, write them anew:
    UPDATE_GOLDEN=1 python -m pytest tests/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import coach
from coach.output.text import report_to_text

MESSAGES = sorted((Path(__file__).parent / "golden").glob("*.txt"))


@pytest.mark.parametrize("message", MESSAGES, ids=lambda path: path.stem)
def test_findings(message: Path) -> None:
    source = message.read_text(encoding="utf-8")
    channel = "whatsapp" if message.stem.startswith("chat") else None
    report = coach.check(source, coach.Context(channel=channel))
    language = "zh" if report.language == "zh" else "en"
    found = report_to_text(report, source, name=message.name, language=language) + "\n"
    kept = message.with_suffix(".findings")
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")
