"""Dates of one message that cannot all be true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.draft import Context

Marked = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "ETD Ningbo 12 December 2026, ETA Hamburg 5 December 2026.",
            ["5 December 2026"],
        ),
        (
            "ETD Ningbo is 28 December 2026 and ETA Hamburg will be 15 December 2026.",
            ["15 December 2026"],
        ),
        (
            "If the deposit arrives by 24 December 2026, the goods will leave on 14 January 2027.",
            [],
        ),
        ("第一批货2026年12月30日到港，第二批2027年1月12日开船。", []),
        ("ETD Ningbo 12 December 2026, ETA Hamburg 15 January 2027.", []),
        ("开船日2026年12月12日，预计到港2026年12月5日。", ["2026年12月5日"]),
        (
            "The lead time is 25-30 days after receipt of the deposit. "
            "We will ship on 10 December 2026.",
            ["10 December 2026"],
        ),
        (
            "The lead time is 25-30 days after receipt of the deposit. "
            "We will ship on 28 December 2026.",
            [],
        ),
        (
            "Your deposit was received on 10 November 2026. The lead time is 25 days after receipt "
            "of the deposit. We will ship on 10 December 2026.",
            [],
        ),
        (
            "The lead time is 20 working days after receipt of the deposit. "
            "We will ship on 16 December 2026.",
            ["16 December 2026"],
        ),
        ("交期为收到订金后15个工作日。我们2026年12月8日发货。", ["2026年12月8日"]),
        ("The lead time is 30 days. We will ship on 10 December 2026.", []),
    ],
)
def test_marked(text: str, wrong: list[str], marked: Marked, context: Context) -> None:
    assert marked("contradicting_dates", text, context) == wrong
