from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.cultures.opening import opening_of


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("I hope this email finds you well.", "courtesy"),
        ("How are you?", "courtesy"),
        ("Thank you for your continued support and trust.", "courtesy"),
        ("It is our great honour to cooperate with you.", "courtesy"),
        ("Sorry to disturb you.", "courtesy"),
        ("Happy New Year!", "courtesy"),
        ("My name is Li Wei from Haida Lighting.", "introduction"),
        ("We are a professional manufacturer of LED lamps.", "introduction"),
        ("Our factory was founded in 1998.", "introduction"),
        ("The market has changed a lot.", "background"),
        ("Thank you for your inquiry of 3 May 2026.", "point"),
        ("I hope you can send the deposit.", "point"),
        ("Could you confirm the order?", "point"),
        ("The invoice is attached.", "point"),
        ("We are pleased to inform you that the goods are ready.", "point"),
    ],
)
def test_english_units(sentence: str, kind: str) -> None:
    first = opening_of(analyse(f"Dear Tom,\n\n{sentence}"), "en").first
    assert first is not None
    assert first.kind == kind


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("祝您身体健康", "courtesy"),
        ("感谢贵司一直以来的支持", "courtesy"),
        ("冒昧打扰", "courtesy"),
        ("最近好吗", "courtesy"),
        ("我是海达灯具的李伟", "introduction"),
        ("我司是一家灯具工厂", "introduction"),
        ("市场变化很快", "background"),
        ("请确认附件", "point"),
        ("货已于5月3日发出", "point"),
        ("能否寄一份样品", "point"),
    ],
)
def test_chinese_units(clause: str, kind: str) -> None:
    first = opening_of(analyse(f"王总：\n\n{clause}，请确认订单。"), "zh").first
    assert first is not None
    assert first.kind == kind


def test_the_lead_ends_at_the_point() -> None:
    text = "Dear Tom,\n\nI hope you are well. We are a maker of lamps. Please send the PO. Thanks!"
    opening = opening_of(analyse(text), "en")
    assert [unit.kind for unit in opening.lead] == ["courtesy", "introduction"]
    assert [text[unit.start : unit.end] for unit in opening.courtesies()] == [
        "I hope you are well."
    ]
    assert opening.point is not None
    assert text[opening.point.start : opening.point.end] == "Please send the PO."
    assert opening.point.asks


def test_a_greeting_on_the_same_line_is_not_part_of_the_first_sentence() -> None:
    text = "Hello Tom, please send the PO."
    first = opening_of(analyse(text), "en").first
    assert first is not None
    assert text[first.start : first.end] == "please send the PO."


def test_another_language_has_no_opening() -> None:
    assert opening_of(analyse("Bitte bestätigen Sie den Auftrag bis Freitag."), "en").first is None
