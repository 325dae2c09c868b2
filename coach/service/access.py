"""Who is calling: the token of the one who started the service, or one of those that are kept."""

from __future__ import annotations

import hmac
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING

from coach.finding import Text
from coach.service.errors import Problem
from coach.service.scopes import ALL, Scope, may
from coach.service.settings import Settings
from coach.service.tokens import USED_EVERY, Token, TokensDown, id_of

if TYPE_CHECKING:
    from coach.service.pairing_store import PairingStore

ACCESS = "coach-access"
"""Under which name the application holds this."""
REMEMBERED_S = 5.0
"""So many seconds after it was revoked a token lets nobody in any more."""
_MOST_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a valid token. `id` tells callers apart and holds no secret."""

    id: str
    scopes: frozenset[Scope]


class Access:
    """Knows callers by their tokens. Safe to share between threads and to fork."""

    def __init__(self, settings: Settings) -> None:
        self._one = settings.token
        self.is_needed = bool(settings.token) or settings.tokens is not None
        """Whether only those with a token are answered."""
        self._place = settings.tokens or settings.paired
        self._store: PairingStore | None = None
        self._known: dict[str, tuple[float, Token]] = {}
        self._origins: dict[str, float] = {}
        self._lock = Lock()

    @property
    def knows_some(self) -> bool:
        """Whether there are tokens at all, be they needed or not."""
        return self.is_needed or self._place is not None

    @property
    def store(self) -> PairingStore | None:
        """The tokens that are kept, opened when they are first needed. Raises TokensDown."""
        if self._place is None:
            return None
        with self._lock:
            if self._store is None:
                from coach.service.pairing_store import PairingStore

                self._store = PairingStore(self._place)
            return self._store

    def caller(self, secrets: Iterable[str]) -> Caller | None:
        """Whose token is among those that were sent, None for nobody's.

        Raises Problem where tokens cannot be looked up now.
        """
        try:
            return next(filter(None, map(self._caller, secrets)), None)
        except TokensDown as error:
            raise unreachable(error) from error

    def has_paired(self, origin: str) -> bool:
        """Whether the extension at `origin` was paired and not shut out since.

        That one was is believed for a few seconds. A database that does not answer has paired
        nobody.
        """
        known = self._origins.get(origin)
        if known is not None and time.monotonic() - known < REMEMBERED_S:
            return True
        try:
            store = self.store
            paired = store is not None and store.has_paired(origin, datetime.now(UTC))
        except TokensDown:
            return False
        with self._lock:
            self._origins.pop(origin, None)
            if paired and len(self._origins) < _MOST_REMEMBERED:
                self._origins[origin] = time.monotonic()
        return paired

    def _caller(self, secret: str) -> Caller | None:
        if self._one and hmac.compare_digest(secret.encode(), self._one.encode()):
            return Caller("one", ALL)
        number = id_of(secret)
        token = self._token(number) if number else None
        now = datetime.now(UTC)
        if token is None or not token.is_of(secret) or not token.is_valid(now):
            return None
        if token.used is None or now - token.used > USED_EVERY:
            self._note(token, now)
        return Caller(token.id, token.scopes)

    def _token(self, number: str) -> Token | None:
        """The token with an id. What was found is believed for a few seconds."""
        store = self.store
        if store is None:
            return None
        known = self._known.get(number)
        if known is not None and time.monotonic() - known[0] < REMEMBERED_S:
            return known[1]
        token = store.find(number)
        with self._lock:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known.pop(number, None)
            if token is not None:
                self._known[number] = (time.monotonic(), token)
        return token

    def _note(self, token: Token, now: datetime) -> None:
        store = self.store
        assert store is not None
        store.note_use(token, now)
        with self._lock:
            self._known.pop(token.id, None)


def unreachable(error: TokensDown) -> Problem:
    """The problem of tokens that cannot be read or written now."""
    return Problem(
        503,
        "tokens",
        Text("Tokens cannot be looked up", "暂时无法核对令牌"),
        Text(str(error), "保存令牌的数据库没有响应，请稍后再试。"),
        headers={"Retry-After": "5"},
    )


def require(caller: Caller | None, needed: Scope) -> None:
    """Raise Problem for nobody, and for somebody who may not do this."""
    if caller is None:
        raise Problem(
            401,
            "token-needed",
            Text("A token is needed", "需要令牌"),
            Text(
                "Send the header “Authorization: Bearer …” with the token the service was started "
                "with, or with one of “coach token create”.",
                "请发送请求头“Authorization: Bearer …”，令牌是启动服务时设的，"
                "或用“coach token create”创建的。",
            ),
            headers={"WWW-Authenticate": 'Bearer realm="Draft Coach"'},
        )
    if not may(caller.scopes, needed):
        raise Problem(
            403,
            "scope-needed",
            Text("This token may not do that", "这个令牌没有该权限"),
            Text(
                f"It needs the scope “{needed}”: coach token create --scope {needed}",
                f"需要权限“{needed}”：coach token create --scope {needed}",
            ),
        )
