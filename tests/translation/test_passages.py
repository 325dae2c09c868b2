"""A draft taken apart: what is translated, in which language, and that nothing is lost between."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.analysis import analyse
from coach.facts import find_facts
from coach.translation.assembling import assemble
from coach.translation.passages import NO_LANGUAGE, Piece, kept_blocks, pieces_of
from coach.translation.protection import spotted_in

MAIL = """Subject: Order PO-4501 – delivery

Dear Mr. Weber,

Thank you for your order.  We will ship 5,000 pcs on 4 December 2026
and send the tracking number afterwards. 请尽快确认。谢谢！

1. Model: HX-200
2) Packing: 20 pcs per carton
   - inner box

Item\tQty
Bracket\t100

Best regards,
Li Wei
Sales Manager

On Mon, 3 Nov 2026 Tom wrote:
> hello there
"""


def pieces(text: str, *, source: str | None = None, chat: bool = False) -> tuple[Piece, ...]:
    document = analyse(text, chat=chat)
    return pieces_of(
        document,
        [(one.start, one.end) for one in spotted_in(document, find_facts(document))],
        source,
    )


def test_a_mail_falls_into_sentences_lines_and_cells() -> None:
    assert [piece.text for piece in pieces(MAIL)] == [
        "Subject: Order PO-4501 – delivery",
        "Dear Mr. Weber,",
        "Thank you for your order.",
        "We will ship 5,000 pcs on 4 December 2026 and send the tracking number afterwards.",
        "请尽快确认。",
        "谢谢！",
        "Model: HX-200",
        "Packing: 20 pcs per carton",
        "inner box",
        "Item",
        "Qty",
        "Bracket",
        "100",
        "Best regards,",
        "Li Wei",
        "Sales Manager",
    ]


def test_quoted_history_is_no_piece_and_is_told() -> None:
    assert "hello" not in " ".join(piece.text for piece in pieces(MAIL))
    assert kept_blocks(analyse(MAIL)) == {"quote"}
    assert kept_blocks(analyse("Hello,\n```\nx = 1\n```\n")) == {"code"}
    assert kept_blocks(analyse("Hello there.")) == frozenset()


def test_a_wrapped_chinese_sentence_gets_no_space() -> None:
    text = "我们将于下周一安排发货，届时会把运单号和装箱单一起发到您的邮箱，请您留意\n查收并告知是否收到。"
    assert [piece.text for piece in pieces(text)] == [text.replace("\n", "")]


def test_a_closing_on_two_lines_is_one_piece() -> None:
    both = "请确认。\n\n此致\n敬礼！\n李伟"
    assert [piece.text for piece in pieces(both)] == ["请确认。", "此致敬礼！", "李伟"]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Please confirm the order.", ["en"]),
        ("请确认订单。", ["zh"]),
        ("请确认 shipping mark 和 packing list。", ["zh"]),
        ("Please confirm the order. 请确认订单。", ["en", "zh"]),
        ("Our office in 宁波 is closed on Friday.", ["en"]),
        ("Dear 李经理,", ["zh"]),
        ("3000?", [NO_LANGUAGE]),
        ("Bitte bestätigen Sie uns den Liefertermin für die Bestellung.", ["de"]),
        ("Подтвердите заказ, пожалуйста.", ["ru"]),
        ("ご注文ありがとうございます。", ["ja"]),
        ("{{recipient}}", [NO_LANGUAGE]),
    ],
)
def test_each_piece_has_its_own_language(text: str, languages: list[str]) -> None:
    found = [piece.language for piece in pieces(text)]
    if text == "{{recipient}}":  # its letters are all there is to go by
        assert found == ["en"]
    else:
        assert found == languages


def test_the_language_that_the_writer_names_holds_for_its_script() -> None:
    both = pieces("Merci. 请确认。", source="fr")
    assert [piece.language for piece in both] == ["fr", "zh"]


def test_a_span_of_the_document_is_found_again_in_the_piece() -> None:
    text = "Hello.  We will ship 5,000 pcs on 4 December\nand on 9 December, to the new address in Berlin."
    document = analyse(text)
    piece = pieces(text)[1]
    for one in spotted_in(document, find_facts(document)):
        start, end = piece.within(one.start, one.end)
        assert piece.text[start:end] == document.text[one.start : one.end].replace("\n", " ")


def test_the_time_and_name_of_a_chat_bubble_stay() -> None:
    text = (
        "[10:32, 24/11/2026] Tom: Please confirm the order.\n[10:33, 24/11/2026] Li: OK, will do."
    )
    assert [piece.text for piece in pieces(text, chat=True)] == [
        "Please confirm the order.",
        "OK, will do.",
    ]


PARTS = st.sampled_from(
    [
        "Thank you for your order.", "We will ship 5,000 pcs", "请尽快确认。", "谢谢！", " ", "  ",
        "\n", "\n\n", "\r\n", "\t", "1. ", "- ", "• ", "一、", "（1）", "> quoted", "```", "| a | b |",
        "Dear Mr. Weber,", "Best regards,", "Li Wei", "Tel: +86 574 8765 4321", "⟦date⟧", "{{name}}",
        "https://example.com/a", "a.b@example.com", "Subject: Order PO-4501", "# Heading", "&nbsp;",
        "\u200b", "ﬁnal", "e\u0301", "\u3000", "；", ";", "USD 4.20/pc", "12月4日", "FOB Ningbo", "--",
        "[10:32, 24/11/2026] Tom: ok", "😀", "&amp;", "“quoted”", "…",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=14).map("".join))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT, st.booleans())
def test_pieces_and_layout_together_are_the_draft(text: str, chat: bool) -> None:
    found = pieces(text, chat=chat)
    end = 0
    for piece in found:
        assert end <= piece.start < piece.end <= len(text)
        assert piece.text == piece.text.strip(" \n") != ""
        assert "\n" not in piece.text
        assert len(piece.at) == len(piece.text) + 1
        assert list(piece.at) == sorted(set(piece.at))
        end = piece.end
    same = [text[piece.start : piece.end] for piece in found]
    assert assemble(text, found, same, "zh").text == text
