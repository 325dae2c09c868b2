"""Facts are found with their place and kind."""

from __future__ import annotations

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
