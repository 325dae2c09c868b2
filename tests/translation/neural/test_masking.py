"""Facts that come through a model whole, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.translation.neural.masking import MOST, Shown, ways_to_show
from coach.translation.passage import Passage, Protected


def passage(text: str, *facts: tuple[str, str]) -> Passage:
    """The text, with these words protected, in its order, and their rendered forms."""
    protected, end = [], 0
    for words, rendered in facts:
        start = text.index(words, end)
        end = start + len(words)
        protected.append(Protected(start, end, "reference", words, words, rendered))
    return Passage(text, tuple(protected))


PAYMENT = passage(
    "Pay USD 1,200 for 20 boxes by 3 May.",
    ("USD 1,200", "1200美元"), ("20", "20"), ("3 May", "5月3日"),
)  # fmt: skip


def test_plain_numbers_are_seen_first_then_hidden_then_all_is_bare() -> None:
    assert [shown.text for shown in ways_to_show(PAYMENT)] == [
        "Pay X1 for 20 boxes by X2.",
        "Pay X1 for X2 boxes by X3.",
        "Pay USD 1,200 for 20 boxes by 3 May.",
    ]


@pytest.mark.parametrize(
    ("facts", "texts"),
    [
        ([], ["Send 20 to PO-9."]),
        ([("20", "20")], ["Send 20 to PO-9.", "Send X1 to PO-9."]),
        ([("PO-9", "PO-9")], ["Send 20 to X1.", "Send 20 to PO-9."]),
        ([("20", "二十")], ["Send X1 to PO-9.", "Send 20 to PO-9."]),
    ],
)
def test_no_way_is_asked_twice(facts: list[tuple[str, str]], texts: list[str]) -> None:
    assert [one.text for one in ways_to_show(passage("Send 20 to PO-9.", *facts))] == texts


def test_a_letter_that_the_text_uses_is_not_taken() -> None:
    found = passage("Model X1 replaces PO-9.", ("PO-9", "PO-9"))
    assert next(iter(ways_to_show(found))).text == "Model X1 replaces Q1."
    assert [one.text for one in ways_to_show(found, "X")] == ["Model X1 replaces PO-9."]


def test_more_facts_than_names_are_shown_bare() -> None:
    words = [(f"PO-{number}", "x") for number in range(100, 100 + MOST + 1)]
    found = passage(" ".join(word for word, _ in words), *words)
    assert [one.text for one in ways_to_show(found)] == [found.text]


@pytest.mark.parametrize(
    ("written", "restored"),
    [
        ("请在X2前支付20箱货款X1。", "请在5月3日前支付20箱货款1200美元。"),
        ("请在x2前支付20箱货款 X 1。", "请在5月3日前支付20箱货款 1200美元。"),
        ("До Х2: Х1, 20.", "До 5月3日: 1200美元, 20."),
        ("请支付20箱货款X1。", None),
        ("请在X2前支付20箱货款X1和X1。", None),
        ("请在X2前支付20箱货款X1和X3。", None),
        ("请在X2前支付20箱货款X1万。", None),
        ("请在X2前支付20箱货款X1A。", None),
        ("请在X2前支付20箱货款AX1。", None),
        ("请在X12前支付20箱货款。", None),
        ("请在X2前支付二十箱货款X1。", None),
        ("请在X2前支付2000箱货款X1。", None),
        ("请在X2前支付20万箱货款X1。", None),
        ("请在X2前支付1,20箱货款X1。", None),
        ("请在X2前支付20%货款X1。", None),
        ("请在X2前支付20箱货款X1，另20箱。", None),
        ("请在X2前支付20箱货款X1，见Q7。", None),
    ],
)
def test_names_are_replaced_only_where_all_are_there_once(
    written: str, restored: str | None
) -> None:
    first: Shown = next(iter(ways_to_show(PAYMENT)))
    assert first.restored(written) == restored


@pytest.mark.parametrize(
    ("written", "restored"),
    [
        ("请在3 May前支付20箱货款USD1,200。", "请在5月3日前支付20箱货款1200美元。"),
        ("请在5月3日前支付20箱货款1200美元。", "请在5月3日前支付20箱货款1200美元。"),
        ("请在5月3日前支付20箱货款1200元。", None),
        ("请在5月4日前支付20箱货款1200美元。", None),
        ("请在3 May前支付20箱货款USD 1,200,000。", None),
        ("请在3 May前支付20箱货款USD 1,200.50。", None),
        ("请在13 May前支付20箱货款USD 1,200。", None),
    ],
)
def test_bare_facts_are_looked_for_in_either_form(written: str, restored: str | None) -> None:
    bare = list(ways_to_show(PAYMENT))[-1]
    assert bare.restored(written) == restored


def test_the_same_number_twice_is_wanted_twice() -> None:
    twice = passage("Send 20 of 20.", ("20", "20"), ("20", "20"))
    shown = next(iter(ways_to_show(twice)))
    assert shown.restored("发20之20。") == "发20之20。"
    assert shown.restored("发20。") is None


def test_a_sign_is_part_of_a_number_and_a_range_is_two() -> None:
    both = passage("20 to 30 below", ("20", "20"), ("30", "30"))
    shown = next(iter(ways_to_show(both)))
    assert shown.restored("20-30 以下") == "20-30 以下"
    assert shown.restored("20 到 -30 以下") is None
    assert shown.restored("-20 到 30 以下") is None


def test_a_number_within_another_is_not_taken_for_it() -> None:
    both = passage("20 of 1,020 and 20.5", ("20", "20"), ("1,020", "1020"), ("20.5", "20,5"))
    bare = list(ways_to_show(both))[-1]
    assert bare.restored("1,020 和 20.5 之 20") == "1020 和 20,5 之 20"
    assert bare.restored("1,020 和 20.5") is None


PIECES = st.lists(
    st.tuples(
        st.text("aX1.,发 ", max_size=4),
        st.sampled_from(["20", "1,020", "PO-9", "X2", "⟦date⟧", "20 pcs"]),
    ),
    max_size=5,
)


@given(PIECES)
def test_what_a_model_copies_comes_back_with_each_fact_rendered(
    pieces: list[tuple[str, str]],
) -> None:
    words = [(fact, fact if fact == "20" else f"<{fact}>") for _, fact in pieces]
    text = "".join(before + fact for before, fact in pieces)
    at, facts = 0, []
    for (before, fact), (_, rendered) in zip(pieces, words, strict=True):
        at += len(before)
        facts.append(Protected(at, at + len(fact), "x", fact, fact, rendered))
        at += len(fact)
    wanted = "".join(
        before + rendered for (before, _), (_, rendered) in zip(pieces, words, strict=True)
    )
    for shown in ways_to_show(Passage(text, tuple(facts))):
        assert shown.restored(shown.text) in (wanted, None)
