from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.checks.several_requests import find
from coach.draft import Context


def counts(text: str) -> list[str]:
    return [hit.values["count"] for hit in find(analyse(text), Context(), {"fewest": 3})]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Please send the invoice, confirm the price and book the vessel.", "3"),
        ("Could you check the label, confirm the weight, arrange the truck and call me?", "4"),
        ("请确认唛头，提供收货人电话，并安排支付尾款。", "3"),
        ("麻烦核对图纸，再发我最新的报价，另外请告知包装尺寸，谢谢。", "3"),
    ],
)
def test_separate_requests_are_counted(text: str, count: str) -> None:
    assert counts(text) == [count]


@pytest.mark.parametrize(
    "text",
    [
        "Please sign, stamp and return the contract.",
        "Please check and confirm the drawing.",
        "We sent the invoice, confirmed the price and booked the vessel.",
        "Please 1) send the invoice, 2) confirm the price and 3) book the vessel.",
        "Please send the invoice. Please confirm the price. Please book the vessel.",
        "请签字盖章后回传。",
        "我们已确认唛头，提供了电话，并安排支付尾款。",
        "请：1、确认唛头，2、提供电话，3、安排付款。",
    ],
)
def test_one_request_or_a_list_is_left_alone(text: str) -> None:
    assert counts(text) == []
