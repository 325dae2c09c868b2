"""Edits of a text, and what each piece of the result came from."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

import coach
from coach.rewriting.pieces import Edit, Pieces, merged

FINDING = coach.check(
    "Let's meet this weekend.", coach.Context(now=datetime(2026, 11, 20, tzinfo=UTC))
).findings[0]


def edit(start: int, end: int, words: str, name: str = "x") -> Edit:
    return Edit(start, end, words, FINDING, name)


def changed(pieces: Pieces) -> list[tuple[str, str]]:
    return [
        (pieces.original[one.start : one.end], one.text)
        for one in merged(pieces.pieces)
        if one.is_changed
    ]


def test_edits_leave_the_rest_as_it_was() -> None:
    pieces = Pieces("one two three")
    pieces.apply([edit(4, 7, "2"), edit(8, 13, "3")])
    assert pieces.text == "one 2 3"
    assert changed(pieces) == [("two", "2"), ("three", "3")]


def test_words_are_put_in_between() -> None:
    pieces = Pieces("ab")
    pieces.apply([edit(1, 1, "-")])
    assert pieces.text == "a-b"
    assert changed(pieces) == [("", "-")]


def test_an_edit_of_an_edit_belongs_to_what_stood_there() -> None:
    pieces = Pieces("say it soon please")
    pieces.apply([edit(4, 11, "it at once", "first")])
    assert pieces.text == "say it at once please"
    pieces.apply([edit(7, 14, "by ⟦date⟧", "second")])
    assert pieces.text == "say it by ⟦date⟧ please"
    [piece] = [one for one in pieces.pieces if one.is_changed]
    assert (piece.start, piece.end, piece.ids) == (4, 11, ("first", "second"))


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)
)
def test_the_pieces_are_the_text_and_cover_the_original(
    text: str, spans: list[tuple[int, int]]
) -> None:
    pieces = Pieces(text)
    for start, end in spans:
        now = pieces.text
        start, end = sorted((min(start, len(now)), min(end, len(now))))
        pieces.apply([edit(start, end, "⟦x⟧")])
        assert pieces.text == now[:start] + "⟦x⟧" + now[end:]
    ends = [0, *(one.end for one in pieces.pieces)]
    assert [one.start for one in pieces.pieces] == ends[:-1]
    assert ends[-1] == len(text)
    for one in pieces.pieces:
        assert one.is_changed or one.text == text[one.start : one.end]
