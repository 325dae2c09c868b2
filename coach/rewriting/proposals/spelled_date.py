"""The readings of 05/06/2026, spelled out; the one the writer's country means comes first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.rewriting.proposals import Proposal
from coach.rulebook.book import Match
from coach.timing.expression import day_first_in, reckoning_of

_DAY_FIRST = Text("the day first", "先日后月")
_MONTH_FIRST = Text("the month first", "先月后日")
_RECENT = timedelta(days=60)
_NUMBERS = lazy(r"\d+")


def propose(match: Match, context: Context, blanks: tuple[str, ...]) -> Iterator[Proposal]:
    """The date as the writer's country reads it, then the other way round.

    A country that writes the year first has no habit; there the day comes first. Where one reading
    is over and the other lies ahead, only that is offered.
    """
    numbers = [int(number) for number in _NUMBERS.findall(match.text)]
    country = context.sender.calendar_country
    if country is None or len(blanks) != 1 or len(numbers) not in (2, 3):
        return
    day_first = day_first_in(country)
    first, second = numbers[:2]
    orders = [(first, second, True), (second, first, False)]
    if day_first is False:
        orders.reverse()
    for day, month, by_day in _not_over(orders, _year(numbers), context):
        words = _spelled(day, month, _year(numbers))
        if words is not None:
            there = context.recipient.calendar_country
            note = _note(by_day, own=day_first, recipient=there)
            yield Proposal((words.of(match.rule.language),), note)


def _not_over(
    orders: list[tuple[int, int, bool]], year: int | None, context: Context
) -> list[tuple[int, int, bool]]:
    """The readings ahead of today, if any; one without a year is over for two months."""
    if context.now is None:
        return orders
    today = reckoning_of(context).now.date()
    if year is None:
        recent = today - _RECENT
        passed = [
            order
            for order in orders
            if (recent.month, recent.day) <= (order[1], order[0]) < (today.month, today.day)
        ]
        left = [order for order in orders if order not in passed]
        return left or orders
    ahead = [
        (day, month, by) for day, month, by in orders if (month, day) >= (today.month, today.day)
    ]
    return ahead if year == today.year and ahead else orders


def _year(numbers: list[int]) -> int | None:
    if len(numbers) < 3:
        return None
    return numbers[2] + 2000 if numbers[2] < 100 else numbers[2]


def _spelled(day: int, month: int, year: int | None) -> Text | None:
    from coach.calendars.names import MONTHS

    try:
        date(year or 2028, month, day)
    except ValueError:
        return None
    english = f"{day} {MONTHS[month - 1]}" + (f" {year}" if year else "")
    return Text(english, (f"{year}年" if year else "") + f"{month}月{day}日")


def _note(by_day: bool, *, own: bool | None, recipient: str | None) -> Text:
    """Who reads the figures that way; `own` is the order of the writer's country."""
    order = _DAY_FIRST if by_day else _MONTH_FIRST
    if own is None:
        here = Text(f"read with {order.en}", f"按{order.zh}读")
    elif own == by_day:
        here = Text(f"as your country reads it, {order.en}", f"按您所在国家的读法，{order.zh}")
    else:
        here = Text(f"the other way round, {order.en}", f"反过来读，{order.zh}")
    there = day_first_in(recipient)
    if recipient is None or there is None or there != by_day:
        return here
    from coach.calendars.places import place_of
    from coach.planning.naming import land

    name = land(place_of(recipient))
    return Text(
        f"{here.en}; this is also how it is read in {name.en}", f"{here.zh}；{name.zh}也这样读"
    )
