"""A model behind an endpoint that speaks the chat protocol of OpenAI.

One request is `POST …/v1/chat/completions` with `stream`, so that silence is noticed before the
whole time is over. What a server does not know (`n`, `seed` …) is left out after it said so.
Nothing that is asked or answered is logged, and redirections are not followed: a text goes to the
named server or nowhere.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite
from random import random
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from coach.finding import Text
from coach.models.remote.address import Address
from coach.models.remote.answers import answers_in
from coach.models.remote.errors import (
    KEY,
    Broken,
    Busy,
    KeyInTheOpen,
    KeyRefused,
    NoSuchModel,
    NotThatProtocol,
    Offline,
    Refused,
    RemoteModelError,
    ServerFailed,
    TooSlow,
    Unreachable,
)
from coach.models.sources import OFFLINE, offline_by

if TYPE_CHECKING:
    import httpx

AT_ONCE = 4
"""How many conversations run at a time."""
MOST_TOKENS = 1024
"""Of an answer, with the thoughts of a model that thinks aloud first."""
TEMPERATURE = 0.5
_MOST_SAID = 2000
"""Bytes of a server's complaint that are read."""
_MOST_QUOTED = 160
_GRACE = 0.5
"""Seconds that a conversation has to end by itself, after its time is over."""
_LONGEST_PAUSE = 30.0
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""HTTP statuses after which asking again may help."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to ask.

    `connect` is for the connection, `silence` for the next piece of an answer, `whole` for
    everything that is asked at once; `tries` counts all attempts for one answer, and `pause` is
    the first pause between two of them, doubled each time where the server asks for none.
    """

    connect: float = 5.0
    silence: float = 60.0
    whole: float = 180.0
    tries: int = 3
    pause: float = 0.5


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a model is told and asked."""

    system: str
    user: str


class RemoteModel:
    """Answers conversations. Safe to share between threads."""

    def __init__(self, address: Address, patience: Patience | None = None) -> None:
        """Ask the model at `address`, with the key in the variable COACH_GENERATOR_KEY, if set.

        Raises KeyInTheOpen, and Offline where COACH_OFFLINE forbids a server elsewhere.
        """
        self.address = address
        self.name = f"{address.model} ({address.host})"
        self.patience = patience or Patience()
        self._key = os.environ.get(KEY, "").strip() or None
        self._unknown: frozenset[str] = frozenset()
        if self._key and address.url.startswith("http:") and not address.is_near:
            raise KeyInTheOpen(address.host)
        switch = offline_by()
        if switch == OFFLINE[0] and not address.is_local:
            raise Offline(self.name, switch)

    def __repr__(self) -> str:
        return f"RemoteModel({self.name!r})"

    def answers(self, asked: Sequence[Conversation], *, count: int = 1) -> Iterator[list[str]]:
        """For each conversation up to `count` different answers, in order.

        One that fails has none; after all of them the first failure is raised, a RemoteModelError.
        """
        trouble: RemoteModelError | None = None
        with self._client() as client:
            batch = _Batch(self, client, monotonic() + self.patience.whole)
            pool = ThreadPoolExecutor(AT_ONCE, "coach-endpoint")
            try:
                running = [pool.submit(batch.answers, one, count) for one in asked]
                for future in running:
                    found, failed = self._result(future, batch)
                    trouble = trouble or failed
                    if failed is not None and failed.final:
                        for other in running:
                            other.cancel()
                    yield found
            finally:
                batch.over.set()
                pool.shutdown(wait=False, cancel_futures=True)
        if trouble is not None:
            raise trouble

    def _result(
        self, future: Future[list[str]], batch: _Batch
    ) -> tuple[list[str], RemoteModelError | None]:
        try:
            return future.result(max(0.0, batch.until - monotonic()) + _GRACE), None
        except CancelledError:
            return [], None
        except TimeoutError:
            return [], TooSlow(self.name, self.patience.whole)
        except RemoteModelError as error:
            return [], error

    def _client(self) -> httpx.Client:
        import httpx

        headers = {"Accept-Encoding": "identity"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        return httpx.Client(
            headers=headers,
            follow_redirects=False,
            trust_env=not self.address.is_local,  # no proxy stands between us and this machine
        )

    def _body(self, asked: Conversation, count: int, seed: int) -> dict[str, Any]:
        messages = [
            {"role": "system", "content": asked.system},
            {"role": "user", "content": asked.user},
        ]
        optional: dict[str, Any] = {
            "temperature": TEMPERATURE,
            "seed": seed,
            "max_tokens": MOST_TOKENS,
        }
        if count > 1:
            optional["n"] = count
        known = {name: value for name, value in optional.items() if name not in self._unknown}
        body = {"model": self.address.model, "messages": messages, "stream": True}
        return body | known

    def _leave_out(self, body: dict[str, Any], said: str) -> bool:
        """Whether a server complains of something that it need not be told; it no longer is."""
        disliked = {
            name
            for name, pattern in _COMPLAINTS.items()
            if name in body and re.search(pattern, said, re.IGNORECASE)
        }
        self._unknown |= disliked
        return bool(disliked)

    def _quoted(self, said: str) -> str:
        """What a server said, in one short line, without the key."""
        line = " ".join(said.split())
        if self._key:
            line = line.replace(self._key, "…")
        return line if len(line) <= _MOST_QUOTED else line[:_MOST_QUOTED] + "…"


_COMPLAINTS = {
    "n": r"[\"'`]n[\"'`]|\bn (?:must|should|is|=|>)|completion choice|multiple (?:choi|comp)",
    "seed": r"\bseed\b",
    "temperature": r"\btemperature\b",
    "max_tokens": r"\bmax_tokens\b",
}
"""How servers name what they do not accept."""


class _AskAgain(Exception):
    """A failure that may pass. `seconds` is the pause that the server asks for."""

    def __init__(self, error: RemoteModelError, seconds: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.seconds = seconds


class _Batch:
    """Conversations that are asked at once and have their time in common."""

    def __init__(self, model: RemoteModel, client: httpx.Client, until: float) -> None:
        self.model = model
        self.client = client
        self.until = until
        self.over = Event()

    def answers(self, asked: Conversation, count: int) -> list[str]:
        """Up to `count` different answers: by `n` where the server gives them, else one by one."""
        found: dict[str, None] = {}
        for seed in range(count):
            try:
                found |= dict.fromkeys(self._asked(asked, count - len(found), seed))
            except RemoteModelError:
                if found:  # what has come is good enough
                    break
                raise
            if len(found) >= count:
                break
        return [*found][:count]

    def _asked(self, asked: Conversation, count: int, seed: int) -> list[str]:
        """One request, sent again where that may help."""
        patience = self.model.patience
        for attempt in range(patience.tries):
            try:
                return self._sent(asked, count, seed)
            except _AskAgain as again:
                pause = again.seconds
                if pause is None:
                    pause = min(patience.pause * 2**attempt * (0.5 + random()), _LONGEST_PAUSE)
                last = attempt + 1 == patience.tries or monotonic() + pause >= self.until
                if last or self.over.wait(pause):
                    raise again.error from again
        raise AssertionError("tries is at least 1")

    def _sent(self, asked: Conversation, count: int, seed: int) -> list[str]:
        """One request, without what the server turns out not to know."""
        while True:
            body = self.model._body(asked, count, seed)
            answer = self._response(body)
            if isinstance(answer, list):
                return answer
            status, said = answer
            if not self.model._leave_out(body, said):
                raise Refused(self.model.name, status, self.model._quoted(said))

    def _response(self, body: dict[str, Any]) -> list[str] | tuple[int, str]:
        """The answers, or the status and words with which the request was refused."""
        import httpx

        name, patience = self.model.name, self.model.patience
        started = False
        silence = min(patience.silence, max(0.0, self.until - monotonic()) + _GRACE / 2)
        waits = httpx.Timeout(silence, connect=min(patience.connect, silence))
        url = self.model.address.url
        try:
            with self.client.stream("POST", url, json=body, timeout=waits) as response:
                started = True
                if response.status_code == 200:
                    return answers_in(self._in_time(response.iter_bytes()), name)
                return self._refused(response)
        except httpx.ReadTimeout as error:
            late = silence < patience.silence
            raise TooSlow(name, patience.whole if late else patience.silence) from error
        except (httpx.RequestError, httpx.StreamError, RuntimeError) as error:
            if self.over.is_set():
                raise TooSlow(name, self.model.patience.whole) from error
            if isinstance(error, RuntimeError) and not isinstance(error, httpx.StreamError):
                raise
            raise _AskAgain(Broken(name) if started else Unreachable(name)) from error

    def _in_time(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            if monotonic() > self.until or self.over.is_set():
                raise TooSlow(self.model.name, self.model.patience.whole)
            yield chunk

    def _refused(self, response: httpx.Response) -> tuple[int, str]:
        """Status and words of a refusal that is about the request itself; raises for others."""
        name, status = self.model.name, response.status_code
        said = self._said(response)
        if status in (401, 403):
            raise KeyRefused(name, status, given=self.model._key is not None)
        if status == 404 and said.startswith("{") and "model" in said.lower():
            raise NoSuchModel(self.model.address.host, self.model.address.model)
        if status in (404, 405) or not 400 <= status < 600:
            raise NotThatProtocol(name, Text(f"it answers {status}", f"返回状态{status}"))
        if status in _PASSING:
            wait = _seconds(response.headers.get("Retry-After"))
            failed = Busy(name, wait) if status == 429 else ServerFailed(name, status)
            raise _AskAgain(failed, wait)
        if status >= 500:
            raise ServerFailed(name, status)
        return status, said

    def _said(self, response: httpx.Response) -> str:
        """The beginning of what a refusal says."""
        said = b""
        for chunk in self._in_time(response.iter_bytes()):
            said += chunk
            if len(said) >= _MOST_SAID:
                break
        return said[:_MOST_SAID].decode("utf-8", "replace").strip()


def _seconds(after: str | None) -> float | None:
    """The pause that a header Retry-After asks for: seconds, or a moment."""
    if after is None:
        return None
    try:
        seconds = float(after)
        return max(0.0, seconds) if isfinite(seconds) else None
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(after)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
