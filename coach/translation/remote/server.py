"""Where DeepL is asked, and with which key."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from coach.finding import Text
from coach.models.sources import OFFLINE, offline_by
from coach.translation.remote.errors import (
    KEY,
    SERVER,
    BadKey,
    BadServer,
    KeyInTheOpen,
    MissingKey,
    Offline,
)


@dataclass(frozen=True, slots=True)
class Server:
    """A server and our key to it. `url` is None for DeepL's own, which the key tells."""

    url: str | None
    is_local: bool
    key: str = field(repr=False)


def server_of(where: str) -> Server:
    """The server at `where`, else at DEEPL_SERVER_URL, else DeepL's; the key is DEEPL_AUTH_KEY.

    Raises MissingKey, BadKey, BadServer, KeyInTheOpen, and Offline where COACH_OFFLINE forbids a
    server elsewhere.
    """
    written = where.strip() or os.environ.get(SERVER, "").strip()
    url, local = _checked(written) if written else (None, False)
    key = os.environ.get(KEY, "").strip()
    if not key:
        raise MissingKey
    if not re.fullmatch(r"[!-~]+", key):
        raise BadKey
    switch = offline_by()
    if switch == OFFLINE[0] and not local:
        raise Offline(switch)
    return Server(url, local, key)


def _checked(written: str) -> tuple[str, bool]:
    """The URL on which the API's paths build, and whether it is this machine's."""
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise BadServer(Text("it is no URL", "不是网址")) from None
    if parts.scheme not in ("http", "https") or not host:
        raise BadServer(
            Text(
                "it does not begin with http:// or https:// and a host",
                "不是以http://或https://加主机名开头",
            )
        )
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise BadServer(
            Text(f"a key belongs in the variable {KEY}, not there", f"密钥应放在环境变量{KEY}中")
        )
    local = _is_loopback(host)
    if parts.scheme == "http" and not local:
        raise KeyInTheOpen(host)
    path = re.sub(r"/v\d+$", "", parts.path.rstrip("/"))
    return parts._replace(path=f"{path}/").geturl(), local


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
