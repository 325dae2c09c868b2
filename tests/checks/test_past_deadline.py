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
        ("Please sign by 3 November.", ["3 November"]),
        ("请于11月20日前回复。", ["11月20日"]),
        ("Please sign by 3 March.", []),  # the coming one
        ("Please see our mail of 3 November.", []),
        ("Payment was due by 20 November.", []),
        ("The invoice due by 10 November is still open.", []),
        ("Your payment, due by 10 November, has not arrived.", []),
        ("The invoice of 3 November 2026 was due.", []),
        ("您2026年11月3日签订的合同已收到。", []),
    ],
)
def test_marked(text: str, wrong: list[str], marked: Marked, context: Context) -> None:
    assert marked("past_deadline", text, context) == wrong
