"""Whatever a pattern matches contains one of the literals that wake it up."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.rulebook.prefilter import required_literals, required_sets


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


@pytest.mark.parametrize(
    ("pattern", "others"),
    [
        (r"touch base", []),
        (r"colou?r", []),
        (r"(?:骗|坑)[^，]{0,5}(?:我们|客户)", [{"骗", "坑"}]),
        (r"the (?:first|second) .*\bis fine", [{"the first ", "the second "}]),
        (r"hold(?:on|up)|(?:get|cue).*?(?:me|us)", [{"hold", "me", "us"}]),
        (r"pay .*(?:now|)", []),
    ],
)
def test_other_sets_of_a_pattern(pattern: str, others: list[set[str]]) -> None:
    assert [set(literals) for literals in required_sets(pattern)[1]] == others


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


@settings(max_examples=400, deadline=None)
@given(_patterns, _texts.map("".join))
def test_a_match_contains_a_literal_of_every_other_set(pattern: str, text: str) -> None:
    found = re2.compile(pattern).search(text)
    if found is not None:
        for literals in required_sets(pattern)[1]:
            assert any(literal in found.group() for literal in literals)
