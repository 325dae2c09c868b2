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
from coach.timing.meaning import Amount
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
        ("We have 10 years of experience.", "10 years", None),
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
    "Vessel EVER GIVEN V.1124W",
    "",
)


@pytest.mark.parametrize("text", SILENT)
def test_look_alikes_stay_silent(text: str) -> None:
    assert words(text) == []


ADVERSARIAL = (
    "next ", "1 ", "Monday ", "the ", "2 days before ", "the end of ", "from ", "5-", "1/", "1:",
    "May ", "twenty ", "at 3 ", "Monday and ", "3 and ", "2 to ", "after ", "week of ",
    "next week ", "3pm - ", "5 May - ", "every ", "Christmas ", "one hundred ", "(", "1,", "a.m. ",
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
    "tomorrow morning 1st / ' ’s ( ) UTC+8 working two thousand".split()
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
