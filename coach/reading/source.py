"""What a file format gives to those who check it, and how changed words go back into it.

A *source* is one file that was read. It holds *units*: the texts in it that a person will read,
each one draft of its own (the body of an e-mail, its subject, a cell, a string of a catalogue).
A unit's text is what a reader of the message sees; its pieces say where each stretch of that text
stands in the file, so nothing is ever searched for again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


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
    empty in a format without character offsets.
    """

    text: str
    pieces: tuple[Piece, ...]
    name: str | None = None
    whole: bool = True

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
    None in a format without them, where `unit` is the index of the unit that the comment is about.
    """

    text: str
    start: int | None = None
    end: int | None = None
    unit: int | None = None


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


@dataclass(frozen=True, slots=True)
class TextSource:
    """A file that is text: edits go into the decoded text and are encoded as it was.

    `escape` writes a replacement the way the format writes text; `prefix` holds the bytes before
    the text, such as a byte order mark.
    """

    text: str
    units: tuple[Unit, ...]
    encoding: str = "utf-8"
    remarks: tuple[Remark, ...] = ()
    prefix: bytes = b""
    escape: Callable[[str], str] = field(default=str)

    def applied(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """See Source.applied."""
        changes = sorted(
            change
            for index, several in edits.items()
            for edit in several
            for change in changes_of(self.units[index], edit, self.escape)
        )
        parts: list[str] = []
        position = 0
        for start, end, words in changes:
            if start < position:
                raise ReadingError("two changes meet in the same words; apply one at a time")
            parts += (self.text[position:start], words)
            position = end
        parts.append(self.text[position:])
        return self.prefix + "".join(parts).encode(self.encoding)


def changes_of(
    unit: Unit, edit: Edit, escape: Callable[[str], str]
) -> list[tuple[int, int, str]]:
    """An edit as changes of the file: (start, end, words), code points of the file.

    What stands in the file between two stretches of text, such as a tag, stays: the new words take
    the place of the first stretch that the edit touches, the others lose theirs. Raises ReadingError
    where the edit needs to change something that is not text.
    """
    touched = [
        piece
        for piece in unit.pieces
        if piece.start < edit.end and edit.start < piece.end
        or edit.start == edit.end and piece.start <= edit.start <= piece.end and piece.writable
    ]
    if edit.start == edit.end:
        touched = touched[:1]
    changes: list[tuple[int, int, str]] = []
    words = edit.replacement
    for piece in touched:
        begins, ends = max(edit.start, piece.start), min(edit.end, piece.end)
        whole = (begins, ends) == (piece.start, piece.end)
        if not piece.writable or not (piece.verbatim or whole):
            raise ReadingError("the words run across markup; change them by hand")
        source = (
            (piece.source_start + begins - piece.start, piece.source_start + ends - piece.start)
            if piece.verbatim
            else (piece.source_start, piece.source_end)
        )
        changes.append((*source, escape(words)))
        words = ""
    if not changes:
        raise ReadingError("there is no text at this place to change")
    return changes
