"""Browser extensions: what tells one from a web page, and what it may do.

A browser vouches for the origin of an extension; no web page can have such an origin. An extension
that may not reach the address of the service is held back by the browser as a page is, so one that
asks a service without tokens was let through by the user.
"""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.service.scopes import Scope

SCOPES: frozenset[Scope] = frozenset({"check", "rewrite", "translate", "feedback"})
"""What an extension is for: never the ledger, never the service itself."""
_ORIGIN = lazy(
    r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    re.IGNORECASE,
)


def is_extension(origin: str | None) -> bool:
    """Whether an Origin header names an extension of Chromium or Firefox."""
    return origin is not None and _ORIGIN.fullmatch(origin) is not None
