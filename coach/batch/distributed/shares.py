"""A dataset cut into shares of a few thousand messages, without reading it into memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.batch.distributed.errors import DatasetError

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

ENDINGS = (".jsonl", ".ndjson", ".csv", ".parquet")
SHARE_ROWS = 5_000
"""Rows of a share of a Parquet file."""
SHARE_BYTES = 4 * 1024 * 1024
"""Bytes of a share of a text file, up to the end of a record: some five thousand messages."""
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Share:
    """A stretch of one file.

    `start` and `end` count bytes of JSON lines and CSV, and rows of Parquet. `first_row` is the
    number of the first message in the file, from 0; `header` are the bytes of a CSV's first line.
    """

    path: str
    start: int
    end: int
    first_row: int
    header: bytes = b""

    @property
    def name(self) -> str:
        """A name of its own for what comes of it, the same in every run over the same dataset."""
        told = f"{self.path}\0{self.start}\0{self.end}".encode(errors="surrogateescape")
        return hashlib.blake2b(told, digest_size=10).hexdigest()


def filesystem_of(path: str) -> tuple[FileSystem, str]:
    """Where a path or URL leads: the file system, and the path in it.

    Raises DatasetError for a URL that cannot be reached.
    """
    from pyarrow import ArrowException
    from pyarrow.fs import FileSystem, LocalFileSystem

    if "://" not in path:
        from os.path import abspath

        return LocalFileSystem(), abspath(path)
    try:
        system, inner = FileSystem.from_uri(path)
    except (ArrowException, OSError, ValueError) as error:
        raise DatasetError(f"{path}: {error}") from error
    return system, inner


def shares_of(paths: Iterable[str]) -> Iterator[Share]:
    """The shares of all files at the paths, folders gone through, in a stable order.

    Raises DatasetError for a path where nothing is, or a file that is no dataset.
    """
    for given in paths:
        system, inner = filesystem_of(given)
        files = list(_files(system, inner, given))
        if not files:
            raise DatasetError(f"{given}: no file here ends with {', '.join(ENDINGS)}")
        for file in files:
            shown = file if "://" not in given else given.replace(inner, "", 1) + file
            yield from _shares_in(system, file, shown)


def _files(system: FileSystem, inner: str, given: str) -> Iterator[str]:
    from pyarrow.fs import FileSelector, FileType

    about = system.get_file_info(inner)
    if about.type == FileType.File:
        if not inner.lower().endswith(ENDINGS):
            raise DatasetError(f"{given}: a dataset ends with {', '.join(ENDINGS)}")
        yield inner
    elif about.type == FileType.Directory:
        found = system.get_file_info(FileSelector(inner, recursive=True))
        yield from sorted(
            one.path
            for one in found
            if one.type == FileType.File and one.path.lower().endswith(ENDINGS)
        )
    else:
        raise DatasetError(f"{given}: there is no such file or folder")


def _shares_in(system: FileSystem, path: str, shown: str) -> Iterator[Share]:
    if path.lower().endswith(".parquet"):
        return _of_parquet(system, path, shown)
    return _of_lines(system, path, shown, quoted=path.lower().endswith(".csv"))


def _of_parquet(system: FileSystem, path: str, shown: str) -> Iterator[Share]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with system.open_input_file(path) as file:
            rows = ParquetFile(file).metadata.num_rows
    except (ArrowException, OSError) as error:
        raise DatasetError(f"{shown}: no readable Parquet file ({error})") from error
    for start in range(0, rows, SHARE_ROWS):
        yield Share(shown, start, min(rows, start + SHARE_ROWS), start)


def _of_lines(system: FileSystem, path: str, shown: str, *, quoted: bool) -> Iterator[Share]:
    """Stretches of whole records; in CSV a line break between quotation marks ends none."""
    with system.open_input_stream(path) as file:
        lines = _lines(file)
        header = _record(lines, quoted=True) if quoted else b""
        start = position = len(header)
        row = first = 0
        while record := _record(lines, quoted=quoted):
            position += len(record)
            row += bool(record.strip())
            if position - start >= SHARE_BYTES:
                yield Share(shown, start, position, first, header)
                start, first = position, row
        if position > start:
            yield Share(shown, start, position, first, header)


def _lines(file: Any) -> Iterator[bytes]:
    rest = b""
    while block := file.read(_BLOCK):
        *whole, rest = (rest + block).split(b"\n")
        yield from (line + b"\n" for line in whole)
    if rest:
        yield rest


def _record(lines: Iterator[bytes], *, quoted: bool) -> bytes:
    """The bytes of the next record; nothing at the end."""
    record = next(lines, b"")
    if quoted and record.count(b'"') % 2:
        parts = [record]
        open_quote = True
        for line in lines:
            parts.append(line)
            open_quote ^= bool(line.count(b'"') % 2)
            if not open_quote:
                break
        record = b"".join(parts)
    return record
