"""Places by line and UTF-16 column, and code points."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from coach.lsp.lines import Lines

TEXTS = st.text(st.sampled_from("a中🙂\n\r\u2028\x0b\x85 "), max_size=30)


@given(TEXTS)
def test_every_place_leads_back_to_its_offset(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        if text[max(0, offset - 1) : offset + 1] == "\r\n":
            continue  # no place of an editor lies within a line break
        position = lines.position(offset)
        *above, line = re.split("\r\n|\n|\r", text[:offset])
        assert position == Position(len(above), len(line.encode("utf-16-le")) // 2)
        assert lines.offset(position) == offset


@pytest.mark.parametrize(
    ("text", "line", "column", "offset"),
    [
        ("ab\ncd", 0, 99, 2),
        ("ab\r\ncd", 0, 99, 2),
        ("ab\ncd", 9, 0, 5),
        ("🙂b\n", 0, 1, 1),  # within the emoji: behind it
        ("🙂b\n", 0, 2, 1),
        ("", 3, 3, 0),
    ],
)
def test_places_that_no_text_has(text: str, line: int, column: int, offset: int) -> None:
    assert Lines(text).offset(Position(line, column)) == offset


def test_a_range_that_runs_backwards() -> None:
    assert Lines("ab\ncd").span(Range(Position(1, 1), Position(0, 1))) == (1, 4)
