"""References with what they refer to; figures of other things are none."""

from __future__ import annotations

import pytest

from coach.identifiers.references import find_references


@pytest.mark.parametrize(
    ("text", "value", "paper"),
    [
        ("PO 4501", "PO-4501", "order"),
        ("PO-4501", "PO-4501", "order"),
        ("order no. 4500123987", "4500123987", "order"),
        ("Invoice #1029", "1029", "invoice"),
        ("PI no. 2026-118", "2026-118", "proforma"),
        ("contract SC2026-0091", "SC2026-0091", "contract"),
        ("合同号HT-2026-118", "HT-2026-118", "contract"),
        ("订单4500123987", "4500123987", "order"),
        ("RFQ 5567", "RFQ-5567", "inquiry"),
        ("B/L no. COSU6284930211", "COSU6284930211", "bl"),
        ("批号2609A", "2609A", "lot"),
    ],
)
def test_value_and_paper(text: str, value: str, paper: str) -> None:
    found = [one for one in find_references(text) if one.detail]
    assert [(one.value, one.detail) for one in found] == [(value, paper)]


@pytest.mark.parametrize(
    "text",
    ["order 500 pcs", "sample 3", "an offer: 48,000.- CHF", "订单2026年12月", "order 12/11/2026"],
)
def test_no_reference(text: str) -> None:
    assert [one for one in find_references(text) if one.detail] == []
