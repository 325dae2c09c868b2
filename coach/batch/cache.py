"""What was found in files that have not changed since.

An entry is named by a digest of everything that the findings depend on: the bytes of the file, the
settings, the day, the rules, the models, the calendars and the version of the coach. It is sealed
with a key made from the bytes of the file: who does not have the file reads nothing in the cache,
neither words nor which rule found something. Losing the cache costs time and nothing else.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b, shake_256
from pathlib import Path

from coach import assets

FORMAT = 2
"""Raised whenever the shape of what is kept changes."""
_WORDS = "COACH_WORDS"
"""The variable that names the engine for Chinese words, as in coach.engine (slow to load)."""
_CALENDARS = ("holidays-", "hijridate-", "tzdata-", "babel-")
"""Packages that know calendars and clocks, as the names of their metadata begin."""
_NAME = 20
_KEPT_DAYS = 60
_MOST_ENTRIES = 2_000_000
_AT_ONCE = 256
"""Entries that are written together, so that a run which is broken off can go on from there."""


@dataclass(frozen=True, slots=True)
class Key:
    """The name of an entry, and what unseals it."""

    name: bytes
    seal: bytes


def key_of(data: bytes, settings: bytes) -> Key:
    """The key for a file with these bytes; `settings` is a digest of all else."""
    digest = blake2b(data, digest_size=64).digest()
    name = blake2b(digest[:32] + settings, digest_size=_NAME).digest()
    return Key(name, digest[32:] + name)


def sealed(body: bytes, seal: bytes) -> bytes:
    """The bytes, which only the same `seal` makes readable again."""
    mask = shake_256(seal).digest(len(body))
    mixed = int.from_bytes(body, "big") ^ int.from_bytes(mask, "big")
    return mixed.to_bytes(len(body), "big")


class Cache:
    """Entries in one SQLite file below `folder`, or none where it cannot be written."""

    def __init__(self, folder: Path, day: int) -> None:
        self._day = day
        self._new: list[tuple[bytes, int, bytes]] = []
        self._used: list[tuple[int, bytes]] = []
        self._base = _opened(folder / f"lint-{FORMAT}.sqlite")

    def get(self, key: Key) -> bytes | None:
        """What was kept under a key."""
        if self._base is None:
            return None
        try:
            row = self._base.execute(
                "SELECT body, used FROM entries WHERE name = ?", (key.name,)
            ).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        if row is None:
            return None
        if row[1] != self._day:
            self._used.append((self._day, key.name))
        try:
            return zlib.decompress(sealed(row[0], key.seal))
        except zlib.error:
            return None

    def put(self, key: Key, body: bytes) -> None:
        """Keep something under a key; it reaches the disk with others, or at `close`."""
        if self._base is None:
            return
        self._new.append((key.name, self._day, sealed(zlib.compress(body, 1), key.seal)))
        if len(self._new) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what is left and forget what nobody asked for in a long time."""
        if self._base is None:
            return
        self._write()
        with suppress(sqlite3.Error):
            self._forget()
            self._base.close()
        self._base = None

    def _write(self) -> None:
        if self._base is None:
            return
        try:
            with self._base:
                self._base.executemany("UPDATE entries SET used = ? WHERE name = ?", self._used)
                self._base.executemany("REPLACE INTO entries VALUES (?, ?, ?)", self._new)
        except sqlite3.Error:
            self._give_up()
        self._new.clear()
        self._used.clear()

    def _forget(self) -> None:
        assert self._base is not None
        with self._base:
            self._base.execute("DELETE FROM entries WHERE used < ?", (self._day - _KEPT_DAYS,))
            (count,) = self._base.execute("SELECT count(*) FROM entries").fetchone()
            if count > _MOST_ENTRIES:
                self._base.execute(
                    "DELETE FROM entries WHERE name IN "
                    "(SELECT name FROM entries ORDER BY used LIMIT ?)",
                    (count - _MOST_ENTRIES,),
                )

    def _give_up(self) -> None:
        """Go on without: a cache that is broken or locked is nobody's trouble."""
        with suppress(sqlite3.Error):
            if self._base is not None:
                self._base.close()
        self._base = None


def _opened(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            base = sqlite3.connect(path, timeout=5)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            with base:
                base.execute(
                    "CREATE TABLE IF NOT EXISTS entries "
                    "(name BLOB PRIMARY KEY, used INTEGER, body BLOB) WITHOUT ROWID"
                )
            with suppress(OSError):
                path.chmod(0o600)
            return base
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return None
            with suppress(OSError):
                path.unlink()  # no database any more: begin a new one
        except OSError:
            return None
    return None


def cache_folder() -> Path:
    """Where the cache lies unless somebody says otherwise."""
    from platformdirs import user_cache_path

    return user_cache_path("draft-coach") / "lint"


@cache
def surroundings(packs: tuple[Path, ...], now: datetime) -> bytes:
    """A digest of all that findings depend on beside the file and its settings.

    These are the version and code of the coach, its rules and those of the packs, the models, the
    calendars, the engine of Chinese words, and the day of `now` with its clock.
    """
    from coach.rulebook.keying import book_key
    from coach.version import VERSION

    digest = blake2b(digest_size=32)
    for part in (
        f"{FORMAT}:{VERSION}",
        book_key([assets.path("rules"), *packs]),
        now.date().isoformat(),
        str(now.utcoffset()),
        str(now.tzinfo),
        os.environ.get(_WORDS, ""),
        *_models(),
        *_checkout(),
        *_calendars(),
    ):
        digest.update(part.encode() + b"\0")
    return digest.digest()


def _models() -> Iterator[str]:
    """The trained models, by their checksums."""
    sums = assets.path("models") / "SHA256SUMS"
    if sums.is_file():
        yield sums.read_text(encoding="utf-8")


def _checkout() -> Iterator[str]:
    """The modules and compiled tables of a checkout, which change without a new version."""
    package = Path(assets.__file__).parent
    data = package / "_data"
    if not (data / "rules").exists():
        yield from _stamps(sorted(package.rglob("*.py")))
        yield from _stamps(sorted(data.glob("*.json")))


def _stamps(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        with suppress(OSError):
            found = path.stat()
            yield f"{path.name}:{found.st_size}:{found.st_mtime_ns}"


def _calendars() -> Iterator[str]:
    """The packages with calendars and their versions, as their metadata is called."""
    for folder in sys.path:
        with suppress(OSError):
            yield from sorted(
                name
                for name in os.listdir(folder or ".")
                if name.endswith(".dist-info") and name.lower().startswith(_CALENDARS)
            )
