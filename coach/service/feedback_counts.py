"""How often writers followed a rule and how often they waved it away: numbers, never a text.

In memory they are gone with the process; in a file of SQLite several processes add to the same
numbers.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol

Verdict = Literal["accepted", "dismissed"]
Place = Literal["memory", "file"]
_PATIENCE = 5.0
"""Seconds to wait for another process that writes."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS counts (rule_id TEXT PRIMARY KEY, accepted INTEGER NOT NULL,"
    " dismissed INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS beginning (one INTEGER PRIMARY KEY CHECK (one = 1),"
    " day TEXT NOT NULL)",
)
_ADD = (
    "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (rule_id) DO UPDATE SET"
    " accepted = accepted + excluded.accepted, dismissed = dismissed + excluded.dismissed"
)


class CountsUnusable(Exception):
    """The file cannot be read or written. Its words are safe to show."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted for one rule."""

    accepted: int = 0
    dismissed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.accepted + other.accepted, self.dismissed + other.dismissed)


class Counts(Protocol):
    """Where counts are kept; safe to share between threads."""

    @property
    def place(self) -> Place:
        """Where they lie."""

    def add(self, tallies: Mapping[str, Tally]) -> None:
        """Count, by rule id. Raises CountsUnusable."""

    def read(self) -> tuple[str, dict[str, Tally]]:
        """Since which day (ISO, UTC) there are counts, and those of each rule id.

        Raises CountsUnusable.
        """


class CountsInMemory:
    """Counts that last as long as the process."""

    place: Place = "memory"

    def __init__(self) -> None:
        self._since = _today()
        self._counts: dict[str, Tally] = {}
        self._lock = threading.Lock()

    def add(self, tallies: Mapping[str, Tally]) -> None:
        """Count, by rule id."""
        with self._lock:
            for rule_id, tally in tallies.items():
                self._counts[rule_id] = self._counts.get(rule_id, Tally()) + tally

    def read(self) -> tuple[str, dict[str, Tally]]:
        """Since when, and the counts."""
        with self._lock:
            return self._since, dict(sorted(self._counts.items()))


class CountsInFile:
    """Counts in a file of SQLite, made with the first of them."""

    place: Place = "file"

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, tallies: Mapping[str, Tally]) -> None:
        """Count, by rule id, all of them or none."""
        rows = [(name, tally.accepted, tally.dismissed) for name, tally in tallies.items()]
        with self._open() as database:
            database.executemany(_ADD, rows)

    def read(self) -> tuple[str, dict[str, Tally]]:
        """Since when, and the counts."""
        with self._open() as database:
            ((since,),) = database.execute("SELECT day FROM beginning").fetchall()
            rows = database.execute("SELECT * FROM counts ORDER BY rule_id").fetchall()
        return since, {name: Tally(accepted, dismissed) for name, accepted, dismissed in rows}

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A transaction on the file; a connection of its own, so that any thread may ask."""
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as database, database:
                for statement in _TABLES:
                    database.execute(statement)
                database.execute("INSERT OR IGNORE INTO beginning VALUES (1, ?)", (_today(),))
                yield database
        except sqlite3.Error as error:
            raise CountsUnusable(
                "the file of the counts cannot be read or written; see that it is a file of its "
                "own in a folder that the service may write to"
            ) from error


def counts_in(path: Path | None) -> Counts:
    """The counts of a file, or in memory without one."""
    return CountsInMemory() if path is None else CountsInFile(path)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
