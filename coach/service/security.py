"""Who may call, and what a browser may do with the answer."""

from __future__ import annotations

from math import ceil
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from coach.finding import Text
from coach.service import extensions
from coach.service.access import ACCESS, Access, Caller, require
from coach.service.depth import require_shallow
from coach.service.errors import Problem
from coach.service.rates import RateLimit
from coach.service.scopes import METRICS, may, scope_for
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
_PAIR = "/api/v1/pair"
"""Where a code becomes a token, so there is none yet."""
_PREFLIGHT_S = 600
"""How long a browser may keep what a preflight said to a paired extension."""


def register(app: Flask, settings: Settings) -> None:
    """Check every request before it is handled, and mark every answer."""
    access = Access(settings)
    app.extensions[ACCESS] = access
    rate = RateLimit(settings.most_per_minute) if settings.most_per_minute else None
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )

    @app.before_request
    def guard() -> Response | None:
        if settings.is_local:
            _require_local_name()
        if request.path == METRICS and access.is_needed:
            require(access.caller(bearer()), scope_for(METRICS))
        if not request.path.startswith(_SHARED):
            return None
        if request.method == "OPTIONS":
            return Response(status=204)
        caller = access.caller(bearer()) if access.knows_some else None
        if rate is not None:
            _require_patience(rate, caller)
        if request.path.startswith(_API):
            if access.is_needed and request.path not in (*_OPEN, _PAIR):
                require(caller, scope_for(request.path))
            _require_own_page(settings.allowed_origins, access, caller)
        if request.mimetype.endswith("json"):
            require_shallow(request.get_data())
        return None

    @app.after_request
    def mark(response: Response) -> Response:
        response.headers.update(HEADERS)
        if request.path.startswith(_SHARED):
            response.headers.setdefault("Cache-Control", "no-store")
            _share(response, settings.allowed_origins, access)
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
            Text("This service answers on this machine only", "本服务只在本机使用"),
            Text(
                "Open it as http://127.0.0.1 or http://localhost with its port.",
                "请用 http://127.0.0.1 或 http://localhost 加端口打开。",
            ),
        )


def bearer() -> tuple[str, ...]:
    """The token in the header of the request, if there is one."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return (given.strip(),) if scheme.lower() == "bearer" else ()


def _require_patience(rate: RateLimit, caller: Caller | None) -> None:
    """Refuse who asks too often: by the token, or by the address where there is none."""
    who = f"token {caller.id}" if caller else f"address {request.remote_addr}"
    wait = rate.seconds_to_wait(who)
    if wait:
        raise Problem(
            429,
            "too-often",
            Text("Too many requests", "请求太频繁"),
            Text(
                "Wait as many seconds as the header “Retry-After” says.",
                "请等待响应头“Retry-After”所写的秒数。",
            ),
            headers={"Retry-After": str(ceil(wait))},
        )


def _require_own_page(
    allowed_origins: tuple[str, ...], access: Access, caller: Caller | None
) -> None:
    """Refuse what a foreign web page has a browser do: it cannot read our answers, but could ask.

    Whoever has no page, such as a program, sends no Origin.
    """
    origin = request.headers.get("Origin")
    if not origin or origin in allowed_origins:
        return
    if extensions.is_extension(origin):
        _require_paired(access, caller)
    elif request.method not in ("GET", "HEAD") and urlsplit(origin).netloc != request.host:
        raise Problem(
            403,
            "foreign-origin",
            Text("A page of another origin may not do this", "其他来源的网页不能这样做"),
            Text(
                "Allow it when the service is started: coach serve --allow-origin ORIGIN.",
                "如需允许，请这样启动服务：coach serve --allow-origin ORIGIN。",
            ),
        )


def _require_paired(access: Access, caller: Caller | None) -> None:
    """Refuse an extension with a token that is void, and what extensions are not for.

    Where no token is needed it may come without one: its user let it reach this address.
    """
    if request.path in (*_OPEN, _PAIR):
        return
    needed = scope_for(request.path)
    if caller is None and access.knows_some and bearer():
        require(None, needed)
    if not may(caller.scopes if caller else extensions.SCOPES, needed):
        raise Problem(
            403,
            "not-for-extensions",
            "Browser extensions may not do this",
            f"An extension has the scopes {', '.join(sorted(extensions.SCOPES))}.",
        )


def _share(response: Response, allowed_origins: tuple[str, ...], access: Access) -> None:
    """Let allowed pages and paired extensions read the answer; all others stay shut out.

    A preflight has no token, so a paired extension is known by its origin. Before it is paired, it
    may read what became of its code.
    """
    response.headers.add("Vary", "Origin")
    origin = request.headers.get("Origin")
    if origin is None:
        return
    is_extension = extensions.is_extension(origin)
    if origin in allowed_origins or (
        is_extension and (request.path == _PAIR or access.has_paired(origin))
    ):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, PUT, DELETE"
        if is_extension and request.method == "OPTIONS":
            response.headers["Access-Control-Max-Age"] = str(_PREFLIGHT_S)
