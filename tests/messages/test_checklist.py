"""What a checklist says of a draft: present, vague, missing, contradicting, and from where."""

from __future__ import annotations

import pytest

import coach
from coach.report import FieldStatus

QUOTATION = """Dear Mr Weber,

Thank you for your inquiry of 3 March 2026.

Product: LED lamp X-200
Unit price: USD 4.20 per piece FOB Ningbo
MOQ: 500 pcs
Lead time: 25 days after receipt of the deposit
Payment: 30% deposit by T/T, 70% before shipment
Packing: 20 pcs per carton
Validity: until 15 April 2026

Please confirm by 10 March 2026.

Best regards,
Amy Chen
"""

报价 = """王经理：您好！

感谢您3月3日的询盘，报价如下：

产品：LED台灯 X-200
单价：4.20美元/个，FOB宁波
起订量：500个
交期：收到定金后25天
付款方式：30%定金，70%发货前电汇
包装：每箱20个
有效期至2026年4月15日

请在3月10日前回复确认。

此致
陈敏
"""


def lines(text: str, **context: object) -> dict[str, FieldStatus]:
    report = coach.check(text, coach.Context(**context))  # type: ignore[arg-type]
    return {line.field: line for line in report.checklist}


@pytest.mark.parametrize("text", [QUOTATION, 报价])
def test_a_complete_quotation_lacks_nothing(text: str) -> None:
    found = lines(text, kind="inquiry_reply")
    assert [name for name, line in found.items() if line.status in ("missing", "vague")] == []


@pytest.mark.parametrize(
    ("left_out", "field"),
    [
        ("MOQ: 500 pcs\n", "moq"),
        ("Validity: until 15 April 2026\n", "validity"),
        ("Payment: 30% deposit by T/T, 70% before shipment\n", "payment_terms"),
        ("Please confirm by 10 March 2026.\n", "next_step"),
        ("Dear Mr Weber,\n", "recipient"),
    ],
)
def test_what_is_left_out_is_missing(left_out: str, field: str) -> None:
    line = lines(QUOTATION.replace(left_out, ""), kind="inquiry_reply")[field]
    assert line.status == "missing"
    assert line.suggestion is not None
    assert "⟦" in line.suggestion


@pytest.mark.parametrize(
    ("left_out", "field"),
    [
        ("起订量：500个\n", "moq"),
        ("有效期至2026年4月15日\n", "validity"),
        ("王经理：您好！\n", "recipient"),
    ],
)
def test_what_is_left_out_is_missing_in_chinese(left_out: str, field: str) -> None:
    line = lines(报价.replace(left_out, ""), kind="inquiry_reply")[field]
    assert line.status == "missing"
    assert line.suggestion is not None
    assert "⟦" in line.suggestion


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        ("Delivery: ready 25 days after your deposit lands", "lead_time"),
        ("30/70 by wire", "payment_terms"),
        ("we need at least 500 pcs to start", "moq"),
        ("price holds till 15 December 2026", "validity"),
        ("USD 4.20 each FOB Ningbo", "port_loading"),
        ("三七开，电汇", "payment_terms"),
        ("钱到账18天做完", "lead_time"),
        ("不足一柜我们不接", "moq"),
        ("上海港离岸", "port_loading"),
    ],
)
def test_unusual_wordings_count(wording: str, field: str) -> None:
    text = f"Dear Mr Weber,\n\nThank you for your inquiry. {wording}\n\nBest regards,\nAmy"
    assert lines(text, kind="inquiry_reply")[field].status == "present"


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        ("Payment: usual terms", "payment_terms"),
        ("Our price is very competitive", "unit_price"),
        ("付款老规矩", "payment_terms"),
        ("价格优惠", "unit_price"),
        ("The price is $4.20", "currency"),
    ],
)
def test_words_without_a_value_are_vague(wording: str, field: str) -> None:
    text = f"Dear Mr Weber,\n\nThank you for your inquiry. {wording}\n\nBest regards,\nAmy"
    assert lines(text, kind="inquiry_reply")[field].status == "vague"


def test_the_port_of_loading_is_asked_for_under_fob_only() -> None:
    fob = QUOTATION.replace("FOB Ningbo", "FOB")
    cif = QUOTATION.replace("FOB Ningbo", "CIF Hamburg")
    assert lines(fob, kind="inquiry_reply")["port_loading"].status == "missing"
    assert lines(cif, kind="inquiry_reply")["port_loading"].status == "not_applicable"
    assert lines(cif, kind="inquiry_reply")["port_discharge"].status == "present"


def test_what_is_quoted_below_counts_and_is_told_apart() -> None:
    text = (
        QUOTATION.replace("MOQ: 500 pcs\n", "") + "\nOn 3 March 2026 Weber wrote:\n> MOQ: 500 pcs"
    )
    line = lines(text, kind="inquiry_reply")["moq"]
    assert (line.status, line.source) == ("present", "quoted")
    start, end = line.spans[0]
    assert text[start:end] == "MOQ: 500 pcs"


def test_a_named_attachment_holds_what_such_documents_hold() -> None:
    text = (
        "Dear Mr Weber,\n\nThank you for your inquiry. Please find our quotation attached.\n\n"
        "Best regards,\nAmy Chen"
    )
    found = lines(text, kind="inquiry_reply")
    assert (found["unit_price"].status, found["unit_price"].source) == ("present", "attachment")
    assert found["next_step"].status == "missing"


def test_a_stated_field_shows_its_place() -> None:
    line = lines(QUOTATION, kind="inquiry_reply")["moq"]
    start, end = line.spans[0]
    assert QUOTATION[start:end] == line.value == "MOQ: 500 pcs"


def test_a_missing_field_goes_behind_the_one_before_it() -> None:
    text = QUOTATION.replace("Validity: until 15 April 2026\n", "")
    line = lines(text, kind="inquiry_reply")["validity"]
    assert line.insert_at is not None
    assert text[: line.insert_at].endswith("Packing: 20 pcs per carton")


def test_a_formal_notice_is_held_to_nothing() -> None:
    assert lines("We hereby give notice of default under clause 9.", kind="formal_notice") == {}


def test_an_unsure_kind_is_told_and_not_marked() -> None:
    report = coach.check("Hello Tom, shall we look at the new samples together when you are here?")
    assert report.kind_confidence < 0.55
    assert report.checklist == ()


def test_the_kind_is_told_from_the_words() -> None:
    assert coach.check(QUOTATION).kind == "inquiry_reply"
    assert coach.check(报价).kind == "inquiry_reply"
