"""Meetings that are at night on one side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coach import checks
from coach.analysis import analyse
from coach.draft import Context, Party
from coach.finding import Text

Marked = Callable[..., list[str]]


@pytest.fixture
def spring(context: Context) -> Context:
    return replace(context, now=datetime(2027, 3, 10, 10, tzinfo=ZoneInfo("Asia/Shanghai")))


@pytest.mark.parametrize(
    ("text", "night"),
    [
        (
            "The video call is on 30 March 2027, 09:00 Beijing time.",
            "30 March 2027, 09:00 Beijing time",
        ),
        (
            "Could we meet online on 30 March 2027 at 9 am in Beijing?",
            "30 March 2027 at 9 am in Beijing",
        ),
        (
            "The Zoom meeting starts on 30 March 2027, 09:00–10:00 Beijing time.",
            "30 March 2027, 09:00–10:00 Beijing time",
        ),
        ("Shall we have a call tomorrow at 17:00 Berlin time?", "tomorrow at 17:00 Berlin time"),
        ("Let us talk on Friday at 8 am our time.", "Friday at 8 am our time"),
        ("Could we talk on 30 March 2027 at 01:00 UTC?", "30 March 2027 at 01:00 UTC"),
        ("视频会议定于2027年3月30日北京时间9:00。", "2027年3月30日北京时间9:00"),
        ("明天北京时间上午9点通话可以吗？", "明天北京时间上午9点"),
        ("我们2027年3月30日柏林时间下午6点开会，可以吗？", "2027年3月30日柏林时间下午6点"),
    ],
)
def test_night(text: str, night: str, marked: Marked, spring: Context) -> None:
    assert marked("night_there", text, spring) == [night]


@pytest.mark.parametrize(
    "text",
    [
        "The video call is on 30 March 2027, 16:00 Beijing time.",
        "The video call is on 30 March 2027, 13:00 Beijing time.",
        "The video call is on 30 March 2027 at 09:00.",
        "The video call is on 30 March 2027 at 09:00 local time.",
        "Please send the file by 30 March 2027, 09:00 Beijing time.",
        "Please confirm by 30 March 2027, 09:00 Beijing time.",
        "The vessel departs on 30 March 2027 at 09:00 Beijing time.",
        "ETA Hamburg 30 March 2027, 02:00 Berlin time.",
        "The call was on 3 March 2027, 09:00 Beijing time.",
        "Every Monday at 09:00 Beijing time we have a call.",
        "Please visit our factory on 30 March 2027, 09:00 Beijing time.",
        "We meet you at the airport on 30 March 2027, 05:00 Beijing time.",
        "We will have lunch and a meeting at our office on 30 March 2027, 11:00 Beijing time.",
        "The call on 30 March 2027, 09:00 Beijing time, is cancelled.",
        "I know it is early, but could we talk on 30 March 2027, 09:00 Beijing time?",
        "Could we talk on 30 March 2027, 09:00 Beijing time (03:00 in Berlin)?",
        "Could we talk on the morning of 30 March 2027, Beijing time?",
        "Could we talk around 30 March 2027?",
        "The offer is valid until 30 March 2027, 09:00 Beijing time.",
        "Could we talk on 30 March 2027 at 7:30 your time?",
        "视频会议定于2027年3月30日北京时间16:00。",
        "视频会议定于2027年3月30日9:00。",
        "视频会议定于2027年3月30日当地时间9:00。",
        "请在2027年3月30日北京时间9:00前回传合同。",
        "请于2027年3月30日北京时间9:00前确认图纸。",
        "船于2027年3月30日北京时间9:00开航离港。",
        "预计2027年3月30日柏林时间2:00到港。",
        "3月3日北京时间9:00我们开过会。",
        "每周一北京时间9:00开会。",
        "2027年3月30日北京时间9:00参观工厂并开会。",
        "2027年3月30日北京时间5:00我们在机场见面。",
        "2027年3月30日北京时间9:00在展位面谈。",
        "2027年3月30日北京时间9:00的会议取消。",
        "知道您那边是凌晨，2027年3月30日北京时间9:00通话可以吗？",
        "2027年3月30日北京时间9:00（柏林3:00）通话可以吗？",
        "2027年3月30日北京时间下午3点通话可以吗？",
        "2027年3月30日柏林时间上午9点通话可以吗？",
        "报价有效期至2027年3月30日北京时间9:00。",
        "2027年3月30日上午开会可以吗？",
        "2027年3月30日北京时间9:00装柜，请安排。",
    ],
)
def test_no_night(text: str, marked: Marked, spring: Context) -> None:
    assert marked("night_there", text, spring) == []


def test_the_hour_and_day_there_are_named(spring: Context) -> None:
    text = "The video call is on 30 March 2027, 09:00 Beijing time."
    (hit,) = checks.load("night_there")(analyse(text), spring, {})
    local = hit.values["local"]
    assert isinstance(local, Text)
    assert local == Text("03:00 on Tuesday 30 March in Berlin", "柏林3月30日（周二）03:00")


def test_the_hour_before_the_clocks_change(spring: Context, marked: Marked) -> None:
    """13:00 in Beijing is 06:00 in Berlin in winter and 07:00 in summer."""
    text = "The video call is on {} March 2027, 13:00 Beijing time."
    assert marked("night_there", text.format(26), spring) != []
    assert marked("night_there", text.format(29), spring) == []


@pytest.mark.parametrize(
    ("sender", "recipient"),
    [
        (Party(country="CN"), Party()),
        (Party(), Party(country="DE")),
        (Party(country="CN"), Party(country="US")),
    ],
)
def test_nothing_where_a_clock_is_not_known(
    sender: Party, recipient: Party, spring: Context, marked: Marked
) -> None:
    context = replace(spring, sender=sender, recipient=recipient)
    text = "The video call is on 30 March 2027, 09:00 Beijing time."
    assert marked("night_there", text, context) == []
