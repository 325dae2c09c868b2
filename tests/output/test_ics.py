"""Calendar files of follow-up plans, read back by a parser."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from coach.calendars.places import place_of
from coach.output.ics import plan_to_ics
from coach.planning.follow_up import FollowUp, OrderDates, follow_up

NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)


def plan(sender: str = "DE", recipient: str = "CN", **dates: date) -> FollowUp:
    known = {
        "order": date(2026, 10, 20),
        "ready": date(2026, 12, 10),
        "dispatch": date(2026, 12, 14),
        **dates,
    }
    return follow_up(
        OrderDates(**known),
        sender=place_of(sender),
        recipient=place_of(recipient),
        now=NOW,
        reference="PO-77",
    )


def test_parses_back_to_the_plan() -> None:
    made = plan()
    calendar = Calendar.from_ical(plan_to_ics(made))
    events = list(calendar.walk("VEVENT"))
    assert calendar["version"] == "2.0"
    assert len(events) == len(made.steps) > 5
    for event, step in zip(events, made.steps, strict=True):
        start = event.decoded("dtstart")
        assert start == step.due
        assert start.utcoffset() == step.due.utcoffset()
        assert event["dtstart"].params["TZID"] == "Europe/Berlin"
        assert event.decoded("dtend") - start == timedelta(minutes=15)
        assert event.decoded("dtstamp") == NOW
        assert str(event["summary"]) == f"PO-77: {step.title.en}"
        assert step.say.en in str(event["description"])


def test_brings_its_own_zones_on_both_sides_of_a_clock_change() -> None:
    calendar = Calendar.from_ical(plan_to_ics(plan()))
    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Europe/Berlin"
    rules = {part.name for part in zone.subcomponents}
    assert rules == {"STANDARD", "DAYLIGHT"}
    offsets = {event.decoded("dtstart").utcoffset() for event in calendar.walk("VEVENT")}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


def test_only_what_is_to_come_rings() -> None:
    made = plan()
    calendar = Calendar.from_ical(plan_to_ics(made))
    for event, step in zip(calendar.walk("VEVENT"), made.steps, strict=True):
        alarms = [part for part in event.subcomponents if part.name == "VALARM"]
        assert len(alarms) == (0 if step.due < NOW else 1)
        assert all(alarm["trigger"].dt == timedelta(minutes=-15) for alarm in alarms)


def test_ids_are_stable_when_dates_move_and_differ_between_orders() -> None:
    def ids(made: FollowUp) -> list[str]:
        return [str(e["uid"]) for e in Calendar.from_ical(plan_to_ics(made)).walk("VEVENT")]

    first, moved = ids(plan()), ids(plan(ready=date(2026, 12, 11)))
    assert len(set(first)) == len(first)
    assert first == moved
    assert not set(first) & set(ids(plan(recipient="FR")))


def test_chinese_and_long_lines() -> None:
    text = plan_to_ics(plan(), "zh")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    summaries = [str(e["summary"]) for e in Calendar.from_ical(text).walk("VEVENT")]
    assert "PO-77: 确认订单" in summaries


@pytest.mark.parametrize("reference", ["PO;1,2\\n", "X\x7f"])
def test_a_reference_cannot_add_lines(reference: str) -> None:
    made = follow_up(OrderDates(order=date(2026, 12, 1)), sender=place_of("DE"),
                     recipient=place_of("CN"), now=NOW, reference=reference)  # fmt: skip
    (event,) = Calendar.from_ical(plan_to_ics(made)).walk("VEVENT")
    assert str(event["summary"]).endswith(": Confirm the order")
