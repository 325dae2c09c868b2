"""Dated choices: in the future, on both clocks, on working days, and stable."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import coach
from coach.analysis import analyse
from coach.calendars.places import place_of
from coach.document import Document
from coach.engine import default_coach
from coach.finding import Finding
from coach.rewriting.suggesting import finding_of
from coach.rulebook.book import Match

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
            "16:00 Beijing time (UTC+8) = 09:00 in Berlin?",
        ),
        (
            "Please send the artwork ASAP.",
            "Please send the artwork by Friday 27 November 2026, "
            "16:00 Beijing time (UTC+8) = 09:00 in Berlin.",
        ),
        (
            "Please confirm the booking by Tuesday.",
            "Please confirm the booking by Tuesday (1 December 2026).",
        ),
        ("Please pay by the 8th.", "Please pay by the 8th of December 2026."),
        ("周四前请回传草件。", "2026年12月3日（周四）前请回传草件。"),
        (
            "请尽快寄出样册。",
            "请在2026年11月27日（周五）北京时间16:00（UTC+8，柏林09:00）前寄出样册。",
        ),
        ("大货下周出运。", "大货2026年12月4日（周五）出运。"),
    ],
)
def test_the_first_choice(draft: str, better: str) -> None:
    assert choices(draft)[:1] == [better]


def test_no_clock_is_offered_on_which_a_meeting_falls_into_the_night() -> None:
    """10:00 in Beijing is 03:00 in Berlin; 10:00 in Berlin is 17:00 in Beijing."""
    assert choices("Could you phone me tomorrow at 10?") == [
        "Could you phone me tomorrow at 10 (Berlin time, UTC+1 = 17:00 in Beijing)?"
    ]


def test_no_day_is_offered_where_other_words_name_one() -> None:
    assert not any(
        "next week (" in better for better in choices("Let's meet next week, maybe on Tuesday.")
    )


def test_next_friday_is_offered_in_both_readings() -> None:
    assert choices("We will answer next Friday.") == [
        "We will answer next Friday (4 December 2026).",
        "We will answer next Friday (27 November 2026).",
    ]


def _days(drafts: list[str]) -> list[datetime]:
    return [datetime.fromisoformat(_iso(words)) for words in drafts]


def _iso(words: str) -> str:
    english = re.search(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", words)
    if english:
        return f"{english[3]}-{MONTHS.index(english[2]) + 1:02}-{int(english[1]):02}"
    chinese = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", words)
    assert chinese, words
    return f"{chinese[1]}-{int(chinese[2]):02}-{int(chinese[3]):02}"


@pytest.mark.parametrize(
    ("draft", "first", "last"),
    [
        ("We can ship before Christmas.", "2026-12-01", "2026-12-24"),
        ("The line starts again after Chinese New Year.", "2027-02-13", "2027-03-15"),
        ("国庆前能不能出完？", "2027-09-20", "2027-09-30"),
        ("等过完年再谈框架合同", "2027-02-13", "2027-03-15"),
        ("Please send it before the weekend.", "2026-11-27", "2026-11-27"),
        ("Please finish the audit by the end of the year.", "2026-12-21", "2026-12-31"),
        ("Please settle it by the end of the month.", "2026-11-27", "2026-11-30"),
    ],
)
def test_before_offers_nothing_later_and_after_nothing_earlier(
    draft: str, first: str, last: str
) -> None:
    days = _days(choices(draft))
    assert days
    assert all(first <= day.date().isoformat() <= last for day in days)


@pytest.mark.parametrize(
    "draft",
    [
        "We are closed next week.",  # nobody works then
        "The new plant opens in Q2.",  # any of ninety days
        "We will raise prices next year.",
        "我们正月初八开工。",  # this very day, in the factory closure
        "The factory opens after the holiday.",  # which holiday?
        "长假后给您排产。",
        "Sorry, this week is impossible for us.",
        "No way we pay before the end of the year.",
        "下个月产能已满。",
        "The tariff changes after mid-December.",
        "我们可以月中出货。",  # the 10th to the 20th are over
        "麻烦下周尽快把合同签回来。",  # a date and 尽快 do not go together
        "Which day next week suits you?",
        "sometime between Christmas and New Year",
    ],
)
def test_nothing_is_offered_where_it_would_be_a_guess(draft: str) -> None:
    assert choices(draft) == []


def test_the_end_of_a_day_is_a_closing_hour() -> None:
    assert choices("We need the draft by COB Friday.") == [
        "We need the draft by COB Friday "
        "(27 November 2026, 18:00 Beijing time, UTC+8 = 11:00 in Berlin).",
        "We need the draft by COB Friday "
        "(27 November 2026, 22:00 Beijing time, UTC+8 = 15:00 in Berlin).",
    ]


def test_goods_leave_on_a_day_and_calls_have_an_hour() -> None:
    assert choices("We will load this weekend.")[0] == "We will load on Friday 27 November 2026."
    assert "16:00 Beijing time" in choices("Let's call this weekend.")[0]


def test_a_validity_keeps_its_last_day_and_a_start_its_first() -> None:
    assert choices("This offer is binding until year-end.") == [
        "This offer is binding until year-end (Thursday 31 December 2026)."
    ]
    assert choices("The tariff is in force from next month.") == [
        "The tariff is in force from next month (Tuesday 1 December 2026)."
    ]


def test_another_promise_in_the_sentence_does_not_silence_a_day() -> None:
    assert choices("We load it early next week and send the papers ASAP.")


def test_the_words_behind_stay() -> None:
    assert choices("Please reply by the end of the month and send the list.")[0] == (
        "Please reply by the end of the month (Monday 30 November 2026) and send the list."
    )


def test_a_weekday_named_on_that_day_is_the_coming_one() -> None:
    assert choices("Could you call me Thursday?") == [
        "Could you call me Thursday (3 December 2026)?"
    ]


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
RECIPIENTS = (
    "AE AR AT AU BD BE BR CA CH CL CN CO DE DK EG ES FI FR GB GR HK HU ID IE IL IN IT JP KE KR KW MA "
    "MX MY NG NL NO NZ OM PE PH PK PL PT QA RO RU SA SE SG TH TR TW UA US VN ZA"
).split()
CLOCK_OF = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CL": "America/Santiago", "CN": "Asia/Shanghai",
    "ES": "Europe/Madrid", "ID": "Asia/Jakarta", "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon", "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv", "US": "America/New_York",
}  # fmt: skip
DAYS = 400


def matches(draft: str) -> tuple[Document, list[Match]]:
    """The analysed draft and what the time rules match in it."""
    document = analyse(draft)
    found = [
        match
        for sentence in document.sentences
        for match in default_coach().book.match(sentence)
        if match.rule.category == "time"
    ]
    assert found, draft
    return document, found


MATCHED = [matches(draft) for draft in DRAFTS]


@pytest.mark.parametrize("country", RECIPIENTS)
def test_every_choice_can_be_kept(country: str) -> None:
    """In the future, on working days of both, at an hour that exists on both clocks; stable."""
    sender = coach.Party(country="CN", timezone="Asia/Shanghai")
    recipient = coach.Party(country=country, timezone=CLOCK_OF.get(country))
    places = [sender.place, recipient.place]
    offered = 0
    for step in range(DAYS):
        now = datetime(2026, 11, 26, tzinfo=UTC) + timedelta(days=step, hours=7 * step % 24)
        context = coach.Context(now=now, sender=sender, recipient=recipient)
        document, found = MATCHED[step % len(MATCHED)]
        for match in found:
            finding = finding_of(match, document, context)
            offered += _hold(finding, now, places)
            if step % 40 == 0:
                assert finding_of(match, document, context) == finding
    assert offered > DAYS / 2


def _hold(finding: Finding, now: datetime, places: list[Any]) -> int:
    """Hold every choice to its promise; how many there are."""
    count = 0
    for item in finding.suggestions:
        if item.applicability != "choice" or finding.category != "time":
            continue
        count += 1
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
    return count


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
