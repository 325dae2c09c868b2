"""What is due for each order today: an update, a reply, a payment step.

The rhythm is the one of `coach.planning.follow_up`: reply within 24 hours; confirm order and
payment within one working day; report progress every week, every three days in a short production
and in the last week; announce three days before the goods are ready; remind of a payment three
working days before it is due; send the tracking on the day of dispatch; ask on the working day
after the arrival. A step counts as done when an update went out on or after the day it is due
from; what was sent, only the ledger knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from coach.finding import Text
from coach.ledger.order import Moment, Order
from coach.planning.follow_up import SHORT_PRODUCTION
from coach.planning.wording import day_and_month

if TYPE_CHECKING:
    from coach.calendars.places import Place

Need = Literal["reply", "payment", "update"]

_DAY = timedelta(days=1)
_CLOSE = time(18)
_STALE = 60
"""After so many days nobody asks any more whether the goods arrived well."""
_BEFORE_READY = ("confirmed", "production", None)


@dataclass(frozen=True, slots=True)
class Due:
    """A message to write. `id` is stable; `due` is on the sender's clock, `late` counts the days
    since then, 0 today. `reason` says why, in words.
    """

    order: Order
    id: str
    need: Need
    due: datetime
    late: int
    title: Text
    reason: Text


def due_today(orders: Iterable[Order], *, now: datetime, sender: Place | None = None) -> list[Due]:
    """What is due by the end of the day of `now`, the most urgent first.

    `sender` is where the writer works; without it Saturday and Sunday are days off, on the clock of
    `now`. Raises ValueError for a `now` without a zone.
    """
    if now.utcoffset() is None:
        raise ValueError("now needs a time zone, e.g. datetime.now(timezone.utc)")
    here = _Here(now.astimezone(sender.zone) if sender else now, sender)
    found = [due for order in orders for due in _steps(order, here)]
    return sorted(found, key=_urgency)


_RANK: tuple[Need, ...] = ("reply", "payment", "update")


def _urgency(due: Due) -> tuple[date, int, datetime, str]:
    return due.due.date(), _RANK.index(due.need), due.due, due.order.number


@dataclass(frozen=True, slots=True)
class _Here:
    """The writer's day."""

    now: datetime
    place: Place | None

    @property
    def today(self) -> date:
        return self.now.date()

    def is_workday(self, day: date) -> bool:
        return self.place.is_workday(day) if self.place else day.weekday() < 5

    def workdays(self, day: date, count: int) -> date:
        """The working day `count` working days after `day`, before it if negative."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def not_after(self, day: date) -> date:
        """`day`, or the last working day before it."""
        return day if self.is_workday(day) else self.workdays(day, -1)

    def at(self, day: date, clock: time = _CLOSE) -> datetime:
        return datetime.combine(day, clock, tzinfo=self.now.tzinfo)

    def day_of(self, moment: Moment | None) -> date | None:
        """The writer's day of a moment."""
        if isinstance(moment, datetime):
            return moment.astimezone(self.now.tzinfo).date()
        return moment


def _steps(order: Order, here: _Here) -> Iterator[Due]:
    sent = here.day_of(order.last_update_sent)
    for step in (
        _reply(order, here),
        *_payments(order, here),
        _confirmation(order, here, sent),
        _payment_confirmation(order, here, sent),
        *_updates(order, here, sent),
    ):
        # An open message is shown at once, though its 24 hours end tomorrow.
        if step is not None and (step.id == "reply" or step.due.date() <= here.today):
            yield step


def _made(
    order: Order, here: _Here, id: str, need: Need, due: datetime, title: Text, reason: Text
) -> Due:
    return Due(order, id, need, due, max(0, (here.today - due.date()).days), title, reason)


def _on(
    order: Order, here: _Here, id: str, need: Need, day: date, title: Text, reason: Text
) -> Due:
    return _made(order, here, id, need, here.at(day), title, reason)


def _reply(order: Order, here: _Here) -> Due | None:
    """The customer wrote, and nothing was sent since."""
    received, sent = order.last_message_received, order.last_update_sent
    if received is None or not _is_later(received, sent, here):
        return None
    if isinstance(received, datetime):
        due = received.astimezone(here.now.tzinfo) + timedelta(hours=24)
        when = received.astimezone(here.now.tzinfo)
        words = day_and_month(when.date())
        stamp = Text(f"{words.en}, {when:%H:%M}", f"{words.zh}{when:%H:%M}")
    else:
        # The hour is not known: the 24 hours run to the end of the next working day.
        due, stamp = here.at(here.workdays(received, 1)), day_and_month(received)
    reason = Text(
        f"the customer wrote on {stamp.en} and has no answer yet: reply within 24 hours",
        f"客户{stamp.zh}来信，还没有回复，应在24小时内答复",
    )
    return _made(order, here, "reply", "reply", due, Text("Reply", "回复客户"), reason)


def _is_later(received: Moment, sent: Moment | None, here: _Here) -> bool:
    if sent is None:
        return True
    if isinstance(received, datetime) and isinstance(sent, datetime):
        return received.astimezone(UTC) > sent.astimezone(UTC)
    first, second = here.day_of(received), here.day_of(sent)
    return first is not None and second is not None and first > second


def _payments(order: Order, here: _Here) -> Iterator[Due]:
    for id, day, paid, name in (
        ("deposit", order.deposit_due, order.deposit_paid, Text("deposit", "订金")),
        ("balance", order.balance_due, order.balance_paid, Text("balance", "尾款")),
    ):
        if day is None or paid is not None:
            continue
        words = day_and_month(day)
        title = Text(f"Remind of the {name.en}", f"提醒{name.zh}")
        if day < here.today:
            late = (here.today - day).days
            reason = Text(
                f"the {name.en} was due on {words.en}, {_days(late)} ago, and is not in the ledger "
                "as paid",
                f"{name.zh}{words.zh}到期，已逾期{late}天，台账中未到账",
            )
            yield _on(order, here, f"{id}_overdue", "payment", day, title, reason)
        else:
            reason = Text(
                f"the {name.en} is due on {words.en}: remind 3 working days before",
                f"{name.zh}{words.zh}到期，提前3个工作日提醒",
            )
            sent = here.day_of(order.last_update_sent)
            start = here.workdays(day, -3)
            if day == here.today or sent is None or sent < start:
                yield _on(order, here, f"{id}_due", "payment", start, title, reason)


def _confirmation(order: Order, here: _Here, sent: date | None) -> Due | None:
    day = order.order_date
    if day is None or order.stage not in ("confirmed", None) or (sent and sent >= day):
        return None
    words = day_and_month(day)
    reason = Text(
        f"ordered on {words.en}: confirm within 1 working day",
        f"{words.zh}下单，应在1个工作日内确认",
    )
    title = Text("Confirm the order", "确认订单")
    return _on(order, here, "confirm_order", "update", here.workdays(day, 1), title, reason)


def _payment_confirmation(order: Order, here: _Here, sent: date | None) -> Due | None:
    paid = max((day for day in (order.deposit_paid, order.balance_paid) if day), default=None)
    if paid is None or paid > here.today or (sent and sent >= paid) or order.stage == "delivered":
        return None
    words = day_and_month(paid)
    reason = Text(
        f"money arrived on {words.en}: confirm within 1 working day",
        f"{words.zh}到账，应在1个工作日内确认收款",
    )
    title = Text("Confirm the payment", "确认收款")
    return _on(order, here, "confirm_payment", "payment", here.workdays(paid, 1), title, reason)


def _updates(order: Order, here: _Here, sent: date | None) -> Iterator[Due | None]:
    if order.stage in _BEFORE_READY:
        ready = _ready(order, here, sent)
        yield ready
        if ready is None or ready.due.date() > here.today:
            yield _progress(order, here, sent)
    if order.stage != "delivered":
        yield _dispatch(order, here, sent)
    yield _arrival(order, here, sent)


def _ready(order: Order, here: _Here, sent: date | None) -> Due | None:
    """Three days before the goods are ready, and when that day passes without news."""
    day = order.delivery_date
    if day is None:
        return None
    words = day_and_month(day)
    if day < here.today:
        if sent and sent > day:
            return None
        reason = Text(
            f"the goods were to be ready on {words.en} and the ledger does not say they are: tell "
            "the customer where it stands",
            f"应于{words.zh}完工，台账中尚未完工，请告知客户进展",
        )
        title = Text("Say where the order stands", "告知订单进展")
        return _on(order, here, "delivery_passed", "update", day, title, reason)
    start = here.not_after(day - 3 * _DAY)
    if sent and sent >= start:
        return None
    reason = Text(
        f"the goods will be ready on {words.en}: announce it 3 days before",
        f"货物{words.zh}备好，应提前3天通知",
    )
    title = Text("Announce that the goods will be ready", "通知货物即将备好")
    return _on(order, here, "ready_notice", "update", start, title, reason)


def _progress(order: Order, here: _Here, sent: date | None) -> Due | None:
    start = order.deposit_paid or order.order_date
    end = order.delivery_date
    if order.stage != "production" or not (sent or start):
        return None
    last = max(day for day in (sent, start) if day is not None)
    short = start is not None and end is not None and (end - start).days <= SHORT_PRODUCTION
    final = end is not None and end - 7 * _DAY <= here.today
    every = 3 if short or final else 7
    due = here.not_after(last + every * _DAY)
    if due <= last:
        due = here.workdays(last, 1)
    words = day_and_month(last)
    rhythm = (
        Text("every 3 days in a short production", "生产期短，每3天一次") if short
        else Text("every 3 days in the last week", "最后一周每3天一次") if final
        else Text("weekly", "每周一次")
    )  # fmt: skip
    said = "the last update was" if sent == last else "production began"
    said_zh = "上次跟进" if sent == last else "开始生产"
    reason = Text(
        f"{said} on {words.en}: progress report {rhythm.en}",
        f"{words.zh}{said_zh}，{rhythm.zh}汇报进度",
    )
    title = Text("Report progress", "汇报进度")
    return _on(order, here, "progress", "update", due, title, reason)


def _dispatch(order: Order, here: _Here, sent: date | None) -> Due | None:
    day = order.etd
    if day is None or day > here.today or (sent and sent >= day):
        return None
    if (here.today - day).days > _STALE:
        return None
    words = day_and_month(day)
    missing = "" if order.tracking or order.bl else "; the ledger has no tracking or B/L number yet"
    missing_zh = "" if order.tracking or order.bl else "；台账中还没有运单号或提单号"
    reason = Text(
        f"dispatch on {words.en}: send the tracking on that day{missing}",
        f"{words.zh}发运，当天发送运单信息{missing_zh}",
    )
    title = Text("Send the tracking", "发送运单信息")
    return _on(order, here, "tracking", "update", day, title, reason)


def _arrival(order: Order, here: _Here, sent: date | None) -> Due | None:
    day = order.eta
    if day is None or day >= here.today or order.stage in _BEFORE_READY:
        return None
    due = here.workdays(day, 1)
    if (sent and sent > day) or (here.today - day).days > _STALE:
        return None
    words = day_and_month(day)
    reason = Text(
        f"expected to arrive on {words.en}: ask on the working day after whether all is well",
        f"预计{words.zh}到货，次个工作日回访",
    )
    title = Text("Ask whether the goods arrived well", "回访到货情况")
    return _on(order, here, "arrival", "update", due, title, reason)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
