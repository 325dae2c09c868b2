"""Requests without the form of one are heard, and what only looks like one is doubted."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.questions.detecting import requests_in, told_requests
from coach.questions.hearing import passed_over


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Hi Lisa,\nthe drawings came on Monday. The colour looks right to us.\nWe also ask you for "
            "the name of the notified body.\nThanks, Tom",
            "the name of the notified body",
        ),
        ("您好，报价单收到了。质保金比例及返还时间也要写清楚，色卡寄一本过来。", "色卡寄一本过来"),
        (
            "Dear Sir,\nthe panels have arrived. What is the new price?\nWe also miss the flash test "
            "data of the first lot.\nPlease send both by Friday 6 March.",
            "flash test data",
        ),
    ],
)
def test_what_has_no_form_of_a_question(text: str, asked: str) -> None:
    assert any(asked in one.text for one in requests_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Hi Lisa,\nthe goods arrived on Monday and look fine. Thank you for the quick work.",
        "您好，货已收到，质量不错，谢谢。",
        "We paid the deposit on 3 May. The container left Ningbo yesterday.",
    ],
)
def test_news_asks_for_nothing(text: str) -> None:
    assert requests_in(text) == ()


def test_passed_over_clauses_are_those_that_no_request_touches() -> None:
    document = analyse("When do you ship? We need the boxes in May. The weather is fine.")
    told = told_requests(document)
    left = [clause for clause, _ in passed_over(document, told)]
    assert left
    for clause in left:
        start, end = document.to_source(clause.start, clause.end)
        assert not any(one.start < end and start < one.end for one in told)


def test_requests_stand_in_their_order() -> None:
    found = requests_in(
        "Hello,\nwhat is the MOQ?\nWe also ask you for the test report.\nCan you ship in May?"
    )
    assert [one.start for one in found] == sorted(one.start for one in found)
