"""Whatever a pattern matches contains one of the literals that wake it up."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.rulebook.prefilter import required_literals


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"touch base", {"touch base"}),
        (r"colou?r", {"color", "colour"}),
        (r"(?:drop|drops|dropped) the ball", {" the ball"}),
        (r"\d+ (?:am|pm)", None),
        (r"you .* idiots?", {" idiot"}),
        (
            r"(?:next|this) (?:mon|tues)day",
            {"next monday", "next tuesday", "this monday", "this tuesday"},
        ),
        (r"(?:你们|贵司)怎么", {"你们怎么", "贵司怎么"}),
        (r"[aeiou]{2}zzz", {"zzz"}),
        (r"(?P<x>abc)*def", {"def"}),
        (r"(?:abc|d*)", None),
    ],
)
def test_literals_of_a_pattern(pattern: str, literals: set[str] | None) -> None:
    assert required_literals(pattern) == literals


_atoms = st.sampled_from(
    ["soon", "pay", "x", "you ", "尽快", r"\d", ".", "[abc]", "[^a]", r"\b", r"\w+"]
)
_patterns = st.recursive(
    _atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "+?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)
_texts = st.lists(
    st.sampled_from(["soon", "pay", "x", "you ", "尽快", "7", "a", "b", " ", "zz"]), max_size=8
)


@settings(max_examples=400, deadline=None)
@given(_patterns, _texts.map("".join))
def test_a_match_contains_a_required_literal(pattern: str, text: str) -> None:
    literals = required_literals(pattern)
    found = re2.compile(pattern).search(text)
    if found is not None and literals is not None:
        assert any(literal in found.group() for literal in literals)
