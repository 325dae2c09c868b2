"""What to write after an order, and when: the follow-up plan.

The rhythm: reply within 24 hours of the inquiry; confirm the order within one working day, and so
the payment; report progress every week for a long production and every three days for one of two
weeks or less; announce three days before the goods are ready; remind of the balance three working
days before dispatch; send the tracking on the day of dispatch; ask on the working day after the
expected arrival.

A step that would fall on a day off, or outside the hours in which both sides work, is moved and
says why. A promise is moved forward in time only where no earlier moment is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.draft import Channel
from coach.finding import Text
from coach.planning import hours, slots, wording
from coach.planning.windows import days_off

if TYPE_CHECKING:
    from coach.calendars.places import DayOff, Place

LONGEST = timedelta(days=730)
"""The longest time between the first and the last date of a plan."""
SHORT_PRODUCTION = 14
"""Up to so many days of production, progress is reported every three days, else every week."""

_DAY = timedelta(days=1)
_SEARCH = 45
_END_OF_DAY = time(23, 59)
_CLOSE = time(18)


class PlanError(ValueError):
    """Dates that make no plan. `field` is the one to correct, `expected` what it should be."""

    def __init__(self, field: str, expected: str) -> None:
        self.field = field
        self.expected = expected
        super().__init__(f"{field}: {expected}")


@dataclass(frozen=True, slots=True)
class OrderDates:
    """What is known of an order. At least one date is needed.

    `inquiry` may be an aware moment, from which 24 hours are counted, or a day. `payment` is the
    day the money is in the account, `ready` the day the goods are finished. Raises PlanError for
    no date, dates in an impossible order, or more than two years between them.
    """

    inquiry: datetime | date | None = None
    order: date | None = None
    payment: date | None = None
    ready: date | None = None
    dispatch: date | None = None
    eta: date | None = None

    def __post_init__(self) -> None:
        given = [
            (field.name, _day_of(value))
            for field in fields(self)
            if (value := getattr(self, field.name)) is not None
        ]
        if not given:
            raise PlanError("order", "at least one date, such as the date of the order")
        if isinstance(self.inquiry, datetime) and self.inquiry.utcoffset() is None:
            raise PlanError("inquiry", "a date, or a date and time with its zone")
        # Money may come at any time after the inquiry; the other dates follow each other.
        chain = [pair for pair in given if pair[0] != "payment"]
        if self.payment and self.inquiry:
            _in_order(("inquiry", _day_of(self.inquiry)), ("payment", self.payment))
        for before, after in pairwise(chain):
            _in_order(before, after)
        days = [day for _, day in given]
        if max(days) - min(days) > LONGEST:
            raise PlanError(given[-1][0], "a date within two years of the first one")


@dataclass(frozen=True, slots=True)
class Step:
    """One message to write.

    `id` is stable. `due` is on the sender's clock, `there` the same on the recipient's. `rule`
    says what the time is reckoned from, `moved` why it is not where the rule puts it.
    """

    id: str
    due: datetime
    there: datetime
    title: Text
    say: Text
    channels: tuple[Channel, ...]
    rule: Text
    moved: Text | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The plan: `steps` by time, `unplanned` what could not be planned for want of a date, and
    `cautions` about the dates themselves. `now` is when the plan was made.
    """

    sender: Place
    recipient: Place
    dates: OrderDates
    reference: str
    now: datetime
    steps: tuple[Step, ...]
    unplanned: tuple[Text, ...]
    cautions: tuple[Text, ...]

    def is_past(self, step: Step) -> bool:
        """Whether the step was due before the plan was made."""
        return step.due < self.now


@dataclass(frozen=True, slots=True)
class _Wish:
    """Where a rule puts a step: not before `floor`, by `limit`, best on the day of `limit`.

    `later`: if the day does not suit, look after it rather than before it.
    """

    id: str
    floor: datetime
    limit: datetime
    title: Text
    say: Text
    rule: Text
    formal: bool = True
    later: bool = False


def follow_up(
    dates: OrderDates,
    *,
    sender: Place,
    recipient: Place,
    now: datetime,
    reference: str = "",
    channel: Channel = "email",
) -> FollowUp:
    """The follow-up plan of an order between two places.

    `now` is aware; `reference` is the order number, for the titles; `channel` the one the
    recipient prefers, to which e-mail is added for what has to be on record. Raises ValueError for
    a naive `now`.
    """
    if now.utcoffset() is None:
        raise ValueError("now needs a time zone, e.g. datetime.now(timezone.utc)")
    planned = (_step(wish, sender, recipient, channel)
               for wish in _wishes(dates, sender, recipient))  # fmt: skip
    steps = list(_without_doubles(sorted(planned, key=lambda step: step.due)))
    return FollowUp(
        sender,
        recipient,
        dates,
        reference,
        now,
        tuple(steps),
        tuple(_unplanned(dates)),
        (*_cautions(dates, sender, recipient), *_in_closures(steps, sender)),
    )


def _day_of(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _in_order(before: tuple[str, date], after: tuple[str, date]) -> None:
    if after[1] < before[1]:
        raise PlanError(after[0], f"a date on or after {before[0]} ({before[1].isoformat()})")


def _wishes(dates: OrderDates, sender: Place, recipient: Place) -> Iterator[_Wish]:
    """What the rules ask for, before days off are looked at."""
    if dates.inquiry is not None:
        yield _inquiry(dates.inquiry, sender)
    if dates.order is not None:
        yield _confirmation("confirm_order", dates.order, sender, _ORDER)
    if dates.payment is not None:
        yield _confirmation("confirm_payment", dates.payment, sender, _PAYMENT)
    yield from _progress(dates, sender)
    start = dates.payment or dates.order
    if dates.ready is not None:
        title, say, rule = _READY
        yield _by("ready_notice", start, dates.ready - 3 * _DAY, sender,
                  _dated(title, dates.ready), say, rule)  # fmt: skip
    if dates.dispatch is not None:
        title, say, rule = _BALANCE
        wanted = recipient.add_workdays(dates.dispatch, -3)
        yield _by("balance_reminder", start, wanted, sender, title, _dated(say, dates.dispatch),
                  rule)  # fmt: skip
        title, say, rule = _TRACKING
        yield _on("tracking", dates.dispatch, sender, title, say, rule)
    if dates.eta is not None:
        title, say, rule = _ARRIVAL
        yield _on("arrival", recipient.add_workdays(dates.eta, 1), sender, title, say, rule)


def _inquiry(inquiry: datetime | date, sender: Place) -> _Wish:
    title, say, rule = _INQUIRY
    if not isinstance(inquiry, datetime):
        # The hour is not known: the 24 hours run from the end of that working day.
        floor, limit = _at(inquiry, time(0), sender), _at(inquiry + _DAY, _CLOSE, sender)
        return _Wish("reply_inquiry", floor, limit, title, say, rule)
    floor = inquiry.astimezone(sender.zone)
    limit = (inquiry + timedelta(hours=24)).astimezone(sender.zone)
    return _Wish("reply_inquiry", floor, limit, title, say, rule)


def _confirmation(name: str, day: date, sender: Place, words: tuple[Text, Text, Text]) -> _Wish:
    return _by(name, day, sender.add_workdays(day, 1), sender, *words)


def _by(
    name: str, start: date | None, wanted: date, sender: Place, title: Text, say: Text, rule: Text
) -> _Wish:
    """A message due on `wanted` at the latest, and not before `start`."""
    floor = min(start or wanted - 7 * _DAY, wanted)
    return _Wish(name, _at(floor, time(0), sender), _at(wanted, _END_OF_DAY, sender),
                 title, say, rule)  # fmt: skip


def _on(name: str, wanted: date, sender: Place, title: Text, say: Text, rule: Text) -> _Wish:
    """A message on `wanted`, or on the next day that suits."""
    return _Wish(name, _at(wanted, time(0), sender), _at(wanted, _END_OF_DAY, sender),
                 title, say, rule, later=True)  # fmt: skip


def _progress(dates: OrderDates, sender: Place) -> Iterator[_Wish]:
    start, end = dates.payment or dates.order, dates.ready or dates.dispatch
    if start is None or end is None or end <= start:
        return
    start = sender.next_workday(start)
    length = (end - start).days
    short = length <= SHORT_PRODUCTION
    every = 3 if short else 7
    # The last report is the notice that the goods will be ready.
    days = [start + n * _DAY for n in range(every, length - 3, every)]
    for number, day in enumerate(days, start=1):
        title, say, rule = _PROGRESS_SHORT if short else _PROGRESS_LONG
        floor = max(day - (every - 1) * _DAY, start + _DAY)
        yield _Wish(
            f"progress_{number}",
            _at(floor, time(0), sender),
            _at(day, _END_OF_DAY, sender),
            title,
            say,
            Text(rule.en.format(n=length), rule.zh.format(n=length)),
            formal=False,
        )


def _step(wish: _Wish, sender: Place, recipient: Place, channel: Channel) -> Step:
    due = _moment(wish, sender, recipient)
    channels: tuple[Channel, ...] = (channel,)
    if wish.formal and channel != "email":
        channels = (channel, "email")
    return Step(
        wish.id,
        due,
        due.astimezone(recipient.zone),
        wish.title,
        wish.say,
        channels,
        wish.rule,
        _why_moved(wish, due, sender, recipient),
    )


def _moment(wish: _Wish, sender: Place, recipient: Place) -> datetime:
    """The moment for a step: on its day if that suits, else before it, else after it."""
    wanted = wish.limit.date()
    earlier = [wanted - n * _DAY for n in range((wanted - wish.floor.date()).days + 1)]
    later = [wanted + n * _DAY for n in range(1, _SEARCH)]
    open_days = [day for day in earlier[:8] if sender.closure(day) is None]
    tries = [
        (_together, open_days, wish.limit),
        (_together, earlier, wish.limit),
        (_alone, earlier, wish.limit),
        (_together, later, None),
        (_alone, later, None),
    ]
    if wish.later:
        tries = [(_together, [wanted, *later], None), (_alone, [wanted, *later], None)]
        if sender.is_workday(wanted):
            # What happens on a day is told on that day, whoever rests at the other end.
            tries.insert(0, (_alone, [wanted], None))
            tries.insert(0, (_together, [wanted], None))
    for suits, days, limit in tries:
        for day in days:
            moment = suits(day, wish.floor, limit, sender, recipient)
            if moment is not None:
                return moment
    return wish.limit


def _together(
    day: date, floor: datetime, limit: datetime | None, sender: Place, recipient: Place
) -> datetime | None:
    """The best moment of a day on which both sides work, within the sender's hours."""
    if not sender.is_workday(day):
        return None
    found = slots.slots(
        (sender, recipient),
        start=max(floor, _at(day, time(0), sender)),
        not_after=_first(limit, _at(day, _END_OF_DAY, sender)),
        minutes=15,
        count=1,
        days=1,
        notice=timedelta(0),
    )
    if found and not found[0].stretched_by:
        return found[0].local[0]
    moment = _alone(day, floor, limit, sender, recipient)
    if moment is None or not recipient.is_workday(moment.astimezone(recipient.zone).date()):
        return None
    return moment


def _alone(
    day: date, floor: datetime, limit: datetime | None, sender: Place, recipient: Place
) -> datetime | None:
    """The last full hour of the sender's day that leaves an hour of work, if there is one."""
    for opens, closes in reversed(hours.working(sender, day)):
        last = closes - 60 if limit is None else min(closes - 60, hours.minute_of(limit))
        last -= last % 30
        if last >= opens and last >= hours.minute_of(floor):
            return hours.local(last, sender)
    return None


def _first(limit: datetime | None, other: datetime) -> datetime:
    return other if limit is None or other < limit else limit


def _why_moved(wish: _Wish, due: datetime, sender: Place, recipient: Place) -> Text | None:
    """Why the step is not on the day its rule names; None if it is."""
    wanted = wish.limit.date()
    if due.date() == wanted:
        return None
    day = wording.day_and_month(wanted)
    off: list[tuple[Place, DayOff]] = [
        (place, found)
        for place in dict.fromkeys((sender, recipient))
        if (found := place.day_off(wanted) or place.closure(wanted)) is not None
    ]
    if off:
        reason = days_off(off)
    elif due < wish.limit:
        reason = Text("earlier, while both sides are at work", "提前到双方都上班的时间")
    else:
        reason = Text("no working time is left before", "此前已没有工作时间")
    return Text(f"moved from {day.en}: {reason.en}", f"原为{day.zh}：{reason.zh}")


def _without_doubles(steps: list[Step]) -> Iterator[Step]:
    """One progress report a day at most, numbered anew, and none on a day with other news."""
    other = {step.due.date() for step in steps if not step.id.startswith("progress_")}
    number = 0
    for step in steps:
        if not step.id.startswith("progress_"):
            yield step
        elif step.due.date() not in other:
            other.add(step.due.date())
            number += 1
            yield Step(f"progress_{number}", step.due, step.there,
                       Text(f"{step.title.en} {number}", f"第{number}次{step.title.zh}"),
                       step.say, step.channels, step.rule, step.moved)  # fmt: skip


def _unplanned(dates: OrderDates) -> Iterator[Text]:
    if dates.ready is None and (dates.order or dates.payment):
        yield Text(
            "without the date the goods are ready there is no notice of readiness"
            + ("" if dates.dispatch else ", and no progress report"),
            "没有备货完成日期，无法安排完工前通知" + ("" if dates.dispatch else "和进度汇报"),
        )
    if dates.dispatch is None and (dates.order or dates.ready):
        yield Text(
            "without the date of dispatch there is no balance reminder and no tracking",
            "没有发货日期，无法安排尾款提醒和运单通知",
        )
    if dates.eta is None and (dates.order or dates.dispatch):
        yield Text(
            "without the expected arrival (ETA) nobody asks whether the goods arrived well",
            "没有预计到达日期（ETA），无法安排到货回访",
        )


def _cautions(dates: OrderDates, sender: Place, recipient: Place) -> Iterator[Text]:
    """Promised days on which nobody works."""
    promised = (
        (Text("goods ready", "备货完成"), dates.ready, sender),
        (Text("dispatch", "发货"), dates.dispatch, sender),
        (Text("arrival", "到货"), dates.eta, recipient),
    )
    for what, day, place in promised:
        if day is None:
            continue
        off = place.closure(day) or place.day_off(day)
        if off is not None and (off.kind != "weekend" or place is sender):
            when, why = wording.full_date(day), days_off([(place, off)])
            yield Text(f"{what.en} on {when.en}: {why.en}", f"{what.zh}定在{when.zh}：{why.zh}")


def _in_closures(steps: list[Step], sender: Place) -> Iterator[Text]:
    """Steps in a closure around a holiday, when the office may be empty although it is open."""
    for step in steps:
        day = step.due.date()
        if (closure := sender.closure(day)) is not None:
            when, why = wording.day_and_month(day), days_off([(sender, closure)])
            yield Text(f"{step.title.en}, {when.en}: {why.en}",
                       f"{step.title.zh}（{wording.short_date(day).zh}）：{why.zh}")  # fmt: skip


def _at(day: date, clock: time, place: Place) -> datetime:
    return datetime.combine(day, clock, tzinfo=place.zone)


def _dated(text: Text, day: date) -> Text:
    when = wording.full_date(day)
    return Text(text.en.format(day=when.en), text.zh.format(day=when.zh))


_INQUIRY = (
    Text("Reply to the inquiry with a quotation", "回复询盘并报价"),
    Text(
        "Price with currency and Incoterm, minimum quantity, lead time and what it counts from, "
        "payment terms, validity; then one question with a date for the answer.",
        "写明价格、币种和贸易术语、起订量、交期及起算点、付款方式、报价有效期；"
        "最后提一个问题，并说明希望哪天前答复。",
    ),
    Text("within 24 hours of the inquiry", "收到询盘后24小时内"),
)
_ORDER = (
    Text("Confirm the order", "确认订单"),
    Text(
        "Order number, product, quantity, price and total, Incoterm, lead time and what it counts "
        "from, payment terms; ask for a written confirmation.",
        "写明订单号、产品、数量、单价和总额、贸易术语、交期及起算点、付款方式，并请对方书面确认。",
    ),
    Text("within 1 working day of the order", "下单后1个工作日内"),
)
_PAYMENT = (
    Text("Confirm the payment", "确认收款"),
    Text(
        "The amount and currency that are in the account (a bank slip is not yet a payment), and "
        "what happens next, with its date.",
        "写明已到账的金额和币种（水单不等于到账），以及下一步安排和日期。",
    ),
    Text("within 1 working day of the payment", "到账后1个工作日内"),
)
_PROGRESS = (
    Text("Progress report", "进度汇报"),
    Text(
        "What is done and since when, what comes next and when, with photos; what the buyer has to "
        "decide, and by when.",
        "写明已完成哪一步和完成日期、下一步及计划日期，附照片；需要客户决定的事项和截止日期。",
    ),
)
_PROGRESS_LONG = (*_PROGRESS, Text("weekly, production takes {n} days", "生产{n}天，每周一次"))
_PROGRESS_SHORT = (
    *_PROGRESS,
    Text("every 3 days, production takes {n} days", "生产{n}天，每3天一次"),
)
_READY = (
    Text("Announce that the goods will be ready on {day}", "通知货物将于{day}备好"),
    Text(
        "The date, the quantity, when the goods can be inspected, and what is needed from the "
        "buyer before dispatch.",
        "写明备好日期、数量、可以验货的时间，以及发货前需要客户配合的事项。",
    ),
    Text("3 days before the goods are ready", "备货完成前3天"),
)
_BALANCE = (
    Text("Remind of the balance, if one is due", "如有尾款，提醒付款"),
    Text(
        "Invoice number, amount and currency; dispatch is planned for {day}; please disregard if "
        "paid. Before a first payment, ask the buyer to verify the account by phone, with the "
        "number in the signed contract.",
        "写明发票号、金额和币种，计划{day}发货；如已付款请忽略。"
        "首次付款前，请客户按已签合同上的电话核实账户。",
    ),
    Text("3 of the buyer’s working days before dispatch", "发货前3个工作日（按买方日历）"),
)
_TRACKING = (
    Text("Send the tracking", "发送运单信息"),
    Text(
        "Carrier and tracking number, or vessel, voyage and B/L number; departure and expected "
        "arrival; documents attached and named.",
        "写明承运人和运单号，或船名、航次和提单号；离港日和预计到达日；列出所附单据。",
    ),
    Text("on the day of dispatch", "发货当天"),
)
_ARRIVAL = (
    Text("Ask whether the goods arrived well", "回访到货情况"),
    Text(
        "Did everything arrive complete and undamaged? If not: which cartons, how many pieces, "
        "with photos.",
        "询问货物是否完好、数量是否齐全；如有问题，请告知箱号和件数并附照片。",
    ),
    Text("on the working day after the expected arrival", "预计到达后第1个工作日"),
)
