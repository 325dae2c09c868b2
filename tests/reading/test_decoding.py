"""Drafts come in the encodings of the trade; what is no text is refused with a word on what to do."""

from __future__ import annotations

import pytest

from coach.reading.decoding import decode

SIMPLIFIED = "您好，请在周五前确认订单，谢谢。"
TRADITIONAL = "您好，請確認訂單，我們會盡快發貨，謝謝。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_simplified(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5"])
def test_traditional(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_binary_is_refused() -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def test_bytes_in_no_encoding_are_refused() -> None:
    with pytest.raises(ValueError, match="save it as UTF-8"):
        decode(b"caf\xe9 au lait \xff\xfe\xfa")
