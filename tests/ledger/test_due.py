"""What is due today: replies, confirmations, reports, notices, payments, and their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.calendars.places import place_of
from coach.ledger.due import Due, due_today
from coach.ledger.order import Order

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 26, 10, tzinfo=ZONE)  # a Thursday
CHINA = place_of("CN")
QUIET = Order("PO 1", stage="production", order_date=date(2026, 10, 20),
              delivery_date=date(2027, 1, 20), last_update_sent=date(2026, 11, 25))  # fmt: skip


def due(order: Order, now: datetime = NOW) -> list[Due]:
    return due_today([order], now=now, sender=CHINA)


def ids(order: Order, now: datetime = NOW) -> list[str]:
    return [one.id for one in due(order, now)]


def test_an_order_that_was_just_written_about_is_quiet() -> None:
    assert ids(QUIET) == []


def test_a_message_is_answered_within_24_hours() -> None:
    moment = datetime(2026, 11, 25, 16, 30, tzinfo=ZONE)
    (one,) = due(replace(QUIET, last_message_received=moment, last_update_sent=date(2026, 11, 24)))
    assert one.id == "reply"
    assert one.due == moment + timedelta(hours=24)
    assert one.late == 0
    assert "within 24 hours" in one.reason.en
    assert "24小时" in one.reason.zh


def test_a_message_that_was_answered_is_done() -> None:
    received = datetime(2026, 11, 25, 9, tzinfo=ZONE)
    sent = datetime(2026, 11, 25, 11, tzinfo=ZONE)
    assert ids(replace(QUIET, last_message_received=received, last_update_sent=sent)) == []


@pytest.mark.parametrize(
    ("changes", "now", "id"),
    [
        # Ordered on Wednesday: confirm by Thursday.
        ({"stage": "confirmed", "order_date": date(2026, 11, 25), "last_update_sent": None},
         NOW, "confirm_order"),
        # Money on Friday: confirm by Monday.
        ({"deposit_paid": date(2026, 11, 27)}, NOW + timedelta(days=4), "confirm_payment"),
        # A week since the last report.
        ({"last_update_sent": date(2026, 11, 19)}, NOW, "progress"),
        # The last week: every three days.
        ({"last_update_sent": date(2026, 11, 23), "delivery_date": date(2026, 12, 2)},
         NOW, "progress"),
        # Ready on Sunday: announced three days before.
        ({"delivery_date": date(2026, 11, 29)}, NOW, "ready_notice"),
        # The day has passed and nobody said so.
        ({"delivery_date": date(2026, 11, 24), "last_update_sent": date(2026, 11, 20)},
         NOW, "delivery_passed"),
        # Dispatch today.
        ({"stage": "ready", "etd": date(2026, 11, 26)}, NOW, "tracking"),
        # Arrived yesterday: ask today.
        ({"stage": "shipped", "eta": date(2026, 11, 25)}, NOW, "arrival"),
        # Money due, coming and late.
        ({"balance_due": date(2026, 12, 1), "last_update_sent": date(2026, 11, 24)},
         NOW, "balance_due"),
        ({"balance_due": date(2026, 11, 20)}, NOW, "balance_overdue"),
        ({"deposit_due": date(2026, 11, 20)}, NOW, "deposit_overdue"),
    ],
)  # fmt: skip
def test_steps(changes: dict[str, object], now: datetime, id: str) -> None:
    order = replace(QUIET, **changes)  # type: ignore[arg-type]
    assert ids(order, now) == [id]


@pytest.mark.parametrize(
    "changes",
    [
        {"last_update_sent": date(2026, 11, 23)},  # three days, but not in the last week
        {"delivery_date": date(2026, 11, 29), "last_update_sent": date(2026, 11, 26)},  # announced
        {"balance_due": date(2026, 11, 20), "balance_paid": date(2026, 11, 18)},
        {"stage": "shipped", "etd": date(2026, 11, 20), "last_update_sent": date(2026, 11, 20)},
        {"stage": "delivered", "eta": date(2026, 8, 1), "last_update_sent": date(2026, 7, 1)},
    ],
)
def test_what_is_done_or_not_yet_due(changes: dict[str, object]) -> None:
    assert ids(replace(QUIET, **changes)) == []  # type: ignore[arg-type]


def test_the_most_urgent_comes_first() -> None:
    late = replace(QUIET, number="PO 2", balance_due=date(2026, 11, 20))
    report = replace(QUIET, number="PO 3", last_update_sent=date(2026, 11, 19))
    message = datetime(2026, 11, 25, 16, tzinfo=ZONE)
    reply = replace(QUIET, number="PO 4", last_message_received=message,
                    last_update_sent=date(2026, 11, 24))  # fmt: skip
    found = due_today([report, reply, late], now=NOW, sender=CHINA)
    assert [one.id for one in found] == ["balance_overdue", "reply", "progress"]
    assert found[0].late == 6
    assert "6 days ago" in found[0].reason.en
    assert "已逾期6天" in found[0].reason.zh


def test_days_off_of_the_sender_do_not_count() -> None:
    # Ordered on Wednesday 30 September 2026; the National Day holiday lasts to 7 October.
    order = Order("PO 1", stage="confirmed", order_date=date(2026, 9, 30))
    during = datetime(2026, 10, 5, 10, tzinfo=ZONE)
    assert ids(order, during) == []
    assert ids(order, datetime(2026, 10, 9, 10, tzinfo=ZONE)) == ["confirm_order"]


def test_now_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due_today([], now=datetime(2026, 11, 26))
