"""Marks and spaces as Chinese writes them."""

from __future__ import annotations

import pytest

from coach.translation.neural.tidying import tidy


@pytest.mark.parametrize(
    ("written", "source", "target", "tidied"),
    [
        ("你好, 请发货!", "Hello, please ship!", "zh", "你好，请发货！"),
        ("我们 发货 。", "We ship.", "zh", "我们发货。"),
        ("请付X1, 谢谢.", "Pay X1, thanks.", "zh-CN", "请付X1，谢谢。"),
        ("时间: 3:30, 见 www.a.com.", "Time: 3:30, see www.a.com.", "zh", "时间：3:30，见 www.a.com。"),
        ("1,200.50元", "1,200.50", "zh", "1,200.50元"),
        ("订单确认。", "Order confirmation", "zh", "订单确认"),
        ("Order confirmation.", "订单确认", "en", "Order confirmation"),
        ("We ship …", "我们发货", "en", "We ship …"),
        ("We ship, now.", "我们发货。", "en", "We ship, now."),
        ("OK.", "OK.", "zh", "OK."),
    ],
)  # fmt: skip
def test_marks(written: str, source: str, target: str, tidied: str) -> None:
    assert tidy(written, source, target) == tidied
