"""A translation memory: pairs that somebody accepted, reused word for word.

One file of SQLite that belongs to its user; nothing is written but what is accepted or imported.
Several programs may use it at once. The same sentence with other facts is found too, where each
fact of the accepted pair maps one to one (`coach.translation.likeness`).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coach.lazily import lazy
from coach.translation.likeness import filled, pattern_of, plain, translation_pattern
from coach.translation.memory_file import MemoryProblem, opened, why
from coach.translation.passage import Protected

MOST_CHARACTERS = 20_000
"""Characters of one side of a pair at most."""
_CONTROL = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAG = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,6}")
_APART = frozenset({"zh-hant", "pt-br", "pt-pt"})
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})

Protecting = Callable[[str, str, str], Sequence[Protected]]
"""From a text, its language and that of the reader to the facts of it, each in both forms."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and the translation that somebody accepted for it.

    `source` and `target` are language tags. `accepted` is a moment in UTC, None for now. `id` is
    the memory's own number of the pair, None for one that is not in a memory.
    """

    text: str
    translation: str
    source: str
    target: str
    accepted: datetime | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many pairs are new, how many took the place of another translation of the same text."""

    new: int
    replaced: int
    known: int


class Memory:
    """The pairs in a file. Safe to share between threads and programs; close it when done.

    A file that is not there is made with the first pair that is accepted; until then nothing is
    found. Raises MemoryProblem, in every method, for a file that cannot be used.
    """

    def __init__(self, path: Path, protecting: Protecting | None = None) -> None:
        self.path = path
        self._protecting = protecting or _protected
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def find(self, source_text: str, source: str, target: str) -> str | None:
        """The accepted translation of a text, or of the same with other facts, put in; else None.

        Of several the one accepted last.
        """
        if not self.path.exists():
            return None
        languages = language_key(source), language_key(target)
        with self._using() as connection:
            exact = connection.execute(
                "SELECT translation FROM pairs WHERE source = ? AND target = ? AND text_key = ?",
                (*languages, plain(source_text)),
            ).fetchone()
            if exact is not None:
                return str(exact[0])
            return self._like(connection, source_text, languages, (source, target))

    def _like(
        self,
        connection: sqlite3.Connection,
        text: str,
        languages: tuple[str, str],
        tags: tuple[str, str],
    ) -> str | None:
        has_any = "SELECT 1 FROM pairs WHERE source = ? AND target = ? AND pattern IS NOT NULL"
        if connection.execute(f"{has_any} LIMIT 1", languages).fetchone() is None:
            return None
        line = " ".join(text.split())
        pattern = pattern_of(line, self._protecting(line, *tags))
        if pattern is None:
            return None
        row = connection.execute(
            "SELECT translation_pattern FROM pairs WHERE source = ? AND target = ?"
            " AND pattern = ? ORDER BY accepted DESC, id DESC LIMIT 1",
            (*languages, pattern.text),
        ).fetchone()
        return None if row is None else filled(row[0], pattern.forms)

    def accept(self, text: str, translation: str, source: str, target: str) -> Accepted:
        """Keep a pair; it takes the place of another translation of the same text.

        Raises ValueError for a pair without words, beyond MOST_CHARACTERS, or with control
        characters.
        """
        return self.accept_all([Pair(text, translation, source, target)])

    def accept_all(self, pairs: Iterable[Pair]) -> Accepted:
        """Keep many pairs, all of them or none; see `accept`.

        `pairs` is read to its end before the file is locked, so that slow input holds up nobody.
        """
        rows = [self._row(pair) for pair in pairs]
        counts = {"new": 0, "replaced": 0, "known": 0}
        if rows:
            with self._writing() as connection:
                for row in rows:
                    counts[_put(connection, row)] += 1
        return Accepted(**counts)

    def _row(self, pair: Pair) -> tuple[str | None, ...]:
        text, translation = _checked(pair.text), _checked(pair.translation)
        source, target = language_key(pair.source), language_key(pair.target)
        if source == target:
            raise ValueError(f"a pair needs two languages; both are {source}")
        line = " ".join(text.split())
        protected = self._protecting(line, pair.source, pair.target)
        pattern = pattern_of(line, protected)
        other = translation_pattern(line, protected, translation) if pattern else None
        moment = (pair.accepted or datetime.now(UTC)).astimezone(UTC)
        return (
            source,
            target,
            plain(text),
            pattern.text if pattern and other else None,
            text,
            translation,
            other,
            moment.isoformat(timespec="microseconds"),
        )

    def forget(self, text: str, source: str, target: str) -> bool:
        """Drop the pair of exactly this text; whether there was one."""
        return self._drop(
            "source = ? AND target = ? AND text_key = ?",
            (language_key(source), language_key(target), plain(text)),
        )

    def forget_id(self, number: int) -> bool:
        """Drop the pair with this number; whether there was one."""
        return self._drop("id = ?", (number,))

    def _drop(self, condition: str, values: tuple[object, ...]) -> bool:
        if not self.path.exists():
            return False
        with self._writing() as connection:
            return connection.execute(f"DELETE FROM pairs WHERE {condition}", values).rowcount > 0

    def count(self) -> int:
        """How many pairs there are."""
        if not self.path.exists():
            return 0
        with self._using() as connection:
            return int(connection.execute("SELECT count(*) FROM pairs").fetchone()[0])

    def pairs(
        self,
        words: str = "",
        *,
        source: str | None = None,
        target: str | None = None,
        limit: int | None = None,
    ) -> tuple[Pair, ...]:
        """The pairs that hold `words` on either side, in the order in which they were entered."""
        if not self.path.exists():
            return ()
        conditions, values = ["1"], list[object]()
        for column, tag in (("source", source), ("target", target)):
            if tag is not None:
                conditions.append(f"{column} = ?")
                values.append(language_key(tag))
        if words:
            conditions.append("(instr(lower(text), ?) OR instr(lower(translation), ?))")
            values += [words.lower()] * 2
        query = (
            "SELECT text, translation, source, target, accepted, id FROM pairs"
            f" WHERE {' AND '.join(conditions)} ORDER BY id LIMIT ?"
        )
        with self._using() as connection:
            rows = connection.execute(query, (*values, -1 if limit is None else limit)).fetchall()
        return tuple(
            Pair(text, other, source, target, datetime.fromisoformat(accepted), number)
            for text, other, source, target, accepted, number in rows
        )

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        """The connection, for one thread at a time; the file is made where there is none."""
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = opened(self.path)
                yield self._connection
            except (sqlite3.Error, OSError) as error:
                raise MemoryProblem(why(self.path, error)) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The connection in one transaction: all of it is kept, or nothing."""
        with self._using() as connection:
            # The lock is taken at once: one that read first could not be let in later.
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise


def language_key(tag: str) -> str:
    """The language as pairs are kept by it: “zh-CN” is zh, “zh-TW” zh-hant, “en-GB” en.

    Regions are left out, but for the two that write another Chinese or Portuguese. Raises
    ValueError for what is no language tag.
    """
    if not _TAG.fullmatch(tag):
        raise ValueError('a language is a tag such as "en", "zh" or "pt-BR"')
    language, *more = tag.replace("_", "-").lower().split("-")
    if language == "zh" and _TRADITIONAL & set(more):
        return "zh-hant"
    whole = f"{language}-{more[-1]}" if more else language
    return whole if whole in _APART else language


def _protected(text: str, source: str, target: str) -> Sequence[Protected]:
    """The facts of a text of one line; none where it cannot be read as one."""
    from coach.analysis import analyse
    from coach.facts import find_facts
    from coach.translation.forms import Tongues
    from coach.translation.passages import Piece
    from coach.translation.protection import protected_in, spotted_in

    document = analyse(text)
    if document.text != text:
        return ()
    language, other = language_key(source), language_key(target)
    piece = Piece(0, len(text), text, tuple(range(len(text) + 1)), language, "prose")
    tongues = Tongues(language.partition("-")[0], other.partition("-")[0])
    return protected_in(piece, spotted_in(document, find_facts(document)), tongues)


def _checked(words: str) -> str:
    words = words.strip()
    if not words:
        raise ValueError("a pair needs words on both sides")
    if len(words) > MOST_CHARACTERS:
        raise ValueError(f"a side of a pair has at most {MOST_CHARACTERS} characters")
    if _CONTROL.search(words):
        raise ValueError("a pair holds no control characters")
    return words


def _put(connection: sqlite3.Connection, row: tuple[str | None, ...]) -> str:
    """Write one pair; whether it is new, replaced another translation, or was known."""
    before = connection.execute(
        "SELECT translation FROM pairs WHERE source = ? AND target = ? AND text_key = ?", row[:3]
    ).fetchone()
    connection.execute(
        "INSERT INTO pairs (source, target, text_key, pattern, text, translation,"
        " translation_pattern, accepted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (source, target, text_key) DO UPDATE SET pattern = excluded.pattern,"
        " text = excluded.text, translation = excluded.translation,"
        " translation_pattern = excluded.translation_pattern, accepted = excluded.accepted",
        row,
    )
    if before is None:
        return "new"
    return "known" if before[0] == row[5] else "replaced"
