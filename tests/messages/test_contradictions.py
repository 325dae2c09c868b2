"""Values of one message that cannot both be meant."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.messages.contradictions import contradictions
from coach.messages.reading import read_own


def found(text: str, sender: str | None = None) -> dict[str, str]:
    return {one.field: one.says.en for one in contradictions(read_own(analyse(text)), sender)}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Payment: 30% deposit, 60% before shipment.", "payment_terms"),
        ("付款：30%定金，60%见提单复印件。", "payment_terms"),
        ("3,000 pcs at USD 8.60 per piece, total USD 28,500.", "total"),
        ("3000件，单价USD 8.60/件，总金额USD 28,500。", "total"),
        ("Lead time: 25 days after deposit.\nDelivery time: 40 days.", "lead_time"),
        ("起订量500件。\n最小订单1000件。", "moq"),
    ],
)
def test_two_values(text: str, field: str) -> None:
    assert field in found(text)


def test_a_sum_says_what_it_should_be() -> None:
    assert found("3,000 pcs at USD 8.60 per piece, total USD 28,500.")["total"] == (
        "3000 × 8.6 = 25,800.00, not 28,500.00"
    )


def test_fob_names_the_port_of_departure() -> None:
    assert "incoterm" in found("USD 4.20 per piece FOB Hamburg.", "CN")
    assert "incoterm" not in found("USD 4.20 per piece FOB Hamburg.", "DE")
    assert "incoterm" not in found("USD 4.20 per piece FOB Ningbo.", "CN")
    assert "incoterm" not in found("单价4.20美元，FOB高雄。", "CN")


@pytest.mark.parametrize(
    "text",
    [
        "Payment: 30% deposit, 70% before shipment.",
        "30% deposit, balance before shipment.",
        "First order 100% in advance by T/T, later orders 30/70.",
        "3,000 pcs at USD 8.60 per piece, total USD 25,800.",
        "3,000 pcs at USD 8.60, plus freight USD 900, total USD 26,700.",
        "Sample lead time: 7 days. Lead time: 25 days after deposit.",
        "样品交期7天。\n大货交期25天。",
        "MOQ: 500 pcs per colour.\nMOQ: 1,000 pcs for custom designs.",
    ],
)
def test_what_belongs_together(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("付款：四成开工，五成发货前付。", "payment_terms"),
        ("You pay half on order and 40% before loading.", "payment_terms"),
        ("350 pcs x USD 47.00 = USD 16,540", "total"),
        (
            "| Tarpaulin | 3,000 pcs | EUR 5.40 | EUR 16,200 |\n"
            "| Rope | 1,000 pcs | EUR 10.80 | EUR 10,800 |\n| Total | | | EUR 28,500 |",
            "total",
        ),
        (
            "Ready 25 days after receipt of your deposit.\n"
            "For planning count 45 days after the deposit.",
            "lead_time",
        ),
        ("订金到账后30天出货。\n旺季，收到订金后请按45天算。", "lead_time"),
        ("USD 4.20 per piece FOB Hamburg.\n\nLi Na\n+86 571 8800 1234", "incoterm"),
    ],
)
def test_two_values_in_other_words(text: str, field: str) -> None:
    assert field in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "You pay 20% to start and 80% at readiness; nine weeks from the day the 20% is in.",
        "30% deposit, the rest before loading; the deposit of 30% is due on 5 May.",
        "333 pcs x USD 1.333 = USD 444",
        "Samples: 7 days after deposit. Goods: 25 days after deposit.",
        "Ready 25 days after the deposit. The balance is due 10 days after the deposit slip.",
        "USD 4.20 per piece FOB Hamburg.\n\nJan Petersen\n+49 40 555 0123",
    ],
)
def test_what_only_looks_like_two_values(text: str) -> None:
    assert not found(text)
