"""A weekday that does not belong to its date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.draft import Context

Marked = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("We load on Friday 4 December 2026.", []),
        ("We load on Friday 5 December 2026.", ["Friday 5 December 2026"]),
        ("We load on December 5th, 2026 (Monday).", ["December 5th, 2026 (Monday)"]),
        ("2026年12月5日（周六）装柜。", []),
        ("2026年12月5日（周日）装柜。", ["2026年12月5日（周日）"]),
        ("二〇二六年十二月五日星期五装柜。", ["二〇二六年十二月五日星期五"]),
        ("You sit there until Sunday now.", []),
    ],
)
def test_with_a_year(text: str, wrong: list[str], marked: Marked, context: Context) -> None:
    assert marked("weekday_of_date", text, context, year="said") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Could we talk on Thursday, 3 December?", []),
        ("Could we talk on Monday, 3 December?", ["Monday, 3 December"]),
        ("Could we talk on Friday, 3 December?", ["Friday, 3 December"]),
        ("Please reply by Friday, December 5.", ["Friday, December 5"]),  # so it was last year
        ("We got your mail of Friday, December 5.", []),
        ("预计11月30日（周二）装柜。", ["11月30日（周二）"]),
        ("They came on Monday, 3 August.", []),  # too far off to tell the year
    ],
)
def test_without_a_year(text: str, wrong: list[str], marked: Marked, context: Context) -> None:
    assert marked("weekday_of_date", text, context, year="unsaid") == wrong
