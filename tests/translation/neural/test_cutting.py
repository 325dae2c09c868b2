"""Long sentences in parts, with their facts, and together again."""

from __future__ import annotations

import pytest

from coach.translation.neural.cutting import cut, joined
from coach.translation.passage import Passage, Protected


def of_at_most(characters: int, text: str, *facts: str) -> list[str] | None:
    """The parts; each fact has to be where it says it is."""
    protected = tuple(
        Protected(at, at + len(fact), "x", fact, fact, fact)
        for fact in facts
        for at in [text.index(fact)]
    )
    parts = cut(Passage(text, protected), lambda part: len(part.text) <= characters)
    if parts is None:
        return None
    kept = [part.text[one.start : one.end] for part in parts for one in part.protected]
    assert kept == list(facts)
    return [part.text for part in parts]


@pytest.mark.parametrize(
    ("characters", "text", "facts", "parts"),
    [
        (40, "We ship today.", (), ["We ship today."]),
        (
            20,
            "We ship it, then pay; you check PO-9, too.",
            ("PO-9",),
            ["We ship it,", "then pay;", "you check PO-9, too."],
        ),
        (25, "We ship it today, and you pay.", (), ["We ship it today,", "and you pay."]),
        (22, "We ship when you have paid us.", (), ["We ship", "when you have paid us."]),
        (9, "我们今天发货，请付款。", (), ["我们今天发货，", "请付款。"]),
        (9, "我们今天发货,请付款。", (), ["我们今天发货,", "请付款。"]),
        (14, "箱子、灯具、样品一起发", (), ["箱子、灯具、样品一起发"]),
        (12, "Pay Smith, Brown and Co", ("Smith, Brown and Co",), None),
        (12, "a sentence without any joint", (), None),
        (6, "USD 1,200,000.00", (), None),
    ],
)
def test_a_sentence_is_cut_at_its_joints(
    characters: int, text: str, facts: tuple[str, ...], parts: list[str] | None
) -> None:
    assert of_at_most(characters, text, *facts) == parts


def test_each_part_knows_what_stood_before() -> None:
    parts = cut(Passage("We ship, you pay."), lambda part: len(part.text) < 10)
    assert parts is not None
    assert [part.before for part in parts] == ["", "We ship,"]


@pytest.mark.parametrize(
    ("target", "parts", "whole"),
    [
        ("zh", ["我们发货。", "请付款。"], "我们发货，请付款。"),
        ("zh-CN", ["我们发货，", "请付款。"], "我们发货，请付款。"),
        ("de", ["Wir liefern.", "bitte zahlen."], "Wir liefern, bitte zahlen."),
        ("ja", ["出荷します。", "お支払いください。"], "出荷します、お支払いください。"),
    ],
)
def test_parts_become_one_sentence(target: str, parts: list[str], whole: str) -> None:
    sources = [Passage("We ship,"), Passage("please pay.")]
    assert joined(parts, sources, target) == whole
