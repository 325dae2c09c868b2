"""The follow-up plan: the rhythm of an order, moved off days on which nobody works."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from coach.planning.follow_up import FollowUp, OrderDates, PlanError, Step, follow_up

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


def planned(sender: Any, recipient: Any, **dates: Any) -> FollowUp:
    known = {name: day(d) if isinstance(d, str) else d for name, d in dates.items()}
    return follow_up(OrderDates(**known), sender=sender, recipient=recipient, now=NOW)


def step(plan: FollowUp, name: str) -> Step:
    (found,) = [step for step in plan.steps if step.id == name]
    return found


def due(plan: FollowUp) -> dict[str, str]:
    return {step.id: f"{step.due:%m-%d %H:%M}" for step in plan.steps}


def test_the_whole_rhythm(beijing: Any, berlin: Any) -> None:
    plan = planned(
        beijing, berlin, inquiry="2026-11-23", order="2026-11-25", payment="2026-11-26",
        ready="2027-01-07", dispatch="2027-01-12", eta="2027-02-11",
    )  # fmt: skip
    assert due(plan) == {
        "reply_inquiry": "11-24 16:00",  # within 24 hours
        "confirm_order": "11-26 16:00",
        "confirm_payment": "11-27 16:00",  # one working day
        "progress_1": "12-03 16:00",  # every week
        "progress_2": "12-10 16:00",
        "progress_3": "12-17 16:00",
        "progress_4": "12-24 16:00",
        "progress_5": "12-31 16:00",
        "ready_notice": "01-04 16:00",  # three days before
        "balance_reminder": "01-07 16:00",  # three working days before dispatch
        "tracking": "01-12 16:00",
        "arrival": "02-12 16:00",
    }
    assert all(step.there.hour == 9 for step in plan.steps)
    assert all(step.moved is None for step in plan.steps)
    assert not plan.unplanned
    assert not plan.cautions
    assert step(plan, "progress_2").title.en == "Progress report 2"
    assert "Thursday 7 January 2027" in step(plan, "ready_notice").title.en
    assert "2027年1月12日" in step(plan, "balance_reminder").say.zh


@pytest.mark.parametrize(
    ("ready", "expected"),
    [
        ("2026-11-28", []),  # four days: the notice is all
        ("2026-12-05", ["11-27", "11-30"]),  # eleven: every three days, until the notice
        ("2026-12-08", ["11-27", "11-30", "12-03"]),  # two weeks
        ("2026-12-09", ["12-01"]),  # a day more: every week
        ("2026-12-24", ["12-01", "12-08", "12-15"]),  # a month
    ],
)
def test_progress_goes_by_the_length_of_production(
    place: Any, ready: str, expected: list[str]
) -> None:
    always = place("CN", "Asia/Shanghai", rest=frozenset())
    plan = planned(always, always, order="2026-11-24", ready=ready)
    assert [f"{s.due:%m-%d}" for s in plan.steps if s.id.startswith("progress")] == expected


class TestMoved:
    def test_off_the_weekend_to_the_day_before(self, beijing: Any, berlin: Any) -> None:
        plan = planned(beijing, berlin, order="2026-11-10", ready="2026-12-01")
        notice = step(plan, "ready_notice")
        assert f"{notice.due:%m-%d}" == "11-27"
        assert notice.moved is not None
        assert notice.moved.en == ("moved from Saturday 28 November: weekend in China and Germany")
        assert notice.moved.zh == "原为11月28日（周六）：中国和德国周末"

    def test_for_the_recipient_as_well(self, beijing: Any, riyadh: Any) -> None:
        confirm = step(planned(beijing, riyadh, order="2026-11-26"), "confirm_order")
        assert f"{confirm.due:%m-%d %H:%M}" == "11-26 15:00"
        assert confirm.there.hour == 10
        assert confirm.moved is not None
        assert "weekend in Saudi Arabia" in confirm.moved.en

    def test_a_reply_that_cannot_come_in_time_comes_on_the_next_working_day(
        self, beijing: Any, berlin: Any
    ) -> None:
        evening = datetime.fromisoformat("2026-11-27T20:00+08:00")
        reply = step(planned(beijing, berlin, inquiry=evening), "reply_inquiry")
        assert f"{reply.due:%m-%d %H:%M}" == "11-30 16:00"
        assert reply.moved is not None

    def test_an_inquiry_with_a_time_is_answered_within_24_hours(
        self, beijing: Any, berlin: Any
    ) -> None:
        for clock in ("08:00", "11:00", "15:00", "17:00", "19:00"):
            came = datetime.fromisoformat(f"2026-11-24T{clock}+08:00")
            reply = step(planned(beijing, berlin, inquiry=came), "reply_inquiry")
            assert came <= reply.due <= came + timedelta(hours=24)
            assert 9 <= reply.due.hour < 18

    def test_tracking_goes_out_on_the_day_whoever_rests(self, beijing: Any, riyadh: Any) -> None:
        tracking = step(planned(beijing, riyadh, dispatch="2026-11-27"), "tracking")
        assert f"{tracking.due:%m-%d %H:%M}" == "11-27 17:00"
        assert tracking.moved is None

    def test_dispatch_on_a_day_off_is_told_afterwards(self, beijing: Any, berlin: Any) -> None:
        plan = planned(beijing, berlin, dispatch="2026-11-28")
        tracking = step(plan, "tracking")
        assert f"{tracking.due:%m-%d}" == "11-30"
        assert any("dispatch on Saturday 28 November 2026" in c.en for c in plan.cautions)

    def test_where_hours_do_not_meet_it_goes_out_before_the_evening(
        self, beijing: Any, new_york: Any
    ) -> None:
        confirm = step(planned(beijing, new_york, order="2026-11-25"), "confirm_order")
        assert f"{confirm.due:%m-%d %H:%M}" == "11-26 17:00"

    def test_every_step_is_in_working_hours_of_the_sender(
        self, place: Any, beijing: Any, riyadh: Any
    ) -> None:
        holidays = {date(2026, 12, n): "Test" for n in (3, 4, 7, 8, 24, 25)}
        china = place("CN", "Asia/Shanghai", holidays=holidays)
        for offset in range(30):
            order = date(2026, 11, 20) + timedelta(days=offset)
            plan = planned(
                china, riyadh, order=order, payment=order + timedelta(days=2),
                ready=order + timedelta(days=12), dispatch=order + timedelta(days=14),
                eta=order + timedelta(days=40),
            )  # fmt: skip
            ids = [step.id for step in plan.steps]
            assert len(ids) == len(set(ids))
            for found in plan.steps:
                assert china.is_workday(found.due.date()), (order, found.id)
                assert 9 <= found.due.hour < 18
                assert found.due == found.there

    def test_a_closure_is_avoided_where_a_week_is_enough_and_told_where_not(
        self, place: Any, berlin: Any
    ) -> None:
        closed = frozenset(date(2026, 12, 1) + timedelta(days=n) for n in range(21))
        china = place("CN", "Asia/Shanghai", closed=closed)
        plan = planned(china, berlin, order="2026-11-10", ready="2026-12-07", eta="2026-12-09")
        assert f"{step(plan, 'ready_notice').due:%m-%d}" == "11-30"
        assert any("goods ready on Monday 7 December" in c.en for c in plan.cautions)
        assert any(c.en.startswith("Ask whether") for c in plan.cautions)


def test_what_cannot_be_planned_is_said(beijing: Any, berlin: Any) -> None:
    plan = planned(beijing, berlin, order="2026-11-25")
    assert list(due(plan)) == ["confirm_order"]
    assert len(plan.unplanned) == 3
    assert all(text.en and text.zh for text in plan.unplanned)


def test_records_go_by_email_too(beijing: Any, berlin: Any) -> None:
    dates = OrderDates(inquiry=day("2026-11-23"), order=day("2026-11-25"), ready=day("2027-01-07"))
    plan = follow_up(dates, sender=beijing, recipient=berlin, now=NOW, channel="wechat")
    assert step(plan, "reply_inquiry").channels == ("wechat", "email")
    assert step(plan, "confirm_order").channels == ("wechat", "email")
    assert step(plan, "progress_1").channels == ("wechat",)


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({}, "order"),
        ({"order": "2026-11-25", "ready": "2026-11-24"}, "ready"),
        ({"order": "2026-11-25", "dispatch": "2026-11-24"}, "dispatch"),
        ({"dispatch": "2026-11-25", "eta": "2026-11-24"}, "eta"),
        ({"inquiry": "2026-11-25", "payment": "2026-11-24"}, "payment"),
        ({"inquiry": datetime(2026, 11, 25)}, "inquiry"),
        ({"order": "2026-11-25", "eta": "2029-11-24"}, "eta"),
    ],
)
def test_dates_that_make_no_plan(
    beijing: Any, berlin: Any, dates: dict[str, Any], field: str
) -> None:
    with pytest.raises(PlanError) as caught:
        planned(beijing, berlin, **dates)
    assert caught.value.field == field
    assert caught.value.expected


def test_now_needs_a_zone(beijing: Any, berlin: Any) -> None:
    with pytest.raises(ValueError, match="time zone"):
        follow_up(OrderDates(order=day("2026-11-25")), sender=beijing, recipient=berlin,
                  now=datetime(2026, 11, 26))  # fmt: skip


def test_words_never_bind(beijing: Any, berlin: Any) -> None:
    """No sentence offers, admits, or vouches for account data."""
    plan = planned(
        beijing, berlin, inquiry="2026-11-23", order="2026-11-25", payment="2026-11-26",
        ready="2027-01-07", dispatch="2027-01-12", eta="2027-02-11",
    )  # fmt: skip
    words = " ".join(step.say.en + step.say.zh for step in plan.steps).lower()
    for never in ("not changed", "discount", "our fault", "未变", "没有变", "折扣", "我方责任"):
        assert never not in words
