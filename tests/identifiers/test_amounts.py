"""Amounts with their currency; an open sign stays open and says what it may be."""

from __future__ import annotations

import pytest

from coach.identifiers.amounts import find_amounts
from coach.identifiers.finders import without_overlaps


def amounts(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.value) for one in without_overlaps(find_amounts(text))]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("for US$ 3,200.00 in total", ("US$ 3,200.00", "USD 3200")),
        ("at 4,50 € each", ("4,50 €", "EUR 4.5")),
        ("EUR 1.234,50", ("EUR 1.234,50", "EUR 1234.5")),
        ("about USD4.2k", ("USD4.2k", "USD 4200")),
        ("一共4.2万元", ("4.2万元", "CNY 42000")),
        ("人民币1,200元整", ("人民币1,200元整", "CNY 1200")),
        ("金额壹万贰仟元整", ("壹万贰仟元整", "CNY 12000")),
        ("USD 3.20-3.50/pc", ("USD 3.20-3.50", "USD 3.2-3.5")),
        ("三千块", ("三千块", "CNY 3000")),
        ("1块2一只", ("1块2", "CNY 1.2")),
        ("1.5 million RMB", ("1.5 million RMB", "CNY 1500000")),
    ],
)
def test_one_amount(text: str, amount: tuple[str, str]) -> None:
    assert amounts(text) == [amount]


@pytest.mark.parametrize("text", ["2027年元旦放假", "一块样布", "the euro zone", "3000元素周期"])
def test_no_amount(text: str) -> None:
    assert amounts(text) == []


def test_an_open_sign_tells_what_it_may_be() -> None:
    (dollar,) = find_amounts("the freight is $1,850")
    assert dollar.value == "$ 1850"
    assert dollar.detail is not None
    assert {"USD", "CAD", "AUD"} <= set(dollar.detail.split())
    (yen,) = find_amounts("the mould is ¥3,000")
    assert (yen.value, yen.detail) == ("¥ 3000", "CNY JPY")


def test_a_sign_means_what_the_text_names_elsewhere() -> None:
    assert [one.value for one in find_amounts("USD 4.20, or $3.90 from 5,000 on")] == [
        "USD 4.2",
        "USD 3.9",
    ]
    assert [one.value for one in find_amounts("¥3,000 (RMB)")] == ["CNY 3000"]
