"""Models that rewrite sentences, for requests that name them, and how far they are.

A local model may take seconds for a sentence. Whoever asks for events is told of each sentence,
and when the client goes the model is not asked for the next one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread
from typing import Any

from flask import Flask, current_app

from coach.finding import Text
from coach.models.errors import ModelError
from coach.rewriting.generators import Asked, named
from coach.rewriting.generators import Generator as Model
from coach.service.deadline import TimeLimit
from coach.service.errors import Problem
from coach.service.events import STILL_HERE, Event

MODELS = "coach-generators"
"""Under which name the application holds the models that requests may name."""
_PULSE = 5.0
"""Seconds without news after which it is found out whether the client is still there."""
_DONE = Event("done", None)

Work = Callable[[Model | None], dict[str, Any]]
"""A rewriting with that model, as plain data."""


class ClientGone(Exception):
    """Nobody waits for the answer any more."""


def register(app: Flask, names: Sequence[str]) -> None:
    """Open the models of the service. Raises ValueError for one that cannot work."""
    app.extensions[MODELS] = {name: _opened(name) for name in names}


def _opened(name: str) -> Model:
    try:
        return named(name)
    except ModelError as error:
        raise ValueError(f"the generator {name}: {error.told.en}") from error


def allowed() -> Mapping[str, Model]:
    """The models that a request may name."""
    models: Mapping[str, Model] = current_app.extensions[MODELS]
    return models


def chosen(name: str | None, *, prefer: bool) -> Model | None:
    """The model that a request names; None without a name. Raises Problem for any other."""
    models = allowed()
    if name is None and prefer:
        raise _refused("prefer_generator", "false, or a “generator” beside it")
    if name is None:
        return None
    if name in models:
        return models[name]
    known = f"one of {', '.join(models)}" if models else "null: this service uses none"
    raise _refused("generator", f"{known}; others need a start with --allow-generator NAME")


def _refused(field: str, expected: str) -> Problem:
    return Problem(
        400,
        "generator-not-allowed",
        Text("The service does not use this model", "本服务没有启用这个模型"),
        Text(
            "Each entry of “errors” names a field and what is expected there.",
            "“errors”中每一项写明字段以及应填的内容。",
        ),
        errors=[{"field": field, "expected": expected}],
    )


class Watched:
    """A model that tells of each sentence, and stops where nobody waits any more."""

    def __init__(self, model: Model, tell: Callable[[Event], None], gone: Flag) -> None:
        self._model = model
        self._tell = tell
        self._gone = gone

    @property
    def name(self) -> str:
        """How the user knows the model."""
        return self._model.name

    @property
    def reads_brief(self) -> bool:
        """Whether it reads the brief rather than the prompt."""
        return self._model.reads_brief

    def candidates(self, requests: Sequence[Asked]) -> Iterator[Sequence[str]]:
        """The same as the model's. Raises ClientGone before the next sentence."""
        self._progress(0, len(requests))
        for done, answers in enumerate(self._model.candidates(requests), start=1):
            self._progress(done, len(requests))
            yield answers

    def _progress(self, done: int, of: int) -> None:
        if self._gone.is_set():
            raise ClientGone
        self._tell(Event("progress", {"generator": self.name, "done": done, "of": of}))


def events(work: Work, model: Model | None, limit: TimeLimit) -> Generator[Event]:
    """Events of a rewriting: `progress` for each sentence, then its `result`.

    The work is done in a thread of its own, so that a slow model does not hide that the client has
    gone; closing the generator tells it to stop. Raises what the work raises, and OutOfTime where
    it takes longer than `limit`.
    """
    news: SimpleQueue[Event | BaseException] = SimpleQueue()
    gone = Flag()
    watched = None if model is None else Watched(model, news.put, gone)

    def run() -> None:
        try:
            with limit.kept():
                found = work(watched)
            news.put(Event("result", found))
        except BaseException as error:
            news.put(error)
        news.put(_DONE)

    Thread(target=run, name="rewriting", daemon=True).start()
    try:
        yield from _until_done(news, limit.over())
    finally:
        gone.set()


def _until_done(news: SimpleQueue[Event | BaseException], until: float) -> Iterator[Event]:
    """The news until the work is done, and a pulse when `until` is over."""
    while True:
        left = max(0.0, until - time.monotonic())
        try:
            one = news.get(timeout=min(_PULSE, left) or _PULSE)
        except Empty:
            yield STILL_HERE
            continue
        if one is _DONE:
            return
        if isinstance(one, BaseException):
            raise one
        yield one
