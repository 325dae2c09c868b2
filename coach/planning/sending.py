"""When to send a message, by its channel and the clock of who reads it.

An e-mail should lie on top when the recipient's working day begins, so it goes out then or in the
course of that day; lunch does not matter to it. A chat message rings: it belongs inside their
working hours; what cannot wait may go out between 07:00 and 22:30 on a working day. Neither goes
out at Friday noon where people pray, nor in Ramadan before ten in the morning or after one in the
afternoon.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from coach.draft import CHAT_CHANNELS, Channel
from coach.finding import Text
from coach.planning import hours, naming, slots, wording
from coach.planning.windows import days_off

if TYPE_CHECKING:
    from coach.calendars.places import Place

Verdict = Literal["now", "only_if_urgent", "wait"]

_LAST_HOUR = 60
"""Minutes before the end of the day in which an e-mail is left for the next morning."""
_RAMADAN = time(10), time(13)
_FRIDAY_NOON = time(11, 30), time(14)
_HORIZON = 60


@dataclass(frozen=True, slots=True)
class SendTime:
    """Advice for one message.

    `verdict` is about sending right away; `at` is the next good moment on the recipient's clock,
    now itself if the verdict is "now". `label` says when on both clocks, `reason` why.
    """

    channel: Channel
    verdict: Verdict
    at: datetime
    label: Text
    reason: Text


def send_time(
    channel: Channel, *, recipient: Place, now: datetime, sender: Place | None = None
) -> SendTime:
    """The next good moment to send a message through `channel` to somebody at `recipient`.

    `now` is aware. The label shows the sender's clock first, if there is a sender. Raises
    ValueError for a naive `now` and for a recipient without a working day in the next 60 days.
    """
    if now.utcoffset() is None:
        raise ValueError("now needs a time zone, e.g. datetime.now(timezone.utc)")
    here = now.astimezone(recipient.zone)
    trouble = _trouble(channel, recipient, here)
    places = (recipient,) if sender is None else (sender, recipient)
    at = here if trouble is None else _next_good(channel, recipient, here)
    label = slots.label([at.astimezone(place.zone) for place in places], places)
    if trouble is None:
        return SendTime(channel, "now", at, label, _at_work(recipient, here))
    verdict: Verdict = "only_if_urgent" if _may_ring(channel, recipient, here) else "wait"
    return SendTime(channel, verdict, at, label, _why_wait(channel, recipient, at, trouble))


def _trouble(channel: Channel, place: Place, here: datetime) -> Text | None:
    """What speaks against that local time; None if nothing does."""
    day, clock, city = here.date(), here.time(), naming.city(place)
    off = place.day_off(day)
    if off is not None:
        return days_off([(place, off)])
    worked = place.hours(day)
    at = Text(f"it is {wording.clock(clock)} in {city.en}", f"{city.zh}现在{wording.clock(clock)}")
    open_ = worked if channel in CHAT_CHANNELS else ((worked[0][0], worked[-1][1]),)
    if not any(start <= clock < end for start, end in open_):
        return Text(f"{at.en}, outside working hours", f"{at.zh}，不在工作时间内")
    if _prays_at_noon(place, day) and _FRIDAY_NOON[0] <= clock < _FRIDAY_NOON[1]:
        return Text(f"{at.en}, the time of the Friday prayer", f"{at.zh}，正值周五礼拜")
    if place.in_ramadan(day) and not _RAMADAN[0] <= clock < _RAMADAN[1]:
        return Text(
            f"{at.en}; in Ramadan people answer best between 10:00 and 13:00",
            f"{at.zh}；斋月期间10:00到13:00最容易得到答复",
        )
    left = _minutes(worked[-1][1]) - _minutes(clock)
    if channel not in CHAT_CHANNELS and left < _LAST_HOUR:
        return Text(f"{at.en}, the day is nearly over", f"{at.zh}，快下班了")
    return None


def _next_good(channel: Channel, place: Place, here: datetime) -> datetime:
    """The first quarter of an hour after `here` that nothing speaks against."""
    for away in range(_HORIZON):
        day = here.date() + timedelta(days=away)
        for opens, closes in hours.working(place, day):
            for minute in range(opens, closes, 15):
                moment = hours.local(minute, place)
                if moment > here and _trouble(channel, place, moment) is None:
                    return moment
    raise ValueError(f"no working day within {_HORIZON} days")


def _may_ring(channel: Channel, place: Place, here: datetime) -> bool:
    """Whether something urgent may still go out by chat."""
    awake = hours.EARLIEST <= here.time() < hours.LATEST
    return channel in CHAT_CHANNELS and awake and place.is_workday(here.date())


def _at_work(place: Place, here: datetime) -> Text:
    city, clock = naming.city(place), wording.clock(here)
    return Text(
        f"it is {clock} in {city.en}, within working hours: send it now",
        f"{city.zh}现在{clock}，正是工作时间，可以现在发",
    )


def _why_wait(channel: Channel, place: Place, at: datetime, trouble: Text) -> Text:
    city = naming.city(place)
    if at.timestamp() // 60 == hours.working(place, at.date())[0][0]:
        then = Text(f"when the working day begins in {city.en}", f"{city.zh}开始上班时")
    else:
        then = Text("when people are at work and have time", "对方上班且方便时")
    if channel in CHAT_CHANNELS:
        return Text(f"{trouble.en}; a chat message rings: send it {then.en}",
                    f"{trouble.zh}；聊天消息会响铃，宜在{then.zh}发")  # fmt: skip
    return Text(f"{trouble.en}; let it arrive {then.en}", f"{trouble.zh}；宜在{then.zh}送达")


def _prays_at_noon(place: Place, day: date) -> bool:
    return day.weekday() == 4 and place.country in slots.FRIDAY_PRAYER


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
