"""Readability figures: the library's for English, lengths for Chinese."""

from __future__ import annotations

import pytest

from coach.readability import readability

EASY = "We have the goods. They are red. You can pay us now."
HARD = (
    "Notwithstanding the aforementioned considerations, comprehensive documentation regarding "
    "international transportation arrangements necessitates immediate administrative verification."
)


def test_english_goes_from_easy_to_hard() -> None:
    easy, hard = readability(EASY, "en"), readability(HARD, "en")
    assert easy["flesch_reading_ease"] > 80 > 30 > hard["flesch_reading_ease"]
    assert easy["flesch_kincaid_grade"] < 4 < hard["flesch_kincaid_grade"]


def test_chinese_counts_characters_per_sentence_and_clause() -> None:
    assert readability("货已备好，请安排付款。谢谢。", "zh") == {
        "characters_per_sentence": pytest.approx(5.5),
        "characters_per_clause": pytest.approx(3.7),
    }


def test_words_unknown_to_a_dictionary_and_no_prose() -> None:
    assert readability("Keller PO 4501 Qingdao.", "en")
    assert readability(" \n", "en") == {}
