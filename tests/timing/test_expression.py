"""Time expressions of a draft: place, what they settle, what they leave open, when they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

import coach
from coach.timing import TimeExpression

NOW = datetime(2026, 11, 26, 10, tzinfo=timezone(timedelta(hours=8)))
CONTEXT = coach.Context(now=NOW, sender=coach.Party(country="CN", timezone="Asia/Shanghai"))


def times(text: str, context: coach.Context = CONTEXT) -> tuple[TimeExpression, ...]:
    return coach.check(text, context).times


@pytest.mark.parametrize(
    ("text", "words", "leaves_open"),
    [
        ("Please pay by Friday.", "by Friday", ("year", "month", "day")),
        ("Let's talk on 4 May 2027 at 3 pm.", "4 May 2027 at 3 pm", ("zone",)),
        ("Let's talk on 4 May 2027 at 3 pm CET.", "4 May 2027 at 3 pm CET", ()),
        ("Please pay by 4 May.", "by 4 May", ("year",)),
        ("We need 30 days.", "30 days", ("anchor", "day_kind")),
        ("We need 30 working days after receipt of the deposit.", "30 working days", ()),
        ("请于2027年5月4日付款。", "2027年5月4日", ()),
        ("下午三点开会。", "下午三点", ("year", "month", "day", "zone")),
        ("收到订金后15个工作日内发货。", None, ()),
    ],
)
def test_what_is_left_open(text: str, words: str | None, leaves_open: tuple[str, ...]) -> None:
    (found,) = times(text)
    if words is not None:
        assert found.text == words
    assert found.text == text[found.start : found.end]
    assert found.leaves_open == leaves_open


@pytest.mark.parametrize(
    ("text", "vague", "approximate"),
    [
        ("会议大概8点开始。", False, True),
        ("约11月5日发货。", False, True),
        ("会议三点左右开始。", True, False),
        ("大概下周付款。", True, True),
        ("大概周五之前付款。", False, True),
        ("11月5日发货。", False, False),
    ],
)
def test_about_before_a_sharp_time_is_told_apart(text: str, vague: bool, approximate: bool) -> None:
    (found,) = times(text)
    assert (found.vague, found.approximate) == (vague, approximate)


def test_offsets_count_code_points_of_the_source() -> None:
    text = "Dear 👍🏽,\r\n\r\n  please pay by   4 May 2027.\r\n样品周五寄出。"
    for found in times(text):
        assert text[found.start : found.end] == found.text
    assert [found.text for found in times(text)] == ["by   4 May 2027", "周五"]


def test_today_is_the_writers_today() -> None:
    """At 02:00 UTC it is still yesterday in New York."""
    moment = datetime(2026, 11, 26, 2, tzinfo=UTC)
    at_home = coach.Party(timezone="America/New_York")
    (found,) = times("Please pay tomorrow.", coach.Context(now=moment, sender=at_home))
    assert found.values[0].start == datetime(2026, 11, 26)


def test_the_weekend_and_working_days_are_those_of_the_writers_country() -> None:
    sunday = datetime(2026, 11, 22, 9, tzinfo=timezone(timedelta(hours=3)))
    riyadh = coach.Context(now=sunday, sender=coach.Party(country="SA"))
    (found,) = times("We will answer this weekend.", riyadh)
    assert found.values[0].start == datetime(2026, 11, 27)
    berlin = coach.Context(now=sunday, sender=coach.Party(country="DE"))
    (found,) = times("We will answer in 3 working days.", berlin)
    assert found.values[0].start == datetime(2026, 11, 25)
    (found,) = times("We will answer in 3 working days.", riyadh)
    assert found.values[0].start == datetime(2026, 11, 25)


@pytest.mark.parametrize(
    ("country", "day"), [("US", datetime(2027, 5, 6)), ("DE", datetime(2027, 6, 5))]
)
def test_a_numeric_date_is_read_as_the_writers_country_does(country: str, day: datetime) -> None:
    zone = "America/New_York" if country == "US" else None
    context = coach.Context(now=NOW, sender=coach.Party(country=country, timezone=zone))
    (found,) = times("Delivery is on 05/06/2027.", context)
    assert found.values[0].start == day


def test_signatures_and_quotes_are_left_out() -> None:
    text = "Please pay by 4 May 2027.\n\nKind regards,\nMay Chen\n\n> On 3 May 2027 we wrote:"
    assert [found.text for found in times(text)] == ["by 4 May 2027"]


def test_a_moment_far_off_is_no_trouble() -> None:
    for year in (1970, 2100):
        context = coach.Context(now=datetime(year, 12, 31, 23, tzinfo=UTC))
        assert times("in 900 years, next week, by Friday, 500 years ago, 明年春节", context)
