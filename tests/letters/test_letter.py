"""The letter itself: its words, its citations, its two languages."""

from __future__ import annotations

from datetime import datetime

import pytest

from coach.draft import Context, Party
from coach.letters import ChatError, Letter, confirmation, read_chat
from coach.letters.plain_data import letter_to_dict

CHAT = """\
[24/11/26, 15:03:11] Ahmed Saleh: PO-4501: 500 pcs at USD 4.20 FOB Ningbo?
[24/11/26, 15:08:40] Lily Chen: deal
[24/11/26, 15:09:02] Lily Chen: Payment 30% deposit, 70% before shipment
[25/11/26, 09:15:00] Ahmed Saleh: noted
[25/11/26, 09:16:00] Ahmed Saleh: what about the inspection?
[25/11/26, 09:17:00] Lily Chen: <Media omitted>
"""

ENGLISH = """\
Dear Ahmed Saleh,

Thank you for our chat on WhatsApp of 24 November 2026 to 25 November 2026. So that we both have it in writing, this e-mail is our confirmation of what was said. Words in quotation marks are quoted from the chat, with the times shown there.

A. Agreed

1. Quantity
> “500 pcs”
> said by Ahmed Saleh, 24 November 2026, 15:03 (line 1): “PO-4501: 500 pcs at USD 4.20 FOB Ningbo?”
> accepted by Lily Chen, 24 November 2026, 15:08 (line 2): “deal”
2. Unit price
> “USD 4.20”
> said by Ahmed Saleh, 24 November 2026, 15:03 (line 1): “PO-4501: 500 pcs at USD 4.20 FOB Ningbo?”
> accepted by Lily Chen, 24 November 2026, 15:08 (line 2): “deal”
3. Delivery term
> “FOB Ningbo”
> said by Ahmed Saleh, 24 November 2026, 15:03 (line 1): “PO-4501: 500 pcs at USD 4.20 FOB Ningbo?”
> accepted by Lily Chen, 24 November 2026, 15:08 (line 2): “deal”

B. Proposed, awaiting confirmation

4. Payment terms
> “30% deposit, 70% before shipment”
> said by Lily Chen, 24 November 2026, 15:09 (line 3): “Payment 30% deposit, 70% before shipment”

C. Open

5. Inspection
> asked by Ahmed Saleh, 25 November 2026, 09:16 (line 5): “what about the inspection?”

Could you please reply to this e-mail by ⟦date, time, time zone⟧ with “confirmed” for points 1–3 and with your decision on points 4 and 5? If anything differs from your understanding, please send us the correction in the same reply.

Kind regards,

⟦name, position⟧
⟦company⟧
"""

CHINESE = """\
Ahmed Saleh，您好！

感谢您2026年11月24日至2026年11月25日在微信上与我们沟通。为方便双方留存，现将聊天中谈到的内容整理成邮件，请您核对。引号内为聊天原文，时间为聊天记录所显示的时间。

一、双方已确认

1. 数量
> “500 pcs”
> Ahmed Saleh 提出，2026年11月24日 15:03（第1行）：“PO-4501: 500 pcs at USD 4.20 FOB Ningbo?”
> Lily Chen 同意，2026年11月24日 15:08（第2行）：“deal”
"""


def letter(us: str | None = "Lily Chen", chat: str = CHAT, **more: object) -> Letter:
    return confirmation(read_chat(chat), us, **more)  # type: ignore[arg-type]


def test_english() -> None:
    written = letter(context=Context(channel="whatsapp"))
    assert written.subject == (
        "For confirmation: PO-4501, our chat of 24 November 2026 to 25 November 2026"
    )
    assert written.text == ENGLISH


def test_chinese_keeps_the_values_of_the_chat() -> None:
    written = letter(language="zh", context=Context(channel="wechat"))
    assert written.subject == "【确认】PO-4501 2026年11月24日至2026年11月25日聊天沟通要点"
    assert written.text.startswith(CHINESE)
    assert "第1至3项如无误，请明确回复“确认”；第4至5项请告知您的决定" in written.text
    assert written.text.endswith("顺祝商祺！\n\n⟦姓名、职务⟧\n⟦公司⟧\n")


def test_notes_for_the_writer() -> None:
    assert ["Pictures, voice messages" in note.en for note in letter().notes] == [True]
    notes = letter(None, "05/06/26, 15:03 - A: 500 pcs\n07/06/26, 15:03 - B: deal").notes
    assert len(notes) == 2
    assert "day or month" in notes[0].en
    assert "us" in notes[1].en


def test_an_ambiguous_date_is_quoted_as_written() -> None:
    written = letter("A", "05/06/26, 15:03 - A: 500 pcs\n07/06/26, 15:03 - B: deal")
    assert written.subject == "For confirmation: our chat of ⟦date⟧"
    assert "said by A, “05/06/26, 15:03” (line 1): “500 pcs”" in written.text


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("Ahmed Saleh", "Dear Ahmed Saleh,", "Ahmed Saleh，您好！"),
        ("Paul (Nordfit)", "Dear Paul,", "Paul，您好！"),
        ("王经理", "Dear 王经理,", "王经理，您好！"),
        ("Mr.郭", "Dear Mr. 郭,", "Mr. 郭，您好！"),
        ("Client", "Dear ⟦name⟧,", "⟦姓名⟧，您好！"),
        ("何姐", "Dear ⟦name⟧,", "⟦姓名⟧，您好！"),
        ("+971 50 123 4567", "Dear ⟦name⟧,", "⟦姓名⟧，您好！"),
    ],
)
def test_greeting(name: str, english: str, chinese: str) -> None:
    chat = f"[24/11/26, 15:03:11] {name}: 500 pcs\n[24/11/26, 15:04:11] Me: deal"
    assert letter(None, chat).text.startswith(english)
    assert letter(None, chat, language="zh").text.startswith(chinese)


def test_several_readers() -> None:
    chat = "Amy: 12 tons\nPaul: hello\nNia: hello"
    assert letter("Amy", chat).text.startswith("Dear Paul and Nia,")
    assert letter("Amy", chat, language="zh").text.startswith("Paul、Nia，各位好！")


def test_us_may_be_a_part_of_the_name_or_come_from_the_context() -> None:
    assert letter("lily").ours == ("Lily Chen",)
    assert letter(None, context=Context(sender=Party(name="Lily"))).ours == ("Lily Chen",)
    assert letter(None).ours == ()
    assert letter(None).text.startswith("Dear ⟦name⟧,")


def test_an_unknown_us_names_those_found() -> None:
    with pytest.raises(ChatError, match="nearest: Lily Chen") as caught:
        letter("Lili Chen")
    assert caught.value.authors == ("Ahmed Saleh", "Lily Chen")


def test_a_long_message_is_cited_in_part() -> None:
    filling = "we talked a lot about the fair and the weather " * 20
    chat = f"A: {filling}. 500 pcs at USD 4.20. {filling}\nB: 500 pcs at USD 4.20, deal"
    written = letter("A", chat)
    cited = written.items[0].citations[0]
    assert "500 pcs" in cited.text
    assert len(cited.text) <= 240
    assert chat[cited.start : cited.end] == cited.text


def test_plain_data() -> None:
    chat = read_chat(CHAT)
    data = letter_to_dict(confirmation(chat, "Lily Chen"), chat)
    assert data["schema"] == "1.0"
    assert data["us"] == ["Lily Chen"]
    assert data["them"] == ["Ahmed Saleh"]
    assert data["names"] == ["Ahmed Saleh", "Lily Chen"]
    first = data["items"][0]
    assert first["name"] == {"en": "Quantity", "zh": "数量"}
    assert (first["section"], first["value"]) == ("agreed", "500 pcs")
    assert first["citations"][1] == {
        "role": "accepted",
        "author": "Lily Chen",
        "line": 2,
        "stamp": "24/11/26, 15:08:40",
        "moment": datetime(2026, 11, 24, 15, 8, 40).isoformat(),
        "text": "deal",
        "start": CHAT.index("deal"),
        "end": CHAT.index("deal") + 4,
    }
