"""Whole messages and what their recipient reads in them, as a terminal shows it.

All are written in China at 16:05 on 27 November 2026 to a reader in Berlin. Beside each message
stands a file with the five lines. After a change that is meant, write them anew:
    UPDATE_GOLDEN=1 python -m pytest tests/reader_view/test_golden.py
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

import coach
from coach.output.text import reader_view_to_text

MESSAGES = sorted((Path(__file__).parent / "golden").glob("*.txt"))


def context(name: str) -> coach.Context:
    return coach.Context(
        channel="wechat" if name.startswith("chat") else None,
        sender=coach.Party(country="CN"),
        recipient=coach.Party(country="DE", timezone="Europe/Berlin"),
        now=datetime.fromisoformat("2026-11-27T16:05:00+08:00"),
    )


@pytest.mark.parametrize("message", MESSAGES, ids=lambda path: path.stem)
def test_what_the_recipient_reads(message: Path) -> None:
    source = message.read_text(encoding="utf-8")
    report = coach.check(source, context(message.stem))
    language = "zh" if report.language == "zh" else "en"
    found = reader_view_to_text(report.reader_view, language) + "\n"
    kept = message.with_suffix(".view")
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")
