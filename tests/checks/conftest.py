"""What tests of checks share: the words that a check marks in a draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coach import checks
from coach.analysis import analyse
from coach.draft import Context, Party

Marked = Callable[..., list[str]]


@pytest.fixture
def context() -> Context:
    """Thursday 26 November 2026, 10:00 in Beijing; from China to Germany."""
    return Context(
        now=datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Asia/Shanghai")),
        sender=Party(country="CN", timezone="Asia/Shanghai"),
        recipient=Party(country="DE"),
    )


@pytest.fixture
def marked() -> Marked:
    """Gives the words that the check called `name` marks."""

    def find(name: str, text: str, context: Context, **settings: Any) -> list[str]:
        document = analyse(text)
        hits = checks.load(name)(document, context, settings)
        return [document.text[hit.start : hit.end] for hit in hits]

    return find
