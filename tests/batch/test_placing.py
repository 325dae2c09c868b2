"""Lines and columns: whatever the text, they lead back to where they came from."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from coach.batch.placing import LONGEST, Lines

TEXTS = st.text(st.characters() | st.sampled_from("ab \t\r\n你好😀é\u2028"), max_size=300)


@given(TEXTS, st.data())
def test_every_column_leads_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = Lines(text).place(start, end)
    lines = re.split("(?<=\n)", text)
    for line, column, column16, column8, offset in (
        (place.line, place.column, place.column16, place.column8, start),
        (place.end_line, place.end_column, place.end_column16, place.end_column8, end),
    ):
        before = "".join(lines[: line - 1])
        assert len(before) + column - 1 == offset
        words = text[len(before) : offset]
        assert "\n" not in words
        assert len(words.encode("utf-16-le", "surrogatepass")) // 2 == column16 - 1
        assert len(words.encode("utf-8", "surrogatepass")) == column8 - 1


@given(TEXTS.filter(bool), st.data())
def test_an_excerpt_marks_the_words(text: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([text, text * 9]))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    excerpt = Lines(text).excerpt(start, end)
    assert "\n" not in excerpt.line
    assert len(excerpt.line) <= LONGEST + 2
    marked = excerpt.line[excerpt.start : excerpt.start + excerpt.length]
    assert text[start:end].startswith(marked.removesuffix("…"))
    assert excerpt.length >= 1
