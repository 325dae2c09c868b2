"""What tests of proposers share: the draft after each choice that is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import coach

Choices = Callable[[str, coach.Context], list[str]]


@pytest.fixture
def choices() -> Choices:
    """Gives the draft after each choice among its findings about time, in their order."""

    def offered(text: str, context: coach.Context) -> list[str]:
        return [
            text[: item.start] + (item.replacement or "") + text[item.end :]
            for finding in coach.check(text, context).findings
            if finding.category == "time"
            for item in finding.suggestions
            if item.applicability == "choice"
        ]

    return offered
