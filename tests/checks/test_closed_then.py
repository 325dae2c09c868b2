"""Promises for a day on which the writer's own side is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from coach.draft import Context, Party

Marked = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("country", "text", "wrong"),
    [
        ("CN", "We will ship the goods on 8 February 2027.", ["8 February 2027"]),
        ("CN", "We will ship the goods on 15 December 2026.", []),
        ("CN", "样品2027年2月8日寄出。", ["2027年2月8日"]),
        ("DE", "We will ship the goods on 8 February 2027.", []),
        ("CN", "Please pay by 8 February 2027.", []),
        ("CN", "We will finish the mould by 8 February 2027.", ["8 February 2027"]),
        ("CN", "我们2月8日前可以发出来。", ["2月8日"]),
        ("CN", "2月8日前可以发货吗？", []),
        ("CN", "We will ship the goods on Sunday 6 December 2026.", []),  # factories work
    ],
)
def test_marked(
    country: str, text: str, wrong: list[str], marked: Marked, context: Context
) -> None:
    here = replace(context, sender=Party(country=country))
    assert marked("closed_then", text, here) == wrong
