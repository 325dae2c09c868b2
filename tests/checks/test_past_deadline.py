"""Deadlines and promises on a day that is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.draft import Context

Marked = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Please sign by 3 November 2026.", ["3 November 2026"]),
        ("The goods will leave on 5 January 2026.", ["5 January 2026"]),
        ("请在2026年11月3日前回签。", ["2026年11月3日"]),
        ("Please sign by 3 December 2026.", []),
        ("Please sign by 26 November 2026.", []),
        ("Please sign by 3 November.", []),  # next year's, for all we know
        ("The invoice of 3 November 2026 was due.", []),
        ("您2026年11月3日签订的合同已收到。", []),
    ],
)
def test_marked(text: str, wrong: list[str], marked: Marked, context: Context) -> None:
    assert marked("past_deadline", text, context) == wrong
