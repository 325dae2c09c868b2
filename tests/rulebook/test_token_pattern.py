"""Our simulation of surface patterns agrees with spaCy's Matcher on the same tokens."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.tokens import Doc

from coach.document import Token
from coach.rulebook.inflection import Inflections
from coach.rulebook.token_pattern import TokenPattern, validate

VOCAB = spacy.blank("en").vocab
WORDS = ["drop", "the", "ball", "12", "Balls", ",", "our"]


def tokens_of(words: list[str]) -> list[Token]:
    made, at = [], 0
    for word in words:
        made.append(Token(word, at, at + len(word)))
        at += len(word) + 1
    return made


def ours(nodes: list[dict[str, Any]], words: list[str]) -> set[tuple[int, int]]:
    return set(TokenPattern(nodes).find(tokens_of(words)))


def spacys(nodes: list[dict[str, Any]], words: list[str]) -> set[tuple[int, int]]:
    matcher = Matcher(VOCAB)
    matcher.add("x", [nodes], greedy="FIRST")
    document = Doc(VOCAB, words=words)
    tokens = tokens_of(words)
    found = sorted((start, end) for _, start, end in matcher(document))
    return {(tokens[start].start, tokens[end - 1].end) for start, end in found}


_node = st.fixed_dictionaries(
    {},
    optional={
        "LOWER": st.one_of(
            st.sampled_from(["drop", "the", "ball"]),
            st.lists(st.sampled_from(["the", "our", "ball"]), min_size=1).map(lambda w: {"IN": w}),
            st.just({"REGEX": "^ball"}),
        ),
        "IS_PUNCT": st.booleans(),
        "IS_DIGIT": st.booleans(),
    },
).filter(bool)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_node, min_size=1, max_size=3),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7),
)
def test_plain_nodes_agree_with_spacy(nodes: list[dict[str, Any]], words: list[str]) -> None:
    assert ours(nodes, words) == spacys(nodes, words)


@pytest.mark.parametrize(
    ("operator", "found"),
    [("?", ["drop ball", "drop the ball"]), ("*", ["drop ball", "drop the ball", "drop the the ball"]),
     ("+", ["drop the ball", "drop the the ball"]), ("{2}", ["drop the the ball"]), ("!", ["drop our ball"])],
)  # fmt: skip
def test_operators(operator: str, found: list[str]) -> None:
    nodes = validate(
        [{"LOWER": "drop"}, {"LOWER": "the", "OP": operator}, {"LOWER": "ball"}],
        Inflections({}),
        dependency=False,
    )
    lines = ["drop ball", "drop the ball", "drop the the ball", "drop our ball"]
    assert [line for line in lines if ours(nodes, line.split())] == found


def test_a_lemma_becomes_its_forms() -> None:
    inflections = Inflections({"drop": {"VBD": ("dropped",), "VBG": ("dropping",)}})
    (node,) = validate([{"LEMMA": "drop"}], inflections, dependency=False)
    assert node == {"LOWER": {"IN": ["drop", "dropped", "dropping"]}}
