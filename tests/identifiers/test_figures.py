"""Figures of every country make the same number."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from coach.identifiers.figures import NUMBER, chinese_number, number_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,234.50", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1 234,50", "1234.5"),
        ("1'234.50", "1234.5"),
        ("12,500", "12500"),
        ("4,50", "4.5"),
        ("0.185", "0.185"),
        ("1.250.000", "1250000"),
        ("48,000.-", "48000"),
    ],
)
def test_marks(written: str, number: str) -> None:
    assert re.fullmatch(NUMBER, written)
    assert number_of(written) == Decimal(number)


def test_a_dot_before_three_digits_depends_on_the_writer() -> None:
    assert number_of("1.250") == Decimal("1.25")
    assert number_of("1.250", comma_decimal=True) == 1250


@pytest.mark.parametrize(
    ("numerals", "number"),
    [
        ("三", 3),
        ("两", 2),
        ("十五", 15),
        ("三百二十", 320),
        ("一万零五百", 10_500),
        ("壹万贰仟", 12_000),
        ("八百万", 8_000_000),
        ("三亿", 300_000_000),
    ],
)
def test_chinese_numerals(numerals: str, number: int) -> None:
    assert chinese_number(numerals) == number
