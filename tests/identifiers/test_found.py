"""Patterns that are tried where they can begin find what they find everywhere."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from coach.identifiers.found import at_places, at_words, digit_runs

_texts = st.text(alphabet="at2, -éxy三", max_size=40)
_FIGURE = re.compile(r"(?<![\w.])\d+(?:[, ]\d+)*(?!\w)", re.ASCII)
_WORD = re.compile(r"(?<![a-z-])(?:tat|at|a)(?:[ -](?:tat|at|a))*(?![a-z])", re.IGNORECASE)


@given(_texts)
def test_figures_are_found_at_runs_of_digits(text: str) -> None:
    places = [start for start, _ in digit_runs(text)]
    tried = [found.span() for found in at_places(_FIGURE, text, places)]
    assert tried == [found.span() for found in _FIGURE.finditer(text)]


@given(_texts, st.integers(0, 20), st.integers(0, 20))
def test_figures_are_found_in_a_stretch(text: str, start: int, length: int) -> None:
    places = [first for first, _ in digit_runs(text)]
    tried = [found.span() for found in at_places(_FIGURE, text, places, start, start + length)]
    within = [found.span() for found in _FIGURE.finditer(text, start, start + length)]
    assert tried == [span for span in within if span[0] in places]


@given(_texts)
def test_words_are_found_at_words(text: str) -> None:
    tried = [found.span() for found in at_words(_WORD, text, frozenset({"tat", "at", "a"}))]
    assert tried == [found.span() for found in _WORD.finditer(text)]
