"""Of several findings over the same words one stands per category."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.finding import Category, Finding, Severity, Text
from coach.resolving import resolve


def finding(
    start: int,
    end: int,
    category: Category = "time",
    severity: Severity = "warning",
    name: str = "a",
) -> Finding:
    words = Text("x", "x")
    return Finding(f"{category}/{name}", category, severity, "sentence", start, end, words, words)


def test_the_longer_stands() -> None:
    assert resolve([finding(3, 5), finding(0, 9)]) == (finding(0, 9),)
    assert resolve([finding(0, 9), finding(3, 12)]) == (finding(0, 9),)


def test_the_graver_stands() -> None:
    grave = finding(3, 5, severity="error")
    assert resolve([finding(0, 9), grave]) == (grave,)


def test_a_judgement_of_the_whole_sentence_leaves_its_words_alone() -> None:
    whole, word = finding(0, 30, name="long"), finding(3, 5)
    assert resolve([whole, word]) == (whole,)
    assert resolve([whole, word], frozenset({whole.rule_id})) == (whole, word)


def test_categories_do_not_compete_and_neighbours_both_stand() -> None:
    slang = finding(0, 4, "informal")
    assert resolve([finding(0, 4), slang, finding(4, 6)]) == (slang, finding(0, 4), finding(4, 6))


_findings = st.lists(
    st.builds(
        lambda start, length, severity, name: finding(
            start, start + length, severity=severity, name=name
        ),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(["error", "warning", "advice"]),
        st.sampled_from("abc"),
    ),
    max_size=12,
)


@given(_findings)
def test_what_stands_never_overlaps_and_what_fell_overlaps_something_standing(
    findings: list[Finding],
) -> None:
    standing = resolve(findings)
    for left, right in pairwise(standing):
        assert left.end <= right.start
    for fallen in findings:
        assert any(fallen.start < s.end and s.start < fallen.end for s in standing)
