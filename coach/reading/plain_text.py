"""Bytes as text with what must be kept to write them again, and the remarks in plain text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from coach.lazily import lazy
from coach.reading.decoding import decode, encoding_of
from coach.reading.options import Options
from coach.reading.source import ReadingError, Remark, TextSource, Unit
from coach.reading.templating import UNSEEN

_FOREIGN = (
    (b"PK\x03\x04", "this is a zip or an Office file"),
    (b"\xd0\xcf\x11\xe0", "this is an old or encrypted Office file"),
    (b"%PDF", "this is a PDF"),
    (b"{\\rtf", "this is a rich text file (RTF)"),
)
_REMARK = lazy(
    r"^[ \t]*(?:\[(?P<boxed>coach-[a-z-]+(?![\w-])[^\]\r\n]*)\]"
    r"|(?:#|//|--)[ \t]*(?P<hashed>coach-[a-z-]+(?![\w-])[^\r\n]*))[ \t]*(?:\r\n|\r|\n|\Z)",
    re.MULTILINE,
)
_UNSEEN_LINE = lazy(rf"^[ \t]*{UNSEEN}[ \t{UNSEEN}]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)


def decoded(data: bytes, options: Options) -> TextSource:
    """The text of a file, without units yet. Raises ReadingError if it is not text, or too long."""
    if len(data) > options.most_text:
        raise too_long(options.most_text)
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise ReadingError(f"{what}, whatever its name says; save it as text")
    encoding = encoding_of(data)
    prefix = b""
    if encoding == "utf-8-sig":
        encoding, prefix = "utf-8", codecs.BOM_UTF8
    elif encoding == "utf-16":
        prefix = data[:2]
        encoding = "utf-16-le" if prefix == codecs.BOM_UTF16_LE else "utf-16-be"
    text = decode(data)
    twice = encoding in ("gb18030", "big5") and text.encode(encoding) != data
    return TextSource(text, (), encoding, (), prefix, data if twice else None)


def too_long(most: int) -> ReadingError:
    """That a file has more text than is allowed."""
    return ReadingError(
        f"it has more than the {most / 1e6:.1f} MB of text allowed; split it or raise the limit"
    )


def with_units(
    source: TextSource, units: Sequence[Unit], remarks: Sequence[Remark] = ()
) -> TextSource:
    """`source` with the units and remarks that were found in it."""
    return TextSource(
        source.text, tuple(units), source.encoding, tuple(remarks), source.prefix, source.original
    )


def text_units(text: str) -> tuple[list[Unit], list[Remark]]:
    """The text without remarks to the coach, and those; lines that a reader does not see are left
    out with their line breaks."""
    from coach.reading.composing import Composer

    remarks = remark_lines(text)
    unseen = [(one.start or 0, one.end or 0) for one in remarks]
    if UNSEEN in text:
        unseen = sorted({*unseen, *(found.span() for found in _UNSEEN_LINE.finditer(text))})
    composer = Composer(text)
    position = 0
    for start, end in unseen:
        composer.keep(position, start)
        position = max(position, end)
    composer.keep(position, len(text))
    unit = composer.unit()
    return ([unit] if unit.text.strip() else []), remarks


def remark_lines(text: str) -> list[Remark]:
    """The lines of a plain text that are remarks to the coach, with their line breaks."""
    if "coach-" not in text:
        return []
    return [
        Remark((found["boxed"] or found["hashed"]).strip(), found.start(), found.end())
        for found in _REMARK.finditer(text)
    ]
