"""No replacement gets past the guard that adds, drops or changes a fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.rewriting.guard import keeps_facts


@pytest.mark.parametrize(
    ("original", "replacement"),
    [
        ("You never sent PO 4501.", "We have not yet received PO 4501."),
        ("ASAP", "by ⟦date, time, zone⟧"),
        ("3 pm", "3 pm ⟦time zone⟧"),
        ("pay 30% to Berg GmbH soon", "pay 30% to Berg GmbH by ⟦date⟧"),
        ("你们怎么还没付3万美元", "请问3万美元预计⟦日期⟧前可以安排吗"),
        ("5个工作日内搞定", "5个工作日内完成"),
        ("write to \ue001\ue001 soon", "write to \ue001\ue001 by ⟦date⟧"),
    ],
)
def test_kept(original: str, replacement: str) -> None:
    assert keeps_facts(original, replacement)


@pytest.mark.parametrize(
    ("original", "replacement"),
    [
        ("You never sent PO 4501.", "We have not yet received it."),
        ("pay soon", "pay within 3 days"),
        ("USD 1,200", "USD 1,300"),
        ("30% now", "70% now"),
        ("call 2 times", "call 2 times, 2 times"),
        ("ship from Ningbo, and Berg pays", "ship from Ningbo"),
        ("write to \ue001\ue001 soon", "write soon"),
        ("三天内发货", "两天内发货"),
        ("5 Nov", "6 Nov"),
    ],
)
def test_stopped(original: str, replacement: str) -> None:
    assert not keeps_facts(original, replacement)


@given(st.text(alphabet="ab 12.,/-%三天", max_size=20))
def test_the_same_words_are_always_kept(text: str) -> None:
    assert keeps_facts(text, text)
    assert keeps_facts(text, f"{text} ⟦date 5⟧")
    assert not keeps_facts(text, f"{text} 987")
