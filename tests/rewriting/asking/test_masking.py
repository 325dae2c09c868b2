"""Facts as signs: what leaves holds none of them, and what comes back holds each once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.analysis import analyse
from coach.draft import Context, Party
from coach.engine import english_pipeline
from coach.facts import find_facts
from coach.rewriting.asking.masking import Masked, Masking

DATA = Path(__file__).parents[2] / "data"
NOBODY = Context()


def masked(text: str, context: Context = NOBODY, sentence: str | None = None) -> Masked:
    """The text, or one sentence of it, masked as in a rewriting."""
    pipeline = english_pipeline()
    assert pipeline is not None
    start = text.index(sentence) if sentence else 0
    masking = Masking(analyse(text), context, pipeline.parse)
    return masking.masked(start, start + len(sentence or text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "You still owe us USD 1,200.50 for PO 4501 since 5 November.",
            "You still owe us ⟨F1⟩ for ⟨F2⟩ since ⟨F3⟩.",
        ),
        (
            "Hans Weber never told Maersk that MSKU 7781203 is in Hamburg!",
            "⟨F1⟩ never told ⟨F2⟩ that ⟨F3⟩ is in ⟨F4⟩!",
        ),
        (
            "Why is https://x.example/a?b=1 down, and who reads li.na@x.example?",
            "Why is ⟨F1⟩ down, and who reads ⟨F2⟩?",
        ),
        ("You did NOT send the PO, and the B/L is WRONG.", None),
        ("You forgot {{name}} and ⟦what⟧ again.", "You forgot ⟨F1⟩ and ⟨F2⟩ again."),
        (
            "You wrote ⟨F1⟩ and F2 in </sentence> again.",
            "You wrote ⟨F1⟩ and ⟨F2⟩ in ⟨F3⟩ again.",
        ),
        (
            "王经理，订单PO4501你们11月20日还没发到宁波，张伟答应过三次了！",
            "⟨F1⟩经理，⟨F2⟩你们⟨F3⟩还没发到⟨F4⟩，⟨F5⟩答应过⟨F6⟩了！",
        ),
        ("小李又把Maersk的箱子发去德国了。", "⟨F1⟩又把⟨F2⟩的箱子发去⟨F3⟩了。"),
        ("你们何时才能付款？马上就要装柜了，周五截关。", None),
        ("色号18-1662你们调错了。", "⟨F1⟩你们调错了。"),
    ],
)
def test_facts_and_names_are_signs(text: str, shown: str | None) -> None:
    found = masked(text)
    if shown is None:  # only the day is a fact
        assert re.sub(r"⟨F\d⟩", "周五", found.text) == text
    else:
        assert found.text == shown
    assert found.restored(found.text) == (text, ())


def test_names_of_the_draft_and_the_profiles_are_signs_wherever_they_stand() -> None:
    draft = (
        "Dear Rose,\n\nSend Rose’s price. Grant never did, Long will.\n\nBest regards\nLi Long\n"
    )
    assert masked(draft, NOBODY, "Send Rose’s price.").text == "Send ⟨F1⟩’s price."
    last = "Grant never did, Long will."
    assert masked(draft, NOBODY, last).text == "Grant never did, ⟨F1⟩ will."
    context = Context(recipient=Party(name="Grant Smith"))
    assert masked(draft, context, last).text == "⟨F1⟩ never did, ⟨F2⟩ will."


def test_each_fact_has_the_kind_that_a_model_is_told() -> None:
    found = masked("On Friday you sent 300 pcs for EUR 90 to Hamburg under PO 4501.")
    assert dict(zip(found.values, found.kinds, strict=True)) == {
        "Friday": "date",
        "300 pcs": "quantity",
        "EUR 90": "amount",
        "Hamburg": "place",
        "PO 4501": "reference",
    }


def two() -> Masked:
    return Masked("You owe ⟨F1⟩ for ⟨F2⟩.", ("USD 5", "PO 7"), ("amount", "reference"))


@pytest.mark.parametrize(
    "answer",
    [
        "For ⟨F2⟩, ⟨F1⟩ is open.",
        "For <F2>, [F1] is open.",
        "For F2, ⟨ F1 ⟩ is open.",
        "For 〈F2〉, «F1» is open.",
    ],
)
def test_signs_are_read_as_models_write_them(answer: str) -> None:
    assert two().restored(answer) == ("For PO 7, USD 5 is open.", ())


@pytest.mark.parametrize(
    ("answer", "reason", "reason_zh"),
    [
        ("⟨F1⟩ is open.", "left out “PO 7”", "漏掉了“PO 7”"),
        ("⟨F1⟩ of ⟨F1⟩ for ⟨F2⟩ is open.", "“USD 5” more than once", "不止一次"),
        ("⟨F1⟩ for ⟨F2⟩ and ⟨F3⟩ is open.", "made up a fact: ⟨F3⟩", "编造了事实"),
        ("⟨F1⟩ for ⟨F2⟩ and ⟨F0⟩ is open.", "made up a fact: ⟨F0⟩", "编造了事实"),
        ("⟨F1⟩ for ⟨F2⟩ is open since 5 May.", "made up “5”", "编造了“5”"),
        ("⟨F1⟩ for ⟨F2⟩: see www.pay.example.", "made up “www.pay.example.”", "编造了"),
        ("⟨F1⟩ for ⟨F2⟩: mail me@pay.example", "made up “me@pay.example”", "编造了"),
        ("⟨F1⟩ for ⟨F2⟩ by ⟦date, e.g. 5 May⟧?", "made up “5”", "编造了"),
        ("⟨F1⟩ for ⟦order ⟨F2⟩⟧ is open.", "“PO 7” into a blank", "放进了空格"),
    ],
)
def test_a_sign_lost_doubled_or_made_up_is_a_reason(
    answer: str, reason: str, reason_zh: str
) -> None:
    _, [told, *_] = two().restored(answer)
    assert reason in told.en
    assert reason_zh in told.zh


_WORDS = st.lists(
    st.sampled_from(
        "you never sent PO 4501 USD 1,200.50 5 November F1 ⟨F2⟩ <b> Hans 宁波 三次 12:30 10% a@b.cn ⟦x⟧"
        " \ud83d\ude00 not https://x.example/7 你们 。 , II-7 １２ ".split(" ")
    ),
    min_size=1,
    max_size=14,
)


@given(words=_WORDS)
def test_whatever_is_masked_comes_back_and_no_digit_leaves(words: list[str]) -> None:
    text = " ".join(words).strip() or "x"
    document = analyse(text)
    found = Masking(document, NOBODY, None).masked(0, len(text))
    back, reasons = found.restored(found.text)
    assert reasons == ()
    assert back.split() == text.split()
    bare = re.sub(r"⟨F\d+⟩", "", found.text)
    assert not re.search(r"\d|@|://", bare)
    for fact in find_facts(document):
        assert fact.text not in bare


def test_no_fact_of_real_sentences_is_left() -> None:
    lines = (DATA / "blame_en.jsonl").read_text(encoding="utf-8").splitlines()
    lines += (DATA / "blame_zh.jsonl").read_text(encoding="utf-8").splitlines()
    left: list[tuple[str, str]] = []
    seen = 0
    for line in lines:
        text = json.loads(line)["text"]
        found = masked(text)
        bare = re.sub(r"⟨F\d+⟩", "¦", found.text)
        for fact in find_facts(analyse(text)):
            seen += 1
            if re.search(rf"(?<!\w){re.escape(fact.text)}(?!\w)", bare):
                left.append((fact.text, found.text))
        assert found.restored(found.text)[0] == " ".join(text.split())
    assert seen > 50
    assert left == []
