"""The plan as a table."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from coach.planning.follow_up import OrderDates, follow_up
from coach.planning.table import table


def test_says_when_what_and_why(beijing: Any, new_york: Any) -> None:
    plan = follow_up(
        OrderDates(order=date(2026, 11, 13), dispatch=date(2026, 12, 5)),
        sender=beijing,
        recipient=new_york,
        now=datetime(2026, 11, 20, tzinfo=UTC),
        reference="PO-77",
        channel="wechat",
    )
    shown = table(plan)
    assert shown.startswith("Follow-up of order PO-77, Beijing time (New York in brackets)")
    assert "Mon 16 Nov 17:00 (New York 04:00)   Confirm the order  [past]" in shown
    assert "WeChat and e-mail" in shown
    assert "moved from Saturday 5 December: weekend in China and the United States" in shown
    assert "! dispatch on Saturday 5 December 2026: weekend in China" in shown
    chinese = table(plan, "zh")
    assert chinese.startswith("订单PO-77跟进计划，北京时间（括号内为纽约时间）")
    assert "微信和邮件" in chinese
    assert "[已过]" in chinese
