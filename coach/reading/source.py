"""What a file format gives to those who check it, and how changed words go back into it.

A *source* is one file that was read. It holds *units*: the texts in it that a person will read,
each one draft of its own (the body of an e-mail, its subject, a cell, a string of a catalogue).
A unit's text is what a reader of the message sees; its pieces say where each stretch of that text
stands in the file, so nothing is ever searched for again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol, Self

from coach.lazily import lazy

if TYPE_CHECKING:
    from coach.draft import Channel


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a unit's text and the stretch of the file that it stands for.

    `start` and `end` are code points of the unit's text, `source_start` and `source_end` code
    points of the decoded file. Where `verbatim`, both are the same characters one for one; else
    the text stands for the source as a whole, as a space does for `&nbsp;`, or for nothing that
    may be written to, as a line break does for `</p><p>`.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    verbatim: bool = True
    writable: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """One draft inside a file.

    `name` says where it stands to a person, such as "Sheet1!B4", "msgid 12" or "templates[2].body";
    None where the file is the draft. `whole` tells a whole message, which can lack a field, from a
    fragment such as a subject, which cannot. `pieces` are in order and cover the text; they are
    empty where there are no character offsets: in a format without them, in an encoded part.
    `template`: a machine fills in the blanks, so an unfilled one is no mistake. `channel` is known
    where the format says how the message goes out. `escape` writes words the way this place of the
    file writes text; a CRM's placeholders in them stay.
    """

    text: str
    pieces: tuple[Piece, ...]
    name: str | None = None
    whole: bool = True
    template: bool = False
    channel: Channel | None = None
    escape: Callable[[str], str] = field(default=str, repr=False, compare=False)

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Code points of the file for those of the text; None where the format has no offsets."""
        if not self.pieces:
            return None
        first = self._piece_at(start)
        last = self._piece_at(max(start, end - 1))
        begins = first.source_start + (start - first.start if first.verbatim else 0)
        ends = last.source_start + (end - last.start) if last.verbatim else last.source_end
        return begins, max(begins, ends)

    def _piece_at(self, offset: int) -> Piece:
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[max(0, index)]


@dataclass(frozen=True, slots=True)
class Edit:
    """`replacement` takes the place of `text[start:end]` of a unit; code points of that text."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the file format, which its readers do not see: where inline ignores are written.

    `text` is the comment without its marks; `start` and `end` are code points of the decoded file,
    None in a format without them. `unit` is the index of the unit that the comment is about where
    that does not follow from its place: a row of a table, an entry of a catalogue, a document.
    `about` are code points of that unit's text where it is about a stretch of it alone.
    """

    text: str
    start: int | None = None
    end: int | None = None
    unit: int | None = None
    about: tuple[int, int] | None = None


class Source(Protocol):
    """One file that was read.

    `text` is the decoded file that the positions of pieces and remarks count in; None in a format
    without character offsets.
    """

    @property
    def text(self) -> str | None: ...

    @property
    def units(self) -> Sequence[Unit]: ...

    @property
    def remarks(self) -> Sequence[Remark]: ...

    def applied(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """The file with the edits of each unit, by its index, put in; all else byte for byte.

        The edits of one unit are in order and do not overlap. Raises ReadingError if one cannot
        be put in without touching what is not text.
        """
        ...


class ReadingError(ValueError):
    """A file that cannot be read or written back, in one line that says why and what to do."""


_BREAK = lazy(r"(?<!\r)\n")

Change = tuple[int, int, str]
"""Start and end in the decoded file, and what stands there instead, as the file writes it."""


@dataclass(frozen=True, slots=True)
class TextSource:
    """A file that is text: edits go into the decoded text and are encoded as it was.

    `prefix` holds the bytes before the text, such as a byte order mark; `original` all bytes of a
    file whose encoding writes some characters in two ways, so that encoding its text again would
    change it.
    """

    text: str
    units: tuple[Unit, ...]
    encoding: str = "utf-8"
    remarks: tuple[Remark, ...] = ()
    prefix: bytes = b""
    original: bytes | None = field(default=None, repr=False)

    @classmethod
    def of(cls, source: TextSource, **own: Any) -> Self:
        """`source` as one of this class; `own` are the fields that only this class has."""
        shared = {one.name: getattr(source, one.name) for one in fields(TextSource)}
        return cls(**shared, **own)

    def applied(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """See Source.applied."""
        return self.written(self.changes(edits))

    def changes(self, edits: Mapping[int, Sequence[Edit]]) -> list[Change]:
        """The edits as changes of the decoded text, in order. Raises ReadingError."""
        found = [
            change
            for index, several in edits.items()
            for edit in several
            for change in changes_of(self.units[index], edit)
        ]
        return sorted(found, key=lambda change: change[:2])

    def written(self, changes: Sequence[Change]) -> bytes:
        """The file with these changes, which are in order. Raises ReadingError if they overlap."""
        kept = self.original or self.prefix + self.text.encode(self.encoding)
        return spliced(kept, self.byte_changes(changes))

    def byte_changes(self, changes: Sequence[Change]) -> list[tuple[int, int, bytes]]:
        """Changes in bytes of the file. Line breaks in them are written as the file writes its own.

        Raises ReadingError if they overlap or the encoding has no such character.
        """
        for (_, end, _), (start, _, _) in pairwise(changes):
            if start < end:
                raise ReadingError("two changes meet in the same words; apply one at a time")
        places = _byte_offsets(self, [place for start, end, _ in changes for place in (start, end)])
        windows = "\r\n" in self.text
        return [
            (
                places[2 * number],
                places[2 * number + 1],
                _encoded(_BREAK.sub("\r\n", words) if windows else words, self.encoding),
            )
            for number, (_, _, words) in enumerate(changes)
        ]


def spliced(data: bytes, changes: Sequence[tuple[int, int, bytes]]) -> bytes:
    """Bytes with some stretches of them replaced; in order."""
    parts: list[bytes] = []
    position = 0
    for start, end, words in changes:
        parts += (data[position:start], words)
        position = end
    return b"".join((*parts, data[position:]))


def _byte_offsets(source: TextSource, places: Sequence[int]) -> list[int]:
    """Where code points of the text begin in the bytes of the file; `places` are in order."""
    at, length = 0, len(source.prefix)
    offsets: list[int] = []
    if source.original is not None:
        starts = _starts(source.original[length:], source.encoding)
        return [length + starts[place] for place in places]
    for place in places:
        length += len(source.text[min(at, place) : place].encode(source.encoding))
        at = max(at, place)
        offsets.append(length)
    return offsets


def _starts(data: bytes, encoding: str) -> list[int]:
    """The offset of every character in `data`, and that of the end."""
    from codecs import getincrementaldecoder

    decoder = getincrementaldecoder(encoding)()
    starts = [0]
    for index in range(len(data)):
        for _ in decoder.decode(data[index : index + 1]):
            starts.append(index + 1)
    return starts


def _encoded(words: str, encoding: str) -> bytes:
    try:
        return words.encode(encoding)
    except UnicodeEncodeError as error:
        character = words[error.start]
        raise ReadingError(
            f"“{character}” cannot be written in {encoding}; save the file as UTF-8 first"
        ) from error


def changes_of(unit: Unit, edit: Edit) -> list[Change]:
    """An edit as changes of the file: (start, end, words), code points of the file.

    What stands in the file between two stretches of text, such as a tag, stays: the new words take
    the place of the first stretch that the edit touches, the others lose theirs. Raises
    ReadingError where the edit needs to change something that is not text.
    """
    if edit.start == edit.end:
        return [_insertion(unit, edit)]
    changes: list[Change] = []
    words = edit.replacement
    for piece in unit.pieces:
        if piece.end <= edit.start or edit.end <= piece.start:
            continue
        begins, ends = max(edit.start, piece.start), min(edit.end, piece.end)
        whole = (begins, ends) == (piece.start, piece.end)
        if not piece.writable or not (piece.verbatim or whole):
            raise ReadingError("the words run across markup; change them by hand")
        source = (
            (piece.source_start + begins - piece.start, piece.source_start + ends - piece.start)
            if piece.verbatim
            else (piece.source_start, piece.source_end)
        )
        changes.append((*source, unit.escape(words)))
        words = ""
    if not changes:
        raise ReadingError("there is no text at this place to change")
    return changes


def _insertion(unit: Unit, edit: Edit) -> Change:
    """Words between two characters, beside one that may be written to."""
    for piece in unit.pieces:
        if not piece.writable or not piece.start <= edit.start <= piece.end:
            continue
        if piece.verbatim:
            place = piece.source_start + edit.start - piece.start
        elif edit.start in (piece.start, piece.end):
            place = piece.source_start if edit.start == piece.start else piece.source_end
        else:
            continue
        return place, place, unit.escape(edit.replacement)
    raise ReadingError("there is no text at this place to change")
