"""What can be taken in more than one way, and the words to ask back."""

from __future__ import annotations

import pytest

from coach.questions.unclear import reading
from coach.tables import table


@pytest.mark.parametrize(
    ("message", "place", "family"),
    [
        ("我想换一款产品", "换一款产品", "another_product"),
        ("Please change it as we discussed.", "Please change it as we discussed", "as_agreed"),
        ("same as last time but bigger", "same as last time but bigger", "same_but_different"),
        ("Pls send it to the other address.", "the other address", "which_one"),
        ("We need the goods by next Friday.", "need the goods by next Friday", "leaves_or_arrives"),
        ("下周能到吗？", "下周能到吗", "leaves_or_arrives"),
        ("Send 500 please.", "Send 500", "quantity_without_unit"),
        ("可以的话就订两个柜", "两个柜", "ambiguous_count"),
        ("Can you make it cheaper?", "Can you make it cheaper", "how_much_more"),
        ("寄到老地方吧", "老地方", "you_know_which"),
        ("先做一半", "先做一半", "part_of_it"),
    ],
)
def test_unclear_places(message: str, place: str, family: str) -> None:
    (one,) = reading(message).unclear
    assert (one.text, one.family) == (place, family)
    assert message[one.start : one.end] == place
    assert len(one.readings) == 2
    assert place in one.question.en
    assert place in one.question.zh


@pytest.mark.parametrize(
    "message",
    [
        "Please make the box 5 mm bigger.",
        "Please ship 500 pcs to Hamburg by 5 May.",
        "The goods must arrive at our warehouse by 5 May.",
        "We need two 40HQ containers.",
        "Please change the colour to Pantone 7546 C.",
        "Thank you, the samples arrived yesterday.",
        "请把颜色改成潘通7546C。",
        "请5月5日前送到我司广州仓库。",
        "谢谢，货已收到，质量很好。",
    ],
)
def test_clear_messages_are_left_alone(message: str) -> None:
    assert reading(message).unclear == ()


def test_restatement_repeats_what_was_asked_and_asks_back() -> None:
    read = reading("What is the MOQ? And change it as we discussed.")
    assert read.restatement.en.splitlines()[:2] == [
        "Thank you for your message. This is how we understand it; please correct us if needed:",
        "1. You ask: “What is the MOQ?”",
    ]
    assert "as we discussed" in read.restatement.en
    assert "您提到：“What is the MOQ?”" in read.restatement.zh


def test_every_family_speaks_both_languages() -> None:
    for family in table("questions")["unclear"]:
        for words in (family["ask"], *family["readings"]):
            assert words["en"]
            assert words["zh"]
        assert "{match}" in family["ask"]["en"]
        assert "{match}" in family["ask"]["zh"]
