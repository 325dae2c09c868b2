"""Bytes to text: the encodings in which trade mail really comes."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "big5")
_EVERYDAY = frozenset(
    "的是我们您你好请在有和不了这那为对于到等会能将已与及单货款期价格样品付发收订我們您請這為對於會將與單貨價樣發訂"
    "，。！？：；"
)
"""Characters that real Chinese mail is full of, and wrongly decoded bytes are not."""


def decode(data: bytes) -> str:
    """`data` as text: UTF-8 first, then GB18030 or Big5, whichever reads more like Chinese.

    Raises ValueError if the bytes are binary or in none of these encodings.
    """
    return _read(data)[0]


def encoding_of(data: bytes) -> str:
    """The name of the encoding in which `decode` reads `data`. Raises ValueError like it."""
    return _read(data)[1]


def _read(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding), encoding
    if b"\0" in data[:65536]:
        raise ValueError("this is a binary file, not a message; save the draft as plain text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    attempts = [(_attempt(data, encoding), encoding) for encoding in _CHINESE]
    readings = [(text, encoding) for text, encoding in attempts if text is not None]
    if not readings:
        raise ValueError("cannot read the encoding (tried UTF-8, GB18030, Big5); save it as UTF-8")
    best = max(readings, key=lambda one: _everyday_share(one[0]))
    if _everyday_share(best[0]) == 0.0:
        raise ValueError(
            "cannot tell the encoding (UTF-8, GB18030 and Big5 give no sense); save it as UTF-8"
        )
    return best


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"the file starts like {encoding} but is not; save it as UTF-8") from error


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _everyday_share(text: str) -> float:
    beyond_ascii = [character for character in text if character > "\x7f"]
    if not beyond_ascii:
        return 0.0
    return sum(character in _EVERYDAY for character in beyond_ascii) / len(beyond_ascii)
