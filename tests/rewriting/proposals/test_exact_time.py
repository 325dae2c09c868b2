"""Dated choices: in the future, on both clocks, on working days, and stable."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import coach
from coach.calendars.places import place_of
from coach.finding import Finding

BEIJING = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 26, 10, tzinfo=BEIJING)
TO_GERMANY = coach.Context(
    now=NOW,
    sender=coach.Party(country="CN", timezone="Asia/Shanghai"),
    recipient=coach.Party(country="DE"),
)
MONTHS = (
    "January February March April May June July August September October November December"
).split()


def choices(text: str, context: coach.Context = TO_GERMANY) -> list[str]:
    """The draft after each dated choice, in the order in which they are offered."""
    return [
        text[: item.start] + (item.replacement or "") + text[item.end :]
        for finding in coach.check(text, context).findings
        if finding.category == "time"
        for item in finding.suggestions
        if item.applicability == "choice"
    ]


@pytest.mark.parametrize(
    ("draft", "better"),
    [
        (
            "Could we have a call this weekend?",
            "Could we have a call on Friday 27 November 2026, "
            "16:00 Beijing time, UTC+8 = 09:00 in Berlin?",
        ),
        (
            "Please send the artwork ASAP.",
            "Please send the artwork by Friday 27 November 2026, "
            "16:00 Beijing time, UTC+8 = 09:00 in Berlin.",
        ),
        (
            "Please confirm the booking by Tuesday.",
            "Please confirm the booking by Tuesday (1 December 2026).",
        ),
        ("Please pay by the 5th.", "Please pay by the 5th December 2026."),
        ("周四前请回传草件。", "2026年12月3日（周四）前请回传草件。"),
        (
            "请尽快寄出样册。",
            "请在2026年11月27日（周五）北京时间16:00，UTC+8 = 柏林09:00前寄出样册。",
        ),
        ("大货下周出运。", "大货2026年12月4日（周五）出运。"),
    ],
)
def test_the_first_choice(draft: str, better: str) -> None:
    assert choices(draft)[:1] == [better]


def test_a_choice_shows_its_reckoning_in_both_languages() -> None:
    (finding,) = (
        finding
        for finding in coach.check("Could we talk next week?", TO_GERMANY).findings
        if finding.category == "time"
    )
    choice = finding.suggestions[0]
    assert choice.applicability == "choice"
    assert choice.note is not None
    assert "Thu 26 Nov" in choice.note.en
    assert "11月26日" in choice.note.zh
    assert finding.suggestions[-1].applicability == "blank"


@pytest.mark.parametrize(
    "context",
    [
        coach.Context(now=NOW),
        coach.Context(now=NOW, recipient=coach.Party(country="DE")),
        coach.Context(now=NOW, sender=coach.Party(country="US")),
    ],
)
def test_nothing_is_offered_where_nobody_knows_whose_clock_counts(context: coach.Context) -> None:
    assert choices("Could we have a call this weekend?", context) == []


def test_no_meeting_is_offered_at_night() -> None:
    """Beijing 10:00 is 03:00 in Berlin; only the afternoon is common."""
    for better in choices("Let's have a call next week."):
        clock = re.search(r"(\d\d):\d\d in Berlin", better)
        assert clock is None or 8 <= int(clock[1]) < 18


DRAFTS = (
    "Could we have a call this weekend?",
    "Please send the artwork ASAP.",
    "We will ship by the end of next month.",
    "Can we talk on Friday?",
    "The samples go out soon.",
    "麻烦下周回签合同。",
    "请尽快付款。",
    "周末通个电话可以吗？",
)
PAIRS = (
    "CN-DE CN-US CN-SA CN-AE CN-JP VN-FR IN-GB TR-EG BD-SE TH-AU MY-NZ ID-BR PK-IT KR-MX JP-NL "
    "DE-CN ES-MA PL-IL"
).split()


@pytest.mark.parametrize("pair", PAIRS)
def test_every_choice_can_be_kept(pair: str) -> None:
    """In the future, on working days of both, at an hour that exists on both clocks."""
    sides = [coach.Party(country=code, timezone=_zone(code)) for code in pair.split("-")]
    places = [side.place for side in sides]
    assert None not in places
    for step in range(0, 400, 23):
        now = datetime(2026, 11, 26, 1, tzinfo=UTC) + timedelta(days=step, hours=step % 24)
        context = coach.Context(now=now, sender=sides[0], recipient=sides[1])
        for draft in DRAFTS:
            for finding in coach.check(draft, context).findings:
                _hold(finding, now, places)
        assert coach.check(DRAFTS[0], context) == coach.check(DRAFTS[0], context)


def _zone(country: str) -> str | None:
    several = {"US": "America/New_York", "BR": "America/Sao_Paulo", "AU": "Australia/Sydney",
               "MX": "America/Mexico_City", "ID": "Asia/Jakarta"}  # fmt: skip
    return several.get(country)


def _hold(finding: Finding, now: datetime, places: list) -> None:  # type: ignore[type-arg]
    for item in finding.suggestions:
        if item.applicability != "choice" or finding.category != "time":
            continue
        words = item.replacement or ""
        found = re.search(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})|(\d{4})年(\d{1,2})月(\d{1,2})日", words)
        assert found, words
        if found[3]:
            day = datetime(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
        else:
            day = datetime(int(found[4]), int(found[5]), int(found[6]))
        assert all(place.is_workday(day.date()) for place in places), words
        clock = re.search(r"(\d\d):(\d\d)[^=]*UTC", words)
        if clock is None:
            assert day.date() >= now.astimezone(places[0].zone).date(), words
            continue
        moment = day.replace(hour=int(clock[1]), minute=int(clock[2]), tzinfo=places[0].zone)
        assert moment > now, words
        for place in places:
            there = moment.astimezone(UTC).astimezone(place.zone)
            assert there.astimezone(UTC) == moment.astimezone(UTC)
            assert place.is_workday(there.date()), words


def test_a_holiday_of_either_side_is_avoided() -> None:
    context = coach.Context(
        now=datetime(2026, 12, 21, 10, tzinfo=BEIJING),
        sender=coach.Party(country="CN", timezone="Asia/Shanghai"),
        recipient=coach.Party(country="DE"),
    )
    offered = choices("Please confirm the order by Friday.", context)  # 25 December
    assert offered
    assert not any("25 December" in better for better in offered)


def test_a_choice_settles_what_it_answers() -> None:
    """With the words in place the finding is gone."""
    for draft in DRAFTS:
        for better in choices(draft):
            left = [f for f in coach.check(better, TO_GERMANY).findings if f.category == "time"]
            assert left == [], better


def test_the_weekend_is_that_of_the_country() -> None:
    place = place_of("SA")
    assert place.weekend() == frozenset({4, 5})
