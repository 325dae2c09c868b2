"""The automaton of heads finds what one of whole literals would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.rulebook.keying import KINDS, PATTERN, PHRASE
from coach.rulebook.literals import Literals, pack

_words = st.text(alphabet="ab 期", min_size=1, max_size=9)


@given(st.dictionaries(_words, st.lists(st.integers(0, 99), min_size=1, max_size=3)), _words)
def test_every_occurrence_of_every_literal_is_found(codes: dict[str, list[int]], text: str) -> None:
    found = Literals(*pack(codes)).find(text)
    expected = {
        (literal, start)
        for literal in codes
        for start in range(len(text))
        if text.startswith(literal, start)
    }
    assert {(text[start:end], start) for _, _, start, end in found} == expected
    assert len(found) == len(expected)


def test_patterns_stand_apart_from_what_else_a_literal_leads_to() -> None:
    codes = {"touch base": [7 * KINDS + PHRASE, 3 * KINDS + PATTERN, 9 * KINDS + PATTERN]}
    assert Literals(*pack(codes)).find("we touch base") == [((3, 9), (7 * KINDS + PHRASE,), 3, 13)]


def test_heads_are_far_shorter_than_literals() -> None:
    codes = {f"{number} bottles on the wall": [KINDS * number + PHRASE] for number in range(1000)}
    heads, _ = pack(codes)
    assert len(heads) < sum(map(len, codes)) / 3
    found = Literals(*pack(codes)).find("99 bottles on the wall, or 99 bottles on the floor")
    assert [found_codes for _, found_codes, *_ in found] == [(KINDS * 99,), (KINDS * 9,)]


def test_no_literals_find_nothing() -> None:
    assert Literals(*pack({})).find("anything") == []


def test_a_literal_has_no_line_break() -> None:
    with pytest.raises(ValueError, match="line break"):
        pack({"one\ntwo": [1]})
