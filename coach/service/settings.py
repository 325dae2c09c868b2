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
RATE_BEYOND = 600
"""Requests a minute of one client, where other machines can reach the service."""


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

    `workers` is how many processes answer, where processes can fork; `time_limit` is how many
    seconds a request may take. `tokens` is where the tokens of clients are kept, beside `token`;
    None for a service that knows none of those. `paired` is where a service that needs no token
    keeps the codes and tokens of paired browsers; with `tokens` they lie there. `rate` is how many
    requests a minute one client may make, 0 for any number; None means any number on this machine
    alone, else 600. `proxies` is how many proxies stand in front, whose word about the client's
    address is taken.

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
    workers: int = 1
    time_limit: float = 300
    tokens: Location | None = None
    paired: Location | None = None
    rate: int | None = None
    proxies: int = 0

    def __post_init__(self) -> None:
        if not self.is_local and not self.token and self.tokens is None:
            raise ValueError(
                f"the host {self.host!r} can be reached from other machines, so the service "
                "needs a token: set one with --token or in the variable COACH_TOKEN, "
                "or make one for each client with “coach token create”, "
                "or stay on this machine with --host 127.0.0.1"
            )

    @property
    def most_per_minute(self) -> int:
        """How many requests a minute one client may make; 0 for any number."""
        if self.rate is not None:
            return self.rate
        return 0 if self.is_local else RATE_BEYOND

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
