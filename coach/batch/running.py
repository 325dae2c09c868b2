"""Lint any number of files: what is known from the cache, the rest on all cores, in order.

Nothing here holds more than a window of files: a run over a million messages takes the memory of a
few hundred of them.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from coach.batch.cache import Cache, Key, key_of, surroundings
from coach.batch.interrupting import Interrupts
from coach.batch.outcome import Outcome
from coach.batch.settings import FileSettings

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

    from coach.batch.fixing import Wanted
    from coach.engine import Coach

_ALONE_SECONDS = 0.7
"""Work that one process does before it asks others to help; starting them is not free."""
_BATCH_BYTES = 72 * 1024
_BATCH_JOBS = 64
_WAITING = 6
"""Batches that wait for each process, at most."""
_WINDOW_BYTES = 96 * 1024 * 1024
"""Bytes of files that are on their way, at most."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to lint, or a part of one that begins behind `lines` and `characters` of it.

    `last` tells the part with which the file ends. `problem` is set where it could not be read.
    """

    path: str
    data: bytes
    settings: FileSettings
    lines: int = 0
    characters: int = 0
    first: bool = True
    last: bool = True
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A job that was done. `data` are the new bytes of what was fixed, None if nothing was."""

    job: Job
    outcome: Outcome
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes; `wanted` is None where nothing is fixed, `cache` None where none is used.

    An interrupt is allowed by `interrupts` while a job is done or waited for.
    """

    now: datetime
    processes: int
    cache: Cache | None = None
    wanted: Wanted | None = None
    interrupts: Interrupts = field(default_factory=Interrupts)


_Answer = tuple[bytes, bytes | None]
"""An outcome as bytes, and the new bytes of the file."""


class _Batch:
    """Jobs that one process does one after the other."""

    def __init__(self) -> None:
        self.slots: list[_Slot] = []
        self.size = 0
        self.future: Future[list[_Answer]] | None = None

    @property
    def is_full(self) -> bool:
        return self.size >= _BATCH_BYTES or len(self.slots) >= _BATCH_JOBS


@dataclass(slots=True)
class _Slot:
    """A job in its turn, and its answer as soon as there is one."""

    job: Job
    key: Key | None
    answer: _Answer | None = None
    batch: _Batch | None = None


@dataclass(slots=True)
class Runner:
    """Does jobs. Close it, also after an interrupt: it may have processes."""

    plan: Plan
    _queue: deque[_Slot] = field(default_factory=deque)
    _open: _Batch = field(default_factory=_Batch)
    _pool: ProcessPoolExecutor | None = None
    _alone: float = 0.0
    _sent: int = 0
    _bytes: int = 0
    _digests: dict[int, tuple[FileSettings, bytes]] = field(default_factory=dict)

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Each job done, in the order of the jobs."""
        for job in jobs:
            slot = self._slot(job)
            self._queue.append(slot)
            self._bytes += len(job.data)
            if slot.answer is None and job.problem is None:
                self._start(slot)
            while self._is_enough():
                yield self._next()
        self._send()
        while self._queue:
            yield self._next()

    def close(self, *, at_once: bool = False) -> None:
        """Let the processes go, `at_once` without waiting for what they are doing."""
        if self._pool is None:
            return
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=not at_once, cancel_futures=True)
        if at_once:
            for process in processes:
                process.terminate()
        self._pool = None

    def _is_enough(self) -> bool:
        """Whether the first in the queue has to be done before more is read."""
        if not self._queue:
            return False
        if self._queue[0].answer is not None or self._queue[0].job.problem is not None:
            return True
        return self._sent >= _WAITING * self.plan.processes or self._bytes >= _WINDOW_BYTES

    def _slot(self, job: Job) -> _Slot:
        cache = self.plan.cache
        if cache is None or job.problem is not None:
            return _Slot(job, None)
        key = key_of(job.data, self._digest(job.settings) + _name(job))
        body = None if self.plan.wanted is not None else cache.get(key)
        return _Slot(job, key, None if body is None else (body, None))

    def _digest(self, settings: FileSettings) -> bytes:
        """What findings depend on beside the bytes; reckoned once for the files of a section."""
        known = self._digests.get(id(settings))
        if known is None:
            named = settings.identity().encode("utf-8", "surrogatepass")
            around = surroundings(settings.packs, self.plan.now)
            known = settings, blake2b(around + named, digest_size=32).digest()
            self._digests[id(settings)] = known
        return known[1]

    def _start(self, slot: _Slot) -> None:
        """Do a job here while there was little to do, else give it to another process."""
        if self.plan.processes == 1 or (self._pool is None and self._alone < _ALONE_SECONDS):
            before = perf_counter()
            with self.plan.interrupts.allowed():
                answer = _do(slot.job, self.plan)
            self._settle(slot, answer)
            self._alone += perf_counter() - before
            return
        batch = self._open
        slot.batch = batch
        batch.slots.append(slot)
        batch.size += len(slot.job.data)
        if batch.is_full:
            self._send()

    def _send(self) -> None:
        batch = self._open
        if not batch.slots:
            return
        self._open = _Batch()
        self._sent += 1
        if self._pool is None:
            self._pool = _pool_of(self.plan.processes)
        from concurrent.futures.process import BrokenProcessPool

        jobs = [slot.job for slot in batch.slots]
        try:
            batch.future = self._pool.submit(_do_all, jobs, self.plan.now, self.plan.wanted)
        except BrokenProcessPool:
            batch.future = None

    def _next(self) -> Done:
        """The first job of the queue, done."""
        slot = self._queue.popleft()
        self._bytes -= len(slot.job.data)
        if slot.job.problem is not None:
            return Done(slot.job, Outcome(slot.job.path, problem=slot.job.problem))
        if slot.answer is None:
            assert slot.batch is not None
            if slot.batch is self._open:
                self._send()
            self._await(slot.batch)
        assert slot.answer is not None
        body, data = slot.answer
        return Done(slot.job, Outcome.from_bytes(slot.job.path, body), data)

    def _await(self, batch: _Batch) -> None:
        from concurrent.futures.process import BrokenProcessPool

        self._sent -= 1
        jobs = [slot.job for slot in batch.slots]
        try:
            if batch.future is None:
                raise BrokenProcessPool
            with self.plan.interrupts.allowed():
                answers = batch.future.result()
        except BrokenProcessPool:
            self.close(at_once=True)
            answers = [self._carefully(job) for job in jobs]
        for slot, answer in zip(batch.slots, answers, strict=True):
            self._settle(slot, answer)

    def _carefully(self, job: Job) -> _Answer:
        """The job in a process of its own, since it may be what killed the last one."""
        from concurrent.futures.process import BrokenProcessPool

        with _pool_of(1) as pool:
            try:
                (answer,) = pool.submit(_do_all, [job], self.plan.now, self.plan.wanted).result()
            except BrokenProcessPool:
                said = "the process that read this file was killed; it may need too much memory"
                answer = Outcome(job.path, problem=said).to_bytes(), None
        return answer

    def _settle(self, slot: _Slot, answer: _Answer) -> None:
        slot.answer = answer
        cache = self.plan.cache
        if cache is None or slot.key is None:
            return
        body, data = answer
        if data is None:
            cache.put(slot.key, body)


def _name(job: Job) -> bytes:
    """What of the name counts: its ending says the format, and how the file is read."""
    return os.path.splitext(job.path)[1].lower().encode("utf-8", "surrogateescape")


def _do(job: Job, plan: Plan) -> _Answer:
    return _answer(job, plan.now, plan.wanted)


def _do_all(jobs: list[Job], now: datetime, wanted: Wanted | None) -> list[_Answer]:
    return [_answer(job, now, wanted) for job in jobs]


def _answer(job: Job, now: datetime, wanted: Wanted | None) -> _Answer:
    """The answer to one job, whatever happens: a slip of ours is a problem of one file."""
    coach = coach_with(job.settings.packs)
    try:
        if wanted is None:
            from coach.batch.linting import lint

            return lint(job.path, job.data, job.settings, coach, now).to_bytes(), None
        from coach.batch.fixing import fix

        fixed = fix(job.path, job.data, job.settings, coach, now, wanted)
        return fixed.outcome.to_bytes(), fixed.data
    except Exception as error:
        said = f"the coach stumbled over this file ({type(error).__name__}); please report it"
        return Outcome(job.path, problem=said).to_bytes(), None


_COACHES: dict[tuple[Path, ...], Coach] = {}


def coach_with(packs: tuple[Path, ...]) -> Coach:
    """The coach with these packs, loaded once in each process. Raises as load_coach."""
    if packs not in _COACHES:
        from coach.engine import default_coach, load_coach

        _COACHES[packs] = load_coach(packs) if packs else default_coach()
    return _COACHES[packs]


def _pool_of(processes: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(processes, _start_method(), _deaf)


def _start_method() -> BaseContext:
    """Processes that share what is loaded already, where the system can make them."""
    import multiprocessing
    import sys

    ways = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context(
        "fork" if "fork" in ways and sys.platform == "linux" else "spawn"
    )


def _deaf() -> None:
    """Leave an interrupt to the process that started this one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def all_cores() -> int:
    """How many processes can work at the same time."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
