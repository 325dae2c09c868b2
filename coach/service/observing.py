"""What surrounds every request: its id, its time limit, its line in the log and its figures."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Flask, request
from werkzeug.wsgi import ClosingIterator

from coach.service import metrics
from coach.service.deadline import TIME_LIMIT, OutOfTime, TimeLimit
from coach.service.errors import language_in, out_of_time
from coach.service.logs import log_request, request_id
from coach.service.metrics import METRICS, Metrics
from coach.service.refusing import told
from coach.service.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROUTE = "coach.route"
"""Under which name a request's environment holds the template of its address."""
NO_ROUTE = "-"
ID_HEADER = "X-Request-Id"
_GIVEN_ID = re.compile(r"[0-9a-fA-F-]{8,64}")
"""An id that a proxy gave. Nothing else is taken over: it could be words."""
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def register(app: Flask, settings: Settings) -> None:
    """Surround the application. What it answers is timed, counted and written down."""
    app.extensions[METRICS] = Metrics()
    app.register_blueprint(metrics.blueprint)

    @app.before_request
    def note_route() -> None:
        rule = request.url_rule
        request.environ[ROUTE] = NO_ROUTE if rule is None else rule.rule

    app.extensions[TIME_LIMIT] = limit = TimeLimit(settings.time_limit)
    app.wsgi_app = _Observed(  # type: ignore[method-assign]
        app.wsgi_app, app.extensions[METRICS], limit
    )


class _Observed:
    def __init__(self, inner: WSGIApplication, figures: Metrics, limit: TimeLimit) -> None:
        self._inner = inner
        self._figures = figures
        self._limit = limit

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        began = time.perf_counter()
        name = _id_of(environ)
        token = request_id.set(name)
        statuses = [500]

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            statuses.append(int(status[:3]))
            return start_response(status, [*headers, (ID_HEADER, name)], *rest)

        self._figures.begun()
        try:
            body = self._answer(environ, start)
        finally:
            request_id.reset(token)
        return ClosingIterator(body, [partial(self._note, environ, name, statuses, began)])

    def _answer(self, environ: WSGIEnvironment, start: Callable[..., Any]) -> Iterable[bytes]:
        try:
            with self._limit.kept():
                return self._inner(environ, start)
        except OutOfTime:
            return _too_late(environ, start, self._limit.seconds)

    def _note(self, environ: WSGIEnvironment, name: str, statuses: list[int], began: float) -> None:
        seconds = time.perf_counter() - began
        method = environ["REQUEST_METHOD"]
        method = method if method in _METHODS else "other"
        route, status = environ.get(ROUTE, NO_ROUTE), statuses[-1]
        self._figures.answered(method, route, status, seconds)
        token = request_id.set(name)
        log_request(method, route, status, seconds * 1000)
        request_id.reset(token)


def _id_of(environ: WSGIEnvironment) -> str:
    given = str(environ.get("HTTP_X_REQUEST_ID", ""))
    return given if _GIVEN_ID.fullmatch(given) else uuid.uuid4().hex


def _too_late(
    environ: WSGIEnvironment, start: Callable[..., Any], seconds: float
) -> Iterable[bytes]:
    """Say that the time is over. The application has not begun to answer."""
    language = language_in(environ.get("HTTP_ACCEPT_LANGUAGE"))
    headers, body = told(out_of_time(seconds), environ.get("PATH_INFO", ""), language)
    start("503 Service Unavailable", headers)
    return [body]
