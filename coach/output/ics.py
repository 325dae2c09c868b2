"""A follow-up plan as a calendar file (iCalendar, RFC 5545).

Each step is an event of a quarter of an hour on the sender's clock, with an alarm unless it is
past. The UID depends on the step, the sides and the order, not on the dates: a plan made anew
replaces the events of the old one.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from coach.finding import Language, Text
from coach.planning import naming, table
from coach.version import VERSION

if TYPE_CHECKING:
    from icalendar import Event

    from coach.planning.follow_up import FollowUp, Step

_LENGTH = timedelta(minutes=15)
_ALARM = timedelta(minutes=-15)
_AROUND = timedelta(days=400)
"""The rules of the clock are written for so long before and after the plan."""


def plan_to_ics(plan: FollowUp, language: Language = "en") -> str:
    """The plan as the text of an .ics file; lines end in CR LF, as the format asks."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Draft Coach//Follow-up {VERSION}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _name(plan).of(language))
    calendar.add("x-wr-timezone", plan.sender.zone.key)
    for step in plan.steps:
        calendar.add_component(_event(plan, step, language))
    if plan.steps:
        first, last = plan.steps[0].due.date(), plan.steps[-1].due.date()
        calendar.add_missing_timezones(first - _AROUND, last + _AROUND)
    return str(calendar.to_ical(), "utf-8")


def _name(plan: FollowUp) -> Text:
    reference = f" {plan.reference}" if plan.reference else ""
    return Text(f"Follow-up{reference}", f"订单跟进{reference}")


def _event(plan: FollowUp, step: Step, language: Language) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    summary = step.title.of(language)
    if plan.reference:
        summary = f"{plan.reference}: {summary}"
    event.add("uid", _uid(plan, step))
    event.add("dtstamp", plan.now.astimezone(UTC))
    event.add("dtstart", step.due)
    event.add("dtend", step.due + _LENGTH)
    event.add("summary", summary)
    event.add("description", _description(plan, step, language))
    event.add("transp", "TRANSPARENT")
    if not plan.is_past(step):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", _ALARM)
        event.add_component(alarm)
    return event


def _description(plan: FollowUp, step: Step, language: Language) -> str:
    parts = [step.say, table.when(plan, step), step.rule, table.channels(step)]
    if step.moved:
        parts.append(step.moved)
    return "\n".join(part.of(language) for part in parts)


def _uid(plan: FollowUp, step: Step) -> str:
    order = plan.reference or str(plan.dates.order or plan.dates.inquiry or plan.dates.payment)
    sides = naming.identifier(plan.sender), naming.identifier(plan.recipient)
    key = "\n".join((step.id, *sides, order))
    return f"{sha256(key.encode()).hexdigest()[:32]}@draft-coach"
