"""Mails: the subject, and the bodies that are read, plain and HTML, whatever their encoding.

The mail is cut up by its own lines and never put together again from a parsed form: what is not
changed keeps its headers, boundaries and line breaks byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from email.message import Message

from coach.reading.composing import Composer
from coach.reading.hypertext import html_units
from coach.reading.options import Options
from coach.reading.plain_text import text_units, too_long
from coach.reading.source import (
    Edit,
    Piece,
    ReadingError,
    Remark,
    Source,
    TextSource,
    Unit,
    spliced,
)
from coach.reading.templating import units_of
from coach.reading.transfer import Body, ByteChange, decoded_body, in_encoded_words

SUFFIXES = ("eml", "mail", "mht", "mhtml")

_DEEPEST = 20
_MOST_PARTS = 500
_LONGEST_SUBJECT = 4000
"""Characters of a subject in encoded words; the library takes the square of it in time."""
_HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*((?:[^\r\n]|\r?\n[ \t])*)(?:\r?\n|\Z)")
_FOLD = re.compile(r"\r?\n[ \t]+")
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "us-ascii": "utf-8", "iso-8859-1": "cp1252"}
"""Encodings that mail programs write more with than they have."""


@dataclass(frozen=True, slots=True)
class _Entity:
    """A mail or a part of one: its headers and the stretch of its body."""

    headers: Mapping[str, tuple[int, int]]
    start: int
    end: int
    message: Message


@dataclass(frozen=True, slots=True)
class _Part:
    """A body that is read: where it stands, as it is encoded and as text with units."""

    start: int
    end: int
    body: Body
    source: TextSource


@dataclass(frozen=True, slots=True)
class _Subject:
    """A subject: the stretch of its value, what that says, and its unit if it stands as it is."""

    start: int
    end: int
    text: str
    written: str
    source: TextSource | None
    line_break: str


def read(data: bytes, name: str, options: Options) -> Source:
    """The subject as a fragment, each body as a whole message."""
    entities = list(_entities(data))
    if not entities or not entities[0].headers:
        raise ReadingError("this is no mail (it has no headers); name it .txt if it is plain text")
    if any(one.message.get_content_type() in _ENCRYPTED for one in entities):
        raise ReadingError("the mail is encrypted; save it decrypted")
    mail = _Mail(data, *_as_text(data, entities))
    mail.add_subject(entities[0])
    for entity in entities:
        if _is_read(entity.message):
            mail.add(entity, options)
    return mail


_ENCRYPTED = frozenset(
    ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
)


def _is_read(message: Message) -> bool:
    return (
        message.get_content_type() in ("text/plain", "text/html")
        and message.get_content_disposition() != "attachment"
        and message.get_filename() is None
    )


def _entities(data: bytes) -> Iterator[_Entity]:
    """The mail and its parts, but for those of mails within it. Raises ReadingError."""
    waiting = [(0, len(data), 0)]
    count = 0
    while waiting:
        start, end, depth = waiting.pop(0)
        entity = _entity(data, start, end)
        yield entity
        boundary = entity.message.get_boundary()
        if entity.message.get_content_maintype() != "multipart" or not boundary:
            continue
        parts = _parts(data, entity, boundary)
        count += len(parts)
        if depth > _DEEPEST or count > _MOST_PARTS:
            raise ReadingError("the mail has more parts than a message has")
        waiting[:0] = [(*part, depth + 1) for part in parts]


def _entity(data: bytes, start: int, end: int) -> _Entity:
    headers: dict[str, tuple[int, int]] = {}
    message = Message()
    position = start
    if data.startswith(b"From ", start):  # the line of a mailbox
        position = data.find(b"\n", start, end) + 1 or end
    while found := _HEADER.match(data, position, end):
        name = found[1].decode("ascii").lower()
        headers.setdefault(name, found.span(2))
        if name.startswith("content-") and name not in message:
            message[name] = _FOLD.sub(" ", found[2].decode("latin-1"))
        position = found.end()
    blank = re.compile(rb"\r?\n").match(data, position, end)
    return _Entity(headers, blank.end() if blank else position, end, message)


def _parts(data: bytes, entity: _Entity, boundary: str) -> list[tuple[int, int]]:
    """The stretches between the lines of a boundary."""
    line = re.compile(
        rb"(?:^|(?<=\n))--"
        + re.escape(boundary.encode("latin-1", "replace"))
        + rb"(--)?[ \t]*(?:\r?\n|\Z)"
    )
    parts: list[tuple[int, int]] = []
    begun: int | None = None
    for found in line.finditer(data, entity.start, entity.end):
        if begun is not None:
            stop = found.start()
            if data[stop - 1 : stop] == b"\n":  # this line break belongs to the boundary
                stop -= 2 if data[stop - 2 : stop] == b"\r\n" else 1
            parts.append((begun, max(begun, stop)))
        begun = None if found[1] else found.end()
    if begun is not None and begun < entity.end:
        parts.append((begun, entity.end))  # the mail was cut short
    return parts


def _charset(message: Message) -> str:
    """The encoding in which a body is decoded."""
    import codecs

    said = str(message.get_param("charset", "utf-8")).lower().strip("\"' ")
    try:
        return codecs.lookup(_SUPERSETS.get(said, said)).name
    except (LookupError, ValueError):
        return "utf-8"


def _as_text(data: bytes, entities: Sequence[_Entity]) -> tuple[str, str]:
    """The file as text, and in which encoding: the one of its bodies if it is not UTF-8."""
    for encoding in ("utf-8", *map(_charset, (one.message for one in entities))):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "iso8859-1"


class _Mail:
    """A mail: its units, and where each of them stands."""

    def __init__(self, data: bytes, text: str, encoding: str) -> None:
        self._data, self._encoding = data, encoding
        self.text = text
        self.units: list[Unit] = []
        self.remarks: list[Remark] = []
        self._places: list[tuple[_Part | _Subject, int]] = []
        """For each unit what holds it, and its number there."""

    def _point(self, byte: int) -> int:
        """The code point of the file at a byte."""
        return len(self._data[:byte].decode(self._encoding))

    def add_subject(self, mail: _Entity) -> None:
        """Read the subject, encoded words and all."""
        if "subject" not in mail.headers:
            return
        start, end = mail.headers["subject"]
        raw = self._data[start:end]
        written = raw.decode(self._encoding, "replace")
        text = _decoded_words(written)
        source = None
        if text is not None:
            unit = Unit(text, (), "Subject", whole=False)
        else:
            unit = self._as_written(self._point(start), len(written))
            text = unit.text
            source = TextSource(self.text, (unit,), self._encoding)
        line_break = "\r\n" if self._data[end : end + 2] == b"\r\n" else "\n"
        if text.strip():
            self.units.append(unit)
            self._places.append((_Subject(start, end, text, written, source, line_break), 0))

    def _as_written(self, first: int, length: int) -> Unit:
        """A subject without encoded words, whose lines may be folded."""
        composer = Composer(self.text)
        position = first
        for fold in _FOLD.finditer(self.text, first, first + length):
            composer.keep(position, fold.start())
            composer.put(" ", *fold.span())
            position = fold.end()
        composer.keep(position, first + length)
        return composer.unit("Subject", whole=False)

    def add(self, entity: _Entity, options: Options) -> None:
        """Read a body."""
        raw = self._data[entity.start : entity.end]
        if len(raw) > options.most_text:
            raise too_long(options.most_text)
        message = entity.message
        body = decoded_body(
            raw, str(message.get("content-transfer-encoding", "7bit")).strip().lower()
        )
        encoding = _charset(message)
        try:
            text = body.data.decode(encoding)
        except UnicodeDecodeError:
            encoding = "iso8859-1"
            text = body.data.decode(encoding)
        is_html = message.get_content_type() == "text/html"
        units, remarks = units_of(
            text, html_units if is_html else text_units, template=options.template
        )
        twice = body.data if text.encode(encoding) != body.data else None
        source = TextSource(text, tuple(units), encoding, tuple(remarks), b"", twice)
        part = _Part(entity.start, entity.end, body, source)
        first = len(self.units)
        for number, unit in enumerate(units):
            named = ", ".join(filter(None, (message.get_content_type(), unit.name)))
            pieces = self._outer(part, unit.pieces)
            self.units.append(replace(unit, name=named, pieces=pieces, escape=str))
            self._places.append((part, number))
        for remark in remarks:
            spans = self._outer(part, (Piece(0, 0, remark.start or 0, remark.end or 0, False),))
            if spans:
                places = (spans[0].source_start, spans[-1].source_end)
                self.remarks.append(Remark(remark.text, *places))
            elif len(self.units) > first:
                self.remarks.append(Remark(remark.text, unit=len(self.units) - 1))

    def _outer(self, part: _Part, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """Pieces of a body as pieces of the file; none where its letters do not stand in it."""
        first = self._point(part.start)
        if part.body.encoding == "base64":
            return ()
        if part.body.starts is not None:
            if not part.body.raw.isascii():
                return ()
            return tuple(_quoted_pieces(part, pieces, first))
        if part.source.encoding != self._encoding and not part.body.raw.isascii():
            return ()
        return tuple(
            replace(
                piece,
                source_start=piece.source_start + first,
                source_end=piece.source_end + first,
            )
            for piece in pieces
        )

    def applied(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """See Source.applied."""
        by_place: dict[int, tuple[_Part | _Subject, dict[int, Sequence[Edit]]]] = {}
        for index, several in edits.items():
            place, number = self._places[index]
            if several:
                by_place.setdefault(place.start, (place, {}))[1][number] = several
        changes: list[ByteChange] = []
        for place, inner in by_place.values():
            if isinstance(place, _Subject):
                words = _subject(place, inner[0])
            else:
                found = place.source.changes(inner)
                words = place.body.changed(place.source.byte_changes(found))
            changes.append((place.start, place.end, words))
        return spliced(self._data, sorted(changes))


def _decoded_words(written: str) -> str | None:
    """What a subject in encoded words says; None if it has none that can be decoded."""
    if "=?" not in written or len(written) > _LONGEST_SUBJECT:
        return None
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        text = str(make_header(decode_header(_FOLD.sub(" ", written))))
    except (MessageError, ValueError, LookupError):
        return None
    return _FOLD.sub(" ", text)


def _quoted_pieces(part: _Part, pieces: Sequence[Piece], first: int) -> Iterator[Piece]:
    """Pieces of a body in quoted-printable, cut where a character is written as something else."""
    starts, lengths = part.body.starts, part.body.lengths
    if starts is None:
        return
    text, encoding = part.source.text, part.source.encoding
    point = byte = 0
    for piece in pieces:
        byte += len(text[min(point, piece.source_start) : piece.source_start].encode(encoding))
        if piece.source_start < point:
            byte -= len(text[piece.source_start : point].encode(encoding))
        point = piece.source_start
        if not piece.verbatim:
            size = len(text[point : piece.source_end].encode(encoding))
            begin = starts[byte] if byte < len(starts) else len(part.body.raw)
            end = starts[byte + size - 1] + lengths[byte + size - 1] if size else begin
            yield replace(piece, source_start=first + begin, source_end=first + end)
            continue
        yield from _runs(part, piece, byte, first)


def _runs(part: _Part, piece: Piece, byte: int, first: int) -> Iterator[Piece]:
    """A verbatim piece cut into letters that stand for themselves and those that do not."""
    starts, lengths = part.body.starts or (), part.body.lengths
    text, encoding = part.source.text, part.source.encoding
    run: Piece | None = None
    for at in range(piece.source_start, piece.source_end):
        size = 1 if text[at] < "\x80" else len(text[at].encode(encoding))
        begin, last = starts[byte], byte + size - 1
        end = starts[last] + lengths[last]
        start = piece.start + at - piece.source_start
        plain = size == 1 and lengths[byte] == 1
        if run is not None and plain and run.source_end == first + begin:
            run = replace(run, end=start + 1, source_end=first + end)
        else:
            if run is not None:
                yield run
            run = Piece(start, start + 1, first + begin, first + end, plain, piece.writable)
            if not plain:
                yield run
                run = None
        byte += size
    if run is not None:
        yield run


def _subject(subject: _Subject, edits: Sequence[Edit]) -> bytes:
    """The value of a subject with edits; what needs encoded words gets them."""
    text, position = "", 0
    for edit in edits:
        text += subject.text[position : edit.start] + edit.replacement
        position = edit.end
    text += subject.text[position:]
    if "\n" in text or "\r" in text:
        raise ReadingError("a subject has no line breaks")
    source = subject.source
    if source is not None and (text.isascii() or not subject.written.isascii()):
        first = source.units[0].pieces[0].source_start
        changes = source.changes({0: edits})
        written = source.text[first : first + len(subject.written)]
        parts: list[str] = []
        position = 0
        for start, end, words in changes:
            parts += (written[position : start - first], words)
            position = end - first
        return "".join((*parts, written[position:])).encode(source.encoding)
    return _in_encoded_words(text, subject.written, subject.line_break)


def _in_encoded_words(text: str, before: str, line_break: str) -> bytes:
    """A subject in encoded words, of the kind that it had before."""
    found = re.search(r"=\?([^?*]+)(?:\*[^?]*)?\?([bBqQ])\?", before)
    charset, base64 = (found[1], found[2] in "bB") if found else ("utf-8", True)
    used = len("Subject: ")
    try:
        written = in_encoded_words(text, charset, base64, line_break, used)
    except (LookupError, UnicodeEncodeError):
        written = in_encoded_words(text, "utf-8", base64, line_break, used)
    return written.encode("ascii")
