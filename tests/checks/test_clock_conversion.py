"""Two clock times that are said to be one moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

import coach
from coach.draft import Context, Party

Marked = Callable[..., list[str]]

CHINA, GERMANY = Party(country="CN"), Party(country="DE")
AMERICA = Party(country="US", timezone="America/Los_Angeles")


def context_for(text: str, month: int = 3, day: int = 10) -> Context:
    """Before the clocks change, 10:00 in Beijing; to Berlin, or to Los Angeles if named."""
    west = any(word in text for word in ("Angeles", "洛杉矶", "Sunday"))
    return Context(
        now=datetime(2027, month, day, 10, tzinfo=ZoneInfo("Asia/Shanghai")),
        sender=CHINA,
        recipient=AMERICA if west else GERMANY,
    )


@pytest.fixture
def wrong(marked: Marked) -> Callable[[str], list[str]]:
    def both(text: str) -> list[str]:
        context = context_for(text)
        return [
            words
            for day in ("written", "reckoned")
            for words in marked("clock_conversion", text, context, day=day)
        ]

    return both


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "The call is on 31 March 2027 at 16:00 Beijing time (09:00 in Berlin).",
            ["09:00 in Berlin"],
        ),
        ("The call is on 31 March 2027, 16:00 Beijing time (09:00 Berlin).", ["09:00 Berlin"]),
        ("Let us talk on 31 March 2027 at 16:00 Beijing time = 09:00 Berlin.", ["09:00 Berlin"]),
        ("Let us talk on 31 March 2027 at 16:00 (Beijing) = 09:00 (Berlin).", ["09:00 (Berlin)"]),
        (
            "Let us talk on 31 March 2027 at 16:00 Beijing time / 9 am your time.",
            ["9 am your time"],
        ),
        (
            "Let us talk at 16:00 Beijing time on 31 March 2027, i.e. 9:00 your time.",
            ["9:00 your time"],
        ),
        (
            "Let us talk at 16:00 Beijing time on 31 March 2027, that is 9:00 in Berlin.",
            ["9:00 in Berlin"],
        ),
        (
            "Let us talk at 16:00 CST, i.e. 8 am CET, on 31 March 2027.",
            ["8 am CET, on 31 March 2027"],
        ),
        (
            "The call is on Monday, 29 March 2027, 08:00 Beijing time (4 pm Sunday, your time).",
            ["4 pm Sunday, your time"],
        ),
        (
            "The call is on 29 March 2027, 08:00 Beijing time (16:00 the day before in Los Angeles).",
            ["16:00 the day before in Los Angeles"],
        ),
        (
            "We meet on 29 March 2027, 15:00–16:00 Beijing time (08:00–09:00 Berlin time).",
            ["08:00–09:00 Berlin time"],
        ),
        ("The call is on 31 March 2027 at 16:00 UTC+8 (09:00 UTC+2).", ["09:00 UTC+2"]),
        ("The call is on 31 March 2027 at 16:00 our time (09:00 your time).", ["09:00 your time"]),
        (
            "Our call: 31 March 2027, 16:00 (Beijing time, UTC+8) = 09:00 in Berlin.",
            ["09:00 in Berlin"],
        ),
        (
            "Our call: 31 March 2027, 16:00 (Beijing time, UTC+8 = 09:00 in Berlin).",
            ["09:00 in Berlin"],
        ),
        ("会议定于2027年3月31日北京时间16:00（柏林09:00）。", ["柏林09:00"]),
        ("会议定于2027年3月31日北京时间16:00（柏林时间09:00）。", ["柏林时间09:00"]),
        ("会议定于2027年3月31日北京时间16:00，即贵方当地9:00。", ["贵方当地9:00"]),
        ("会议定于2027年3月31日16:00（北京时间），即贵方时间9:00。", ["贵方时间9:00"]),
        ("会议定于2027年3月31日北京时间下午4点（柏林上午9点）。", ["柏林上午9点"]),
        ("会议定于2027年3月29日北京时间8:00（洛杉矶前一天16:00）。", ["洛杉矶前一天16:00"]),
        ("会议定于2027年3月29日北京时间20:00（洛杉矶时间次日5:00）。", ["洛杉矶时间次日5:00"]),
        ("会议定于2027年3月31日16:00（北京时间，UTC+8，柏林9:00）。", ["柏林9:00"]),
        ("会议：2027年3月31日北京时间15:00–16:00（柏林时间8:00–9:00）。", ["柏林时间8:00–9:00"]),
        ("会议：2027年3月31日北京时间16:00，您那边是上午9点。", ["您那边是上午9点"]),
        ("会议：2027年3月31日北京时间16:00，相当于德国时间9:00。", ["德国时间9:00"]),
        ("会议：2027年3月31日我方时间16:00＝贵方时间9:00。", ["贵方时间9:00"]),
        ("会议：2027年3月31日 16:00 (UTC+8) / 09:00 (UTC+2)。", ["09:00 (UTC+2)"]),
        (
            "Let us talk on 31 March 2027 at 16:00 in Beijing (09:00 in Berlin).",
            ["09:00 in Berlin"],
        ),
        ("Let us talk on 31 March 2027 at 4 pm in Beijing, i.e. Berlin 9 am.", ["Berlin 9 am"]),
        ("The call is tomorrow at 16:00 Beijing time (your time: 10 am).", ["your time: 10 am"]),
        ("On 31 March 2027 we meet at 16:00 Beijing time (09:00 in Berlin).", ["09:00 in Berlin"]),
        (
            "Call: 31 March 2027, 15:00-16:00 Beijing time = 08:00-09:00 in Berlin",
            ["08:00-09:00 in Berlin"],
        ),
        (
            "Call: 2027-03-31 23:00 Beijing time (= 16:00 on 31 March in Berlin).",
            ["16:00 on 31 March in Berlin"],
        ),
        (
            "Call: 2027-03-31 08:00 (Beijing time) (Sunday 17:00 in Berlin).",
            ["Sunday 17:00 in Berlin"],
        ),
        (
            "31 March 2027, 16:00 (Berlin time, UTC+2 = 23:00 in Beijing, the next day)",
            ["23:00 in Beijing, the next day"],
        ),
        (
            "31 March 2027, 20:00 (Berlin time, UTC+2 = 03:00 in Beijing, the next day)",
            ["03:00 in Beijing, the next day"],
        ),
        (
            "31 March 2027, 20:00 (Berlin time, UTC+2 = 02:00 in Beijing, the same day)",
            ["02:00 in Beijing, the same day"],
        ),
        ("2027年3月31日16:00（北京）/9:00（柏林）通话。", ["9:00（柏林）"]),
        ("2027年3月31日16:00（北京时间，UTC+8，柏林次日03:00）通话。", ["柏林次日03:00"]),
        ("2027年3月31日北京时间16:00（德国是9:00）通话。", ["德国是9:00"]),
        (
            "会议：2027年3月29日（周一）北京时间8:00（洛杉矶时间周日16:00）。",
            ["洛杉矶时间周日16:00"],
        ),
        (
            "会议：2027年3月29日（周一）北京时间8:00（洛杉矶当地时间为前一天16:00）。",
            ["洛杉矶当地时间为前一天16:00"],
        ),
        (
            "The meeting is on 31 March 2027, 4 pm Beijing time (9 am in Berlin, 11:00 in Dubai).",
            ["9 am in Berlin", "11:00 in Dubai"],
        ),
        (
            "The meeting is on 31 March 2027, 4 pm Beijing time, which is 9 am for you.",
            ["9 am for you"],
        ),
        (
            "The meeting is on 31 March 2027, 4 pm Beijing time, so 9 am on your side.",
            ["9 am on your side"],
        ),
        ("Monday 29 March 2027, 10:00 in Hamburg = 17:00 in Shanghai.", ["17:00 in Shanghai"]),
        ("Beijing 16:00 = Berlin 09:00 on 31 March 2027.", ["Berlin 09:00 on 31 March 2027"]),
        ("The deadline is 31 March 2027, 12:00 CET (20:00 Beijing time).", ["20:00 Beijing time"]),
        (
            "We call at 16:00 Beijing time, 9 am your time, on 31 March 2027.",
            ["9 am your time, on 31 March 2027"],
        ),
        (
            "The call is on 31 March 2027 at 4 p.m. China time (9 a.m. German time).",
            ["9 a.m. German time"],
        ),
        ("The webinar starts on 31 March 2027 at 16:00 (GMT+8), i.e. 09:00 CEST.", ["09:00 CEST"]),
        (
            "The call starts on 31 March 2027 at 16:00 Beijing time, equivalent to 09:00 Berlin time.",
            ["09:00 Berlin time"],
        ),
        ("我们2027年3月31日北京时间16:00通话，即贵方时间9:00。", ["贵方时间9:00"]),
        ("2027年3月31日北京时间16:00开会（柏林9:00），可以吗？", ["柏林9:00"]),
        ("2027年3月31日北京时间下午4点，也就是您那边上午9点，我们通个电话。", ["您那边上午9点"]),
    ],
)
def test_wrong(text: str, second: list[str], wrong: Callable[[str], list[str]]) -> None:
    assert wrong(text) == second


@pytest.mark.parametrize(
    "text",
    [
        "The call is on 31 March 2027 at 16:00 Beijing time (10:00 in Berlin).",
        "The call is on 26 March 2027 at 16:00 Beijing time (09:00 in Berlin).",
        "The call is on Monday, 29 March 2027, 08:00 Beijing time (5 pm Sunday, your time).",
        "The call is on 29 March 2027, 08:00 Beijing time (17:00 the day before in Los Angeles).",
        "The call in Berlin is at 09:00 and the one in Beijing at 16:00 on 31 March 2027.",
        "We are open from 09:00 Beijing time to 17:00 Berlin time.",
        "On 31 March 2027 you can call from 09:00 Beijing time to 17:00 Berlin time.",
        "The call is on 31 March 2027 at 16:00 Beijing time (09:00 local time).",
        "Flight LH729 on 31 March 2027: 23:40 Shanghai / 05:35 Frankfurt.",
        "31 March 2027: departs 23:55 (Shanghai), arrives 06:10 (Frankfurt).",
        "Office hours: 9:00-18:00 Beijing time / 9:00-17:00 Berlin time.",
        "Our offices open at 8:30 Beijing time / 9:00 Berlin time.",
        "The call is on 31 March 2027 at 16:00 Beijing time or 09:00 Berlin time on 1 April 2027.",
        "We can offer 31 March 2027, 16:00 Beijing time or 9:00 Berlin time.",
        "The call is on 31 March 2027 at 16:00 Beijing time (09:00 CET).",
        "The call is on 31 March 2027 at 4 pm India time (10:30 GMT).",
        "The call is on 31 March 2027 at 16:00 Beijing time (09:30 for the preparation call).",
        "Please send the file by 31 March 2027, 16:00 Beijing time (we leave at 17:00 Berlin time).",
        "Meet on 31 March 2027, 16:00 Beijing time; the Berlin team joins at 11:00 Berlin time.",
        "Let us talk at 16:00 Beijing time (09:00 in Berlin).",
        "The talk of 31 March 2026 was at 16:00 Beijing time (09:00 in Berlin).",
        "The call is on 31 March 2027, 14:00 UTC (22:00 in Beijing, 16:00 in Berlin).",
        "The call is on 31 March 2027, 3 pm Berlin time = 9 am New York time = 9 pm Beijing time.",
        "The call is on 20 March 2027, 3 pm Berlin time = 10 am New York time.",
        "Call 1: 31 March 2027, 16:00 (Beijing); call 2: 2 April 2027, 09:00 (Berlin).",
        "会议定于2027年3月31日北京时间16:00（柏林10:00）。",
        "会议定于2027年3月31日北京时间16:00，即贵方当地10:00。",
        "会议定于2027年3月31日16:00（北京时间，UTC+8，柏林10:00）。",
        "会议：2027年3月29日（周一）北京时间8:00（洛杉矶时间周日17:00）。",
        "会议：2027年3月29日（周一）北京时间8:00（洛杉矶前一天17:00）。",
        "2027年3月31日北京的会议16:00开始，柏林的会议9:00开始。",
        "2027年3月31日北京时间9:00至柏林时间17:00均可联系我们。",
        "2027年3月31日北京时间16:00或柏林时间9:00都可以。",
        "会议定于2027年3月31日北京时间16:00（当地时间09:00）。",
        "航班2027年3月31日北京时间23:40起飞，柏林时间05:35到达。",
        "请于2027年3月31日北京时间16:00前提交（系统柏林时间9:00维护）。",
        "上班时间：北京时间9:00-18:00，柏林时间9:00-17:00。",
        "我们北京时间9:00上班，您那边9:00上班吧？",
        "北京时间16:00（柏林09:00）通话。",
        "2027年3月31日北京时间下午4点（柏林上午10点）通话。",
        "2027年3月31日北京时间23:00，即洛杉矶时间8:00。",
        "2027年3月31日北京时间8:00（洛杉矶17:00）。",
        "2027年3月31日我方北京时间9:00发货，贵方时间15:00付款。",
        "我们2027年3月31日北京时间16:00下班，您那边是9:00上班。",
        "Our team logs in at 9:00 Beijing time, yours at 9:00 your time, on 31 March 2027.",
        "Could we talk at 16:00 CST (17:00 in New York) on 31 March 2027?",
        "We start at 16:00 Beijing time on 31 March 2027, so 17:00 Beijing time is too late.",
        "Offer: 31 March 2027, 16:00 Beijing time, so 11:00 Berlin time is too late.",
        "The truck leaves at 16:00 Beijing time on 31 March 2027 and the call starts at 09:00 Berlin time.",
        "2027年3月31日北京时间16:00我们开会，17:00（柏林）另有安排。",
        "2027年3月31日北京时间16:00，贵方时间10:00。",
        "北京时间2027年3月31日16:00（UTC+8）开会。",
        "2027年3月31日北京时间16:00开会，柏林的同事9:00下班。",
        "2027年3月31日16:00（北京时间）见，具体以柏林9:00的通知为准。",
        "请于2027年3月31日北京时间16:00（17:00关闭系统）前提交。",
    ],
)
def test_right_or_not_one_moment(text: str, wrong: Callable[[str], list[str]]) -> None:
    assert wrong(text) == []


def test_only_a_day_with_its_year_is_an_error(marked: Marked) -> None:
    written = "The call is on 31 March 2027 at 16:00 Beijing time (09:00 in Berlin)."
    reckoned = "The call is on 31 March at 16:00 Beijing time (09:00 in Berlin)."
    for text, day, other in ((written, "written", "reckoned"), (reckoned, "reckoned", "written")):
        assert marked("clock_conversion", text, context_for(text), day=day) == ["09:00 in Berlin"]
        assert marked("clock_conversion", text, context_for(text), day=other) == []


def test_without_a_day_only_while_the_clocks_keep_their_distance(marked: Marked) -> None:
    text = "Let us talk at 16:00 Beijing time (11:00 in Berlin)."
    found = marked("clock_conversion", text, context_for(text), day="reckoned")
    assert found == ["11:00 in Berlin"]
    changing = context_for(text, day=20)
    assert marked("clock_conversion", text, changing, day="reckoned") == []


def test_a_day_elsewhere_in_the_draft_may_be_meant(marked: Marked) -> None:
    text = "The call is on 31 March 2027.\nWe start at 16:00 Beijing time (10:00 in Berlin)."
    assert marked("clock_conversion", text, context_for(text), day="reckoned") == []
    alone = "We start at 16:00 Beijing time (10:00 in Berlin)."
    assert marked("clock_conversion", alone, context_for(alone), day="reckoned") != []


def test_nothing_where_your_clock_is_not_known(marked: Marked) -> None:
    text = "The call is on 31 March 2027 at 16:00 Beijing time (9 am your time)."
    nowhere = replace(context_for(text), recipient=Party(country="US"))
    assert marked("clock_conversion", text, nowhere, day="written") == []


def test_in_words() -> None:
    text = "The call is on 29 March 2027, 08:00 Beijing time (16:00 the day before in Los Angeles)."
    (finding,) = [
        one
        for one in coach.check(text, context_for(text)).findings
        if one.rule_id == "identifier/clock-conversion"
    ]
    sum_en = "08:00 in Beijing on 29 March 2027 is 17:00 the day before in Los Angeles"
    sum_zh = "2027年3月29日北京08:00是洛杉矶前一日17:00"
    assert finding.severity == "error"
    assert sum_en in finding.message.en
    assert sum_zh in finding.message.zh
    assert len(finding.message.zh) <= 40
    (advice,) = finding.suggestions
    assert advice.replacement is None
    assert advice.note is not None
    assert "17:00 the day before" in advice.note.en
