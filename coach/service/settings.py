"""What the one who starts the service decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from coach.ledger.location import Location
from coach.tone.model import ToneModel

LEDGER = "coach-ledger"
"""Under which name the application holds the ledger that checks consult."""
TONE_MODEL = "coach-tone-model"
"""Under which name it holds the model of tone that checks ask, if it is not the coach's own."""
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service is bound and what it accepts.

    `max_body` is the most bytes of a request body. `token` is what a client has to send as a
    bearer token, None where no token is needed. `allowed_origins` are the web origins that may
    call the API from a browser, beside the page itself. `page` is the folder of the built page;
    None means the one that comes with the coach. `ledger` is where customers and orders are kept;
    None for a service without one. `tone_model` hears reproaches in place of the coach's own model.
    `engines` are the engines of translation that requests may name beside the built-in one;
    `memory` is the file of accepted translations, None for a service without. `generators` are the
    models that a request for a rewriting may name. `feedback` is the file in which it is counted
    how often rules were followed; None keeps the counts in memory.

    Raises ValueError for a host beyond this machine without a token.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = field(default=None, repr=False)
    max_body: int = 4 * MEGABYTE
    allowed_origins: tuple[str, ...] = ()
    page: Path | None = None
    ledger: Location | None = None
    tone_model: ToneModel | None = None
    engines: tuple[str, ...] = ()
    memory: Path | None = None
    generators: tuple[str, ...] = ()
    feedback: Path | None = None

    def __post_init__(self) -> None:
        if not self.is_local and not self.token:
            raise ValueError(
                f"the host {self.host!r} can be reached from other machines, so the service "
                "needs a token: set one with --token or in the variable COACH_TOKEN, "
                "or stay on this machine with --host 127.0.0.1"
            )

    @property
    def is_local(self) -> bool:
        """Whether the service can be reached from this machine only."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether a host name or address, without port, is this machine's own."""
    name = host.strip("[]").lower().rstrip(".")
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
