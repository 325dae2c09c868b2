"""Facts in tags, for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.translation.passage import Passage, Protected
from coach.translation.remote.tagging import kept, plain, settled, tagged, unplain, untagged

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)
FACTS = WORDS.filter(lambda words: words.strip())


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    text, protected = draw(WORDS).lstrip(), []
    for fact, rendered, after in draw(st.lists(st.tuples(FACTS, FACTS, WORDS), max_size=4)):
        start = len(text)
        text += fact
        protected.append(Protected(start, len(text), "name", fact, fact, rendered))
        text += after
    return Passage(text, tuple(protected))


@given(passages())
def test_what_is_left_alone_comes_back_as_it_was(passage: Passage) -> None:
    assert untagged(tagged(passage), passage, spaced=False) == settled(passage).strip()


@given(passages())
def test_only_spaces_are_added(passage: Passage) -> None:
    found = untagged(tagged(passage), passage, spaced=True)
    assert found is not None
    assert found.replace(" ", "") == settled(passage).strip().replace(" ", "")


@given(passages(), st.data())
def test_a_fact_that_is_missing_is_always_noticed(passage: Passage, data: st.DataObject) -> None:
    if not passage.protected:
        return
    answer = tagged(passage)
    number = data.draw(st.integers(1, len(passage.protected)))
    start = answer.index(f'<x id="{number}">')
    end = answer.index("</x>", start) + len("</x>")
    without = answer[:start] + answer[end:]
    assert untagged(without, passage, spaced=True) is None
    assert untagged(answer + answer[start:end], passage, spaced=True) is None


@given(passages(), WORDS)
def test_whatever_is_answered_holds_the_facts_or_is_refused(passage: Passage, answer: str) -> None:
    for found in (untagged(answer, passage, spaced=True), unplain(answer, passage)):
        assert found is None or all(one.rendered.strip() in found for one in passage.protected)


def fact(rendered: str, kind: str = "amount") -> Passage:
    return Passage("ab", (Protected(0, 1, kind, "a", "a", rendered),))


@pytest.mark.parametrize(
    ("rendered", "answer", "found"),
    [
        ("12", "on 12 May", "on 12 May"),
        ("12", "on 2012", None),
        ("12", "12.5", None),
        ("12", "3,12", None),
        ("12", "12, then", "12, then"),
        ("6月12日", "于 6 月 12 日发货", "于 6月12日发货"),
        ("USD 12", "USD12 is", "USD 12 is"),
        ("USD 12", "12 USD", None),
        ("12 %", "about 12% of", "about 12 % of"),
        ("A.1", "Ax1", None),
    ],
)
def test_a_fact_without_a_tag_is_known_by_its_signs(
    rendered: str, answer: str, found: str | None
) -> None:
    assert unplain(answer, fact(rendered)) == found


def test_a_blank_without_a_tag_is_a_number() -> None:
    blank = fact("⟦日期⟧", "blank")
    assert plain(blank) == "⟦1⟧b"
    assert unplain("⟦ 1 ⟧ B", blank) == "⟦日期⟧ B"
    assert unplain("⟦日期⟧", blank) is None


def test_two_facts_that_read_alike_are_both_needed() -> None:
    one = Protected(0, 1, "quantity", "5", "5", "5")
    two = Protected(2, 3, "quantity", "5", "5", "5")
    passage = Passage("5 5", (one, two))
    assert unplain("5 and 5", passage) == "5 and 5"
    assert unplain("5 and five", passage) is None


def test_another_wording_keeps_facts_as_they_are_written() -> None:
    assert kept("a b", fact("x")) == "a b"
    assert kept("ab", fact("x")) is None
