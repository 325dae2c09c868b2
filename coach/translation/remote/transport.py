"""How the official client's requests reach the server, and what becomes of its refusals.

The client's own transport waits without asking how long, follows redirections and gives up on
words of the server that may quote the text. This one obeys Retry-After, bounds size and time, goes
to the named server or nowhere, and tells of trouble in our errors. It is imported only when DeepL
is asked.
"""

from __future__ import annotations

import json as json_format
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import random
from time import monotonic, sleep
from typing import Any

import requests
import urllib3
from deepl import DeepLClient, DeepLException
from deepl.http_client import HttpClient

from coach.finding import Text
from coach.models.remote.client import Patience
from coach.translation.remote.errors import (
    BadServer,
    Broken,
    Busy,
    DeepLError,
    KeyRefused,
    NotDeepL,
    NotFound,
    QuotaUsedUp,
    Refused,
    ServerFailed,
    TooLarge,
    TooSlow,
    Unreachable,
)
from coach.translation.remote.server import Server
from coach.version import VERSION

MOST_BYTES = 4_000_000
"""Of an answer; one to a whole request has a tenth."""
_CHUNK = 65_536
_QUOTA_USED_UP = 456
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
"""HTTP statuses after which asking again may help."""
_SETTINGS = re.compile(
    r"'(source_lang|target_lang|formality|glossary_id|tag_handling|context|split_sentences"
    r"|writing_style|tone|entries|text|name)'"
)
"""What a refusal may complain of; nothing else of its words is shown."""

_asking: ContextVar[bool] = ContextVar("asking", default=False)


class _Unsaid(logging.Filter):
    """Keeps the client from logging what we send and get, at whatever level."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno > logging.DEBUG or not _asking.get()


logging.getLogger("deepl").addFilter(_Unsaid())


def client_of(server: Server, patience: Patience) -> DeepLClient:
    """The official client, on this transport. Not to be shared between threads."""
    client = DeepLClient(server.key, server_url=server.url, send_platform_info=False)
    client._client = Transport(server, patience)
    client.set_app_info("draft-coach", VERSION)
    return client


@contextmanager
def asking() -> Iterator[None]:
    """Around each call of the client: nothing is logged, and bad answers are Broken."""
    token = _asking.set(True)
    try:
        yield
    except DeepLError:
        raise
    except (DeepLException, AttributeError, KeyError, TypeError, ValueError):
        # The client reads answers trustingly; whatever trips it up is not what was documented.
        raise Broken from None
    finally:
        _asking.reset(token)


class _AskAgain(Exception):
    """A trouble that may pass. `seconds` is the pause that the server asks for."""

    def __init__(self, failed: DeepLError, seconds: float | None = None) -> None:
        self.failed = failed
        self.seconds = seconds


class Transport(HttpClient):
    """Sends what the client has prepared."""

    def __init__(self, server: Server, patience: Patience) -> None:
        super().__init__(send_platform_info=False)
        self._session.trust_env = not server.is_local  # no proxy before this machine itself
        self._patience = patience

    def request_with_backoff(
        self,
        method: str,
        url: str,
        data: dict[str, Any] | None,
        json: dict[str, Any] | None,
        headers: dict[str, str],
        stream: bool = False,
        **kwargs: Any,
    ) -> tuple[int, str]:
        """Status and body of a success. Raises a DeepLError for everything else."""
        try:
            request = self._prepare_request(method, url, data, json, headers, **kwargs)
        except DeepLException:
            raise BadServer(Text("it is no URL", "不是网址")) from None
        until = monotonic() + self._patience.whole
        pause = self._patience.pause
        for attempt in range(1, self._patience.tries + 1):
            try:
                return self._once(request, until)
            except _AskAgain as again:
                wait = pause * (1 + random() / 4) if again.seconds is None else again.seconds
                if attempt == self._patience.tries or monotonic() + wait > until:
                    raise again.failed from None
                sleep(wait)
                pause *= 2
        raise Unreachable  # only where no attempt is allowed

    def _once(self, request: requests.PreparedRequest, until: float) -> tuple[int, str]:
        patience = self._patience
        try:
            with self._session.send(
                request,
                stream=True,
                timeout=(patience.connect, patience.silence),
                allow_redirects=False,
            ) as response:
                return self._read(response, until)
        except requests.exceptions.SSLError:
            raise Unreachable from None
        except (requests.exceptions.ReadTimeout, urllib3.exceptions.ReadTimeoutError):
            raise _AskAgain(TooSlow(patience.silence)) from None
        except (requests.exceptions.ConnectionError, requests.exceptions.Timeout):
            raise _AskAgain(Unreachable()) from None
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError):
            raise _AskAgain(Broken()) from None

    def _read(self, response: requests.Response, until: float) -> tuple[int, str]:
        status = response.status_code
        body = self._body(response, until)
        if not 200 <= status < 300:
            raise _refusal(status, response.headers.get("Retry-After"), body)
        if status == 204 or response.request.method == "DELETE":
            return status, ""
        try:
            text = body.decode("utf-8")
            if not isinstance(json_format.loads(text), dict | list):
                raise _AskAgain(Broken())
        except (ValueError, RecursionError):
            raise _AskAgain(Broken()) from None
        return status, text

    def _body(self, response: requests.Response, until: float) -> bytes:
        """The body as it comes, so that a trickle is noticed too."""
        read = bytearray()
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            read += chunk
            if len(read) > MOST_BYTES:
                raise Broken
            if monotonic() > until:
                raise TooSlow(self._patience.whole)
        return bytes(read)


def _refusal(status: int, after: str | None, body: bytes) -> Exception:
    """What a status other than success means; _AskAgain where it may pass."""
    if status in _PASSING:
        wait = _seconds(after)
        return _AskAgain(Busy(wait) if status == 429 else ServerFailed(status), wait)
    if status in (401, 403):
        return KeyRefused(status)
    if status == 404:
        return NotFound()
    if status in (413, 414):
        return TooLarge()
    if status == _QUOTA_USED_UP:
        return QuotaUsedUp()
    if status >= 500:
        return ServerFailed(status)
    if status < 400 or status == 405:
        return NotDeepL(status)
    return Refused(status, _setting(body))


def _setting(body: bytes) -> str | None:
    """The setting of which a refusal complains, where it names one of those that we send."""
    try:
        said = json_format.loads(body)["message"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    found = _SETTINGS.search(said) if isinstance(said, str) else None
    return found[1] if found else None


def _seconds(after: str | None) -> float | None:
    """The pause that a header Retry-After asks for."""
    if after is None:
        return None
    try:
        return max(0.0, float(urllib3.Retry().parse_retry_after(after)))
    except urllib3.exceptions.InvalidHeader:
        return None
