"""Who settles what: each example is a short chat and the values that count as agreed after it."""

from __future__ import annotations

import pytest

from coach.letters import Letter, confirmation, read_chat


def letter(*lines: str) -> Letter:
    """The letter of a chat between Ann (us) and Bob; the first line is Ann's, then they alternate."""
    text = "\n".join(
        line if ":" in line[:5] else f"{'Bob' if number % 2 else 'Ann'}: {line}"
        for number, line in enumerate(lines)
    )
    return confirmation(read_chat(text), "Ann")


def values(written: Letter, section: str) -> list[str | None]:
    return [item.value for item in written.items if item.section == section]


OFFER = "500 pcs, USD 4.20, FOB Ningbo"
ALL = ["500 pcs", "USD 4.20", "FOB Ningbo"]


@pytest.mark.parametrize(
    "answer",
    [
        "deal",
        "Agreed!",
        "confirmed",
        "we accept",
        "ok 500 pcs, USD 4.20, FOB Ningbo",
        "that works for us",
        "成交",
        "好的，就按这个",
        "没问题，就这么定",
        "可以，按您说的",
        "approved, please send the PI",
        "ok confirm",
        "let's lock it in",
        "happy with that",
        "fair enough, boss approved",
        "听您的",
        "没意见",
        "老板同意了，请发合同",
    ],
)
def test_a_plain_yes(answer: str) -> None:
    assert values(letter(OFFER, answer), "agreed") == ALL


@pytest.mark.parametrize(
    "answer",
    [
        "ok",
        "OK 👍",
        "noted",
        "received, thanks",
        "收到",
        "好的",
        "sounds interesting",
        "let me ask my boss",
        "ok, let me check with my boss",
        "agreed in principle",
        "confirmed? not yet",
        "I will confirm tomorrow",
        "deal if you add the CE certificate",
        "Confirmed, but I need 60 days",
        "agreed subject to sample approval",
        "not agreed",
        "nobody agreed to this",
        "what a deal that would be",
        "I confirm receipt of your offer",
        "可以是可以，但要领导批",
        "同意的话我再告诉你",
        "等老板确认",
        "Did my colleague agree?",
        "the artwork is approved",
        "stitching is good",
        "图纸确认了",
        "确认收到",
        "质量没问题",
        "agreed in general",
        "we already agreed last week",
        "ok I'll tell my boss you agreed to USD 4.20",
        "ok USD 4.20, but 60 days credit",
    ],
)
def test_no_plain_yes(answer: str) -> None:
    assert values(letter(OFFER, answer), "agreed") == []
    assert values(letter(OFFER, answer), "proposed")


@pytest.mark.parametrize(
    ("answer", "agreed"),
    [
        ("price ok, but port no", ["USD 4.20"]),
        ("FOB Ningbo fine. quantity I must check", ["FOB Ningbo"]),
        ("500 pcs ok. price too high", ["500 pcs"]),
        ("价格没问题，数量我再确认一下", ["USD 4.20"]),
        ("all agreed except FOB Ningbo", []),
        ("ok 4.20, deal", ["USD 4.20"]),
        ("quantity and price agreed", ["500 pcs", "USD 4.20"]),
    ],
)
def test_part_of_an_offer(answer: str, agreed: list[str]) -> None:
    assert values(letter(OFFER, answer), "agreed") == agreed


def test_a_counter_offer_is_no_yes() -> None:
    written = letter(OFFER, "ok 4.00")
    assert values(written, "agreed") == []
    assert "4.00" in values(written, "proposed")


def test_an_accepted_counter_offer() -> None:
    written = letter(OFFER, "can you do 4.00?", "4.10", "4.10 it is", "great")
    assert values(written, "agreed") == ["4.10"]


def test_a_yes_to_a_question() -> None:
    assert values(letter("Can you do USD 4.00?", "yes"), "agreed") == ["USD 4.00"]
    assert values(letter("Do you know USD 4.00 is our target?", "ok"), "agreed") == []


def test_who_left_a_value_is_not_bound_by_the_other_holding_to_it() -> None:
    written = letter(OFFER, "4.10 and I confirm", "ok 4.10, deal", "Bob: 4.00 or I cannot continue",
                     "Ann: we agreed 4.10 my friend")  # fmt: skip
    assert "4.10" not in values(written, "agreed")


def test_a_slip_that_is_admitted_takes_its_value_back() -> None:
    written = letter(OFFER, "deal", "sorry my mistake, USD 4.20 was for 5,000 pcs")
    assert "USD 4.20" not in values(written, "agreed")


def test_not_this_but_that() -> None:
    written = letter("1000套，单价68元", "数量写错了，是1200套不是1000套", "抱歉，马上改，1200套")
    assert "1200套" in values(written, "agreed")
    assert "1000套" not in values(written, "agreed")


@pytest.mark.parametrize(
    ("question", "answer", "agreed"),
    [
        ("数量还是5000个？", "对，5000个", ["5000个"]),
        ("黑色还是白色？", "对", []),
        ("300 pcs at USD 4.4?", "yes", ["300 pcs", "USD 4.4"]),
        ("is USD 4.4 your final price?", "yes", []),
        ("静音轮能做吗？", "静音轮可以", ["静音轮"]),
        ("你帮我确认一下库存", "库存确认了", []),
        ("CCT 6500K all?", "6500K yes all", ["6500K"]),
        ("Payment same as last time?", "yes same", []),
        ("we can change to YKK, it adds $0.45 per bag", "ok do YKK, +0.45 is fine",
         ["$0.45 per bag", "YKK"]),
    ],
)  # fmt: skip
def test_answers(question: str, answer: str, agreed: list[str]) -> None:
    assert values(letter(question, answer), "agreed") == agreed


def test_a_later_change_reopens() -> None:
    written = letter(OFFER, "deal", "Bob: actually make it 600 pcs")
    assert values(written, "agreed") == ["USD 4.20", "FOB Ningbo"]
    assert values(written, "proposed") == ["600 pcs"]
    written = letter(OFFER, "deal", "Bob: actually make it 600 pcs", "Ann: 600 pcs no problem")
    assert values(written, "agreed") == ["600 pcs", "USD 4.20", "FOB Ningbo"]


@pytest.mark.parametrize(
    "second",
    [
        "wait",
        "hang on, my boss says no",
        "but only if you ship in May",
        "不过要等老板签字",
        "先别下单",
    ],
)
def test_second_thoughts(second: str) -> None:
    assert values(letter(OFFER, "deal", f"Bob: {second}"), "agreed") == []


def test_a_cancelled_order_leaves_nothing_agreed() -> None:
    written = letter(OFFER, "deal", "thanks", "ok", "PI sent", "please cancel the order")
    assert values(written, "agreed") == []


def test_a_yes_to_something_else() -> None:
    assert (
        values(letter(OFFER, "hm", "Shall I send you our catalogue?", "yes, agreed"), "agreed")
        == []
    )
    assert values(letter(OFFER, "agreed on the meeting"), "agreed") == []


def test_nobody_agrees_with_himself() -> None:
    written = letter(OFFER, "Ann: confirmed", "Ann: deal?", "Bob: hm")
    assert values(written, "agreed") == []


def test_a_point_of_any_kind_in_the_same_words() -> None:
    written = letter("cork like before?", "no, screw cap please", "screw cap it is")
    (item,) = written.section("agreed")
    assert (item.value, item.name.en) == ("screw cap", "Further point")


def test_a_choice_and_a_question_without_answer_are_open() -> None:
    written = letter("black or silver?", "I ask my wife", "which port?", "later")
    assert values(written, "agreed") == values(written, "proposed") == []
    assert [item.citations[0].text for item in written.section("open")] == [
        "black or silver?",
        "which port?",
    ]


def test_what_was_refused_is_open() -> None:
    written = letter("delivery 45 days", "45 days is too long")
    (item,) = written.section("open")
    assert (item.value, item.topic) == ("45 days", "delivery")
    assert [(one.role, one.author) for one in item.citations] == [
        ("proposed", "Ann"),
        ("answered", "Bob"),
    ]


class TestSides:
    GROUP = (
        "Paul (Nordfit): 12 tons at USD 1.08?\nAmy: 12 tons at USD 1.08 agreed\nNia (Nordfit): hi"
    )

    def test_colleagues_by_their_company(self) -> None:
        chat = read_chat(self.GROUP + "\nNia (Nordfit): DAP Bremen\nPaul (Nordfit): deal")
        written = confirmation(chat, "Amy")
        assert values(written, "agreed") == ["12 tons", "USD 1.08"]
        assert written.theirs == ("Paul (Nordfit)", "Nia (Nordfit)")

    def test_colleagues_by_introduction(self) -> None:
        chat = read_chat(
            "Amy: adding my boss Lena here\nPaul: hi\nAmy: USD 1.08 for 12 tons\nLena: agreed"
        )
        written = confirmation(chat, "Amy")
        assert written.ours == ("Amy", "Lena")
        assert values(written, "agreed") == []

    def test_a_group_of_unknown_sides_agrees_on_nothing(self) -> None:
        written = confirmation(read_chat(self.GROUP))
        assert values(written, "agreed") == []
        assert any("More than two people" in note.en for note in written.notes)


def test_a_quoted_reply_answers_what_it_quotes() -> None:
    rule = "- " * 14
    chat = f"Ann：单价4.2元，1000个\nBob：在开会\nAnn：好的您忙\nBob：「Ann：单价4.2元，1000个」\n{rule}\n"
    assert values(confirmation(read_chat(chat + "好的，就按这个"), "Ann"), "agreed") == [
        "1000个",
        "4.2元",
    ]
    assert values(confirmation(read_chat(chat + "收到"), "Ann"), "agreed") == []
