"""The clock that words name."""

from __future__ import annotations

from datetime import datetime

import pytest

from coach.draft import Context, Party
from coach.timing.zone_words import clock_beside, clock_named, zone_named

CHINA, GERMANY, INDIA = Party(country="CN"), Party(country="DE"), Party(country="IN")
AMERICA = Party(country="US", timezone="America/Los_Angeles")
CONTEXT = Context(sender=CHINA, recipient=GERMANY)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Beijing time", "Asia/Shanghai"),
        ("in Berlin", "Europe/Berlin"),
        ("(Berlin)", "Europe/Berlin"),
        ("Munich local time", "Europe/Berlin"),
        ("in New York", "America/New_York"),
        ("German time", "Europe/Berlin"),
        ("in Germany", "Europe/Berlin"),
        ("CET", "Europe/Berlin"),
        ("CEST", "Europe/Berlin"),
        ("GMT", "GMT"),
        ("PST", "America/Los_Angeles"),
        ("JST", "Asia/Tokyo"),
        ("Eastern time", "America/New_York"),
        ("UTC", "UTC"),
        ("UTC+8", "UTC+8"),
        ("(GMT+05:30)", "UTC+5:30"),
        ("UTC-3", "UTC-3"),
        ("东八区", "UTC+8"),
        ("your time", "Europe/Berlin"),
        ("our local time", "Asia/Shanghai"),
        ("my time", "Asia/Shanghai"),
        ("贵方时间", "Europe/Berlin"),
        ("贵方当地", "Europe/Berlin"),
        ("您那边", "Europe/Berlin"),
        ("我方时间", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("柏林", "Europe/Berlin"),
        ("柏林时间", "Europe/Berlin"),
        ("德国时间", "Europe/Berlin"),
        ("(Berlin, UTC+1)", "Europe/Berlin"),
        ("（北京时间，UTC+8）", "Asia/Shanghai"),
    ],
)
def test_named(words: str, zone: str) -> None:
    assert str(zone_named(words, CONTEXT)) == zone


@pytest.mark.parametrize(
    "words",
    [
        "local time",
        "当地时间",
        "their time",
        "US time",
        "UTC+20",
        "EST",
        "IST",
        "BST",
        "time",
        "时间",
        "",
    ],
)
def test_not_sure(words: str) -> None:
    assert zone_named(words, CONTEXT) is None


def test_an_ambiguous_abbreviation_by_the_country_of_one_side() -> None:
    assert str(zone_named("CST", CONTEXT)) == "Asia/Shanghai"
    assert str(zone_named("CST", Context(sender=GERMANY, recipient=AMERICA))) == "America/Chicago"
    assert zone_named("CST", Context(sender=CHINA, recipient=AMERICA)) is None
    assert zone_named("CST", Context(sender=GERMANY, recipient=INDIA)) is None
    assert str(zone_named("IST", Context(sender=CHINA, recipient=INDIA))) == "Asia/Kolkata"


def test_your_time_needs_one_clock() -> None:
    assert zone_named("your time", Context(recipient=Party(country="US"))) is None
    assert zone_named("your time", Context()) is None
    assert str(zone_named("贵方时间", Context(recipient=AMERICA))) == "America/Los_Angeles"


def test_letters_of_winter_are_written_in_summer_too() -> None:
    clock = clock_named("CET", CONTEXT)
    assert clock is not None
    summer = datetime(2027, 7, 1, 12)
    offsets = {summer.replace(tzinfo=zone).strftime("%z") for zone in clock.readings}
    assert offsets == {"+0100", "+0200"}


@pytest.mark.parametrize(
    ("text", "time", "whole", "zone"),
    [
        ("It is 16:00 in Beijing then", "16:00", "16:00 in Beijing", "Asia/Shanghai"),
        ("It is 16:00 (Hamburg) then", "16:00", "16:00 (Hamburg)", "Europe/Berlin"),
        ("It is 16:00 in New York Monday", "16:00", "16:00 in New York", "America/New_York"),
        ("It is 9 am for you", "9 am", "9 am for you", "Europe/Berlin"),
        ("your time: 9 am", "9 am", "your time: 9 am", "Europe/Berlin"),
        ("in Berlin it is 09:00", "09:00", "in Berlin it is 09:00", "Europe/Berlin"),
        ("您那边是上午9点", "上午9点", "您那边是上午9点", "Europe/Berlin"),
        ("洛杉矶前一天16:00", "16:00", "洛杉矶前一天16:00", "America/Los_Angeles"),
        ("16:00（北京）", "16:00", "16:00（北京）", "Asia/Shanghai"),
    ],
)
def test_beside_a_time(text: str, time: str, whole: str, zone: str) -> None:
    start = text.index(time)
    beside = clock_beside(text, start, start + len(time), 0, CONTEXT)
    assert beside is not None
    clock, begin, end = beside
    assert (text[begin:end], str(clock.zone)) == (whole, zone)


@pytest.mark.parametrize(
    "text",
    ["We talk at 16:00 (Mr Weber calls)", "We talk at 16:00 sharp", "请16:00前回复", "到16:00为止"],
)
def test_no_clock_beside_a_time(text: str) -> None:
    start = text.index("16:00")
    assert clock_beside(text, start, start + 5, 0, CONTEXT) is None
