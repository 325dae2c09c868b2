"""Which questions a draft answers, evades or passes over."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.questions.answering import answers
from coach.report import Question


def treated(incoming: str, draft: str) -> list[Question]:
    return list(answers(incoming, analyse(draft)))


def states(incoming: str, draft: str) -> list[str]:
    return [one.status for one in treated(incoming, draft)]


@pytest.mark.parametrize(
    ("incoming", "draft", "expected"),
    [
        ("What is the MOQ and do you keep stock?", "You can start with 100 pieces.",
         ["answered", "unanswered"]),
        ("Who pays the airfreight?", "Regarding the airfreight we will discuss and come back to you.",
         ["evaded"]),
        ("When can you ship?", "We ship asap.", ["evaded"]),
        ("When can you ship?", "We ship on 5 May.", ["answered"]),
        ("Which test standard do you apply?", "As per international standards.", ["evaded"]),
        ("Could you drop the price to $11.50?", "About the price, our quality is the best.",
         ["evaded"]),
        ("What are your payment terms?", "30% in advance, the balance against documents.",
         ["answered"]),
        ("1. Wall thickness?\n2. Please provide the HS code.", "1. 2.5 mm.\n2. 9405 42.",
         ["answered", "answered"]),
        ("Is it waterproof?", "Yes.", ["answered"]),
        ("Please send the EN131 certificate.", "Attached is the EN131 certificate.", ["answered"]),
        ("Please send the updated quote.", "The updated quote will follow.", ["evaded"]),
    ],
)  # fmt: skip
def test_english(incoming: str, draft: str, expected: list[str]) -> None:
    assert states(incoming, draft) == expected


@pytest.mark.parametrize(
    ("incoming", "draft", "expected"),
    [
        ("起订量是多少？能不能贴我们的标签？", "600瓶起订，可以贴牌。", ["answered", "answered"]),
        ("给我一个准确的到港日期。", "我们会尽快安排到港。", ["evaded"]),
        ("打样费如何计算？", "打样费我们再看看。", ["evaded"]),
        ("膜厚一般多少？公差按±0.05控制，可以吗？", "公差我们按±0.1控制。",
         ["unanswered", "answered"]),
        ("保修几年？", "我们提供免费安装。", ["unanswered"]),
    ],
)  # fmt: skip
def test_chinese(incoming: str, draft: str, expected: list[str]) -> None:
    assert states(incoming, draft) == expected


def test_across_languages() -> None:
    assert states("What is the lead time? Please send two samples.",
                  "交期为收到定金后35天。样品我们看一下库存再说。") == ["answered", "evaded"]  # fmt: skip
    assert states("进口中国需要哪些证书？可以电放吗？",
                  "For China you need the health certificate.") == ["answered", "unanswered"]  # fmt: skip


def test_positions_lie_in_their_own_message() -> None:
    incoming, draft = "👍 What is the price?", "Hello 👍\nThe price is USD 4.20."
    (one,) = treated(incoming, draft)
    assert incoming[one.start : one.end] == one.text == "What is the price?"
    assert [draft[a:b] for a, b in one.answer_spans] == ["The price is USD 4.20."]


def test_starters_are_blanks_and_never_promises() -> None:
    (one,) = treated("What is your MOQ?", "Thank you for your message.")
    assert one.starter is not None
    assert one.starter.en == "Our MOQ for ⟦product⟧ is ⟦quantity⟧."
    assert one.starter.zh == "⟦产品⟧的起订量为⟦数量⟧。"
    (answered,) = treated("What is your MOQ?", "The MOQ is 500 pcs.")
    assert answered.starter is None


def test_nothing_asked_is_nothing_owed() -> None:
    assert treated("Thank you, the goods arrived in good order.", "You are welcome.") == []
