from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.mail_header import holds


@pytest.mark.parametrize(
    "marked",
    [
        "Sent: [[Monday]], October 8, 2001 10:04 AM",
        "11/29/2000 [[04:49 PM]]",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "Let us talk on [[Monday]].",
        "The call is on 11/29/2026 at [[04:49 PM]].",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
