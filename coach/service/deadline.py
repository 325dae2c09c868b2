"""How long a request may take: work that goes on beyond that is stopped where it stands.

A thread of Python cannot be ended from outside, but an exception can be raised in it. It arrives at
the next step of Python code, so a call into C is finished first.
"""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

TIME_LIMIT = "coach.time_limit"
"""Under which name the application holds the limit of its requests."""
_LONGEST_NAP = 0.5


class OutOfTime(BaseException):
    """The time is over. No Exception: nothing on the way may take it for a mishap of its own."""


@dataclass(slots=True)
class _Work:
    thread: int
    until: float
    is_stopped: bool = False


class TimeLimit:
    """Stops what takes longer than `seconds`. Safe to share between threads and to fork.

    A limit is kept to half a second, and to a quarter of itself where that is less.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._nap = min(_LONGEST_NAP, seconds / 4)
        self._lock = threading.Lock()
        self._running: dict[int, _Work] = {}
        self._process = 0

    def over(self) -> float:
        """When what begins now has to be done, on the monotonic clock."""
        return time.monotonic() + self.seconds

    @contextmanager
    def kept(self, until: float | None = None) -> Iterator[None]:
        """Do something within the limit. Raises OutOfTime inside where it takes longer.

        `until` is when work that was begun before has to be done, as `over` said then.
        """
        if until is not None and time.monotonic() > until:
            raise OutOfTime
        work = _Work(threading.get_ident(), self.over() if until is None else until)
        with self._lock:
            self._watch()
            self._running[id(work)] = work
        try:
            yield
        finally:
            self._leave(work)

    def _leave(self, work: _Work) -> None:
        """Forget the work; an exception still on its way to it is awaited, which takes a moment.

        Taking it back instead would leave the interpreter looking for it for ever.
        """
        while True:
            try:
                with self._lock:
                    self._running.pop(id(work), None)
                for _ in range(_CHECKS if work.is_stopped else 0):
                    pass  # at each turn the interpreter looks whether something is to be raised
                return
            except OutOfTime:
                continue

    def _watch(self) -> None:
        """Start the thread that looks at the clock; after a fork it has to be started again."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._running = {}
            threading.Thread(target=self._look, name="time limit", daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(self._nap)
            now = time.monotonic()
            with self._lock:
                for work in self._running.values():
                    if now > work.until and not work.is_stopped:
                        work.is_stopped = True
                        _raise_in(work.thread, OutOfTime)


_CHECKS = 1000


def _raise_in(thread: int, error: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
