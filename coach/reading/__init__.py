"""Files in: bytes to text, and each format to drafts with exact places."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from coach.reading.decoding import decode, encoding_of
from coach.reading.options import Options
from coach.reading.source import Edit, ReadingError, Remark, Source, Unit

__all__ = [
    "Edit",
    "Options",
    "ReadingError",
    "Remark",
    "Source",
    "Unit",
    "decode",
    "encoding_of",
    "read_source",
    "read_text",
]

_EVERYTHING = Options()


def read_text(name: str) -> str:
    """The text of a file, or of standard input for "-".

    Raises OSError if it cannot be read, ValueError if it is not text; both say what to do.
    """
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return decode(data)


def read_source(
    path: str | Path, *, data: bytes | None = None, options: Options = _EVERYTHING
) -> Source:
    """The drafts in a file, with their places; the ending of `path` tells the format.

    `data` are its bytes where the caller has them already, as from standard input. Raises
    ReadingError, in one line without the path, for whatever cannot be read.
    """
    name = Path(path).name
    if data is None:
        data = _bytes_of(Path(path), options.most_bytes)
    elif len(data) > options.most_bytes:
        raise _too_large(len(data), options.most_bytes)
    return _Proven(_read(data, name, options), data, name, options)


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > most:
            raise _too_large(size, most)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise ReadingError(error.strerror or str(error)) from error
    if len(data) > most:
        raise _too_large(len(data), most)
    return data


def _too_large(size: int, most: int) -> ReadingError:
    return ReadingError(
        f"{size / 1e6:.1f} MB are more than the {most / 1e6:.1f} MB allowed for a file;"
        " split it or raise the limit"
    )


def _read(data: bytes, name: str, options: Options) -> Source:
    from coach.reading.formats import format_of

    try:
        return format_of(name, options.form).read(data, name, options)
    except ReadingError:
        raise
    except ValueError as error:
        raise ReadingError(str(error).partition("\n")[0]) from error
    except RecursionError as error:
        raise ReadingError("it is nested too deeply to be a message") from error


@dataclass(frozen=True, slots=True)
class _Proven:
    """A source whose changes are read again before they are handed out."""

    source: Source
    data: bytes
    name: str
    options: Options
    every: list[Unit] = field(default_factory=list)
    """All strings of the file, also those that are not read; found when first needed."""

    @property
    def text(self) -> str | None:
        return self.source.text

    @property
    def units(self) -> Sequence[Unit]:
        return self.source.units

    @property
    def remarks(self) -> Sequence[Remark]:
        return self.source.remarks

    def applied(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """See Source.applied; raises ReadingError also where the file would say something else."""
        new = self.source.applied(edits)
        if new == self.data:
            return new
        try:
            got = [_words(unit.text) for unit in self._every(new)]
        except ReadingError as error:
            raise ReadingError(f"the change would break the file ({error})") from error
        if [one for one in self._expected(edits) if one] != [one for one in got if one]:
            raise ReadingError("the format cannot say the new words at this place")
        return new

    def _every(self, data: bytes) -> Sequence[Unit]:
        return _read(data, self.name, replace(self.options, whatever=True)).units

    def _expected(self, edits: Mapping[int, Sequence[Edit]]) -> list[str]:
        """What the file should say; units are among all its strings in the same order."""
        if not self.every:
            self.every.extend(self._every(self.data))
        expected: list[str] = []
        at = 0
        for unit in self.every:
            is_read = at < len(self.units) and (unit.name, unit.text) == (
                self.units[at].name,
                self.units[at].text,
            )
            expected.append(_words(_edited(unit.text, edits.get(at, ()) if is_read else ())))
            at += is_read
        return expected


def _edited(text: str, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += (text[position : edit.start], edit.replacement)
        position = edit.end
    return "".join((*parts, text[position:]))


def _words(text: str) -> str:
    """A text without what formats do with white space."""
    return " ".join(text.split())
