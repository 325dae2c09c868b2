"""Lint one share and write what was found, whole or not at all.

For a share three files come to be in the folder of results: `findings/NAME.parquet`,
`rejected/NAME.parquet` where rows were no messages, and, last, `done/NAME.json` with its counts.
A share whose last file is there is never done again.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from coach.batch.distributed.rows import Columns, Message, Reject, rows_of
from coach.batch.distributed.shares import Share, filesystem_of
from coach.batch.running import coach_with
from coach.batch.settings import FileSettings

if TYPE_CHECKING:
    from pyarrow import Schema
    from pyarrow.fs import FileSystem

    from coach.batch.outcome import Located

DONE, FINDINGS, REJECTED = "done", "findings", "rejected"


@dataclass(frozen=True, slots=True)
class Work:
    """What all shares have in common; small and plain, since every process gets a copy."""

    results: str
    settings: FileSettings
    now: datetime
    columns: Columns = field(default_factory=Columns)


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of one share or of many."""

    messages: int = 0
    rejected: int = 0
    words: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    """How many by "severity category"."""

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(
            self.messages + other.messages,
            self.rejected + other.rejected,
            self.words + other.words,
            self.findings + other.findings,
        )

    def as_json(self) -> str:
        """The counts as one JSON text."""
        return json.dumps(
            {
                "messages": self.messages,
                "rejected": self.rejected,
                "words": self.words,
                "findings": dict(sorted(self.findings.items())),
            }
        )

    @classmethod
    def of_json(cls, text: str | bytes) -> Counts:
        """The counts that `as_json` wrote."""
        data = json.loads(text)
        return cls(data["messages"], data["rejected"], data["words"], Counter(data["findings"]))


class Worker:
    """Lints shares with one coach, whose rules and models are read once."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.coach = coach_with(work.settings.packs)
        self.system, self.results = filesystem_of(work.results)

    def do(self, share: Share) -> Counts:
        """Lint the share, write its files, and tell the counts."""
        counts = Counts()
        found: list[dict[str, Any]] = []
        rejected: list[dict[str, Any]] = []
        for row in rows_of(share, self.work.columns, self.work.settings.context):
            if isinstance(row, Reject):
                rejected.append(_rejected(share, row))
            else:
                words, findings = self._linted(share, row)
                counts = replace(counts, messages=counts.messages + 1, words=counts.words + words)
                counts.findings.update(f"{one.severity} {one.category}" for one in findings)
                found += [_row(share, row, one) for one in findings]
        counts = replace(counts, rejected=len(rejected))
        self._write_table(FINDINGS, share, found)
        if rejected:
            self._write_table(REJECTED, share, rejected)
        self._write(f"{DONE}/{share.name}.json", counts.as_json().encode())
        return counts

    def _linted(self, share: Share, message: Message) -> tuple[int, tuple[Located, ...]]:
        from coach.batch.linting import lint_source
        from coach.reading.source import Piece, TextSource, Unit

        whole = Piece(0, len(message.text), 0, len(message.text))
        source = TextSource(message.text, (Unit(message.text, (whole,)),))
        settings = replace(self.work.settings, context=message.context)
        outcome = lint_source(share.path, source, settings, self.coach, self.work.now).outcome
        return outcome.words, outcome.standing

    def _write_table(self, kind: str, share: Share, rows: list[dict[str, Any]]) -> None:
        import pyarrow as pa
        from pyarrow.parquet import write_table

        out = pa.BufferOutputStream()
        write_table(pa.Table.from_pylist(rows, schema=_schema(kind)), out, compression="zstd")
        self._write(f"{kind}/{share.name}.parquet", out.getvalue().to_pybytes())

    def _write(self, name: str, data: bytes) -> None:
        """Write under another name first: what bears the name is whole."""
        path = f"{self.results}/{name}"
        unfinished = f"{path}.{os.getpid()}.part"
        self.system.create_dir(path.rpartition("/")[0], recursive=True)
        with self.system.open_output_stream(unfinished) as file:
            file.write(data)
        self.system.move(unfinished, path)


def done_in(results: str) -> dict[str, Counts]:
    """The shares that a folder of results has, by name."""
    from pyarrow.fs import FileSelector

    system, inner = filesystem_of(results)
    selector = FileSelector(f"{inner}/{DONE}", allow_not_found=True)
    return {
        one.base_name.removesuffix(".json"): Counts.of_json(_read(system, one.path))
        for one in system.get_file_info(selector)
        if one.base_name.endswith(".json")
    }


def _read(system: FileSystem, path: str) -> bytes:
    with system.open_input_stream(path) as file:
        read: bytes = file.read()
    return read


def _schema(kind: str) -> Schema:
    import pyarrow as pa

    where = [("file", pa.string()), ("row", pa.int64()), ("id", pa.string())]
    if kind == REJECTED:
        return pa.schema([*where, ("reason", pa.string())])
    return pa.schema(
        [
            *where,
            ("rule_id", pa.string()),
            ("category", pa.string()),
            ("severity", pa.string()),
            ("scope", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("message_en", pa.string()),
            ("message_zh", pa.string()),
            ("applicability", pa.string()),
            ("replacement", pa.string()),
            ("fingerprint", pa.string()),
        ]
    )


def _row(share: Share, message: Message, one: Located) -> dict[str, Any]:
    first = one.ways_out[0] if one.ways_out else None
    return {
        "file": share.path,
        "row": message.row,
        "id": message.id,
        "rule_id": one.rule_id,
        "category": one.category,
        "severity": one.severity,
        "scope": one.scope,
        "start": one.place.start,
        "end": one.place.end,
        "message_en": one.message.en,
        "message_zh": one.message.zh,
        "applicability": first.applicability if first else None,
        "replacement": first.replacement if first else None,
        "fingerprint": one.fingerprint,
    }


def _rejected(share: Share, row: Reject) -> dict[str, Any]:
    return {"file": share.path, "row": row.row, "id": row.id, "reason": row.reason}
