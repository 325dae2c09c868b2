import pytest

from coach.analysis import analyse


def sentences(source: str, *, chat: bool = False) -> list[str]:
    document = analyse(source, chat=chat)
    return [document.text[found.start : found.end] for found in document.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["We ship on 3 Jan. 2026 at 10 a.m. Beijing time.", "Please confirm."],
        ["Acme Inc. sold it to Acme Co., Ltd.", "Please note the U.S. Customs rules."],
        ["Mr. Li and Dr. Wu agree, e.g. on No. 5, i.e. the 3.5 mm one.", "Good."],
        ["We need approx. 500 pcs.", "Then cartons, tape etc.", "Send it."],
        ["No.", "We can't."],
        ["Really?!", "Yes!!!", "Wait... not yet.", "Wait...", "We see."],
        ['He said "Yes."', "(See below.)", "Next one."],
        ["See Fig. 3 vs. 4 in v2.0.1 of PO.4501 or file.pdf.", "Thanks."],
        ["Contact J. Smith.", "We wait."],
        ["i got it.", "please check."],
        ["The price is USD 3.50.", "20 pcs are free."],
        ["It arrives at 5 p.m.", "We will call."],
        ["Is it ok (?) or not?", "Tell us!"],
        ['"When?" he asked.', "Soon."],
        ["P.S. Please also send the artwork."],
        ["Leave on Wed. Sept. 20 please."],
    ],
)
def test_english(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("It was received.Please check.", ["It was received.", "Please check."]),
        ("Open www.x.com and v2.Final now", ["Open www.x.com and v2.Final now"]),
        ("Great!We ship.Tracking follows.", ["Great!", "We ship.", "Tracking follows."]),
        ("Is it ok?Please check", ["Is it ok?", "Please check"]),
    ],
)
def test_a_missing_space(source: str, expected: list[str]) -> None:
    assert sentences(source) == expected


@pytest.mark.parametrize(
    "parts",
    [
        ["价格是3.5美元。", "请确认！", "好吗？", "单价不含税；", "谢谢……", "再见"],
        ["请在weekend之前安排delivery;", "谢谢!", "收到请回复?", "好的"],
        ["他说：“可以。”", "然后走了。"],
        ["我们已发货.", "请查收。"],
        ["8:00 a.m.的时候发货。"],
        ["好的！！！", "没问题。"],
    ],
)
def test_chinese(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts


def test_wrapped_lines_are_joined() -> None:
    wrapped = (
        "We have finished the production of your order and would like to\n"
        "Invite you to inspect it before the\nend of the month. Thank you."
    )
    assert sentences(wrapped) == [wrapped[:-11], "Thank you."]
    assert analyse(wrapped).sentences[0].raw == wrapped[:-11].replace("\n", " ")


@pytest.mark.parametrize(
    "lines",
    [
        ["ok", "will check n revert", "the price is 3.5 usd", "When u need it?"],
        ["Can u send PI asap", "waiting ur reply"],
        ["Please find the details below:", "price is open"],
        ["货发了没", "客户在催", "急！"],
        ["Ship to", "Acme GmbH", "Hamburg"],
    ],
)
def test_short_lines_stand_alone(lines: list[str]) -> None:
    assert sentences("\n".join(lines)) == lines


def test_in_a_chat_every_line_stands_alone() -> None:
    long = "We have finished the production of your order and would like to ask"
    assert sentences(f"{long}\nwhen you come. Ok?", chat=True) == [long, "when you come.", "Ok?"]


def test_list_items_without_their_bullets() -> None:
    source = (
        "- MOQ: 500 pcs\n- Lead time: 25 days. Samples: 5\n1. Price\n2.Please pay\n"
        "(3) one\n4) two\n一、价格\n① 样品\n• 付款"
    )
    assert sentences(source) == [
        "MOQ: 500 pcs", "Lead time: 25 days.", "Samples: 5", "Price", "Please pay", "one", "two", "价格", "样品", "付款",
    ]  # fmt: skip


def test_sentence_at_finds_what_covers_an_offset() -> None:
    document = analyse("One is here. Two is there.\n\n> quoted")
    assert document.sentence_at(0) is document.sentences[0]
    assert document.sentence_at(13) is document.sentences[1]
    assert document.sentence_at(12) is None
    assert document.sentence_at(30) is None
