"""Data that stays the same as long as the coach does: clients may keep it and ask whether it holds.

The tag is a digest of what is answered, so that it changes with the rules and never without them.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from flask import Response, request

KEPT = "private, no-cache"
"""A client may keep it, but asks each time whether it holds: templates change under a service."""


def kept_json(data: Any) -> Response:
    """`data` as JSON with its tag; 304 without a body for a client that has it."""
    return kept(json.dumps(data, ensure_ascii=False), "application/json")


def kept(body: str, content_type: str) -> Response:
    """A text with its tag; 304 without a body for a client that has it."""
    encoded = body.encode()
    answer = Response(encoded, content_type=content_type)
    answer.set_etag(blake2b(encoded, digest_size=16).hexdigest())
    answer.headers["Cache-Control"] = KEPT
    answer.make_conditional(request)
    return answer
