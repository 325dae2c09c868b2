"""What a person has to read before it goes out, and what he need not."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.translation.review import review_reasons

READ = [
    ("en", "Bank details", "Our account number is 6222 0210 0123 4567."),
    ("en", "Payment", "Payment terms: 30% deposit, balance before shipment."),
    ("en", "Payment", "The amount due is USD 8,400."),
    ("en", "A claim", "We reject your claim for the broken cartons."),
    ("en", "A claim", "A penalty of 0.5% per week applies."),
    ("en", "Contract", "Clause 7 of the contract covers force majeure."),
    ("en", "A legal", "We reserve all rights and will take legal action."),
    ("zh", "Bank details", "收款银行：中国银行，账号 6222 0210 0123 4567"),
    ("zh", "Payment", "请在周五前付清余款。"),
    ("zh", "A claim", "我司要求赔偿损失。"),
    ("zh", "Contract", "根据合同第7条，卖方应承担违约金。"),
    ("zh", "A legal", "我司将通过法律途径解决。"),
    ("de", "Bank details", "IBAN DE89 3704 0044 0532 0130 00"),
    ("de", "Payment", "30 % T/T, Rest gegen L/C"),
]


@pytest.mark.parametrize(("language", "reason", "text"), READ)
def test_money_duty_and_law_are_read_by_a_person(language: str, reason: str, text: str) -> None:
    """Each for its reason."""
    told = [one.en for one in review_reasons(text, language)]
    assert any(one.startswith(reason) for one in told), told
    assert review_reasons(analyse(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dear Anna, happy New Year to you and your team!"),
        ("en", "Your order PO-4501 is in production and will be ready on 12 March."),
        ("en", "Our new catalogue has 120 models of LED lamps."),
        ("en", "The unit price is USD 12.50 FOB Ningbo."),
        ("en", "Please pay attention to the label."),
        ("zh", "祝您新年快乐！"),
        ("zh", "订单PO-4501已开始生产，3月12日完成。"),
        ("zh", "附件是我们的新目录。"),
        ("zh", "单价为12.5美元，FOB宁波。"),
        ("de", "Vielen Dank für Ihre Anfrage."),
    ],
)
def test_greetings_news_and_prices_are_not(language: str, text: str) -> None:
    """Or nobody would heed the warning."""
    assert review_reasons(text, language) == ()
