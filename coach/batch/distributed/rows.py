"""The messages of a share, and the rows that are none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from coach.batch.distributed.shares import Share, filesystem_of
from coach.draft import Context, Party

COLUMNS = (
    "text",
    "id",
    "kind",
    "channel",
    "incoming",
    "recipient_country",
    "recipient_timezone",
    "recipient_name",
    "sender_country",
    "sender_timezone",
)
"""What a row may tell. Only `text` has to be there; the others may be left out or empty."""
MOST_CHARACTERS = 200_000
"""The longest message; a longer one is set aside."""


@dataclass(frozen=True, slots=True)
class Message:
    """A row that is a message. `row` is its number in the file, from 0."""

    row: int
    id: str
    text: str
    context: Context


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is no message, and why."""

    row: int
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of the dataset holds what; `names` from our name to the dataset's."""

    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, ours: str) -> str:
        """The dataset's name for one of COLUMNS."""
        return self.names.get(ours, ours)


def rows_of(share: Share, columns: Columns, context: Context) -> Iterator[Message | Reject]:
    """Every row of the share as a message with its context, or with the reason why it is none."""
    rows: Iterator[Mapping[str, Any] | str]
    if share.path.lower().endswith(".parquet"):
        rows = _of_parquet(share, columns)
    elif share.path.lower().endswith(".csv"):
        rows = _of_csv(share)
    else:
        rows = _of_lines(share)
    for number, row in enumerate(rows, start=share.first_row):
        yield _message(number, row, columns, context)


def _message(
    number: int, row: Mapping[str, Any] | str, columns: Columns, context: Context
) -> Message | Reject:
    if isinstance(row, str):
        return Reject(number, "", row)
    told = {name: row.get(columns.of(name)) for name in COLUMNS}
    own_id = "" if told["id"] is None else str(told["id"])
    text = told["text"]
    if not isinstance(text, str):
        kind = "is missing" if text is None else f"is {type(text).__name__}, not text"
        return Reject(number, own_id, f"{columns.of('text')} {kind}")
    if not text.strip():
        return Reject(number, own_id, f"{columns.of('text')} is empty")
    if len(text) > MOST_CHARACTERS:
        return Reject(
            number, own_id, f"{len(text)} characters are more than the {MOST_CHARACTERS} allowed"
        )
    known = tuple((name, str(told[name])) for name in COLUMNS[2:] if told[name] not in (None, ""))
    try:
        return Message(number, own_id, text, _context(context, known))
    except ValueError as error:
        return Reject(number, own_id, " ".join(str(error).split()))


@lru_cache(maxsize=4096)
def _context(context: Context, known: tuple[tuple[str, str], ...]) -> Context:
    """The context of all messages with what this row knows better."""
    own: dict[str, Any] = {}
    sides: dict[str, dict[str, Any]] = {"recipient": {}, "sender": {}}
    for name, value in known:
        side, _, rest = name.partition("_")
        if rest:
            sides[side][rest] = value
        else:
            own[name] = value
    for side, values in sides.items():
        if values:
            party: Party = getattr(context, side)
            own[side] = replace(party, **values)
    return replace(context, **own) if own else context


def _bytes_of(share: Share) -> bytes:
    system, inner = filesystem_of(share.path)
    with system.open_input_file(inner) as file:
        file.seek(share.start)
        read: bytes = file.read(share.end - share.start)
    return read


def _of_lines(share: Share) -> Iterator[Mapping[str, Any] | str]:
    for line in _bytes_of(share).split(b"\n"):
        if not line.strip():
            continue
        try:
            row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
        except (ValueError, RecursionError) as error:
            yield f"no JSON: {error}"
            continue
        yield row if isinstance(row, dict) else "no JSON object"


def _of_csv(share: Share) -> Iterator[Mapping[str, Any] | str]:
    try:
        text = (share.header + _bytes_of(share)).decode("utf-8-sig")
    except UnicodeDecodeError:
        text = (share.header + _bytes_of(share)).decode("utf-8-sig", "replace")
    reader = csv.reader(io.StringIO(text, newline=""), strict=False)
    header = next(reader, [])
    for record in reader:
        if not record:
            continue
        if len(record) != len(header):
            yield f"{len(record)} columns where the first line has {len(header)}"
        elif any("\ufffd" in value for value in record):
            yield "the text is not UTF-8"
        else:
            yield dict(zip(header, record, strict=True))


def _of_parquet(share: Share, columns: Columns) -> Iterator[Mapping[str, Any] | str]:
    from pyarrow.parquet import ParquetFile

    system, inner = filesystem_of(share.path)
    with system.open_input_file(inner) as opened:
        file = ParquetFile(opened)
        wanted = [name for one in COLUMNS if (name := columns.of(one)) in file.schema_arrow.names]
        passed = 0
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if passed + rows > share.start and passed < share.end:
                first, last = max(0, share.start - passed), min(rows, share.end - passed)
                for batch in (
                    file.read_row_group(group, columns=wanted)
                    .slice(first, last - first)
                    .to_batches(max_chunksize=256)
                ):
                    yield from batch.to_pylist()
            passed += rows
