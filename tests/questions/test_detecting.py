"""What counts as a question or request in an incoming message, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.questions.detecting import requests_in


def texts(message: str) -> list[str]:
    found = requests_in(message)
    assert all(message[one.start : one.end] == one.text for one in found)
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("What is the MOQ and do you keep stock?", ["What is the MOQ", "do you keep stock?"]),
        ("can u do it in black? and whats the price", ["can u do it in black?", "whats the price"]),
        ("We were wondering whether you offer private label.",
         ["We were wondering whether you offer private label"]),
        ("Also I'd like to know the max load.", ["I'd like to know the max load"]),
        ("Send me the drawing of the hinge pls.", ["Send me the drawing of the hinge pls"]),
        ("Please confirm that the goods leave on 30 April.",
         ["Please confirm that the goods leave on 30 April"]),
        ("Let us know if the price changes with the other zip.",
         ["Let us know if the price changes with the other zip"]),
        ("The motor is copper wire, isn't it?", ["The motor is copper wire, isn't it?"]),
        ("Please send me the price, MOQ and lead time.",
         ["Please send me the price", "MOQ", "lead time"]),
        ("Need: updated quote, pantone ref for the lid, and ETA Long Beach.",
         ["updated quote", "pantone ref for the lid", "ETA Long Beach"]),
        ("I have 2 demands.\nCredit note for 216 glasses.\nPhotos of how it was packed.",
         ["Credit note for 216 glasses", "Photos of how it was packed"]),
        ("We haven't received the manual in German yet.",
         ["We haven't received the manual in German yet"]),
        ("Cartons: max 18 kg please.", ["max 18 kg please"]),
        ("Our customer is asking when the collection will be launched.",
         ["Our customer is asking when the collection will be launched"]),
        ("For the tender we need your ISO certificate, two references and the delivery time.",
         ["we need your ISO certificate", "two references", "the delivery time"]),
        ("Confirm ship date June 2. Explain why it was late.",
         ["Confirm ship date June 2", "Explain why it was late"]),
        ("Perhaps you could also recommend a track system.",
         ["Perhaps you could also recommend a track system"]),
        ("I'd also like to know what the MOQ would be.",
         ["I'd also like to know what the MOQ would be"]),
        ("What would 1,900 meters of it cost?", ["What would 1,900 meters of it cost?"]),
        ("How soon after payment can you dispatch?", ["How soon after payment can you dispatch?"]),
        ("Could you please change the address?", ["Could you please change the address?"]),
    ],
)  # fmt: skip
def test_english(message: str, expected: list[str]) -> None:
    assert texts(message) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("请问500ml装的最小起订量是多少？能不能贴我们的标签？",
         ["请问500ml装的最小起订量是多少？", "能不能贴我们的标签？"]),
        ("另外想了解一下保质期。", ["另外想了解一下保质期"]),
        ("麻烦发一份检测报告给我。", ["麻烦发一份检测报告给我"]),
        ("交货期如何安排，是否可以分两批；", ["交货期如何安排", "是否可以分两批"]),
        ("在吗\n白色的还有没有现货\n200个什么价", ["白色的还有没有现货", "200个什么价"]),
        ("請告知貴司的開戶行資料。", ["請告知貴司的開戶行資料"]),
        ("第三条交货地点请改为上海洋山港，", ["第三条交货地点请改为上海洋山港"]),
        ("请提供以下资料：\n(1) 含税单价\n(2) 付款方式", ["含税单价", "付款方式"]),
        ("一、运费为何重复收取；二、请提供出库明细。", ["运费为何重复收取", "请提供出库明细"]),
        ("这次要800条，单价还能38吗？", ["这次要800条，单价还能38吗？"]),
        ("首批2000台，交货期30天行吗？", ["交货期30天行吗？"]),
        ("请告知价格、交期和付款方式。", ["请告知价格", "交期", "付款方式"]),
        ("50个多少钱 包邮不", ["50个多少钱", "包邮不"]),
    ],
)  # fmt: skip
def test_chinese(message: str, expected: list[str]) -> None:
    assert texts(message) == expected


@pytest.mark.parametrize(
    "message",
    [
        "How are you?",
        "What is going on over there??",
        "Would you accept this if you were me?",
        "You call this quality?",
        "I want answers today.",
        "Take your time.",
        "We need around 3000 pieces a year.",
        "We are waiting for our customer's decision.",
        "Our customers want natural materials these days.",
        "你们到底怎么回事？",
        "你觉得这合理吗？",
        "麻烦尽快回复。",
        "您上次问的认证，我们有的。",
        "Hope all is well with you and your family?",
        "If you have any questions, please call me.",
        "Let us know if you need anything else.",
        "Looking forward to your reply.",
        "Please find attached our PO.",
        "Please note that our office is closed on Friday.",
        "How hard can it be to count?",
        "Do you think my customers wait forever?",
        "Nobody wants trouble with the authorities, right?",
        "You don't want that, do you?",
        "We ordered 320 pairs, you billed 350.",
        "My customer asked me “can it run on solar?” and I told him no.",
        "Thanks.\n\nOn 3 March 2026 at 10:32, Tom <tom@example.com> wrote:\n> What is the MOQ?",
        "您最近身体还好吧？",
        "如有疑问，请随时与我联系。",
        "期待您的回复，谢谢！",
        "祝生意兴隆！",
        "请查收附件。",
        "这样的质量怎么卖？谁敢买？",
        "这让我怎么跟客户交代？",
        "这几天我们在忙展会，没什么问题。",
        "辛苦了！",
    ],
)
def test_courtesy_rhetoric_and_history_are_silent(message: str) -> None:
    assert texts(message) == []


def test_topics_and_what_would_answer() -> None:
    first, second, third = requests_in("How much is it? When can you ship? Who pays the freight?")
    assert (first.topic, first.wanted) == ("price", "amount")
    assert (second.topic, second.wanted) == ("shipping_date", "date")
    assert (third.topic, third.wanted) == ("freight", "name")


def test_numbers_of_a_list() -> None:
    found = requests_in("Some points:\n1. Confirm the price.\n2. What is the wall thickness?")
    assert [one.number for one in found] == [1, 2]


@settings(deadline=None)  # the first text pays for reading the tables
@given(st.text(max_size=200))
def test_every_text_can_be_read(message: str) -> None:
    for one in requests_in(message):
        assert 0 <= one.start < one.end <= len(message)
        assert message[one.start : one.end] == one.text
