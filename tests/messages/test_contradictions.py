"""Values of one message that cannot both be meant."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.messages.contradictions import contradictions
from coach.messages.reading import read_own
from coach.messages.scoring import score_passages

FIELDS = ("total", "amount_due", "eta", "recovery_time", "lead_time", "due_date")


def found(text: str, sender: str | None = None, kind: str = "inquiry_reply") -> dict[str, str]:
    scored = score_passages(read_own(analyse(text)), kind, {})
    return {one.field: one.says.en for one in contradictions(scored, sender, FIELDS)}


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
        "3,000 × 8.6 = 25,800.00, not 28,500.00"
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


@pytest.mark.parametrize(
    "text",
    [
        "1,500 pcs at 8.20 USD, 4,000 pcs at 2.10 USD. All together 21,700 USD.",
        "a) 30,000 pairs x USD 0.31 = USD 9,300\nb) 20,000 pairs x USD 0.33 = USD 6,600\n"
        "Total: USD 16,900",
        "3000个，2块6一个，一共8700。",
        "18吨，每公斤2.86美元，合计53,480美元。",
        "One sq. metre is 31 euros, 340 m² in all; the whole, before freight, comes to 10,450 euros.",
    ],
)
def test_totals_that_no_figures_make(text: str) -> None:
    assert "total" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "12,500 kg and 7,500 kg at USD 2.95 and USD 3.40 per kg, grand total: USD 62,375.",
        "L: 1,800 ea @ 11.35\nXL: 700 ea @ 14.90\nComes to 30,860, all US dollars.",
        "| LP-07 | 30W | 8,000 只 | 1.92 |\n| LP-11 | 40W | 2,000 只 | 2.15 |\n总额 19,660。",
        "5,000 bags at USD 0.185 each, total amount USD 925.00, freight not included.",
        "The value for your insurer is USD 61,300, two cases, 9,400 kg gross.",
        "100 sets at USD 12, discount 5 %, total USD 1,140.",
    ],
)
def test_totals_that_some_figures_make(text: str) -> None:
    assert "total" not in found(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Invoice 1: EUR 7,250.00\nInvoice 2: EUR 3,180.00\nTotal open: EUR 11,430.00", True),
        ("Invoice 1: EUR 7,250.00\nInvoice 2: EUR 3,180.00\nTotal open: EUR 10,430.00", False),
        ("Amount: USD 28,600\nDeposit received: USD 8,580\nBalance due: USD 21,020", True),
        ("Amount: USD 28,600\nDeposit received: USD 8,580\nBalance due: USD 20,020", False),
        ("A sum of GBP 3,260.00 is unpaid. Please place GBP 3,620.00 to our credit.", True),
        ("账单合计14,000美元：首批欠6,300美元，二批欠6,700美元。", True),
        ("账单合计13,000美元：首批欠6,300美元，二批欠6,700美元。", False),
        ("Invoices 4,410.00 and 2,205.00, credit note 310.00, net 6,305.00 EUR.", False),
        ("You owe USD 5,000.00 and late fees of USD 4,700.00.", False),
    ],
)
def test_what_is_owed(text: str, wrong: bool) -> None:
    assert ("amount_due" in found(text, kind="payment_reminder")) is wrong


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("USD 9 CIF Karachi.\n\nImran\nLyallpur Fabrics\n+92 300 866 1204", True),
        ("USD 9 CIF Hamburg.\n\nImran\nLyallpur Fabrics\n+92 300 866 1204", False),
        ("USD 9 FOB Jeddah.\n\nEmre\nKaria San. Tic. A.Ş.", True),
        ("EUR 9 FOB Antwerp.\n\nJan\nVan Dijk BV\n+31 10 555 0133", False),
        ("USD 9 DDP Hamburg.\n\nUwe\n+49 40 555 0133", False),
    ],
)
def test_where_the_writer_is(text: str, says: bool) -> None:
    assert ("incoterm" in found(text)) is says


@pytest.mark.parametrize(
    ("text", "kind", "field"),
    [
        (
            "Dear Ms Berg, your bearings left on board YM WREATH 118W on 12 October.\n"
            "ETA Hamburg: 8 November. The agent's notice says ETA 14 November.",
            "shipping_notice",
            "eta",
        ),
        (
            "您好，PO 7718 延误了，染缸坏了。新的交货日期是8月3日，车间主任说是8月10日。",
            "exception_delay",
            "recovery_time",
        ),
    ],
)
def test_two_dates_of_one_event(text: str, kind: str, field: str) -> None:
    assert field in found(text, kind=kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Loaded on 14 September, ETD 16 September, ETA Callao 20 October.", "shipping_notice"),
        ("We planned 6 March. New date: 13 March. Next message: 10 March.", "exception_delay"),
        ("ETA 8 November (Sunday 8 November).", "shipping_notice"),
    ],
)
def test_dates_of_several_events(text: str, kind: str) -> None:
    assert not {"eta", "recovery_time"} & set(found(text, kind=kind))
