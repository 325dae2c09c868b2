"""Whether `future_in_chinese` sees that the clause lies ahead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.rulebook.book import Match
from coach.rulebook.guards.future_in_chinese import holds


@pytest.mark.parametrize(
    "text",
    [
        "[[近期]]我们会更新价格",
        "请在[[本月]]付清",
        "[[10月]]投产",
        "[[近期]]，我们将派人驻厂",
        "[[8月]]能到吗",
    ],
)
def test_holds(text: str, match_at: Callable[[str], Match]) -> None:
    assert holds(match_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[近期]]船运事故统计",
        "[[8月]]的要求见附件",
        "[[最近]]行情不好",
    ],
)
def test_does_not_hold(text: str, match_at: Callable[[str], Match]) -> None:
    assert not holds(match_at(text))
