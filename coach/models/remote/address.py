"""Where a model behind an endpoint is found: its URL and its name there."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from coach.lazily import lazy
from coach.models.remote.errors import BadAddress

FORM = "http://localhost:11434/v1#qwen2.5:7b"
"""An example, for those who have written something else."""
_VERSION = lazy(r"/v\d+[a-z]*$")
_ENDING = "/chat/completions"
_NEAR = (".local", ".lan", ".internal", ".localhost")


@dataclass(frozen=True, slots=True)
class Address:
    """The place of a model. `written` is what the user wrote, `url` where requests go.

    `is_local` says that it is this machine's own, `is_near` that it is that or of its own network.
    """

    written: str
    url: str
    model: str
    is_local: bool
    is_near: bool

    @property
    def host(self) -> str:
        """Host and port, as a message names them."""
        return urlsplit(self.url).netloc


def address_of(written: str) -> Address:
    """Read “URL#MODEL”. The URL may end at the host, at the version, or be the whole.

    Raises BadAddress.
    """
    place, _, model = written.partition("#")
    model = model.strip()
    try:
        parts = urlsplit(place.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadAddress(_without_secrets(written), "its URL cannot be read", FORM) from error
    shown = _without_secrets(written)
    if parts.scheme not in ("http", "https") or not host:
        raise BadAddress(shown, "it does not begin with http:// or https:// and a host", FORM)
    if parts.username is not None or parts.password is not None or parts.query:
        raise BadAddress(shown, "a key belongs in the environment, not into the URL", FORM)
    if not model:
        raise BadAddress(shown, "the model's name is missing behind a #", FORM)
    local = _is_local(host)
    return Address(written, _completions(parts), model, local, local or _is_near(host))


def _completions(parts: SplitResult) -> str:
    path = parts.path.rstrip("/")
    if not path.endswith(_ENDING):
        path += _ENDING if _VERSION.search(path) else f"/v1{_ENDING}"
    return parts._replace(path=path, fragment="").geturl()


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _is_near(host: str) -> bool:
    """Whether a host is one of the own network: a private address, or a name without a domain."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(_NEAR)


def _without_secrets(written: str) -> str:
    """What the user wrote, without what stands before the host or behind the path."""
    head, at, tail = written.rpartition("@")
    shown = f"{head.partition('//')[0]}//…@{tail}" if at and "//" in head else written
    return shown.split("?")[0]
