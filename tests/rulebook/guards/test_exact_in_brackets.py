"""Whether `exact_in_brackets` sees the exact time behind vague words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.exact_in_brackets import holds


@pytest.mark.parametrize(
    "text",
    [
        "We ship [[next week]] (Tuesday 1 December 2026).",
        "They arrive [[around the 15th]] (at the latest Dec 18).",
        "Call me [[this evening]] (19:00 Beijing time, UTC+8).",
        "我[[马上]]（2026年11月30日北京时间16:00前）安排。",
        "请[[稍候]]（北京时间16:00，UTC+8前答复）。",
        "They take [[about 30 days]] (at most 35).",
        "做模要[[大概30天]]（最多35天）。",
        "We ship [[next week]] (⟦weekday, date⟧).",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "We ship [[next week]] (see PO 4501).",
        "We ship [[next week]], and the rest on 1 December 2026.",
        "They arrive [[around the 15th]] (weather permitting).",
        "我[[马上]]（尽量）安排。",
        "请[[稍候]]。（2026年11月30日）",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
