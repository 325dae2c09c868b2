"""Which part of a text is meant, and what an editor may order."""

from __future__ import annotations

from typing import Any

import pytest

from coach.lsp.documents import OpenDocument
from coach.lsp.rewording import (
    Order,
    carried_out,
    message_span,
    paragraph_span,
    without_overlaps,
)
from coach.lsp.settings import Settings

TEXT = "# c\n\nDear Anna,\n\nOne.\nTwo.\r\n \r\n三。🙂\n# end\n"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("Dear", "Dear Anna,"),
        ("One", "One.\nTwo."),
        ("Two.", "One.\nTwo."),
        ("三", "三。🙂"),
    ],
)
def test_the_paragraph_around_a_place(at: str, words: str) -> None:
    document = OpenDocument("u", 1, TEXT, "commit")
    span = paragraph_span(document, TEXT.index(at))
    assert span is not None
    assert TEXT[slice(*span)] == words


def test_between_two_paragraphs_there_is_none() -> None:
    document = OpenDocument("u", 1, "a\n\n\n\nb", "text")
    assert [paragraph_span(document, at) for at in range(7)] == [
        (0, 1), (0, 1), None, None, None, (5, 6), (5, 6),
    ]  # fmt: skip


def test_the_message_is_what_is_read() -> None:
    start, end = message_span(OpenDocument("u", 1, TEXT, "commit"))
    assert TEXT[start:end].startswith("Dear")
    assert TEXT[start:end].endswith("🙂")


def test_an_order_comes_back_as_it_was_given() -> None:
    order = Order("translate", "file:///a", 3, 0, 5, to="zh")
    assert Order.from_plain(order.plain()) == order
    order = Order("rewrite", "file:///a", 3, 0, 5)
    assert None not in order.plain().values()  # Neovim gives back no null
    assert Order.from_plain(order.plain()) == order


@pytest.mark.parametrize(
    "wrong",
    [
        None, "x", {}, {"do": "delete"}, {"uri": 1}, {"version": "1"}, {"start": True},
        {"start": 6}, {"start": -1}, {"to": "de"}, {"more": 1},
    ],
)  # fmt: skip
def test_what_was_never_offered_is_no_order(wrong: Any) -> None:
    plain = Order("translate", "file:///a", 3, 0, 5, to="zh").plain()
    data = {**plain, **wrong} if isinstance(wrong, dict) and wrong else wrong
    with pytest.raises(ValueError, match="Draft Coach"):
        Order.from_plain(data)


def test_changes_that_meet_are_left_out() -> None:
    edits = [(4, 6, "b"), (0, 5, "a"), (5, 5, "c"), (7, 7, "d"), (7, 7, "e")]
    assert [*without_overlaps(edits)] == [(0, 5, "a"), (7, 7, "d")]


def test_headers_stay_where_a_mail_is_translated() -> None:
    text = "Subject: 交货日期\nX-Note: 请勿翻译\n\n王经理，您好：\n\n请确认交货日期。\n"
    document = OpenDocument("u", 1, text, "mail")
    start, end = message_span(document)
    order = Order("translate", "u", 1, start, end, to="en")
    outcome = carried_out(order, document, Settings())
    assert [text[start:end] for start, end, _ in outcome.edits] == [
        "Subject: 交货日期",
        "王经理，您好：\n\n请确认交货日期。",
    ]
    assert "Please confirm the delivery date" in outcome.edits[1][2]
