import pytest

from coach.analysis import analyse


def blocks(source: str, *, chat: bool = False) -> list[tuple[str, str]]:
    document = analyse(source, chat=chat)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def kinds(source: str, *, chat: bool = False) -> list[str]:
    return [kind for kind, _ in blocks(source, chat=chat)]


@pytest.mark.parametrize(
    "line",
    [
        "Dear Mr. Smith,", "Dear Sir or Madam:", "Dear {{name}},", "Hi Tom,", "Hi Tom", "hello all,", "Hi there!",
        "Hey team", "Good morning Anna,", "Dears,", "To whom it may concern", "hi tom,", "Hello Dr. Wu,",
        "尊敬的王经理：", "您好，", "你好！", "王经理，您好！", "张经理：", "亲爱的客户：", "Hi 李经理，", "各位同事：",
    ],
)  # fmt: skip
def test_greetings(line: str) -> None:
    assert blocks(f"{line}\n\nPlease confirm.")[0] == ("greeting", line)


@pytest.mark.parametrize(
    "line",
    [
        "Hi Tom, thanks for your mail.",
        "您好，请问什么时候发货",
        "你好，收到了",
        "Hello we need a price",
        "Thanks",
    ],
)
def test_no_greetings(line: str) -> None:
    assert blocks(f"{line}\n\nPlease confirm.")[0] == ("prose", line)


@pytest.mark.parametrize(
    "line",
    [
        "Best regards,", "Kind regards", "Thanks & best regards,", "Yours sincerely,", "Rgds", "BR", "Thanks,", "Cheers",
        "Many thanks!", "With best wishes", "此致", "顺祝商祺！", "祝好！", "谢谢！", "祝您工作顺利！", "Best,",
    ],
)  # fmt: skip
def test_closings_and_the_signature_below(line: str) -> None:
    assert blocks(f"Please confirm.\n\n{line}\nTom Li") == [
        ("prose", "Please confirm."),
        ("closing", line),
        ("signature", "Tom Li"),
    ]


def test_a_full_signature() -> None:
    signature = (
        "Anna Schmidt\nHead of Purchasing\nYour reliable partner since 1998\nAcme Co., Ltd.\n"
        "No. 5, Harbour Road, Ningbo\nTel: +86 574 1234 5678\nwww.acme.com"
    )
    source = (
        f"Please confirm.\n\nBest regards\n\n{signature}\n\nThis e-mail is confidential. Delete it."
    )
    assert kinds(source) == ["prose", "closing", "signature", "signature"]


def test_a_chinese_signature() -> None:
    source = "请查收。\n\n此致\n敬礼！\n李明\n宁波某某有限公司\n电话：0574-12345678\n2026年11月3日"
    assert kinds(source) == ["prose", "closing", "closing", "signature"]


@pytest.mark.parametrize(
    "source",
    [
        "Thanks,\nWe will send it tomorrow.",
        "Thanks!\nI will wait",
        "Thanks\nprice list attached",
        "谢谢！\n请尽快确认交期。",
    ],
)
def test_sentences_after_thanks_stay_prose(source: str) -> None:
    assert kinds(source) == ["prose"]


def test_a_postscript_is_read() -> None:
    source = "Ok.\n\nBest regards,\nTom Li\n\nP.S. Please also send the artwork."
    assert kinds(source) == ["prose", "closing", "signature", "prose"]


def test_a_note_below_the_name_is_read() -> None:
    source = "Ok.\n\nBest regards,\nTom Li\n\nNote: prices valid until Friday"
    assert kinds(source) == ["prose", "closing", "signature", "prose"]


def test_a_signature_without_a_closing() -> None:
    source = "Please see below.\n\nTom Li | Sales Manager\nAcme Co., Ltd.\nTel: +86 574 1234 5678"
    assert kinds(source) == ["prose", "signature"]


def test_below_two_dashes_all_is_signature() -> None:
    assert kinds("Ok.\n-- \nTom\nWe ship the world.\n> quoted") == ["prose", "signature", "quote"]


def test_the_name_of_a_device() -> None:
    assert kinds("好的\n\n发自我的iPhone") == ["prose", "signature"]
    assert kinds("Ok\n\nSent from my iPhone") == ["prose", "signature"]


@pytest.mark.parametrize(
    "history",
    [
        "On Tue, Nov 3, 2026 at 10:32 AM Anna Schmidt <anna@x.de> wrote:\nHello,\nplease quote",
        "On Tue, 3 Nov 2026 at 10:32, Anna Schmidt\n<anna@x.de> wrote:\nHello",
        "On Tue, 3 Nov 2026 at 10:32, Anna Schmidt <anna@x.de>\nwrote:\nHello",
        "-----Original Message-----\nFrom: A\nSent: today\nplease send.",
        "________________________________\nFrom: Anna\nSent: Tuesday\nTo: Tom\nSubject: RFQ\n\nHello",
        "From: Anna <a@b.de>\nSent: Tuesday, 3 November 2026 10:32\nTo: Tom\nSubject: RFQ\n\nHello",
        "**From:** Anna **Sent:** Tuesday\nHello",
        "---------- Forwarded message ---------\nFrom: Anna <a@b.de>\nDate: Tue\nSubject: RFQ\n\nHello",
        "Begin forwarded message:\n\nFrom: Anna\nHello",
        "在 2026年11月3日，Tom <x@y.com> 写道：\n你好",
        "于2026年11月3日 10:32，Tom写道：\n你好",
        "At 2026-11-03 10:32:05, \"Tom\" <x@y.com> wrote:\n你好",
        "------------------ 原始邮件 ------------------\n发件人: \"Tom\" <x@y.com>;\n你好",
        "------原始邮件------\n你好",
        "发件人：Tom\n发送时间：2026年11月3日\n收件人：Anna\n主题：RFQ\n你好",
        "寄件者: Tom\n日期: 2026年11月3日\n收件者: Anna\n你好",
        "Am 03.11.2026 um 10:32 schrieb Hans <h@x.de>:\nHallo",
    ],
)  # fmt: skip
def test_history(history: str) -> None:
    document = analyse(f"Please confirm.\n\n{history}")
    assert [sentence.raw for sentence in document.sentences] == ["Please confirm."]
    assert {block.kind for block in document.blocks[1:]} == {"quote"}


def test_answers_between_quoted_lines_stay_prose() -> None:
    source = "On 3 Nov 2026, Anna <a@b.de> wrote:\n> when?\nTomorrow.\n> price?\nThe same."
    assert [body for kind, body in blocks(source) if kind == "prose"] == ["Tomorrow.", "The same."]


@pytest.mark.parametrize(
    "source",
    [
        "On Monday your colleague wrote: please ship.",
        "On 3 Nov 2026 you wrote:\nnothing else matters here.",
        "He wrote:\nok",
        "We ship\nFrom: Ningbo\nand onwards",
        "--- new prices ---\nUSD 3",
    ],
)
def test_no_history(source: str) -> None:
    assert "quote" not in kinds(source)


def test_headers_on_top_of_a_draft() -> None:
    source = "To: a@b.com\nSubject: Your order PO-4501\n\nDear Sir,\nwe got it."
    document = analyse(source)
    assert [block.kind for block in document.blocks] == [
        "signature",
        "heading",
        "greeting",
        "prose",
    ]
    assert document.sentences[0].raw == "Your order PO-4501"
    assert kinds("主题：订单确认\n\n您好，\n请查收。") == ["heading", "greeting", "prose"]
    assert kinds("Date: Wednesday at 3.30pm") == ["prose"]


def test_code_is_not_read() -> None:
    source = (
        "Traceback (most recent call last):\n  File \"a.py\", line 3, in f\n    foo()\nValueError: x\n"
        "What is it?\n```\ncode here\n```\nplease check"
    )  # fmt: skip
    assert kinds(source) == ["code", "prose", "code", "prose"]


def test_list_items_and_their_continuation() -> None:
    source = (
        "Prices:\n- The steel bottle with the logo of your company printed on\n  both sides\n"
        "- Cap\n  in black\nThat is all."
    )
    assert kinds(source) == ["prose", "list_item", "list_item", "prose"]
    assert kinds("A. Smith is here\n1.5 tons are ready\n-20 degrees") == ["prose"]


def test_chat_exports() -> None:
    source = "[10:32, 24/11/2026] Tom: ok pls send\n[10:33, 24/11/2026] Anna: sure\nTom 10:35\nfine"
    assert [body for kind, body in blocks(source, chat=True) if kind == "prose"] == [
        "ok pls send",
        "sure",
        "fine",
    ]
    assert kinds("24/11/2026, 10:32 - Tom: ok", chat=True) == ["signature", "prose"]
    assert kinds("Meet at 10:32\nok?", chat=True) == ["prose"]


def test_an_open_fence_makes_no_block_of_nothing() -> None:
    blocks = analyse("```@0wrote:\r").blocks
    assert all(block.start < block.end for block in blocks)
