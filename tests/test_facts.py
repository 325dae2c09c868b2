"""Facts are found with their place and kind."""

from __future__ import annotations

from itertools import pairwise

import pytest

import coach


def facts(text: str) -> list[tuple[str, str]]:
    report = coach.check(text)
    return [(fact.kind, text[fact.start : fact.end]) for fact in report.facts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Please pay USD 1,200.50 now.", [("amount", "USD 1,200.50")]),
        ("共3,500美元，付30%。", [("amount", "3,500美元"), ("percentage", "30%")]),
        ("Ready on 27 November 2026.", [("date", "27 November 2026")]),
        ("请于2026年11月27日前付款。", [("date", "2026年11月27日")]),
        ("ISO date 2026-11-27 it is.", [("date", "2026-11-27")]),
        ("Call at 15:30 then.", [("time", "15:30")]),
        ("We ship 500 pcs.", [("quantity", "500 pcs")]),
        ("收到订金后15个工作日内。", [("quantity", "15个工作日")]),
        ("About PO-4501 again.", [("reference", "PO-4501")]),
        ("Container MSKU1234565 left.", [("container", "MSKU1234565")]),
        ("Price is FOB Ningbo then.", [("incoterm", "FOB Ningbo")]),
        ("Write to a@b.example please.", [("email", "a@b.example")]),
        ("See https://x.example/a?b=1 please.", [("url", "https://x.example/a?b=1")]),
        ("Dear {{name}}, thanks.", [("placeholder", "{{name}}")]),
        ("We have 12 of them.", [("number", "12")]),
        ("No figures at all.", []),
    ],
)
def test_kinds_and_places(text: str, found: list[tuple[str, str]]) -> None:
    assert facts(text) == found


def test_a_value_and_a_verdict() -> None:
    report = coach.check("Container MSKU1234566 holds 1,200 pcs for PO 4501.")
    container, quantity, order = report.facts
    assert (container.valid, container.detail) == (False, "check digit")
    assert (quantity.value, quantity.valid) == ("1200 piece", None)
    assert (order.value, order.detail) == ("PO-4501", "order")


def test_the_signature_is_read_and_the_quoted_history_is_not() -> None:
    text = (
        "Dear Tom,\n\nThe goods are ready.\n\nBest regards,\nLily Wang\nTel: +86 574 8765 4321\n\n"
        "On 3 Nov 2026, Tom wrote:\n> We need 900 pcs.\n"
    )
    assert [(fact.kind, fact.value) for fact in coach.check(text).facts] == [
        ("name", "Tom"),
        ("name", "Lily Wang"),
        ("phone", "+8657487654321"),
    ]


def test_two_facts_never_overlap() -> None:
    text = "FOB Ningbo USD 3.20/pc, 2x40HQ, 30% T/T, PO-4501, AWB 176-12345675, ETD 5 Dec 2026."
    facts = coach.check(text).facts
    assert all(one.end <= two.start for one, two in pairwise(facts))
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)
