"""Who may call, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from flask import Flask, Response, request

from coach.service.errors import Problem
from coach.service.settings import Settings, is_loopback

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "object-src 'none'; require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_API = "/api/"
_SHARED = (_API, "/v2/")
"""What pages of allowed origins may call. Whoever calls /v2 shows the token in his own way."""
_OPEN = frozenset({"/api/docs", "/api/docs.css", "/api/v1/openapi.json"})
"""The description of the API, which is the same everywhere; a browser shows it without a token."""


def register(app: Flask, settings: Settings) -> None:
    """Check every request before it is handled, and mark every answer."""

    @app.before_request
    def guard() -> Response | None:
        if settings.is_local:
            _require_local_name()
        if not request.path.startswith(_SHARED):
            return None
        if request.method == "OPTIONS":
            return Response(status=204)
        if settings.token and request.path.startswith(_API) and request.path not in _OPEN:
            _require_token(settings.token)
        return None

    @app.after_request
    def mark(response: Response) -> Response:
        response.headers.update(HEADERS)
        if request.path.startswith(_SHARED):
            response.headers.setdefault("Cache-Control", "no-store")
            _share(response, settings.allowed_origins)
        return response


def _require_local_name() -> None:
    """Refuse a foreign Host header: a web page could otherwise lead its own name to us."""
    try:
        name = urlsplit(f"//{request.headers.get('Host', '')}").hostname or ""
    except ValueError:
        name = ""
    if not is_loopback(name):
        raise Problem(
            403,
            "foreign-host",
            "This service answers on this machine only",
            "Open it as http://127.0.0.1 or http://localhost with its port.",
        )


def _require_token(token: str) -> None:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode()):
        return
    raise Problem(
        401,
        "token-needed",
        "A token is needed",
        "Send the header “Authorization: Bearer …” with the token the service was started with.",
        headers={"WWW-Authenticate": 'Bearer realm="Draft Coach"'},
    )


def _share(response: Response, allowed_origins: tuple[str, ...]) -> None:
    """Let the pages of allowed origins read the answer; all others stay shut out."""
    if not allowed_origins:
        return
    response.headers.add("Vary", "Origin")
    origin = request.headers.get("Origin")
    if origin in allowed_origins:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, PUT, DELETE"
