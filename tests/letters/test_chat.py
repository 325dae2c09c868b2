"""Chats as apps export and people paste them: who, when, what, and where in the paste."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.letters import ChatError, read_chat

AT = datetime(2026, 11, 24, 15, 3)


@pytest.mark.parametrize(
    "export",
    [
        "[24/11/26, 15:03:00] Ahmed: hi",
        "[11/24/26, 3:03:00\u202fPM] Ahmed: hi",
        "\u200e[24/11/26, 15:03:00] Ahmed: \u200ehi",
        "11/24/26, 3:03 PM - Ahmed: hi",
        "24/11/2026, 15:03 - Ahmed: hi",
        "24/11/2026 à 15:03 - Ahmed : hi",
        "24/11/26, 3:03 p.\u00a0m. - Ahmed: hi",
        "24.11.26, 15:03 - Ahmed: hi",
        "24.11.2026 klo 15.03 - Ahmed: hi",
        "24.11.26 г., 15:03 ч. - Ahmed: hi",
        "24-11-2026 15:03 - Ahmed: hi",
        "2026-11-24 15:03 - Ahmed: hi",
        "2026/11/24 下午3:03 - Ahmed: hi",
        "[2026/11/24 下午3:03:00] Ahmed：hi",
        "2026年11月24日 下午3:03 - Ahmed: hi",
        "2026. 11. 24. 오후 3:03, Ahmed : hi",
        "٢٤\u200f/١١\u200f/٢٠٢٦، ٣:٠٣ م - Ahmed: hi",
        "24/11/2569 15:03 - Ahmed: hi",
        "[3:03 PM, 11/24/2026] Ahmed: hi",
        "2026-11-24T15:03:00 Ahmed: hi",
        "Nov 24, 2026, 3:03 PM - Ahmed: hi",
        "Ahmed 2026/11/24 15:03\nhi",
        "2026-11-24 15:03:00 Ahmed\nhi",
        "Ahmed\n2026/11/24 15:03\nhi",
        "2026年11月24日 15:03\nAhmed：hi",
        "Ahmed, [24.11.2026 15:03]\nhi",
        "Ahmed 11/24/2026 3:03 PM\nhi",
    ],
)
def test_author_moment_and_text(export: str) -> None:
    (line,) = read_chat(export).lines
    assert (line.author, line.moment, line.text) == ("Ahmed", AT, "hi")
    assert export[line.start : line.end] == "hi"
    assert line.number == 1 + export.count("\n")


@pytest.mark.parametrize(
    "paste",
    [
        "Me: hi\nClient: ok",
        "**Me:** hi\n**Client:** ok",
        "Me (15:03): hi\nClient (15:04): ok",
        "15:03 Me: hi\n15:04 Client: ok",
        "Me  3:03 PM\nhi\nClient  3:04 PM\nok",
        "Me:\nhi\n\nClient:\nok",
    ],
)
def test_pastes_without_dates(paste: str) -> None:
    chat = read_chat(paste)
    assert chat.authors == ("Me", "Client")
    assert [line.text for line in chat.messages] == ["hi", "ok"]
    assert all(line.moment is None for line in chat.lines)


def test_wechat_names_and_full_width_colons() -> None:
    chat = read_chat("张三：价格多少？\n王经理：12元\n客户刘姐：好")
    assert chat.authors == ("张三", "王经理", "客户刘姐")


def test_linkedin_notices_are_no_messages() -> None:
    chat = read_chat(
        "TODAY\nAhmed Saleh sent the following message at 3:03 PM\nView Ahmed’s profile\n"
        "Ahmed Saleh 3:03 PM\nHi Lily\nLily Chen 3:05 PM\nHello"
    )
    assert [(line.author, line.text) for line in chat.messages] == [
        ("Ahmed Saleh", "Hi Lily"),
        ("Lily Chen", "Hello"),
    ]


def test_points_of_an_offer_are_no_people() -> None:
    chat = read_chat("Joy: my offer\nPrice: USD 4\nPayment terms: T/T\nTotal: 500\nTom: ok")
    assert chat.authors == ("Joy", "Tom")
    assert chat.lines[0].text == "my offer\nPrice: USD 4\nPayment terms: T/T\nTotal: 500"


def test_a_message_may_have_several_rows() -> None:
    chat = read_chat("24/11/26, 15:03 - Ahmed: 500 pcs\nPrice: 4.20\n24/11/26, 15:04 - Lily: ok")
    assert [line.text for line in chat.lines] == ["500 pcs\nPrice: 4.20", "ok"]
    assert [line.number for line in chat.lines] == [1, 3]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<Media omitted>", "media"),
        ("\u200eimage omitted", "media"),
        ("[图片]", "media"),
        ("\u200e<attached: 00012-PHOTO.jpg>", "media"),
        ("IMG-2026.jpg (file attached)", "media"),
        ("Missed voice call", "media"),
        ("This message was deleted.", "deleted"),
        ("你撤回了一条消息", "deleted"),
        ("We deleted this message from the plan", "message"),
        ("the image is omitted in the PI", "message"),
    ],
)
def test_kinds_of_lines(text: str, kind: str) -> None:
    (line,) = read_chat(f"[24/11/26, 15:03:11] Ahmed: {text}").lines
    assert line.kind == kind


def test_notices_have_no_author() -> None:
    chat = read_chat(
        "11/24/26, 3:01 PM - Messages and calls are end-to-end encrypted.\n"
        '11/24/26, 3:02 PM - Ahmed changed the subject to "Order: X7"\n'
        "11/24/26, 3:03 PM - Ahmed: hi"
    )
    assert [line.kind for line in chat.lines] == ["system", "system", "message"]
    assert chat.authors == ("Ahmed",)


def test_the_mark_of_an_edit_is_not_the_writers() -> None:
    (line,) = read_chat("[24/11/26, 15:03:11] Ahmed: 4.20 \u200e<This message was edited>").lines
    assert (line.text, line.edited) == ("4.20", True)


class TestDayOrder:
    def test_one_day_beyond_twelve_proves_it_for_all(self) -> None:
        chat = read_chat("05/06/26, 15:03 - A: x\n13/06/26, 15:03 - B: y")
        assert chat.day_order == "day_first"
        assert chat.lines[0].moment == datetime(2026, 6, 5, 15, 3)

    def test_lines_stand_in_their_order(self) -> None:
        chat = read_chat("01/12/26, 9:00 - A: x\n02/11/26, 9:00 - B: y")
        assert chat.day_order == "month_first"

    def test_a_chat_is_not_from_the_future(self) -> None:
        chat = read_chat("05/12/26, 9:00 - A: x\n06/12/26, 9:00 - B: y", latest=date(2026, 7, 1))
        assert chat.day_order == "month_first"

    def test_else_it_is_ambiguous_and_no_moment_is_given(self) -> None:
        chat = read_chat("05/06/26, 15:03 - A: x\n07/06/26, 15:03 - B: y")
        assert chat.day_order == "ambiguous"
        assert [(line.moment, line.stamp) for line in chat.lines] == [
            (None, "05/06/26, 15:03"),
            (None, "07/06/26, 15:03"),
        ]


@pytest.mark.parametrize("text", ["", "   \n", "Dear Tom, thank you for the order.", "Price: 4.20"])
def test_no_chat(text: str) -> None:
    with pytest.raises(ChatError, match="Name: text"):
        read_chat(text)


def test_too_long() -> None:
    with pytest.raises(ChatError, match="200000"):
        read_chat("A: x\n" * 100_000)


@given(st.text(alphabet="AB:： \n[](),-/.0123456789下午PM张三ok\u200e\r", max_size=200))
def test_lines_are_slices_of_any_text(text: str) -> None:
    try:
        chat = read_chat(text)
    except ChatError:
        return
    assert chat.authors
    end = 0
    for line in chat.lines:
        assert text[line.start : line.end] == line.text
        assert end <= line.start <= line.end
        end = line.end
