"""What the English grammar tells beside the value, where it keeps silent, and what it costs."""

from __future__ import annotations

import sys
from datetime import datetime
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.timing import english
from coach.timing.expression import Found
from coach.timing.meaning import Amount, Every
from coach.timing.reckoning import Reckoning

WEDNESDAY = Reckoning(datetime(2026, 11, 18, 10))


def find(text: str) -> list[Found]:
    """What stands in a sentence."""
    return english.find(text, text.lower())


def words(text: str) -> list[str]:
    """The words of each expression of a sentence."""
    return [text[one.start : one.end] for one in find(text)]


@pytest.mark.parametrize(
    ("text", "span", "zone"),
    [
        ("At 15:00 Beijing time (UTC+8).", "15:00 Beijing time (UTC+8)", "Beijing time (UTC+8)"),
        ("Call me at 3 pm CET.", "3 pm CET", "CET"),
        ("Call me at 9am PST.", "9am PST", "PST"),
        ("Call me at 4 pm (CET).", "4 pm (CET)", "(CET)"),
        ("Call me at 2pm ET.", "2pm ET", "ET"),
        ("Call me at 10 am your time.", "10 am your time", "your time"),
        ("Call me at 9 am Eastern Time.", "9 am Eastern Time", "Eastern Time"),
        ("It is Friday at 16:00 New York time.", "Friday at 16:00 New York time", "New York time"),
        ("Free tomorrow 9:00–11:00 (UTC+8)?", "tomorrow 9:00–11:00 (UTC+8)", "(UTC+8)"),
        ("We met at 3pm et al.", "3pm", None),
        ("Call me at 3 pm.", "3 pm", None),
    ],
)
def test_zone_stands_inside_the_span(text: str, span: str, zone: str | None) -> None:
    (found,) = find(text)
    assert text[found.start : found.end] == span
    assert (text[slice(*found.zone)] if found.zone else None) == zone


@pytest.mark.parametrize(
    ("text", "span", "anchor"),
    [
        ("25–30 days after receipt of the deposit", "25–30 days", "after receipt of the deposit"),
        ("Lead time: 30 days after deposit and artwork approval.", "30 days",
         "after deposit and artwork approval"),
        ("Pay within 15 days from the B/L date.", "within 15 days", "from the B/L date"),
        ("Pay 30 days upon receipt of documents.", "30 days", "upon receipt of documents"),
        ("We ship in 10 working days after payment.", "in 10 working days", "after payment"),
        ("After receipt of your deposit, production takes 30 days.", "30 days",
         "After receipt of your deposit"),
        ("The warranty is 12 months from the date of shipment.", "12 months",
         "from the date of shipment"),
        ("It takes 30 days.", "30 days", None),
    ],
)  # fmt: skip
def test_length_counts_from_its_anchor(text: str, span: str, anchor: str | None) -> None:
    (found,) = find(text)
    assert text[found.start : found.end] == span
    assert (text[slice(*found.anchor)] if found.anchor else None) == anchor
    assert isinstance(found.meaning, Amount)


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("in early May", True),
        ("around the 25th", True),
        ("~10 days", True),
        ("approx. 3 weeks", True),
        ("a few days ago", True),
        ("a couple of weeks", True),
        ("soon", True),
        ("sometime next week", True),
        ("10 days or so", True),
        ("in summer 2027", True),
        ("on 12 May 2026", False),
        ("25-30 days", False),
        ("in the first half of May", False),
        ("tomorrow at 3 pm", False),
        ("next week", False),
    ],
)
def test_blurred_borders_are_vague(text: str, vague: bool) -> None:
    (found,) = find(text)
    assert found.meaning.vague is vague


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2nd and 3rd of May suit us.", ["The 2nd", "3rd of May"]),
        ("On 4, 5 and 6 June we rest.", ["4", "5", "6 June"]),
        ("Tuesday or Wednesday next week?", ["Tuesday", "Wednesday next week"]),
        ("On May 12 and 13, we rest.", ["May 12", "13"]),
        ("Dec 1, 3 or 5 is fine.", ["Dec 1", "3", "5"]),
        ("2 or 3 pm?", ["2", "3 pm"]),
        ("Compare 2023 with 2024.", ["2023", "2024"]),
        ("2021, 2022 and 2023 were hard.", ["2021", "2022", "2023"]),
        ("on the first and third Monday of May", ["the first", "third Monday of May"]),
        ("sat we load, sun off", ["sat", "sun"]),
        ("mon or tue ok?", ["mon", "tue"]),
        ("Mon-Fri 8:00-17:00", ["Mon-Fri", "8:00-17:00"]),
        ("16:00 Beijing time / 09:00 Berlin time", ["16:00 Beijing time", "09:00 Berlin time"]),
        ("ETD: 28 Nov; ETA: 02-Jan-2027", ["28 Nov", "02-Jan-2027"]),
        ("We start on 3 May, i.e. in 2 weeks.", ["3 May", "in 2 weeks"]),
    ],
)
def test_several_stand_in_one_sentence(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Tuesday or Wednesday next week", [24, 25]),
        ("next Tuesday or Wednesday", [24, 25]),
        ("next week, maybe Thursday", [23, 26]),
        ("Monday and Tuesday last week", [9, 10]),
    ],
)
def test_a_week_said_once_holds_for_its_neighbours(text: str, days: list[int]) -> None:
    starts = [one.meaning.resolve(WEDNESDAY)[0].start for one in find(text)]
    assert [start and start.day for start in starts] == days


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Mon, Wed and Fri at 9", ["11-23 09", "11-18 09", "11-20 09"]),
        ("Tuesday or Thursday morning", ["11-24 08", "11-19 08"]),
        ("today or tomorrow morning", ["11-18 00", "11-19 08"]),
        ("10 am or 2 pm tomorrow", ["11-19 10", "11-19 14"]),
        ("this Friday 3 or 4 pm", ["11-20 00", "11-20 15", "11-20 16"]),
        ("Friday at 9 am or 11 am", ["11-20 09", "11-20 11"]),
        ("either 10 or 11 am on Friday", ["11-20 10", "11-20 11"]),
        ("25 and 26 November at 3 pm", ["11-25 15", "11-26 15"]),
        ("Q2 and Q3 were slow.", ["04-01 00", "07-01 00"]),
    ],
)
def test_what_is_said_once_holds_for_all(text: str, starts: list[str]) -> None:
    found = [one.meaning.resolve(WEDNESDAY)[0].start for one in find(text)]
    assert [start and f"{start:%m-%d %H}" for start in found] == starts


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("June and July 2028", [2028, 2028]),
        ("December and January 2028", [2027, 2028]),
        ("Q3 and Q4 2027", [2027, 2027]),
        ("May or June next year", [2027, 2027]),
        ("May 12 and 13, 2028", [2028, 2028]),
    ],
)
def test_a_year_said_once_holds_for_all(text: str, years: list[int]) -> None:
    found = [one.meaning.resolve(WEDNESDAY)[0].start for one in find(text)]
    assert [start and start.year for start in found] == years


def test_repeated_days_are_kept() -> None:
    (found,) = find("every Monday, Wednesday and Friday")
    assert isinstance(found.meaning, Every)
    assert len(found.meaning.others) == 2


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("We got your mail of 3 November.", 2026, 11),
        ("The goods left on 5 October.", 2026, 10),
        ("The meeting on 17.11. was good.", 2026, 11),
        ("We will ship on 5 October.", 2027, 10),
        ("We are closed from 12 Feb to 20 Feb.", 2027, 2),
        ("It rains since March.", 2026, 3),
    ],
)
def test_what_is_told_of_is_past(text: str, year: int, month: int) -> None:
    (found,) = find(text)
    start = found.meaning.resolve(WEDNESDAY)[0].start
    assert start is not None
    assert (start.year, start.month) == (year, month)


SILENT = (
    "You may need to change it.",
    "This may or may not be right.",
    "We march on.",
    "The sun is hot and he sat down.",
    "Wait a second.",
    "Our second shipment of second-hand goods",
    "On second thought the third party agreed.",
    "Prices may fall.",
    "Fall protection, spring water, our Summer collection and a winter jacket",
    "Order 4500187 of 5 pcs at USD 3.50",
    "The order of 500 pcs at 7.30 each is confirmed.",
    "The price is $12.05 for 12 pieces.",
    "The mixing ratio is 3:1, scale 1:50.",
    "Version 2.3.1 and 3.11",
    "Call +86 574 8790 0000 or 138-2010-2015.",
    "Tel: +86 2010-2015-86",
    "The ssn is 123-12-1234.",
    "A 1/2 inch pipe, not 3/4",
    "Part no. 12-05-33",
    "HS code 8516.60.00, Incoterms 2020",
    "INV-2026-0931 and SO2026110501",
    "Please put PO 2026-11 on all cartons.",
    "Pantone 7541 C, 76 x 102 cm",
    "I am at 12 Main Street.",
    "Our address is 12 March Street, Leeds LS1 4AP.",
    "Mr May and Mrs June Summers will sign for us.",
    "April Johnson and Friday Okoro are the contacts.",
    "Sun Electronics and August Weber",
    "Mon ami",
    "It comes sooner or later.",
    "No later than agreed, and as soon as I hear",
    "Good morning Anna, have a nice day!",
    "Merry Christmas and a happy new year",
    "Have a great week and a nice weekend!",
    "At last, but not least, next to the door",
    "The next order, the last one and the following items",
    "The minutes of the meeting",
    "Two of these and three of those, one by one",
    "There are 10 students, two to four people.",
    "deliver 2000 pieces of toys.",
    "Mortgages were at 6.45 percent",
    "I've kept it up to date.",
    "day after day, from time to time, part-time",
    "now that we have it",
    "24/7 hotline",
    "she sat down, they sat next to us, the dog sat.",
    "sun tan lotion and sun screen, not that much sun",
    "they wed, newly wed, the wed dress",
    "mon ami, fri(d)ay",
    "The price went from 11.15 to 11.45.",
    "Dilute it 1:20 with water, a scale of 1:50, the gear ratio is 1:12",
    "Monday Motors and Friday Group",
    "start the summer process",
    "1-4 years of experience, 20 years' experience",
    "a 20 year volatility number",
    "model 2023, room 2019, USD 2023, 2024 pcs, PO 2024",
    "items 2023 and 2024, models 2021, 2022 and 2025",
    "we sold 2010 and 2020 pcs",
    "the 500 call centers and a 615 gauge",
    "half ten people, half six of the boxes, half six-packs",
    "at 5 and 6 percent, at 2 or 3 places",
    "net 30 kg, net weight 30",
    "drive thru",
    "for spring steel and winter tires",
    "Vessel EVER GIVEN V.1124W",
    "",
)


@pytest.mark.parametrize("text", SILENT)
def test_look_alikes_stay_silent(text: str) -> None:
    assert words(text) == []


ADVERSARIAL = (
    "next ", "1 ", "Monday ", "the ", "2 days before ", "the end of ", "from ", "5-", "1/", "1:",
    "May ", "twenty ", "at 3 ", "Monday and ", "3 and ", "2 to ", "after ", "week of ",
    "next week ", "3pm - ", "2021, ", "May 3, ", "early or ", "first and ", "Mondays and ", "net 30 ",
    "sat ", "a week today ", "at 3.15 ", "from 8.00-9.00 ", "week 3-4 ", "5 May - ", "every ", "Christmas ", "one hundred ", "(", "1,", "a.m. ",
)  # fmt: skip


@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_cost_grows_with_the_length_only(unit: str) -> None:
    english.find(unit, unit.lower())
    short, long = calls(unit * 100), calls(unit * 400)
    assert long <= 4.6 * short + 500


def calls(text: str) -> int:
    """How many functions run to read a text."""
    count = 0

    def counting(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        english.find(text, text.lower())
    finally:
        sys.setprofile(before)
    return count


WORDS = st.sampled_from(
    "next last this the in on at from to between and of week Monday May second 5 12 2026 15:00 3pm "
    "- / . , half past quarter first end early days ago after before every noon Q3 Christmas "
    "tomorrow morning 1st / ' ’s ( ) UTC+8 working two thousand sat sun or & net 30 cw weeks 49 "
    "2023 vs 430 call half five later mid early dinner Lunch btw w/in yest wk dec".split()
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_spans_are_valid_for_any_words(text: str) -> None:
    check(text)


@given(st.text(max_size=60))
def test_spans_are_valid_for_any_text(text: str) -> None:
    check(text)


def check(text: str) -> None:
    """Spans lie inside the text, in order and apart; every meaning can be resolved."""
    folded = text.lower() if len(text.lower()) == len(text) else text
    last = 0
    for one in english.find(text, folded):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.zone is None or one.start <= one.zone[0] < one.zone[1] <= one.end
        last = one.end
        for reading in one.meaning.resolve(WEDNESDAY):
            assert reading.start is None or reading.end is None or reading.start <= reading.end
        assert one.meaning.kind
        assert isinstance(one.meaning.fixes, frozenset)
