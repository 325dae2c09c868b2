"""Whether `limit_beside_chinese` sees that an exact limit stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.limit_beside_chinese import holds


@pytest.mark.parametrize(
    "text",
    [
        "请[[尽快]]付款，最迟5月8日",
        "[[尽快]]（24小时内）回复",
        "请3个工作日内[[尽快]]答复",
        "请于5月8日前[[尽快]]确认",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "请[[尽快]]付款",
        "请[[尽快]]付款，5月8日的单也是",
        "[[尽快]]寄出3件样品",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
