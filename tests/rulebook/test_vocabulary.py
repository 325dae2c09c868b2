"""A phrase means the same as literals and as a pattern."""

from __future__ import annotations

import pytest
import re2
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.rulebook.inflection import Inflections
from coach.rulebook.vocabulary import Vocabulary

INFLECTIONS = Inflections(
    {
        "drop": {"VBZ": ("drops",), "VBD": ("dropped",), "NNS": ("drops",)},
        "ball": {"NNS": ("balls",)},
        "keep": {"VBD": ("kept",)},
    }
)
VOCABULARY = Vocabulary({"who": ("you", "him", "<they>"), "they": ("them",)}, INFLECTIONS)


@pytest.mark.parametrize(
    ("phrase", "literals"),
    [
        ("drop the ball", ["drop the ball"]),
        ("(drop|keep) (the )?ball", ["drop the ball", "drop ball", "keep the ball", "keep ball"]),
        ("keep <who> in", ["keep you in", "keep him in", "keep them in"]),
        ("~keep (it)? up", ["keep it up", "keep up", "kept it up", "kept up"]),
        ("a.s.a.p", ["a.s.a.p"]),
    ],
)
def test_literals(phrase: str, literals: list[str]) -> None:
    assert sorted(VOCABULARY.literals(phrase)) == sorted(literals)


_piece = st.sampled_from(
    ["drop", "keep", "ball", " the", " ", "(drop|keep)", "(the |a )?", "<who>", "a.b"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_piece, min_size=1, max_size=5).map("".join), st.booleans())
def test_the_pattern_matches_every_literal_form(phrase: str, inflected: bool) -> None:
    assume(
        not phrase.rstrip().endswith("?")
    )  # an optional end would leave a space that nothing needs
    literals = VOCABULARY.literals(phrase)
    pattern = re2.compile(VOCABULARY.phrase_pattern(phrase, inflected=inflected))
    for literal in literals:
        assert pattern.search(literal), (phrase, literal, pattern.pattern)


def test_the_pattern_takes_the_forms_of_the_first_and_the_last_word() -> None:
    pattern = re2.compile(VOCABULARY.phrase_pattern("(drop|keep) (the )?ball", inflected=True))
    for form in ("dropped the ball", "kept ball", "drops balls", "keep the balls"):
        assert pattern.fullmatch(form), form
    assert not pattern.fullmatch("dropping the ball")
    assert not re2.compile(VOCABULARY.phrase_pattern("a.b", inflected=False)).search("axb")


def test_unknown_and_circular_lists_are_errors() -> None:
    with pytest.raises(ValueError, match="no list <nobody>"):
        VOCABULARY.literals("<nobody>")
    with pytest.raises(ValueError, match="contains itself"):
        Vocabulary({"a": ("<b>",), "b": ("<a>",)}, INFLECTIONS).literals("<a>")
