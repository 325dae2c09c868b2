"""Chinese dates and times with spaces around their figures, as many editors set them."""

from __future__ import annotations

import pytest

import coach
from coach.translation.moments import Day, Hour, parts_of


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("11 月 17 日", [Day(month=11, day=17)]),
        ("2026 年 12 月 5 日", [Day(2026, 12, 5)]),
        ("12 月 4 日至 8 日", [Day(month=12, day=4, last=8)]),
        ("12 月底", [Day(month=12, about="底")]),
        ("5 日", [Day(day=5)]),
        ("下午 3 点", [Hour(3, 0, "pm")]),
    ],
)
def test_spaces_change_nothing(words: str, said: list[Day | Hour]) -> None:
    close = parts_of(words.replace(" ", ""), "zh")
    spaced = parts_of(words, "zh")
    assert spaced is not None
    assert close is not None
    assert [one.said for one in spaced] == [one.said for one in close]
    if isinstance(said[0], Day) and not said[0].about:
        assert [one.said for one in spaced] == said


def test_a_date_with_spaces_is_translated_as_one() -> None:
    translation = coach.translate("感谢贵司 11 月 17 日的询盘。", to="en")
    assert translation.text == "Thank you for your inquiry of 17 November."
    assert translation.warnings == ()
