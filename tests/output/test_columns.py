"""Columns of a terminal: Chinese characters take two, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.output.columns import padded, side_by_side, table, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("中文", 4),
        ("，。", 4),
        ("ａ", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("", 0),
        ("a中", 3),
    ],
)
def test_a_chinese_character_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns
    assert width(padded(text, 9)) == 9


def test_lines_are_cut_at_blanks_and_between_characters() -> None:
    assert wrapped("please pay soon", 10) == ["please pay", "soon"]
    assert wrapped("请尽快付款，谢谢", 8) == ["请尽快付", "款，谢谢"]
    assert wrapped("共USD 4.20/件", 7) == ["共USD", "4.20/件"]
    assert wrapped("", 8) == [""]
    assert wrapped("a\n\nb", 8) == ["a", "", "b"]
    assert wrapped("PO-4501-2026-118", 6) == ["PO-450", "1-2026", "-118"]


def test_no_line_begins_with_a_full_stop() -> None:
    assert wrapped("一二三。四", 6) == ["一二", "三。四"]
    assert wrapped("共500件。", 7) == ["共500", "件。"]
    assert wrapped("二（一）二", 6) == ["二", "（一）", "二"]


def test_columns_stand_under_each_other() -> None:
    lines = list(side_by_side("请尽快付款，谢谢", "Please pay soon, thank you", 23))
    assert all(line.index("│") >= 0 for line in lines)
    assert len({width(line.partition("│")[0]) for line in lines}) == 1
    rows = list(table(["a", "数量"], [["中文", "1"], ["b", "22"]]))
    assert [width(line.rpartition("  ")[0]) for line in rows[1:]] == [4, 4]


_TEXTS = st.text(alphabet="ab,。，（）中文字 \n1é", max_size=60)


@given(_TEXTS, st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
