from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.date_given import holds


@pytest.mark.parametrize(
    "marked",
    [
        "We [[will send]] it by 5 May.",
        "We [[will send]] it on May 5th.",
        "We [[will send]] it on 2026-05-05.",
        "We [[will send]] it within 3 working days.",
        "We [[will send]] it in two weeks.",
        "We [[will send]] it today.",
        "We [[will call]] at 10:30.",
        "我们5月5日前[[完成]]。",
        "我们五月五日前[[完成]]。",
        "我们在3个工作日内[[完成]]。",
        "我们今天[[完成]]。",
    ],
)
def test_holds(marked: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "We [[will send]] it.",
        "We [[will send]] it soon.",
        "We may [[send]] 3 sets.",
        "We [[will send]] PO 2026 to you.",
        "我们会按时[[完成]]。",
        "我们会[[完成]]500套。",
    ],
)
def test_does_not_hold(marked: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(marked))
