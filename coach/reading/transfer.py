"""Transfer encodings of mail: bodies decoded, and changed words encoded as the rest is."""

from __future__ import annotations

import binascii
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from coach.reading.source import ReadingError, spliced

ByteChange = tuple[int, int, bytes]
"""Start and end in some bytes, and what stands there instead."""

_QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})|=[ \t]*(?:\r?\n|\Z)|(?<![ \t])[ \t]++(?=\r?\n)")
_LINE = re.compile(rb"[^\r\n]*(\r?\n|\Z)")
_LONGEST = 76


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it stands in the mail (`raw`) and what it says (`data`).

    `encoding` is that of the transfer; `starts` and `lengths` say for quoted-printable where each
    byte of `data` stands in `raw`.
    """

    raw: bytes
    data: bytes
    encoding: str
    starts: array[int] | None = None
    lengths: bytes = b""

    def changed(self, changes: Sequence[ByteChange]) -> bytes:
        """`raw` with changes of `data`, which are in order. Raises ReadingError."""
        if self.encoding == "base64":
            return _to_base64(spliced(self.data, changes), self.raw)
        if self.starts is not None:
            return _wrapped(self.raw, [self._quoted(*change) for change in changes])
        only_ascii = self.encoding == "7bit" and self.raw.isascii()
        if only_ascii and any(not words.isascii() for _, _, words in changes):
            raise ReadingError(
                "the new words have characters that this part of the mail cannot hold (7bit)"
            )
        return spliced(self.raw, changes)

    def _quoted(self, start: int, end: int, words: bytes) -> ByteChange:
        """A change of what quoted-printable says as a change of how it says it."""
        starts = self.starts or array("I")
        begin = starts[start] if start < len(starts) else len(self.raw)
        stop = starts[end - 1] + self.lengths[end - 1] if end > start else begin
        return begin, stop, _to_quoted(words)


def decoded_body(raw: bytes, encoding: str) -> Body:
    """A body decoded. Raises ReadingError if it cannot be."""
    if encoding == "base64":
        try:
            return Body(raw, binascii.a2b_base64(raw), encoding)
        except binascii.Error as error:
            raise ReadingError("a part of the mail is damaged (no base64); get it again") from error
    if encoding != "quoted-printable":
        return Body(raw, raw, encoding)
    data = bytearray()
    starts, lengths = array("I"), bytearray()
    position = 0
    for found in [*_QUOTED.finditer(raw), None]:
        stop = found.start() if found else len(raw)
        data += raw[position:stop]
        starts.extend(range(position, stop))
        lengths += b"\1" * (stop - position)
        if found is None:
            break
        if found[1] is not None:
            data.append(int(found[1], 16))
            starts.append(found.start())
            lengths.append(3)
        position = found.end()
    return Body(raw, bytes(data), encoding, starts, bytes(lengths))


def _to_base64(data: bytes, before: bytes) -> bytes:
    """Bytes in base64, in lines as long as those before."""
    lines = before.split()
    length = max(4, len(lines[0]) if lines else _LONGEST) // 4 * 4
    written = binascii.b2a_base64(data, newline=False)
    line_break = b"\r\n" if b"\r\n" in before or not lines else b"\n"
    parts = [written[at : at + length] for at in range(0, len(written), length)]
    return line_break.join(parts) + before[len(before.rstrip()) :]


def _to_quoted(words: bytes) -> bytes:
    """Words in quoted-printable; line breaks stay, space before them is written out."""
    written = bytearray()
    for at, byte in enumerate(words):
        ends_line = words[at + 1 : at + 2] in (b"\r", b"\n")
        plain = byte in b"\r\n" or (33 <= byte <= 126 and byte != ord("="))
        if plain or (byte in b" \t" and not ends_line):
            written.append(byte)
        else:
            written += b"=%02X" % byte
    return bytes(written)


def _wrapped(raw: bytes, changes: Sequence[ByteChange]) -> bytes:
    """Quoted-printable with changes; lines that they make too long are broken softly."""
    line_break = b"\r\n" if b"\r\n" in raw else b"\n"
    touched: list[tuple[int, int]] = []
    shift = 0
    for start, end, words in changes:
        touched.append((start + shift, start + shift + len(words)))
        shift += len(words) - (end - start)
    new = spliced(raw, changes)
    breaks: list[ByteChange] = []
    for begin, stop in _lines(new, touched):
        if stop - begin > _LONGEST:
            breaks += _soft_breaks(new, begin, stop, line_break)
        elif stop > begin and new[stop - 1] in b" \t":
            breaks.append((stop - 1, stop, b"=%02X" % new[stop - 1]))
    return spliced(new, breaks)


def _lines(data: bytes, touched: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines that some stretches touch, without their breaks; each once, in order."""
    found: list[tuple[int, int]] = []
    for start, end in touched:
        position = data.rfind(b"\n", 0, start) + 1
        while True:
            line = _LINE.match(data, position)
            if line is None:
                break
            if not found or found[-1][0] < line.start():
                found.append((line.start(), line.start(1)))
            position = line.end()
            if position > end or not line[1]:
                break
    return found


def _soft_breaks(data: bytes, begin: int, stop: int, line_break: bytes) -> list[ByteChange]:
    breaks: list[ByteChange] = []
    at = begin
    while stop - at > _LONGEST:
        at += _LONGEST - 1
        back = data[at - 2 : at].find(b"=")
        if back >= 0:  # not within =E4
            at += back - 2
        breaks.append((at, at, b"=" + line_break))
    return breaks


def in_encoded_words(text: str, charset: str, base64: bool, line_break: str, used: int) -> str:
    """A header's text in encoded words, each on a line of its own; the first after `used` columns.

    `charset` is written as it is. Raises UnicodeEncodeError or LookupError if it has no such text.
    """
    frame = len(f"=?{charset}?b??=")
    words: list[str] = []
    piece, room = b"", _LONGEST - used - frame
    for character in text:
        more = piece + character.encode(charset)
        if piece and len(_word(more, base64)) > room:
            words.append(_word(piece, base64))
            more, room = character.encode(charset), _LONGEST - 1 - frame
        piece = more
    words.append(_word(piece, base64))
    kind = "b" if base64 else "q"
    return f"{line_break} ".join(f"=?{charset}?{kind}?{word}?=" for word in words)


def _word(data: bytes, base64: bool) -> str:
    if base64:
        return binascii.b2a_base64(data, newline=False).decode("ascii")
    return "".join(
        "_" if byte == 32 else chr(byte) if chr(byte).isalnum() and byte < 128 else f"={byte:02X}"
        for byte in data
    )
