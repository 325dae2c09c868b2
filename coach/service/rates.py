"""How often a client may ask: a bucket for each, shared by all workers.

The buckets lie in a piece of memory that the workers inherit. A lock on a file guards them, because
the system takes such a lock back from a worker that is killed while it holds it. Libraries that
limit in memory count in each process for itself, so a client would get as many times the rate as
there are workers.
"""

from __future__ import annotations

import mmap
import secrets
import struct
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from threading import Lock

_SLOT = struct.Struct("<8sdd")
"""Whose bucket it is, how many requests are left in it, and when that was reckoned."""
_PLACES = 4
"""Slots that a client may be in; whoever asked longest ago makes room."""


class RateLimit:
    """`per_minute` requests a minute for each client, `burst` of them at once."""

    def __init__(
        self,
        per_minute: float,
        burst: int | None = None,
        *,
        clients: int = 4096,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_second = per_minute / 60
        self._burst = float(burst or max(10, int(per_minute / 6)))
        self._rows = max(1, clients // _PLACES)
        self._memory = mmap.mmap(-1, self._rows * _PLACES * _SLOT.size)
        self._key = secrets.token_bytes(16)
        self._clock = clock
        self._threads = Lock()
        self._lock_file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the limit is

    def seconds_to_wait(self, client: str) -> float:
        """Take one request out of the client's bucket: 0, or the seconds until there is one."""
        name = blake2b(client.encode(), key=self._key, digest_size=8).digest()
        with self._locked():
            now = self._clock()
            place, left = self._found(name, now)
            wait = 0.0 if left >= 1 else (1 - left) / self._per_second
            _SLOT.pack_into(self._memory, place, name, left if wait else left - 1, now)
        return wait

    def _found(self, name: bytes, now: float) -> tuple[int, float]:
        """Where the client's bucket is, or the one that it takes over, and what is left in it."""
        row = int.from_bytes(name[:4], "little") % self._rows * _PLACES
        oldest, oldest_time = 0, float("inf")
        for place in range(row * _SLOT.size, (row + _PLACES) * _SLOT.size, _SLOT.size):
            owner, left, then = _SLOT.unpack_from(self._memory, place)
            if owner == name:
                return place, min(self._burst, left + max(0.0, now - then) * self._per_second)
            if then < oldest_time:
                oldest, oldest_time = place, then
        return oldest, self._burst

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._threads, self._alone():
            yield

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes out."""
        try:
            import fcntl
        except ImportError:  # Windows, where there is one process
            yield
            return
        fcntl.lockf(self._lock_file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._lock_file, fcntl.LOCK_UN)
