"""The file of a translation memory: where it lies, how it is opened, what can be wrong with it."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from coach.finding import Text

VARIABLE = "COACH_MEMORY"
NONE = "none"
"""What `--memory` and the variable say for: no memory."""
BUSY_MS = 15_000
"""How long a writer waits for another before it gives up."""
_ASK_AGAIN_S = 0.01
_APPLICATION = 0x44434D31
"""The mark by which a file of SQLite is known as a memory of the coach."""
_VERSION = 1
_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS pairs (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, text_key TEXT NOT NULL,
        pattern TEXT, text TEXT NOT NULL, translation TEXT NOT NULL, translation_pattern TEXT,
        accepted TEXT NOT NULL, UNIQUE (source, target, text_key))""",
    "CREATE INDEX IF NOT EXISTS pairs_by_pattern ON pairs (source, target, pattern)",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_VERSION}",
)


class MemoryProblem(Exception):
    """A memory that cannot do what was asked; `told` says why and what to do, in both languages."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


def own_path() -> Path:
    """The memory of this user: $COACH_MEMORY, else a file where the platform keeps such data."""
    named = os.environ.get(VARIABLE, "").strip()
    if named and named.casefold() != NONE:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("draft-coach", appauthor=False) / "memory.db"


def chosen_path(named: str | None) -> Path | None:
    """What `--memory` says, else this user's own; None where no memory is wanted."""
    text = named if named is not None else os.environ.get(VARIABLE, "")
    if text.strip().casefold() == NONE:
        return None
    return Path(named).expanduser() if named else own_path()


def opened(path: Path) -> sqlite3.Connection:
    """A connection to the memory in a file, which is made if it is not there.

    Transactions are the caller's. Raises sqlite3.Error and OSError, and MemoryProblem for a file
    that is something else.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Sentences of letters are for their owner alone.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(
        path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a new file into form; refuse one that is something else."""
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    # In this order: another program may be making the tables and the mark in this very moment.
    is_made = connection.execute("PRAGMA schema_version").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark == _APPLICATION and version == _VERSION:
        return
    if mark == _APPLICATION and version > _VERSION:
        raise MemoryProblem(
            Text(
                f"{path} was made by a newer version of the coach; update this one",
                f"{path} 由更新版本的程序创建，请先升级",
            )
        )
    if mark != _APPLICATION and is_made:
        raise MemoryProblem(_no_memory(path))
    _write_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute("COMMIT")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer go on side by side.

    Of two programs that switch a new file at once SQLite refuses one without waiting, however long
    its `busy_timeout`: so this asks again until that time is over.
    """
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_ASK_AGAIN_S)


def _no_memory(path: Path) -> Text:
    return Text(
        f"{path} is not a translation memory; choose another file with --memory",
        f"{path} 不是翻译记忆库，请用 --memory 另选一个文件",
    )


def why(path: Path, error: Exception) -> Text:
    """What the system or SQLite says of the file, in words for its owner."""
    said = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    if "locked" in said:
        return Text(
            f"the translation memory {path} is in use by another program; try again",
            f"翻译记忆库 {path} 正被其他程序使用，请稍后再试",
        )
    if "not a database" in said:
        return _no_memory(path)
    return Text(
        f"cannot use the translation memory {path}: {said}; check the file and its folder",
        f"无法使用翻译记忆库 {path}：{said}；请检查该文件及其文件夹",
    )
