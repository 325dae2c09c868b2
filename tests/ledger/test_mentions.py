"""Order numbers in drafts, and what is none."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.ledger.mentions import mentions_of
from coach.ledger.reference import Reference, reference_of


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        ("Your order PO 4501 is ready.", ["4501"]),
        ("P.O. No. 4501, P/I 2026-11", ["4501", "202611"]),
        ("POs 4501, 4502 and 4503 are ready.", ["4501", "4502", "4503"]),
        ("Invoice No. INV-88 / 12 Dec", ["88"]),
        ("contract no. SC2026/1.", ["20261"]),
        ("Order (4501)", ["4501"]),
        ("PO4501-5000 pcs", ["4501"]),
        ("关于订单4501，数量500件", ["4501"]),
        ("采购单 4501、4502", ["4501", "4502"]),
        ("PI号2026-011和2026-012", ["2026011", "2026012"]),
        ("4501号订单已发货，4502那单明天发", ["4501", "4502"]),
        ("We got your order of 500 pcs.", []),
        ("order 500 pcs and pay in order 3 times", []),
        ("your order dated 5 Nov", []),
        ("关于500这单价格，3个订单", []),
        ("运单号：123456", []),
    ],
)
def test_mentions(text: str, cores: list[str]) -> None:
    found = [one for _, many in mentions_of(analyse(text)) for one in many if one.cued]
    assert [one.reference.core for one in found] == cores


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("PO 4501", Reference("4501", "po")),
        ("p/o#4501", Reference("4501", "po")),
        ("ＰＯ－4501", Reference("4501", "po")),
        ("Invoice No.: INV-88", Reference("88", "invoice")),
        ("订单PO4501", Reference("4501", "po")),
        ("Port 44", Reference("port44", "")),
        ("ABC", None),
        ("", None),
    ],
)
def test_references(written: str, reference: Reference | None) -> None:
    assert reference_of(written) == reference
