"""Ctrl-C, taken only where nothing is half written."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class Interrupts:
    """While this is entered, an interrupt waits for the next place that allows one."""

    def __init__(self) -> None:
        self._allowed = False
        self.waits = False
        """Whether an interrupt came where none is allowed, and was not raised since."""
        self._before: Any = None

    def __enter__(self) -> Interrupts:
        try:
            self._before = signal.signal(signal.SIGINT, self._take)
        except ValueError:  # not in the main thread, where no interrupt arrives
            self._before = None
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """Raise KeyboardInterrupt in the block, if one waits or one comes."""
        self._allowed = True
        try:
            if self.waits:
                raise KeyboardInterrupt
            yield
        finally:
            self._allowed = False

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self._allowed:
            raise KeyboardInterrupt
        self.waits = True
