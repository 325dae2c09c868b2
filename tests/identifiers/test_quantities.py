"""Quantities with the units of trade."""

from __future__ import annotations

import pytest

from coach.identifiers.finders import without_overlaps
from coach.identifiers.quantities import find_quantities


def quantities(text: str) -> list[str]:
    return [one.value for one in without_overlaps(find_quantities(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("500-piece order", "500 piece"),
        ("5k pcs", "5000 piece"),
        ("640 defective units", "640 piece"),
        ("2x40HQ", "2 x 40HQ"),
        ("2*40'HC", "2 x 40HQ"),
        ("两个40高柜", "2 x 40HQ"),
        ("a 20GP", "1 x 20GP"),
        ("6.7 cbm", "6.7 m3"),
        ("1,240 kgs", "1240 kg"),
        ("12 dozen", "12 dozen"),
        ("60x40x35cm", "60x40x35 cm"),
        ("25-30 days", "25-30 day"),
        ("三个柜", "3 container"),
        ("300双", "300 pair"),
        ("1万件", "10000 piece"),
        ("5吨", "5 t"),
        ("12.5kg", "12.5 kg"),
        ("180gsm", "180 g/m2"),
    ],
)
def test_one_quantity(text: str, value: str) -> None:
    assert quantities(text) == [value]


@pytest.mark.parametrize(
    "text", ["一下", "万一坏了", "一起做", "voyage 0412W", "a maximum of 4 In my view", "42码的鞋"]
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == []
